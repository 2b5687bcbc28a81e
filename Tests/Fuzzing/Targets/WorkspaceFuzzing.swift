import Glibc
import NetworkModel
import RecFormat
import WorkspaceStore

/// Files of a workspace on the disk: whatever is in them, it opens, can be added to, and loses no byte that was there.
enum WorkspaceFuzzing {
    private static let kinds: [Kind] = [.contact, .partner, .task, .event, .network]

    /// The first byte says which kind's file the rest is.
    static func checkDataFile(_ bytes: [UInt8]) throws(BrokenProperty) {
        let kind = kinds[Int(bytes.first ?? 0) % kinds.count]
        let content = Array(bytes.dropFirst())
        try FuzzFolder.use { (folder) throws(BrokenProperty) in
            var author = FuzzNetwork.author
            let workspace = try folder.workspace(&author)
            try folder.write(kind.fileName, content)
            let opened: OpenWorkspace
            do throws(StoreError) {
                opened = try Store.open(workspace)
            } catch {
                // A network of a newer format is refused; everything else opens.
                return try hold(kind == .network, "the workspace does not open: \(error)")
            }
            for diagnostic in opened.store.examine() { _ = diagnostic }
            try add(kind, to: opened, &author)
            let after = try folder.read(kind.fileName)
            try checkKept(content, after, isLog: kind.isLog)
        }
    }

    private static func add(_ kind: Kind, to opened: OpenWorkspace, _ author: inout Author) throws(BrokenProperty) {
        var draft = Draft(new: kind == .network ? .partner : kind, id: author.newID())
        draft.set(draft.key.kind.titleField, "Added")
        do throws(StoreError) {
            _ = try opened.store.save(author.change("Added", [draft.edit(at: author.clock.now)]))
            let again = try Store.open(opened.store.workspace)
            try Self.require(again.network.record(draft.key) != nil, opened.store.workspace)
        } catch {
            switch error.code {
            // What is no text, or does not say the format, is not written to.
            case .notText, .formatUnknown: return
            default: break
            }
            throw BrokenProperty("a record cannot be added: \(error)")
        }
    }

    private static func require(_ claim: Bool, _ workspace: Workspace) throws(StoreError) {
        guard claim else { throw StoreError(.changedSince("", []), path: workspace.folder) }
    }

    /// Every line that was there still is, in order; of a log no byte has moved, unless it holds other kinds too.
    private static func checkKept(_ before: [UInt8], _ after: [UInt8], isLog: Bool) throws(BrokenProperty) {
        if isLog, before.last == 0x0A, !before.text.contains("%rec") {
            try hold(after.starts(with: before), "bytes of the log were changed")
        }
        // A byte order mark is the file's, not its first line's, before which a record may be put.
        let mark = [0xEF, 0xBB, 0xBF] as [UInt8]
        let lead = before.starts(with: mark) ? mark.count : 0
        try hold(after.starts(with: before.prefix(lead)), "the byte order mark is lost")
        var lines = after.dropFirst(lead).split(separator: 0x0A, omittingEmptySubsequences: true)[...]
        for line in before.dropFirst(lead).split(separator: 0x0A, omittingEmptySubsequences: true) {
            // rec has no spelling for a backslash that ends a file; a blank behind it makes it one. A carriage return
            // that ends it is part of the line as long as another one and the newline follow.
            let ended = line.last == 0x5C ? line + [0x20] : line.last == 0x0D ? line + [0x0D] : line
            guard let place = lines.firstIndex(where: { $0 == line || $0 == ended }) else {
                throw BrokenProperty("the line \(Array(line).text.debugDescription) is lost")
            }
            lines = lines[(place + 1)...]
        }
    }

    static func checkJournal(_ bytes: [UInt8]) throws(BrokenProperty) {
        try FuzzFolder.use { (folder) throws(BrokenProperty) in
            var author = FuzzNetwork.author
            let workspace = try folder.workspace(&author)
            for name in ["journal.rec", "intent.rec", "unsaved/log", "unsaved/change-x"] {
                try folder.write(".caucus/\(name)", bytes)
            }
            do throws(StoreError) {
                let texts = try workspace.unsavedTexts()
                try Self.require(texts["log"] == bytes.text, workspace)
                _ = try workspace.waitingChanges()
                let store = try Store.open(workspace).store
                _ = try store.history()
                var draft = Draft(new: .partner, id: "added")
                draft.set(.name, "Added")
                let change = author.change("Added", [draft.edit(at: author.clock.now)])
                _ = try store.save(change)
                try Self.require(try store.lastUndoable()?.id == change.id, workspace)
                _ = try store.undo(by: &author)
                try Self.require(try Store.open(workspace).network.record(draft.key) == nil, workspace)
            } catch {
                throw BrokenProperty("the workspace cannot be used: \(error)")
            }
        }
    }
}

/// A folder that is there as long as a check runs.
private struct FuzzFolder {
    let path: String

    static func use(_ body: (FuzzFolder) throws(BrokenProperty) -> Void) throws(BrokenProperty) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/caucus-fuzz-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BrokenProperty("no folder can be made in \(parent)") }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { remove(path) }
        try body(FuzzFolder(path: path))
    }

    func workspace(_ author: inout Author) throws(BrokenProperty) -> Workspace {
        do throws(StoreError) {
            return try Workspace.create(at: "\(path)/net", name: "Net", author: &author)
        } catch {
            throw BrokenProperty("no workspace: \(error)")
        }
    }

    func write(_ name: String, _ bytes: [UInt8]) throws(BrokenProperty) {
        if name.contains("unsaved/") { mkdir("\(path)/net/.caucus/unsaved", 0o700) }
        guard let file = fopen("\(path)/net/\(name)", "w") else { throw BrokenProperty("\(name) cannot be written") }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }

    func read(_ name: String) throws(BrokenProperty) -> [UInt8] {
        guard let file = fopen("\(path)/net/\(name)", "r") else { throw BrokenProperty("\(name) cannot be read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    private static func remove(_ path: String) {
        guard let listing = opendir(path) else {
            unlink(path)
            return
        }
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { remove("\(path)/\(name)") }
        }
        closedir(listing)
        rmdir(path)
    }
}
