import Glibc
import NetworkModel
import RecFormat
import Sharing
import WorkspaceStore

/// The git repository that a workspace lies in, as far as erasing needs it: what of the past it keeps, and how that goes.
struct RepositoryHistory {
    /// The folder with `.git` in it.
    let root: String
    /// Whether the workspace is the whole repository, so that its history is nobody else's.
    let isWorkspace: Bool

    /// Nil where the folder lies in no repository.
    init?(of folder: String) {
        var path = folder
        while true {
            var status = stat()
            if stat("\(path)/.git", &status) == 0 { break }
            guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), path != "/" else { return nil }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
        root = path
        isWorkspace = path == folder
    }

    /// How many commits there are, whatever names them.
    var commits: Int {
        guard let text = try? run(["rev-list", "--all", "--reflog", "--count"]) else { return 0 }
        return Int(Values.trimmed(text)) ?? 0
    }

    /// The remotes, by name, with the places they stand for; without names and passwords that stand in these.
    var remotes: [(name: String, url: String)] {
        // As they are written down, without what the user's own settings put in their place.
        guard let text = try? run(["config", "--get-regexp", "^remote\\..*\\.url$"]) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { return nil }
            return (String(words[0].dropFirst(7).dropLast(4)), Self.withoutPassword(words[1]))
        }
    }

    /// What a file was in the newest commits that changed it, as far as it is known; the newest first.
    func states(of file: String) -> [[UInt8]] {
        guard isWorkspace,
            let text = try? run(["rev-list", "--all", "--full-history", "--max-count=40", "--", file])
        else { return [] }
        return text.split(separator: "\n").compactMap { commit in
            (try? run(["show", "\(commit):\(file)"])).map { Array($0.utf8) }
        }
    }

    /// What a file was in the newest commits here that changed it, the newest first: in those that know of everybody who
    /// was forgotten since. The larger the file the fewer, as all of each is read.
    func states(of file: String, knowing erasures: [RecordID]) -> [PastState] {
        var status = stat()
        let size = stat("\(root)/\(file)", &status) == 0 ? Int(status.st_size) : 0
        let count = min(40, max(2, Self.statesLimit / max(1, size)))
        let list = ["log", "--max-count=\(count)", "--format=%H %ct", "HEAD", "--", file]
        guard isWorkspace, let text = try? run(list) else { return [] }
        let commits = text.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count == 2 }
        let names = commits.map { "\($0[0]):\(Kind.erasure.fileName)\n\($0[0]):\(file)\n" }.joined()
        guard let output = try? Git(root).run(["cat-file", "--batch"], input: Array(names.utf8)).output else {
            return []
        }
        let objects = Self.objects(in: output)
        guard objects.count == 2 * commits.count else { return [] }
        return commits.enumerated().compactMap { index, commit in
            let known = String(decoding: objects[2 * index] ?? [], as: UTF8.self)
            guard erasures.allSatisfy({ known.contains("Id: \($0)\n") }) else { return nil }
            guard let bytes = objects[2 * index + 1], let second = Int64(commit[1]) else { return nil }
            return PastState(bytes, at: Timestamp(instant: second))
        }
    }

    /// In bytes, of all states together.
    private static let statesLimit = 32 << 20

    /// What `cat-file --batch` prints of each object that it was asked for; nil for one that is not there.
    private static func objects(in output: [UInt8]) -> [[UInt8]?] {
        var objects: [[UInt8]?] = []
        var rest = output[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            rest = rest[(end + 1)...]
            guard let size = words.last.flatMap({ Int($0) }), words.count == 3, size < rest.count else {
                objects.append(nil)
                continue
            }
            objects.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size + 1)
        }
        return objects
    }

    /// Who made the commit that first had these words in a file; nil where nobody's name stands there.
    func author(adding words: String, to file: String) -> String? {
        guard isWorkspace, let text = try? run(["log", "-S\(words)", "--format=%an", "--all", "--", file]) else {
            return nil
        }
        return text.split(separator: "\n").last.map(String.init)
    }

    /// The erasures in what all share, as it was last seen; nil where nothing is shared.
    var sharedErasures: Set<RecordID>? {
        guard isWorkspace, let branch else { return nil }
        let name = "refs/remotes/\(GitSetup.remoteName)/\(branch)"
        guard (try? run(["rev-parse", "--verify", "--quiet", name])) != nil else { return nil }
        let text = (try? run(["show", "\(name):\(Kind.erasure.fileName)"])) ?? ""
        let table = Table(.erasure, RecDocument(Array(text.utf8)))
        return Set(table.slots.map { table.id(at: Int($0)) })
    }

    /// Whether git is told to leave the path alone.
    func isIgnored(_ path: String) -> Bool {
        // This command knows no literal paths.
        (try? run(["check-ignore", "--quiet", "--", path], environment: ["GIT_LITERAL_PATHSPECS=0"])) != nil
    }

    /// The branch that is checked out; nil where none is.
    var branch: String? {
        guard let text = try? run(["symbolic-ref", "--quiet", "--short", "HEAD"]) else { return nil }
        return Values.trimmed(text)
    }

    private static func withoutPassword(_ url: String) -> String {
        let bytes = Array(url.utf8)
        guard let slashes = bytes.indices.first(where: { bytes[$0...].starts(with: Array("://".utf8)) }) else {
            return url
        }
        let place = bytes[(slashes + 3)...]
        let host = place.prefix { $0 != UInt8(ascii: "/") }
        guard let at = host.lastIndex(of: UInt8(ascii: "@")) else { return url }
        return String(decoding: bytes[..<(slashes + 3)] + place[(at + 1)...], as: UTF8.self)
    }
}

