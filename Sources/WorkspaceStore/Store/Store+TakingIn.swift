package import NetworkModel
import RecFormat

/// What came in beside the files, or in them, without caucus: conflict copies of programs that synchronise folders, and
/// conflicts that a merge by git left in records.
package struct TakenIn: Sendable {
    /// What became of the files; nil where nothing came in.
    package var saved: [Saved] = []
    /// The copies that were merged and set aside.
    package var copies: [String] = []
    /// How many conflicts came up.
    package var conflicts = 0
}

extension Store {
    /// Merges what came in and sets the copies aside in `.caucus/copies`; `words` makes a summary of a copy's name.
    package func takeIn(
        by author: inout Author, words: (String) -> String = { "Merged with \($0)" }
    ) throws(StoreError) -> TakenIn {
        var taken = TakenIn()
        for copy in workspace.conflictCopies {
            guard let saved = try take(copy, &author, words(copy.name), &taken) else { continue }
            taken.saved.append(saved)
        }
        try takeCarried(&author, &taken)
        return taken
    }

    /// Whether anything came in.
    package var hasIncoming: Bool { !workspace.conflictCopies.isEmpty }

    private func take(
        _ copy: ConflictCopy, _ author: inout Author, _ summary: String, _ taken: inout TakenIn
    ) throws(StoreError) -> Saved? {
        guard let bytes = try workspace.plainFile(copy.name), RecDocument.conflictMarker(in: bytes) == nil,
            RecForeignBytes(bytes) == nil
        else { return nil }
        let generations = Generations(workspace)
        let states = generations.states(of: copy.kind).compactMap { generations.table(of: $0) }
        let change = Change(id: author.newID(), at: author.clock.now, isTakenOver: true, summary: summary, edits: [])
        for _ in 0..<10 {
            let files = try fileStates(of: copy.kind == .conflict ? [.conflict] : [copy.kind, .conflict])
            // A copy is no stand-in for a file that is gone: it waits until that is back.
            if files[0].bytes.isEmpty, workspace.lost(copy.kind) != nil { return nil }
            let live = Table(copy.kind, RecDocument(files[0].bytes))
            let merge = CopyMerge(Table(copy.kind, RecDocument(bytes)), into: live, states: states).merge
            var exchanges = [FileExchange(copy.kind, old: files[0].bytes, new: merge.table.document.serialized())]
            var count = 0
            for log in files.dropFirst() {
                let conflicts = WorkspaceMerge.adding(merge.clashes, to: log.bytes, at: author.clock.now)
                exchanges.append(FileExchange(.conflict, old: log.bytes, new: conflicts.bytes))
                count = conflicts.count
            }
            exchanges.removeAll { $0.old == $0.new }
            guard !exchanges.isEmpty else {
                try workspace.setAside(copy.name)
                taken.copies.append(copy.name)
                return nil
            }
            guard let saved = try replace(exchanges, as: change) else { continue }
            try workspace.setAside(copy.name)
            taken.copies.append(copy.name)
            taken.conflicts += count
            return saved
        }
        throw StoreError(.unsettled, path: workspace.folder)
    }

    /// Takes the conflicts that records carry to the others.
    private func takeCarried(_ author: inout Author, _ taken: inout TakenIn) throws(StoreError) {
        let sign = Array("\n\(CarriedConflict.field.name): Id: ".utf8)
        let files = try fileStates()
        let known = Table(.conflict, RecDocument(files.first { $0.kind == .conflict }?.bytes ?? []))
        let edits = files.flatMap { file -> [RecordEdit] in
            guard file.kind != .conflict, file.bytes.span.firstIndex(of: sign.span) != nil else { return [] }
            return CarriedConflict.edits(in: Table(file.kind, RecDocument(file.bytes)), known: known)
        }
        guard !edits.isEmpty else { return }
        let saved = try save(author.change("Took up conflicts of a merge", edits))
        taken.saved.append(saved)
        taken.conflicts += edits.count { $0.key.kind == .conflict }
    }
}

extension Workspace {
    /// The bytes of a plain file in the folder; nil where it is none or cannot be read.
    fileprivate func plainFile(_ name: String) throws(StoreError) -> [UInt8]? {
        let path = "\(folder)/\(name)"
        do throws(SystemError) {
            guard let status = try files.statusIfPresent(at: path), status.sort == .file, status.size < UInt32.max
            else {
                return nil
            }
            let file = try files.open(path, .reading)
            defer { files.close(file) }
            return try files.bytes(of: file, count: status.size)
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Moves a copy that was merged out of the way.
    fileprivate func setAside(_ name: String) throws(StoreError) {
        do throws(SystemError) {
            if try files.statusIfPresent(at: copiesFolder) == nil { try files.makeFolder(copiesFolder, mode: 0o700) }
            try files.rename("\(folder)/\(name)", to: "\(copiesFolder)/\(name)")
        } catch {
            throw StoreError(.cannotWrite, path: "\(folder)/\(name)", system: error)
        }
    }
}
