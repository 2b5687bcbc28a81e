package import NetworkModel
import RecFormat

extension GitHistory {
    /// The records that a change makes private and that the others have: they go on being shared, since leaving them out
    /// would delete them there. None where the folder is not shared.
    package static func stayingShared(_ change: Change, in folder: String) throws(SharingError) -> [RecordKey] {
        let keys = change.edits.filter { edit in
            guard let before = edit.before, let after = edit.after else { return false }
            return RecRecord(after).isPrivate && !RecRecord(before).isPrivate
        }.map(\.key)
        guard !keys.isEmpty, try GitSetup.isRepository(folder) else { return [] }
        let history = try GitHistory(folder)
        guard let seen = try history.lastSeen() else { return [] }
        let contents = try history.contents(of: Array(Set(keys.map(\.kind))), in: history.files(of: seen))
        let tables = contents.reduce(into: [:]) { $0[$1.key] = Table($1.key, RecDocument($1.value)) }
        return keys.filter { tables[$0.kind]?.record($0.id) != nil }
    }
}
