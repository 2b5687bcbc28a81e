import NetworkModel
import RecFormat

/// What a kind's file holds; nothing where it is missing.
struct FileContents: Sendable {
    let kind: Kind
    private(set) var bytes: [UInt8] = []
    private(set) var stamp: FileStamp?

    init(_ kind: Kind, of workspace: Workspace) throws(StoreError) {
        self.kind = kind
        guard let file = try DataFile(kind, of: workspace) else { return }
        defer { file.close() }
        bytes = try file.bytes()
        stamp = file.stamp
    }

    /// The contents of a file that was opened and read.
    init(_ kind: Kind, _ bytes: [UInt8], stamp: FileStamp) {
        self.kind = kind
        self.bytes = bytes
        self.stamp = stamp
    }
}

/// A kind's file as it was last read or written: what edits are compared with.
struct KnownFile: Sendable {
    let kind: Kind
    var table: Table
    /// Nil where the file was missing.
    var stamp: FileStamp?
    /// Whether the table holds what the file did; a log that is only appended to is not read at all.
    var isRead: Bool
    /// Why the file could not be read when it was last tried, where it could not: nothing of it is overwritten. What was
    /// read before that is known still.
    var failure: StoreError?
    /// Whether a sync of the file failed, after which only a new file can be trusted.
    var isSuspect = false

    init(unread kind: Kind, because failure: StoreError? = nil) {
        self.kind = kind
        self.failure = failure
        table = Table(kind, RecDocument())
        isRead = false
    }

    /// The file as it was just read.
    init(_ table: Table, stamp: FileStamp?) {
        kind = table.kind
        self.table = table
        self.stamp = stamp
        isRead = true
    }

    /// Reads the file.
    init(reading kind: Kind, of workspace: Workspace) throws(StoreError) {
        let contents = try FileContents(kind, of: workspace)
        self.init(contents, RecDocument(contents.bytes))
    }

    /// The file of those contents, parsed as the document.
    init(_ contents: FileContents, _ document: RecDocument) {
        let kind = contents.kind
        // The log is long, and the first screen finds no contact by its Id.
        let table = kind == .contact ? Table(indexedLater: kind, document) : Table(kind, document)
        self.init(table, stamp: contents.stamp)
    }

    /// Whether the file holds these bytes and no more; what was emptied or removed counts as still holding what it did.
    func holds(_ bytes: [UInt8]) -> Bool {
        guard table.document.byteCount == bytes.count, stamp?.status.size == bytes.count else { return false }
        var offset = 0
        var isSame = true
        table.document.forEachStretch { stretch in
            isSame = isSame && bytes.span.extracting(offset..<offset + stretch.count).hasSameBytes(as: stretch)
            offset += stretch.count
        }
        return isSame
    }

    /// Whether the file begins with the bytes of the table's document.
    func isHead(of file: DataFile) throws(StoreError) -> Bool {
        var offset = 0
        var isSame = true
        do {
            try table.document.forEachStretch { stretch in
                guard isSame else { return }
                isSame = try file.holds(stretch, at: offset)
                offset += stretch.count
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.cannotRead, path: file.path)
        }
        return isSame
    }
}

extension KnownFile {
    /// Reads what changed in the file since it was last looked at; returns that as edits.
    ///
    /// `thoroughly` looks into a file whose stamp is the same but too fresh to be trusted.
    mutating func refresh(in workspace: Workspace, thoroughly: Bool) throws(StoreError) -> [RecordEdit] {
        guard isRead else { return failure == nil ? [] : readAgain(in: workspace) }
        do throws(StoreError) {
            let edits = try compare(in: workspace, thoroughly: thoroughly)
            failure = nil
            return edits
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func compare(in workspace: Workspace, thoroughly: Bool) throws(StoreError) -> [RecordEdit] {
        let status: FileStatus?
        do throws(SystemError) {
            status = try workspace.files.statusIfPresent(at: workspace.path(of: kind))
        } catch {
            throw StoreError(.cannotRead, path: workspace.path(of: kind), system: error)
        }
        if status == stamp?.status, stamp?.isTrustworthy ?? true || !thoroughly { return [] }
        guard let file = try DataFile(kind, of: workspace) else {
            // An editor may be about to put the new one in its place; and whoever deletes a file by mistake does not
            // mean that all in it shall be forgotten. The next save writes it anew.
            stamp = nil
            return []
        }
        defer { file.close() }
        return try takeUp(file)
    }

    /// Tries to read a file that could not be read; returns what it holds as edits.
    private mutating func readAgain(in workspace: Workspace) -> [RecordEdit] {
        do throws(StoreError) {
            let fresh = try KnownFile(reading: kind, of: workspace)
            defer { self = fresh }
            return TableDifference(from: table, to: fresh.table).edits
        } catch {
            failure = error
            return []
        }
    }

    private mutating func takeUp(_ file: DataFile) throws(StoreError) -> [RecordEdit] {
        let known = table.document.byteCount
        if file.size >= known, known > 0, try isHead(of: file) {
            if file.size == known {
                stamp = file.stamp
                return []
            }
            if endsInBlankLine { return try takeUpTail(of: file, from: known) }
        }
        if file.size == 0 {
            // A program that writes in place empties the file first, and leaves it so if it is stopped or the disk is
            // full. Nobody deletes all records in this way.
            stamp = file.stamp
            return []
        }
        let new = Table(kind, RecDocument(try file.bytes()))
        let edits = TableDifference(from: table, to: new).edits
        table = new
        stamp = file.stamp
        return edits
    }

    private var endsInBlankLine: Bool {
        var tail: [UInt8] = []
        table.document.forEachStretch { stretch in
            let count = min(2, stretch.count)
            tail = (tail + stretch.extracting(stretch.count - count..<stretch.count).array).suffix(2)
        }
        return tail.elementsEqual("\n\n".utf8)
    }

    private mutating func takeUpTail(of file: DataFile, from offset: Int) throws(StoreError) -> [RecordEdit] {
        let count = table.slots.count
        table.appendParsing(try file.bytes(from: offset))
        stamp = file.stamp
        return table.slots[count...].compactMap { slot in
            let id = table.id(at: Int(slot))
            guard !id.text.isEmpty, table.slot(of: id) == Int(slot) else { return nil }
            return RecordEdit(RecordKey(kind, id), before: nil, after: table.record(at: Int(slot)).fields)
        }
    }
}
