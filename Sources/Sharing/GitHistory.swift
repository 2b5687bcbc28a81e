import Glibc

/// The history that git keeps of a workspace.
///
/// git never writes the live files: it keeps contents, fetches and pushes; what is in the folder is written by caucus.
package struct GitHistory: History {
    let git: Git
    /// The branch that is shared: `main`, unless the repository was made otherwise.
    private let branch: String
    let remote: Remote?
    /// How old a lock must be, in seconds, that a killed git left behind.
    package var staleAge = 3
    /// How long the others may say nothing, in seconds.
    package var patience = 30

    var ref: String { "refs/heads/\(branch)" }
    var remoteRef: String { "refs/remotes/\(GitSetup.remoteName)/\(branch)" }

    /// The history in a folder; throws where it has none, or one that is not to be trusted.
    package init(_ folder: String, cancellation: Cancellation? = nil) throws(SharingError) {
        git = Git(folder, cancellation: cancellation)
        guard try GitSetup.isRepository(folder) else { throw .notSetUp }
        let settings = try GitSettings(git)
        remote = try settings.remote()
        guard let name = try git.line(["symbolic-ref", "--short", "HEAD"]), Self.isBranch(name) else {
            throw .oddRepository("the repository in this folder is on no branch")
        }
        branch = name
    }

    private static func isBranch(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("-") && !name.contains("..")
            && name.utf8.allSatisfy { $0 > 0x20 && !"~^:?*[\\".utf8.contains($0) && $0 != 0x7f }
    }

    func commit(at ref: String) throws(SharingError) -> ObjectID? {
        try git.line(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(ref)^{commit}"]).flatMap {
            ObjectID($0)
        }
    }

    package func head() throws(SharingError) -> ObjectID? { try commit(at: ref) }

    package func lastSeen() throws(SharingError) -> ObjectID? { try commit(at: remoteRef) }

    package func files(of commit: ObjectID) throws(SharingError) -> [String: SharedFile] {
        var files: [String: SharedFile] = [:]
        for entry in try git.output(["ls-tree", "-z", "--full-tree", commit.text]).split(separator: 0) {
            guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { continue }
            let words = entry[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 3, let id = ObjectID(words[2]) else { continue }
            files[String(decoding: entry[(tab + 1)...], as: UTF8.self)] = SharedFile(mode: words[0], id)
        }
        return files
    }

    package func contents(_ ids: [ObjectID]) throws(SharingError) -> [ObjectID: [UInt8]] {
        guard !ids.isEmpty else { return [:] }
        let wanted = Array(Set(ids))
        let input = wanted.flatMap { Array("\($0.text)\n".utf8) }
        let output = try git.output(["cat-file", "--batch"], input: input)
        var contents: [ObjectID: [UInt8]] = [:]
        var position = 0
        for id in wanted {
            guard let end = output[position...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            let words = output[position..<end].split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard words.count == 3, words[0] == id.text, words[1] == "blob", let size = Int(words[2]),
                end + 1 + size <= output.count
            else { throw .failed("an object of the repository is missing") }
            contents[id] = Array(output[(end + 1)..<(end + 1 + size)])
            position = end + 1 + size + 1
        }
        return contents
    }

    package func keep(_ contents: [UInt8]) throws(SharingError) -> ObjectID {
        try id(git.output(["hash-object", "-w", "-t", "blob", "--stdin"], input: contents))
    }

    package func commit(
        _ files: [String: SharedFile], after parents: [ObjectID], _ message: String, by author: String
    ) throws(SharingError) -> ObjectID {
        var entries: [UInt8] = []
        for (name, file) in files {
            let type = file.mode == "040000" ? "tree" : "blob"
            entries += Array("\(file.mode) \(type) \(file.id.text)\t\(name)".utf8) + [0]
        }
        let tree = try id(git.output(["mktree", "-z"], input: entries))
        // An address would be one more thing to keep about a person; the name is what the workspace calls them.
        let address = "\(Self.word(author))@caucus.invalid"
        let identity = ["AUTHOR", "COMMITTER"].flatMap {
            ["GIT_\($0)_NAME=\(Self.word(author))", "GIT_\($0)_EMAIL=\(address)"]
        }
        return try id(
            git.output(
                ["commit-tree"] + parents.flatMap { ["-p", $0.text] } + ["-F", "-", tree.text],
                input: Array(message.utf8),
                environment: identity))
    }

    /// A name that git takes for one.
    private static func word(_ name: String) -> String {
        let bytes = name.utf8.filter { $0 > 0x20 && $0 != 0x7f && !"<>\"'".utf8.contains($0) }
        return bytes.isEmpty ? "caucus" : String(decoding: bytes, as: UTF8.self)
    }

    private func id(_ output: [UInt8]) throws(SharingError) -> ObjectID {
        guard let id = ObjectID(String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)) else {
            throw .failed("it gave no name to what it keeps")
        }
        return id
    }

    private static let pendingRef = "refs/caucus/pending"

    package func pending() throws(SharingError) -> ObjectID? { try commit(at: Self.pendingRef) }

    package func setPending(_ commit: ObjectID?) throws(SharingError) {
        let outcome = try updateRefs([commit.map { "update \(Self.pendingRef) \($0)" } ?? "delete \(Self.pendingRef)"])
        guard outcome.status == 0 else { throw .failed(Git.words(of: outcome)) }
    }

    private func updateRefs(_ lines: [String]) throws(SharingError) -> ProgramOutcome {
        let input = Array((["start"] + lines + ["prepare", "commit", ""]).joined(separator: "\n").utf8)
        return try withoutStaleLocks { () throws(SharingError) in
            try git.run(["update-ref", "-m", "caucus sync", "--stdin"], input: input)
        }
    }

    package func setHead(_ commit: ObjectID, from old: ObjectID?) throws(SharingError) -> Bool {
        let zero = String(repeating: "0", count: 40)
        var lines = ["update \(ref) \(commit) \(old?.text ?? zero)"]
        if try pending() != nil { lines.append("delete \(Self.pendingRef)") }
        let outcome = try updateRefs(lines)
        if outcome.status == 0 { return true }
        guard try head() == old else { return false }
        throw .failed(Git.words(of: outcome))
    }

    /// Does something again once the lock is gone that a killed git left behind.
    private func withoutStaleLocks(
        _ action: () throws(SharingError) -> ProgramOutcome
    ) throws(SharingError) -> ProgramOutcome {
        var outcome = try action()
        for attempt in 0..<40 where outcome.status != 0 && outcome.errors.contains(".lock") {
            if git.cancellation?.isCancelled == true { throw .cancelled }
            if !removeStaleLocks() { usleep(UInt32(min(10_000 << attempt, 100_000))) }
            outcome = try action()
        }
        return outcome
    }

    private func removeStaleLocks() -> Bool {
        var names = [ref, remoteRef, Self.pendingRef, "HEAD", "packed-refs", "FETCH_HEAD"].map {
            "\(git.repository)/\($0).lock"
        }
        // A folder that others share through may have been left so too.
        if let folder = remote?.address, folder.hasPrefix("/") {
            names += [ref, "packed-refs"].map { "\(folder)/\($0).lock" }
        }
        return names.count { name in
            var status = stat()
            guard lstat(name, &status) == 0, time(nil) - status.st_mtim.tv_sec >= staleAge else { return false }
            return unlink(name) == 0
        } > 0
    }

    /// Whether the others share through a folder, on this computer or a disk that it has.
    private var isFolder: Bool { remote.map { $0.address.hasPrefix("/") || $0.address.hasPrefix("file:") } ?? false }

    /// What is brought to a folder and from there is copied as it is compressed: working out the differences would take
    /// longer, and putting the whole together from them longer still. Repositories are tidied by themselves.
    private var copying: [String] { isFolder ? ["-c", "pack.window=0", "-c", "fetch.unpackLimit=1"] : [] }

    /// How git is to serve a folder that others share through, whose hooks and settings are anybody's.
    func program(_ name: String) -> [String] {
        guard isFolder else { return [] }
        let settings = [
            "core.hooksPath=/dev/null", "core.fsync=all", "core.alternateRefsCommand=true", "core.looseCompression=1",
            "pack.compression=1", "pack.window=0", "receive.unpackLimit=1",
        ]
        return ["--\(name)=git \(settings.map { "-c \($0)" }.joined(separator: " ")) \(name)"]
    }

    /// Calls git to speak with the others. By itself it waits for minutes where nobody answers.
    func callOthers(_ arguments: [String]) throws(SharingError) -> ProgramOutcome {
        let outcome = try withoutStaleLocks { () throws(SharingError) in
            try git.run(arguments, patience: patience)
        }
        if outcome.wasSilent { throw .offline("no answer for \(patience) seconds") }
        return outcome
    }

    package func fetch() throws(SharingError) -> ObjectID? {
        guard remote != nil else { throw .noRemote }
        let specification = "+\(ref):\(remoteRef)"
        let outcome = try callOthers(
            copying + ["fetch"] + program("upload-pack") + [
                "--quiet", "--progress", "--no-tags", "--no-auto-maintenance", "--no-recurse-submodules",
                "--no-write-fetch-head", "--", GitSetup.remoteName, specification,
            ])
        if outcome.status == 0 { return try lastSeen() }
        if outcome.errors.contains("couldn't find remote ref") { return nil }
        throw failure(outcome)
    }

    package func push(_ commit: ObjectID) throws(SharingError) -> Bool { try push(commit, options: []) }

    func push(_ commit: ObjectID, options: [String]) throws(SharingError) -> Bool {
        let outcome = try callOthers(
            copying + ["push"] + program("receive-pack") + options + (isFolder ? ["--no-thin"] : []) + [
                "--quiet", "--progress", "--porcelain", "--no-verify", "--no-follow-tags", "--", GitSetup.remoteName,
                "\(commit.text):\(ref)",
            ])
        if outcome.status == 0 { return true }
        let said = String(decoding: outcome.output, as: UTF8.self) + outcome.errors
        let isMoved = [
            "[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "stale info",
        ]
        if isMoved.contains(where: { said.contains($0) }) { return false }
        throw failure(outcome)
    }

    /// Why the others did not get or give what they were to: they were not there, or they were and could not do it.
    func failure(_ outcome: ProgramOutcome) -> SharingError {
        let why = Git.words(of: outcome)
        // A disk that is not there leaves no folder, or an empty one.
        if let folder = remote?.address, folder.hasPrefix("/"), access("\(folder)/objects", F_OK) != 0,
            access("\(folder)/.git", F_OK) != 0
        {
            return .offline(why)
        }
        let said = String(decoding: outcome.output, as: UTF8.self) + outcome.errors
        if let reason = Self.refusals.first(where: { said.contains($0) }) {
            return .turnedAway(Git.words(of: outcome, naming: reason))
        }
        return Self.answers.contains { said.contains($0) } ? .broken(why) : .offline(why)
    }

    /// What git and ssh say only where somebody answered and did not let them in, or is not who they know.
    private static let refusals = [
        "Permission denied (", "Host key verification failed", "Authentication failed", "could not read Username",
        "could not read Password", "The requested URL returned error: 401", "The requested URL returned error: 403",
    ]

    /// What git says only where somebody answered.
    private static let answers = [
        "remote: fatal: ", "remote: error: ", "remote error: ", "remote unpack failed", "[remote rejected]",
        "not our ref", "bad object", "did not send all necessary objects", "invalid index-pack output",
        "does not appear to be a git repository",
    ]

    package func bases(_ one: ObjectID, _ other: ObjectID) throws(SharingError) -> [ObjectID] {
        let outcome = try git.run(["merge-base", "--all", one.text, other.text])
        guard outcome.status <= 1 else { throw .failed(Git.words(of: outcome)) }
        let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
        return lines.compactMap { ObjectID($0) }.sorted { $0.text < $1.text }
    }

    package func ancestors(
        of tip: ObjectID, since bases: [ObjectID], changing name: String
    ) throws(SharingError) -> [Ancestor] {
        let words = ["rev-list", "--parents", "--max-count=300", "--format=%as %an", tip.text] + bases.map { "^\($0)" }
        let lines = try git.output(words + ["--", name]).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        return zip(lines, lines.dropFirst()).compactMap { line, said in
            let words = line.split(separator: " ")
            guard words.first == "commit", words.count > 1, let commit = ObjectID(String(words[1])) else { return nil }
            return Ancestor(
                commit, parents: words.dropFirst(2).compactMap { ObjectID(String($0)) },
                author: String(said.dropFirst(11)), day: String(said.prefix(10)))
        }
    }

    package func authors(of tip: ObjectID, beside other: ObjectID) throws(SharingError) -> [String] {
        let words = ["log", "--no-merges", "--max-count=300", "--no-show-signature", "--format=%an"]
        let output = try git.output(words + [tip.text, "^\(other.text)", "--"])
        return output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    package func settle(at commit: ObjectID) {
        let index = "\(git.repository)/caucus-index"
        unlink(index)
        unlink("\(index).lock")
        do throws(SharingError) {
            let variable = ["GIT_INDEX_FILE=\(index)"]
            _ = try git.output(["read-tree", commit.text], environment: variable)
            let others = try files(of: commit).filter { !SharedName.isRecords($0.key) && $0.value.mode != "040000" }
            if !others.isEmpty {
                // They are carried along and never written here, which git would take for their deletion.
                let missing = others.keys.filter { access("\(git.folder)/\($0)", F_OK) != 0 }
                let input: [UInt8] = missing.flatMap { Array($0.utf8) + [0] }
                if !input.isEmpty {
                    _ = try git.output(
                        ["update-index", "--skip-worktree", "-z", "--stdin"], input: input, environment: variable)
                }
            }
            // A lock that a killed git left on the index is no hindrance.
            rename(index, "\(git.repository)/index")
        } catch {
            unlink(index)
        }
    }

    package func tidy() {
        tidy(git.repository)
        if let folder = remote?.address, folder.hasPrefix("/") { tidy(folder) }
    }

    /// Packs a repository once it has grown: each version of a long log is kept whole until then.
    private func tidy(_ repository: String) {
        do throws(SharingError) {
            let place = ["--git-dir=\(repository)"]
            let counted = try git.run(place + ["count-objects", "-v"], isBare: true)
            let lines = String(decoding: counted.output, as: UTF8.self).split(separator: "\n")
            func count(_ name: String) -> Int {
                lines.first { $0.hasPrefix("\(name): ") }.flatMap { Int($0.dropFirst(name.utf8.count + 2)) } ?? 0
            }
            guard count("size") > Self.looseLimit || count("packs") > Self.packLimit else { return }
            // What nothing leads to is kept for a while: somebody may be bringing it just now.
            _ = try git.run(place + ["repack", "-A", "-d", "-l", "--quiet"], isBare: true)
            _ = try git.run(place + ["prune", "--expire=2.weeks.ago"], isBare: true)
        } catch {
            // It can be done as well after the next sync.
            return
        }
    }

    /// In kibibytes.
    private static let looseLimit = 96 << 10
    private static let packLimit = 20
}
