import Glibc

/// Makes a workspace's folder a repository that is shared.
package enum GitSetup {
    /// What git calls the place that is shared through.
    package static let remoteName = "origin"

    /// Whether the folder is a repository of its own.
    package static func isRepository(_ folder: String) throws(SharingError) -> Bool {
        var status = stat()
        guard lstat("\(folder)/.git", &status) == 0 else { return false }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .oddRepository("the repository of this folder lies elsewhere (.git is no folder)")
        }
        return true
    }

    /// Makes the repository unless there is one, says where it shares, and has git's own merges go through caucus,
    /// `program` being its path. Said again it only brings up to date what is not.
    package static func run(_ folder: String, _ remote: Remote?, program: String) throws(SharingError) {
        let git = Git(folder)
        if try !isRepository(folder) {
            let outcome = try git.run(
                ["init", "--quiet", "--template=", "--initial-branch=main", "--", folder], isBare: true)
            guard outcome.status == 0 else { throw .failed(Git.words(of: outcome)) }
            try write("\(folder)/.gitignore", adding: [".caucus/", ".*.tmp"])
        }
        let settings = try GitSettings(git)
        if let remote { try set(git, "remote.\(remoteName).url", remote.address) }
        let known = try settings.remote()
        if remote ?? known != nil {
            try set(git, "remote.\(remoteName).fetch", "+refs/heads/*:refs/remotes/\(remoteName)/*")
        }
        if let branch = try git.line(["symbolic-ref", "--short", "HEAD"]), branch == "main" {
            // So that a colleague's plain git pull knows where from.
            try set(git, "branch.main.remote", remoteName)
            try set(git, "branch.main.merge", "refs/heads/main")
        }
        try set(git, "merge.caucus.name", "caucus, by record and field")
        try set(git, "merge.caucus.driver", driver(program))
        mkdir("\(git.repository)/info", 0o700)
        try write("\(git.repository)/info/exclude", adding: [".caucus/", ".*.tmp"])
        try write("\(git.repository)/info/attributes", adding: ["*.rec merge=caucus"])
    }

    /// Makes a folder a repository that others can share through; one that is that already stays as it is.
    package static func makeShared(_ folder: String) throws(SharingError) {
        if access("\(folder)/objects", F_OK) == 0, access("\(folder)/HEAD", F_OK) == 0 { return }
        if access("\(folder)/.git", F_OK) == 0 { return }
        guard rmdir(folder) == 0 || errno == ENOENT else {
            throw .badRemote(folder, why: "there are other things in it; name an empty folder or a new one")
        }
        let outcome = try Git(folder).run(
            ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", "--", folder], isBare: true)
        guard outcome.status == 0 else { throw .failed(Git.words(of: outcome)) }
    }

    /// The command that git runs to merge a file. `%O %A %B` are names that git makes itself.
    private static func driver(_ program: String) -> String { "'\(program)' merge-driver %O %A %B" }

    /// Whether a command is one that `run` wrote.
    static func isDriver(_ command: String) -> Bool {
        guard command.hasPrefix("'"), command.hasSuffix("' merge-driver %O %A %B") else { return false }
        let path = command.dropFirst().dropLast("' merge-driver %O %A %B".count)
        return path.hasPrefix("/") && path.hasSuffix("caucus") && !path.contains("'")
    }

    private static func set(_ git: Git, _ name: String, _ value: String) throws(SharingError) {
        let outcome = try git.run(
            ["config", "--file", "\(git.repository)/config", "--replace-all", name, value], isBare: true)
        guard outcome.status == 0 else { throw .failed(Git.words(of: outcome)) }
    }

    /// Adds lines to a small text file that are not in it yet.
    private static func write(_ path: String, adding lines: [String]) throws(SharingError) {
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .failed("\(path) could not be written (\(String(cString: strerror(errno))))") }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = max(0, read(file, &buffer, buffer.count))
        let known = String(decoding: buffer[..<count], as: UTF8.self)
        let have = Set(known.split(separator: "\n"))
        var text = known.isEmpty || known.hasSuffix("\n") ? "" : "\n"
        for line in lines where !have.contains(Substring(line)) { text += line + "\n" }
        guard !text.isEmpty else { return }
        let bytes = Array(text.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw .failed("\(path) could not be written (\(String(cString: strerror(errno))))")
        }
    }
}
