/// What whoever keeps a workspace in git should know. It may all be meant so, and is no problem of the data.
enum RepositoryNotes {
    static func lines(_ folder: String) -> [String] {
        guard let git = RepositoryHistory(of: folder) else { return [] }
        let remotes = git.remotes
        let places = remotes.map { "\($0.name), \($0.url)" }.joined(separator: "; ")
        guard git.isWorkspace else {
            guard !git.isIgnored(folder) else { return [] }
            let goes = remotes.isEmpty ? "" : " and goes where that goes (\(places))"
            return [
                "the workspace lies within the git repository \(git.root)\(goes): personal data may be published with it; "
                    + "add it to .gitignore there, or keep it elsewhere"
            ]
        }
        guard remotes.contains(where: { isHosted($0.url) }) else { return [] }
        return [
            "the workspace is shared by git with a service that shows repositories to everybody unless they are private "
                + "(\(places)); make sure that this one is"
        ]
    }

    /// Services where a repository is public unless somebody says otherwise.
    private static func isHosted(_ url: String) -> Bool {
        ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "gitea.com", "sr.ht", "framagit.org"].contains {
            url.contains($0)
        }
    }
}
