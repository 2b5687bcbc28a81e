import NetworkModel
import RecFormat

/// What a save that touches several files is about to do, safe on the disk before the first of them changes, so that a
/// save that was killed between two files can be finished.
///
/// It stands in `.caucus/intent.rec`, which is empty while nothing is under way. The emptying is not waited for: after
/// a power cut it may be undone, but then every file has left the state that the intent found it in, and that tells.
struct Intent: Sendable {
    let changes: [Change]
    let files: [File]

    /// A file as it was before, and how many bytes were to be appended; 0 where it was to be replaced.
    struct File: Hashable, Sendable {
        let kind: Kind
        /// Nil where there was none.
        let before: FileStatus?
        let appending: Int
    }

    /// The kinds whose files are still as the intent found them, or hold a part of what was to be appended.
    func unfinished(in workspace: Workspace) throws(StoreError) -> [Kind] {
        var kinds: [Kind] = []
        for file in files {
            let now: FileStatus?
            do throws(SystemError) {
                now = try workspace.files.statusIfPresent(at: workspace.path(of: file.kind))
            } catch {
                throw StoreError(.cannotRead, path: workspace.path(of: file.kind), system: error)
            }
            if file.isUnfinished(now) { kinds.append(file.kind) }
        }
        return kinds
    }

    /// Cuts off what a killed append had begun to write, where it is surely that and nothing else.
    func cutTornAppend(of kind: Kind, in workspace: Workspace) throws(StoreError) {
        guard let file = files.first(where: { $0.kind == kind }), let before = file.before, file.appending > 0 else {
            return
        }
        let whole = changes(of: [kind]).flatMap(\.edits).reduce(into: [UInt8]()) { bytes, edit in
            bytes += RecDocument.text(of: edit.after ?? [])
        }
        let path = workspace.path(of: kind)
        do throws(SystemError) {
            let handle = try workspace.files.open(path, .appending)
            defer { workspace.files.close(handle) }
            let size = try workspace.files.status(of: handle).size
            guard size > before.size else { return }
            let tail = try workspace.files.bytes(of: handle, from: before.size, count: size - before.size)
            guard whole.starts(with: tail.drop { $0 == UInt8(ascii: "\n") }) else { return }
            try workspace.files.truncate(handle, to: before.size)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    /// The changes as far as they concern these kinds.
    func changes(of kinds: [Kind]) -> [Change] {
        changes.map { change in change.with(change.edits.filter { kinds.contains($0.key.kind) }) }
    }
}

extension Intent.File {
    fileprivate func isUnfinished(_ now: FileStatus?) -> Bool {
        guard let now, let before else { return now == nil && before == nil }
        guard now.inode == before.inode else { return false }
        if now.size == before.size, now.modified == before.modified { return true }
        return (before.size..<before.size + appending).contains(now.size)
    }

    fileprivate var text: String {
        guard let before else { return "\(kind.typeName) none" }
        return "\(kind.typeName) \(before.inode) \(before.size) \(before.modified) \(appending)"
    }

    fileprivate init?(_ text: String) {
        let words = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        guard let kind = words.first.flatMap({ Kind(typeName: $0) }) else { return nil }
        if words.count == 2, words[1] == "none" {
            self.init(kind: kind, before: nil, appending: 0)
            return
        }
        guard words.count == 5, let inode = UInt64(words[1]), let size = Int(words[2]), let modified = Int64(words[3]),
            let appending = Int(words[4])
        else { return nil }
        let before = FileStatus(sort: .file, inode: inode, size: size, mode: 0, modified: modified, changed: 0)
        self.init(kind: kind, before: before, appending: appending)
    }
}

// MARK: On the disk

extension Intent {
    /// The intent that a save left behind; nil where none did, or where it was cut short itself, since no file had been
    /// touched then.
    init?(leftIn workspace: Workspace) throws(StoreError) {
        let bytes: [UInt8]
        do throws(SystemError) {
            let size = try workspace.files.statusIfPresent(at: workspace.intentPath)?.size ?? 0
            guard size > 0 else { return nil }
            let file = try workspace.files.open(workspace.intentPath, .reading)
            defer { workspace.files.close(file) }
            bytes = try workspace.files.bytes(of: file, count: size)
        } catch {
            throw StoreError(.cannotRead, path: workspace.intentPath, system: error)
        }
        self.init(RecDocument(bytes))
    }

    private init?(_ document: RecDocument) {
        let records = (0..<document.slotCount).filter { document.kind(of: $0) == .record }
            .map { document.record(at: $0) }
        guard let first = records.first, records.last?.first("Complete") == "yes" else { return nil }
        files = first.all("File").compactMap { File($0) }
        changes = JournalText.changes(in: document)
        guard files.count == first.all("File").count, first.first("Intent") == String(changes.count) else { return nil }
    }

    private var bytes: [UInt8] {
        let head = [RecField(name: "Intent", value: String(changes.count))]
        let text = RecDocument.text(of: head + files.map { RecField(name: "File", value: $0.text) })
        return changes.reduce(text) { $0 + JournalText.bytes(of: $1) }
            + RecDocument.text(of: [RecField(name: "Complete", value: "yes")])
    }

    /// Makes the intent safe on the disk.
    func write(to workspace: Workspace) throws(StoreError) {
        let (path, files) = (workspace.intentPath, workspace.files)
        do throws(SystemError) {
            let isNew = try files.statusIfPresent(at: path) == nil
            let file = try files.open(path, .appendingOrCreating)
            defer { files.close(file) }
            do throws(SystemError) {
                try files.truncate(file, to: 0)
                try files.writeAll(file, bytes.span)
                try files.sync(file)
                if isNew { try files.syncFolder(workspace.caucusFolder) }
            } catch {
                Self.empty(file, on: files)
                throw error
            }
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    /// Says that nothing is under way any more.
    static func clear(in workspace: Workspace) {
        do throws(SystemError) {
            let file = try workspace.files.open(workspace.intentPath, .appending)
            defer { workspace.files.close(file) }
            empty(file, on: workspace.files)
        } catch {
            return
        }
    }

    private static func empty(_ file: FileHandle, on files: any FileSystem) {
        do throws(SystemError) {
            try files.truncate(file, to: 0)
        } catch {
            // What stays is found to be finished, by the files that it names.
            return
        }
    }
}
