package import NetworkModel

extension Suggestion {
    /// The edits that propose the owners, but for the lines left out: each is asked, and only who asks themselves has
    /// said yes.
    package func edits(leavingOut left: Set<RecordKey> = [], in network: Network, by author: Author) -> [RecordEdit] {
        lines.compactMap { line in
            guard let owner = line.owner, owner != line.matter.owner, !left.contains(line.matter.key) else {
                return nil
            }
            return network.editing(line.matter.key, at: author.clock.now) { $0.propose(owner, by: author) }
        }
    }
}

extension Draft {
    /// Asks somebody to answer for a task, or gives them a checklist item or a position.
    mutating func propose(_ owner: RecordID, by author: Author) {
        guard key.kind == .task else { return set(.owner, owner.text) }
        set(.accountable, owner.text)
        remove(.assignee, owner.text)
        set(.status, owner == author.me ? "accepted" : "proposed")
    }
}
