import NetworkModel
import RecFormat

/// Looks for what is amiss with a workspace's files, as far as that costs little: not at every byte.
struct WorkspaceExamination {
    private(set) var diagnostics: [Diagnostic] = []

    /// More stretches of a file than this are told as one: who sees them needs an editor, not a list.
    private static let limit = 50

    /// `thoroughly` looks at every byte.
    init(_ workspace: Workspace, _ known: [KnownFile], thoroughly: Bool = false) {
        for file in known where file.isRead {
            if thoroughly { read(file) } else { examineSlots(of: file) }
            examine(file)
        }
        examineNames(of: workspace)
        examineIntent(of: workspace)
    }

    private mutating func examineIntent(of workspace: Workspace) {
        do throws(StoreError) {
            guard let intent = try Intent(leftIn: workspace), let act = intent.changes.first?.act,
                let kind = try intent.unfinished(in: workspace).first
            else { return }
            diagnostics.append(Diagnostic(file: kind.fileName, .cutShort(act)))
        } catch {
            // The next save meets the same and says so.
            return
        }
    }

    private mutating func read(_ file: KnownFile) {
        diagnostics += file.table.document.diagnostics.map {
            Diagnostic(file: file.kind.fileName, line: $0.line, lineCount: $0.lineCount, .rec($0.what))
        }
    }

    private mutating func examineSlots(of file: KnownFile) {
        let document = file.table.document
        let name = file.kind.fileName
        var count = 0
        for slot in 0..<document.slotCount where document.kind(of: slot) == .unreadable && count < Self.limit {
            count += 1
            let lines = document.bytes(of: slot).lazy.filter { $0 == UInt8(ascii: "\n") }.count
            let line = document.line(of: slot)
            diagnostics.append(Diagnostic(file: name, line: line, lineCount: max(lines, 1), .unreadable))
        }
    }

    private mutating func examine(_ file: KnownFile) {
        let document = file.table.document
        let name = file.kind.fileName
        if file.kind.isLog, let last = file.table.slots.last, Self.isTorn(document, Int(last)) {
            diagnostics.append(Diagnostic(file: name, line: document.line(of: Int(last)), .tornTail))
        }
        if let mode = file.stamp?.status.mode, mode & 0o077 != 0 {
            diagnostics.append(Diagnostic(file: name, .openToOthers(mode: mode)))
        }
    }

    /// Whether the last record of a log lacks its end mark: `Created` with a full timestamp, and a line end.
    static func isTorn(_ document: RecDocument, _ slot: Int) -> Bool {
        guard slot == document.slotCount - 1 else { return false }
        let bytes = document.bytes(of: slot)
        guard bytes.last == UInt8(ascii: "\n") else { return true }
        guard let last = document.record(at: slot).fields.last, Field.created.names(last) else { return true }
        return Timestamp(iso: last.value)?.form != .full
    }

    private mutating func examineNames(of workspace: Workspace) {
        for name in workspace.fileNames.sorted() where Self.isConflictCopy(name) {
            diagnostics.append(Diagnostic(file: name, .conflictCopy))
        }
        do throws(SystemError) {
            let mode = try workspace.files.status(at: workspace.folder, followingLink: false).mode
            if mode & 0o077 != 0 { diagnostics.append(Diagnostic(file: ".", .openToOthers(mode: mode))) }
        } catch {
            return
        }
    }

    /// Whether a name is how Syncthing, Nextcloud, Dropbox and others call the loser of two versions of a file of ours:
    /// the same beginning, the same end, and their words between.
    private static func isConflictCopy(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.first != UInt8(ascii: ".") else { return false }
        return Kind.allCases.contains { kind in
            let stem = Array(kind.fileName.utf8.dropLast(4))
            guard bytes.starts(with: stem), bytes.count > stem.count + 4, bytes.suffix(4).elementsEqual(".rec".utf8)
            else { return false }
            return name.lowercased().contains("conflict")
        }
    }
}
