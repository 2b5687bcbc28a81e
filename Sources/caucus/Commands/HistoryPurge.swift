import NetworkModel
import Sharing
import WorkspaceStore

/// What git and others keep of a workspace's past, and how it goes.
struct HistoryPurge {
    private let folder: String
    private let git: RepositoryHistory?
    private let store: Store
    private let sharesPrivate: Bool

    init(_ access: Access) {
        folder = access.folder
        store = access.store
        sharesPrivate = access.configuration.sharesPrivate(in: access.folder)
        git = RepositoryHistory(of: access.folder)
    }

    /// What an erasure cannot reach, and what does.
    var whatRemains: [String] {
        var lines: [String] = []
        if let git, git.commits > 0 {
            lines.append(
                "The git history on this computer, \(Report.count(git.commits, "commit")), still has everything; "
                    + (git.isWorkspace
                        ? "caucus forget --purge-history removes it."
                        : "\(git.root) holds more than this workspace: see git filter-repo."))
            lines += git.remotes.map {
                "\($0.name) (\($0.url)) has it too, and so has every clone; --purge-history says what to do there."
            }
        } else {
            lines.append("There is no git history here.")
        }
        lines.append("Backups, synchronised copies, and what was sent or printed are beyond caucus: see to them.")
        lines.append("A caucus that is open elsewhere should be left and started anew.")
        return lines
    }

    /// Removes the history, once that is confirmed, and says what others have to do.
    func run(isAsking: Bool) throws {
        guard let git else {
            throw CommandFailure(.data, "\(folder) is in no git repository, so there is no history to remove")
        }
        let count = git.commits
        let remotes = git.remotes
        Output.standard.writeLine(
            "\(Report.count(count, "commit")) of \(git.root) would go, with all branches, tags and stashes but the one that is "
                + "checked out; the files stay as they are. It cannot be undone.")
        if isAsking { try confirm() }
        // A sync that is under way, or packs what it shared, would bring back what is removed here.
        guard let lock = try store.workspace.lockForSharing() else { throw SharingError.busy }
        defer { lock.release() }
        let canReplace = try git.purge(keeping: try withheld())
        Output.standard.writeLine("The history of this repository is one commit now.")
        guard !remotes.isEmpty else { return }
        let branch = git.branch ?? "main"
        for remote in remotes {
            let isShared = canReplace && remote.name == GitSetup.remoteName
            Output.standard.writeLines([
                "",
                "\(remote.name) (\(remote.url)) still has it. Until it is replaced there, caucus sync does nothing:",
                isShared ? "  caucus sync --replace-remote" : "  git push --force \(remote.name) \(branch)",
                "Then have old objects dropped on the server:",
                "  git --git-dir=\(remote.url.hasPrefix("/") ? remote.url : "FOLDER") gc --prune=now",
            ])
        }
        Output.standard.writeLines([
            "", "Every clone has it too, until its next caucus sync removes it there. One that is used without caucus:",
            "  git fetch --prune && git reset --hard \(remotes[0].name)/\(branch)",
            "  git reflog expire --expire=now --all && git gc --prune=now",
        ])
    }

    /// What of files with private records is in the commit; a repository that caucus does not share with has them as they
    /// are.
    private func withheld() throws -> [Kind: [UInt8]] {
        guard git?.isWorkspace == true, !sharesPrivate else { return [:] }
        do {
            return try GitHistory(folder).withheld(in: store).contents
        } catch SharingError.oddRepository, SharingError.foreignSetting, SharingError.badRemote {
            return [:]
        }
    }

    private func confirm() throws {
        guard InputFile.isTerminal else {
            throw CommandFailure(.usage, "nobody is there to be asked; write --purge-history --yes-purge")
        }
        Output.standard.write("Type purge to go on, or Enter to stop ▸ ")
        try Output.standard.flush()
        guard let typed = readLine(), Values.trimmed(typed) == "purge" else {
            throw CommandFailure(.data, "stopped; nothing was removed")
        }
    }
}
