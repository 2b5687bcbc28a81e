import Glibc
import NetworkModel
import RecFormat

/// The changes that were saved, as rec text in `.caucus/journal.rec`, so that any process can take them back later.
///
/// It is written after the data and never waited for: what a power cut takes from it can no longer be undone, and
/// nothing else. A change that is cut short in it is passed over.
struct Journal: Sendable {
    private let path: String
    private let files: any FileSystem
    private let erasure: PendingErasure

    /// From this size on, the journal is written anew with the newest half of it.
    private let limit: Int

    init(_ workspace: Workspace, limit: Int = 32 << 20) {
        self.limit = limit
        path = workspace.journalPath
        files = workspace.files
        erasure = PendingErasure(workspace)
    }

    /// Every change that can be read, oldest first.
    func changes() throws(StoreError) -> [Change] {
        JournalText.changes(in: RecDocument(try bytes()))
    }

    /// The line from which on a part of it is no text; nil where all is.
    func garbledLine() throws(StoreError) -> Int? { JournalText.garbledLine(in: RecDocument(try bytes())) }

    /// The changes of records of one kind, or of one record, oldest first, without their edits of others.
    func changes(of kind: Kind, _ id: RecordID? = nil) throws(StoreError) -> [Change] {
        let sign = Array("\nEdit: \(kind.typeName) \(id.map { "\($0.text)\n" } ?? "")".utf8)
        let concerns = { (bytes: [UInt8]) in bytes.span.firstIndex(of: sign.span) != nil }
        return JournalText.changes(in: RecDocument(try bytes()), where: concerns).compactMap { change in
            let edits = change.edits.filter { $0.key.kind == kind && (id == nil || $0.key.id == id) }
            return edits.isEmpty ? nil : change.with(edits)
        }
    }

    private func bytes() throws(StoreError) -> [UInt8] {
        do throws(SystemError) {
            return try files.bytes(at: path)
        } catch {
            if error.code == ENOENT { return [] }
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Adds changes; returns why they could not be, where that is so. A journal that cannot be written is no reason to
    /// call a saved change unsaved.
    func append(_ changes: [Change]) -> SystemError? {
        var text: [UInt8] = []
        // An undo that found nothing left to take back is noted too, so that the next one goes on to the change before.
        for change in changes where !change.isEmpty || change.reverses != nil { text += JournalText.bytes(of: change) }
        guard !text.isEmpty, !erasure.isThere else { return nil }
        do throws(SystemError) {
            let file = try files.open(path, .appendingOrCreating)
            defer { files.close(file) }
            let size = try files.status(of: file).size
            if size > 0 {
                let start = max(0, size - 2)
                let tail = try files.bytes(of: file, from: start, count: size - start)
                if !tail.elementsEqual("\n\n".utf8) { text = Array("\n\n".utf8) + text }
            }
            try files.writeAll(file, text.span)
            if size + text.count > limit { try thin() }
            return nil
        } catch {
            return error
        }
    }

    /// Puts another text in the journal's place, safe on the disk, and removes what a killed thinning left.
    func replace(with text: [UInt8]) throws(StoreError) {
        do throws(SystemError) {
            guard try files.statusIfPresent(at: path) != nil else { return }
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        try PrivateFile.replace(path, with: text, on: files)
        files.discard("\(path).tmp")
    }

    /// Drops the older half, but always keeps the newest change.
    private func thin() throws(SystemError) {
        let file = try files.open(path, .reading)
        let size = try files.status(of: file).size
        var tail: [UInt8]
        do throws(SystemError) {
            tail = try files.bytes(of: file, from: max(0, size - limit / 2), count: limit / 2)
        } catch {
            files.close(file)
            throw error
        }
        files.close(file)
        guard let start = JournalText.firstStart(in: tail.span) else { return }
        tail.removeFirst(start)
        let temporary = "\(path).tmp"
        files.discard(temporary)
        let new = try files.open(temporary, .creating)
        defer { files.close(new) }
        try files.writeAll(new, tail.span)
        try files.rename(temporary, to: path)
    }
}