// MARK: Removing the past

extension RepositoryHistory {
    /// Puts one commit with the files as they are in the place of all history, and has git drop everything else: all other
    /// branches, tags, stashes and notes, what the reflog remembers, and objects that nothing names.
    ///
    /// Of some files not all that is in them is to be in that commit. Returns whether the place that all share through can
    /// be replaced by caucus.
    func purge(keeping contents: [Kind: [UInt8]]) throws -> Bool {
        try refuseWhatCannotBePurged()
        guard let branch else {
            throw CommandFailure(.data, "\(root) has no branch checked out; check one out with git switch")
        }
        let shared = try lastShared(branch)
        try run(["add", "--update", "--", "."])
        let new = Glibc.access("\(root)/erasures.rec", F_OK) == 0 ? ["erasures.rec"] : []
        if !new.isEmpty { try run(["add", "--"] + new) }
        for (kind, bytes) in contents where try isTracked(kind.fileName) {
            let blob = Values.trimmed(try run(["hash-object", "-w", "--stdin"], input: bytes))
            try run(["update-index", "--cacheinfo", "100644,\(blob),\(kind.fileName)"])
        }
        let tree = Values.trimmed(try run(["write-tree"]))
        let commit = Values.trimmed(try run(["commit-tree", "-m", HistoryReplacement.message, tree]))
        if !remotes.isEmpty {
            // Noted first: killed in between, the next sync must not bring back what is gone.
            let isSame = try shared.map { Values.trimmed(try run(["rev-parse", "\($0)^{tree}"])) == tree } ?? false
            try HistoryReplacement(seen: shared, base: isSame ? ObjectID(commit) : nil).note(in: "\(root)/.git")
        }
        try run(["update-ref", "refs/heads/\(branch)", commit])
        for reference in try run(["for-each-ref", "--format=%(refname)"]).split(separator: "\n").map(String.init)
        where reference != "refs/heads/\(branch)" {
            // The remote's HEAD is a link to a branch that may be gone already.
            if (try? run(["symbolic-ref", "--quiet", reference])) != nil {
                try run(["symbolic-ref", "--delete", reference])
            } else {
                try run(["update-ref", "-d", reference])
            }
        }
        for name in ["FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD", "AUTO_MERGE", "CHERRY_PICK_HEAD", "COMMIT_EDITMSG"] {
            unlink("\(root)/.git/\(name)")
        }
        for command in Git.droppingThePast { try run(command) }
        return shared != nil
    }

    private func isTracked(_ file: String) throws -> Bool { try !run(["ls-files", "--", file]).isEmpty }

    /// What was last seen of what all share; refuses where that was never taken in, since nothing would tell any more what
    /// is missing here.
    private func lastShared(_ branch: String) throws -> ObjectID? {
        if let waiting = HistoryReplacement(in: "\(root)/.git") { return waiting.seen }
        let name = "refs/remotes/\(GitSetup.remoteName)/\(branch)"
        guard let text = try? run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"]) else { return nil }
        let seen = Values.trimmed(text)
        guard (try? run(["merge-base", "--is-ancestor", seen, "HEAD"])) != nil else {
            throw CommandFailure(
                .data, "others shared what was never taken in here, and it would be lost; caucus sync takes it in")
        }
        return ObjectID(seen)
    }

    private func refuseWhatCannotBePurged() throws {
        guard isWorkspace else {
            throw CommandFailure(
                .data,
                "the repository \(root) holds more than this workspace, and its history is not only ours; "
                    + "remove the folder from it with git filter-repo, see https://github.com/newren/git-filter-repo")
        }
        var status = stat()
        guard stat("\(root)/.git", &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            stat("\(root)/.git/worktrees", &status) != 0
        else {
            throw CommandFailure(
                .data, "\(root) shares its history with other working trees; remove these with git worktree remove")
        }
        guard stat("\(root)/.git/objects/info/alternates", &status) != 0 else {
            throw CommandFailure(
                .data,
                "\(root) borrows its history from another repository; make a clone of its own with "
                    + "git clone --no-local")
        }
    }
}

// MARK: Running git

extension RepositoryHistory {
    /// Who commits is personal data too.
    private static let identity = ["AUTHOR", "COMMITTER"].flatMap {
        ["GIT_\($0)_NAME=caucus", "GIT_\($0)_EMAIL=caucus@invalid"]
    }

    /// Runs git and returns what it prints; an error where it fails, with its words.
    @discardableResult
    private func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String] = []
    ) throws -> String {
        // Paths are meant from the repository's folder, wherever we are.
        let settings = Git.forgetting + ["-c", "commit.gpgSign=false", "-C", root]
        let outcome = try Git(root).run(settings + arguments, input: input, environment: environment + Self.identity)
        guard outcome.status == 0 else {
            throw CommandFailure(
                .system, "git \(arguments.first ?? "") did not work in \(root); see what it says",
                details: outcome.errors.split(separator: "\n").map(String.init))
        }
        return String(decoding: outcome.output, as: UTF8.self)
    }
}
