import NetworkModel
import RecFormat

/// The writing of one kind's file, from preparation to the end or back.
struct FileWrite {
    let kind: Kind
    private var way: Way
    private var table: Table?
    private let edits: [RecordEdit]
    private let generations: Generations
    /// What became of the state that is replaced.
    private var keeping = Generations.Keeping.kept

    private enum Way {
        case replacement(FileReplacement)
        case append(FileAppend, [UInt8])
    }

    /// Prepares the writing of edits to a file: a log takes new records at its end, any other file is written anew.
    ///
    /// Nil where the file was changed since it was read, by someone who does not ask for the lock. Throws where it would
    /// be begun anew and is known to have held records, unless a save is `finishing` that had begun it.
    init?(
        _ edits: [RecordEdit], to known: KnownFile, of workspace: Workspace, finishing: Bool
    ) throws(StoreError) {
        kind = known.kind
        self.edits = edits
        generations = Generations(workspace)
        let isAppend =
            kind.isLog && !known.isSuspect && known.table.endsInOwnType
            && edits.allSatisfy { $0.before == nil && $0.after != nil }
        if isAppend, let append = try FileAppend(opening: workspace.path(of: kind), on: workspace.files) {
            guard !known.isRead || append.previous == known.stamp?.status else {
                append.abandon(written: 0)
                return nil
            }
            var bytes: [UInt8]
            do throws(StoreError) {
                bytes = try known.isRead ? append.separator() : append.separatorInUnread()
            } catch {
                append.abandon(written: 0)
                throw error
            }
            for edit in edits { bytes += RecDocument.text(of: edit.after ?? []) }
            way = .append(append, bytes)
            return
        }
        var table = known.table
        if table.document.byteCount == 0 {
            if !finishing, let lost = workspace.lost(kind) {
                let code = StoreError.Code.lost(kind, held: lost.records.count, isEmpty: known.stamp != nil)
                throw StoreError(code, path: workspace.path(of: kind))
            }
            table = Table(kind, RecDocument(FileDescriptor.text(of: kind)))
        }
        for edit in edits { table.apply(edit) }
        guard let replacement = try Self.replacement(of: known, by: table, in: workspace) else { return nil }
        way = .replacement(replacement)
        self.table = table
    }

    /// Prepares the writing of a whole file that was made elsewhere; nil where the file was changed since it was read.
    init?(_ table: Table, to known: KnownFile, of workspace: Workspace) throws(StoreError) {
        kind = known.kind
        edits = []
        generations = Generations(workspace)
        guard let replacement = try Self.replacement(of: known, by: table, in: workspace) else { return nil }
        way = .replacement(replacement)
        self.table = table
    }

    /// The file written anew beside the old one, which it takes the place of later; nil where that was changed since it
    /// was read.
    private static func replacement(
        of known: KnownFile, by table: Table, in workspace: Workspace
    ) throws(StoreError) -> FileReplacement? {
        let replacement = try FileReplacement(
            table.document.serialized(), at: workspace.path(of: known.kind), on: workspace.files)
        guard replacement.previous == known.stamp?.status else {
            replacement.abandon()
            return nil
        }
        return replacement
    }

    /// The file as it was before, for the intent of a save that touches several.
    var intended: Intent.File {
        switch way {
        case .replacement(let replacement): Intent.File(kind: kind, before: replacement.previous, appending: 0)
        case .append(let append, let bytes):
            Intent.File(kind: kind, before: append.previous, appending: bytes.count)
        }
    }

    /// Whether the file's name in the folder is a new one, so that the folder must be synced too.
    var isReplacement: Bool { table != nil }

    /// Writes; false, with nothing done, where the file was changed meanwhile.
    mutating func commit() throws(StoreError) -> Bool {
        switch way {
        case .replacement(var replacement):
            defer { way = .replacement(replacement) }
            if let previous = replacement.previous { keeping = generations.keep(kind, previous) }
            return try replacement.commit()
        case .append(var append, let bytes):
            defer { way = .append(append, bytes) }
            return try append.write(bytes)
        }
    }

    /// Why the state that was replaced could not be kept, where it could not.
    var unkept: SystemError? { if case .failed(let error) = keeping { error } else { nil } }

    private var placeOfOld: String? { if case .later(let place) = keeping { place } else { nil } }

    /// Takes back what was written; whether that could be.
    func abandon() -> Bool {
        switch way {
        case .replacement(let replacement): replacement.abandon()
        case .append(let append, let bytes): append.abandon(written: bytes.count)
        }
    }

    /// Ends the writing and enters it into what is known of the file.
    func finish(_ known: inout KnownFile, in workspace: Workspace) {
        let status: FileStatus?
        switch way {
        case .replacement(let replacement):
            status = replacement.finish(puttingOldAt: placeOfOld)
            if let table { known.table = table }
            known.isRead = true
            known.isSuspect = false
        case .append(let append, _):
            append.finish()
            status = append.current
            guard known.isRead else { return }
            for edit in edits { known.table.apply(edit) }
        }
        // What was saved is safe, whatever the system says of it now; without a stamp it will be compared next time.
        let isSame = status?.size == known.table.document.byteCount
        known.stamp = isSame ? status.map { FileStamp($0, at: workspace.files.now) } : nil
    }
}
