import Glibc

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

    /// Whether git is told to leave the path alone.
    func isIgnored(_ path: String) -> Bool { (try? run(["check-ignore", "--quiet", "--", path])) != nil }

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
    func purge(_ message: String) throws {
        try refuseWhatCannotBePurged()
        guard let branch else {
            throw CommandFailure(.data, "\(root) has no branch checked out; check one out with git switch")
        }
        try run(["add", "--update", "--", "."])
        let new = Glibc.access("\(root)/erasures.rec", F_OK) == 0 ? ["erasures.rec"] : []
        if !new.isEmpty { try run(["add", "--"] + new) }
        let tree = Values.trimmed(try run(["write-tree"]))
        let commit = Values.trimmed(try run(["commit-tree", "-m", message, tree]))
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
        try run(["reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all"])
        try run(["gc", "--quiet", "--prune=now"])
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
    /// What a repository that came from elsewhere must not have git do: run hooks and programs, follow links.
    private static let guards = [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false", "core.fsync=all",
        "protocol.ext.allow=never", "submodule.recurse=false", "core.pager=cat", "gc.auto=0", "commit.gpgSign=false",
        "gc.reflogExpire=now", "gc.reflogExpireUnreachable=now", "gc.pruneExpire=now", "gc.cruftPacks=false",
    ]

    /// Runs git and returns what it prints; an error where it fails, with its words.
    @discardableResult
    func run(_ arguments: [String]) throws -> String {
        let command = ["git", "-C", root] + Self.guards.flatMap { ["-c", $0] } + arguments
        // Who commits is personal data too.
        let identity = ["AUTHOR", "COMMITTER"].flatMap { ["GIT_\($0)_NAME=caucus", "GIT_\($0)_EMAIL=caucus@invalid"] }
        let environment = ["GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"] + identity
        let (status, text, errors) = try Self.output(of: ["env"] + Self.cleared + environment + command)
        guard status == 0 else {
            throw CommandFailure(
                .system, "git \(arguments.first ?? "") did not work in \(root); see what it says",
                details: errors.split(separator: "\n").map(String.init))
        }
        return text
    }

    /// Variables that would have git work elsewhere.
    private static let cleared = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"].flatMap {
        ["-u", $0]
    }

    private static func output(of command: [String]) throws -> (status: Int32, text: String, errors: String) {
        let folder = try temporaryFolder()
        defer {
            unlink("\(folder)/out")
            unlink("\(folder)/err")
            rmdir(folder)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/out", O_WRONLY | O_CREAT | O_EXCL, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "\(folder)/err", O_WRONLY | O_CREAT | O_EXCL, 0o600)
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let code = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
        guard code == 0 else {
            throw CommandFailure(.system, "git could not be started (\(String(cString: strerror(code)))); install it")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (status & 0x7f == 0 ? status >> 8 & 0xff : 128, try text("\(folder)/out"), try text("\(folder)/err"))
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try InputFile.bytes(of: path), as: UTF8.self)
    }

    private static func temporaryFolder() throws -> String {
        var template = Array("\(Environment["TMPDIR"] ?? "/tmp")/caucus-git-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure(.system, "no temporary folder could be made; check that TMPDIR can be written")
        }
        return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
