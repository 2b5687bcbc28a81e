import NetworkModel
import RecFormat

/// What is known of the records that a kind's file held when it was last seen, as the latest state that is kept and the
/// journal tell.
struct LastKnown: Sendable {
    /// Those that no change of caucus's took out of the file since.
    private(set) var records: Set<RecordID> = []
    /// Whether a state is kept of which nothing tells what replaced it.
    private(set) var isVague = false

    /// Whether there is anything to miss where the file is gone.
    var hasRecords: Bool { !records.isEmpty || isVague }

    /// Reads the state and the journal whole, so only where something is amiss with the file.
    init(_ kind: Kind, in workspace: Workspace) {
        let generations = Generations(workspace)
        let last = generations.states(of: kind).last
        isVague = last != nil
        if let table = last.flatMap({ generations.table(of: $0) }) {
            records = Set(table.slots.map { table.id(at: Int($0)) })
        }
        do throws(StoreError) {
            for change in try Journal(workspace).changes(of: kind) {
                // A change may have waited to be saved.
                if let last, change.at.instant < last.replaced - 3600 { continue }
                isVague = false
                for edit in change.edits {
                    if edit.after == nil { records.remove(edit.key.id) } else { records.insert(edit.key.id) }
                }
            }
        } catch {
            // What the state tells is known still.
            return
        }
    }
}

extension Workspace {
    /// What was in a kind's file, of which nothing is there, that must not be begun anew therefore: with the first record
    /// in a new one, nothing would tell any more that the others are gone. Nil where nothing is known to have been in it.
    func lost(_ kind: Kind) -> LastKnown? {
        // Without network.rec nothing is saved at all unless it says the format, and what caucus notes down itself is
        // over when it goes.
        guard ![.network, .conflict, .erasure].contains(kind) else { return nil }
        let known = LastKnown(kind, in: self)
        return known.hasRecords ? known : nil
    }
}
