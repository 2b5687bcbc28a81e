import NetworkModel

/// The writing of all files that a save changes: all are prepared before the first is committed, and where one fails
/// those before it are taken back.
struct FileWrites {
    private let workspace: Workspace
    private let changes: [Change]
    private var writes: [FileWrite] = []
    /// Whether what is to be done is put down first, where it concerns several files.
    private let keepsIntent: Bool

    /// Prepares the writing; nil where a file was changed since it was read. `finishing` is of changes whose intent is
    /// there already.
    init?(
        _ merged: MergedChanges, to known: [KnownFile], of workspace: Workspace, finishing: Bool = false
    ) throws(StoreError) {
        self.workspace = workspace
        changes = merged.saved.map(\.change)
        keepsIntent = !finishing
        do throws(StoreError) {
            for (kind, edits) in Self.ordered(merged) {
                let file = known[kind.ordinal]
                guard let write = try FileWrite(edits, to: file, of: workspace, finishing: finishing) else {
                    abandon()
                    return nil
                }
                writes.append(write)
            }
        } catch {
            abandon()
            throw error
        }
    }

    /// Prepares the writing of whole files that a change was made of elsewhere; nil where one was changed since it was read.
    init?(_ tables: [Table], as change: Change, to known: [KnownFile], of workspace: Workspace) throws(StoreError) {
        self.workspace = workspace
        changes = [change]
        keepsIntent = true
        do throws(StoreError) {
            for table in tables.sorted(by: { $0.kind.ordinal < $1.kind.ordinal }) {
                guard let write = try FileWrite(table, to: known[table.kind.ordinal], of: workspace) else {
                    abandon()
                    return nil
                }
                writes.append(write)
            }
        } catch {
            abandon()
            throw error
        }
    }

    /// What is written first: records before those that name them, and where they go, after those.
    private static func ordered(_ merged: MergedChanges) -> [(Kind, [RecordEdit])] {
        func isShrinking(_ edits: [RecordEdit]) -> Bool {
            edits.contains { $0.after == nil } && !edits.contains { $0.before == nil }
        }
        return merged.files.filter { !isShrinking($0.edits) } + merged.files.filter { isShrinking($0.edits) }.reversed()
    }

    /// Writes; false, with nothing done, where a file was changed meanwhile.
    mutating func commit() throws(StoreError) -> Bool {
        let hasIntent = keepsIntent && writes.count > 1
        // What was begun and could not be taken back is finished by the next save, by the intent.
        var isWhole = true
        defer { if hasIntent, isWhole { Intent.clear(in: workspace) } }
        do throws(StoreError) {
            if hasIntent { try Intent(changes: changes, files: writes.map(\.intended)).write(to: workspace) }
            for index in writes.indices {
                guard try writes[index].commit() else {
                    isWhole = abandon()
                    return false
                }
            }
            if writes.contains(where: \.isReplacement) { try workspace.syncFolder() }
            return true
        } catch {
            isWhole = abandon()
            throw error
        }
    }

    /// Takes back what was written; whether all of it could be.
    @discardableResult
    private func abandon() -> Bool { writes.reversed().reduce(true) { $1.abandon() && $0 } }

    /// Why a state that was replaced could not be kept, where one could not.
    var unkept: SystemError? { writes.lazy.compactMap(\.unkept).first }

    /// Ends the writing and enters it into what is known of the files.
    func finish(_ known: inout [KnownFile]) {
        for write in writes { write.finish(&known[write.kind.ordinal], in: workspace) }
    }

    /// The logs that were appended to unread. Whoever took one's place with another file may have read there what had been
    /// appended, so that it must be read before anything is appended again.
    func unreadLogs(_ known: [KnownFile]) -> [Kind] {
        writes.map(\.kind).filter { !known[$0.ordinal].isRead }
    }

    /// Notes the logs whose bytes may not be on the disk after a failure.
    func suspect(_ known: inout [KnownFile]) {
        for write in writes where !write.isReplacement { known[write.kind.ordinal].isSuspect = true }
    }
}
