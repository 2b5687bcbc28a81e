/// What a repository's own configuration says, which came with the folder and may be anybody's.
struct GitSettings: Sendable {
    private let values: [(name: String, value: String)]

    /// Reads the configuration without following what it includes; throws where a setting could run a program or lead
    /// git elsewhere.
    init(_ git: Git) throws(SharingError) {
        let outcome = try git.run(
            ["config", "--file", "\(git.repository)/config", "--no-includes", "--null", "--list"], isBare: true)
        guard outcome.status == 0 else { throw .oddRepository("the repository's configuration cannot be read") }
        values = outcome.output.split(separator: 0).map { entry in
            let parts = entry.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                String(decoding: parts[0], as: UTF8.self),
                parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
            )
        }
        for (name, value) in values where !Self.isHarmless(name, value) { throw .foreignSetting(name) }
    }

    /// The place to share with; nil where none is named.
    func remote() throws(SharingError) -> Remote? {
        guard let address = values.last(where: { $0.name == "remote.\(GitSetup.remoteName).url" })?.value else {
            return nil
        }
        return try Remote(address)
    }

    private static let harmless: Set<String> = [
        "core.repositoryformatversion", "core.filemode", "core.bare", "core.logallrefupdates", "core.ignorecase",
        "core.symlinks", "core.precomposeunicode", "core.autocrlf", "core.eol", "core.safecrlf", "core.fsync",
        "core.compression", "core.quotepath", "user.name", "user.email", "pull.rebase", "pull.ff", "push.default",
        "gc.auto", "init.defaultbranch", "merge.caucus.name", "receive.denycurrentbranch", "extensions.objectformat",
    ]

    private static func isHarmless(_ name: String, _ value: String) -> Bool {
        if name == "extensions.objectformat" { return value == "sha1" }
        if name == "merge.caucus.driver" { return GitSetup.isDriver(value) }
        if harmless.contains(name) { return true }
        let parts = name.split(separator: ".")
        guard parts.count >= 3, let section = parts.first, let key = parts.last else { return false }
        switch section {
        case "remote": return ["url", "fetch"].contains(key)
        case "branch": return ["remote", "merge", "rebase"].contains(key)
        default: return false
        }
    }
}
