import NetworkModel
import RecFormat
import WorkspaceStore

/// Saves, by the store that caucus has, a field of a partner as if it had been read before somebody else changed it.
enum Clash {
    static func run(_ folder: String) throws {
        let open = try Store.open(try Workspace(at: folder))
        let key = CaucusSubject.key(.partner, in: open.network)
        var author = CaucusSubject.author
        author.clock.instant += 1200
        author.mint = IDMint(seed: 7)
        // Nobody changes what they cannot see.
        guard let record = open.network.record(key) else { throw Failure("\(key.id) could not be read") }
        let stale = record.fields.map { field in
            field.name == Field.notes.name ? RecField(name: field.name, value: "notes as they were once") : field
        }
        var draft = Draft(key, fields: stale)
        draft.set(.notes, "notes of mine")
        _ = try open.store.save(author.change("Edited", [draft.edit(at: author.clock.now)]))
    }
}
