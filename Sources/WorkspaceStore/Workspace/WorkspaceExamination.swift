import NetworkModel
import RecFormat

/// Looks for what is amiss with a workspace's files, as far as that costs little: not at every byte.
struct WorkspaceExamination {
    private(set) var diagnostics: [Diagnostic] = []

    /// More stretches of a file than this are told as one: who sees them needs an editor, not a list.
    private static let limit = 50

    /// `thoroughly` looks at every byte.
    init(_ workspace: Workspace, _ known: [KnownFile], thoroughly: Bool = false) {
        // Of a folder that is gone it is said that it is, not that all its files are.
        guard workspace.isThere else { return }
        for file in known {
            if let failure = file.failure {
                diagnostics.append(Diagnostic(file: file.kind.fileName, .notRead(failure)))
            }
            guard file.isRead else { continue }
            let first = diagnostics.count
            if thoroughly { read(file) } else { examineSlots(of: file) }
            examineDescriptors(of: file)
            examine(file)
            if file.kind == .network, let loss = workspace.formatLoss(file), loss.isWithoutFormat {
                diagnostics.append(Diagnostic(file: file.kind.fileName, .hinders(loss)))
                quote(file.table.document, from: first)
                continue
            }
            examinePresence(of: file, in: workspace, thoroughly: thoroughly)
            // To count what was there before takes reading it.
            if thoroughly || file.table.slots.isEmpty, !examineLoss(of: file, in: workspace),
                file.stamp?.status.size == 0,
                file.kind.isMadeAtStart || workspace.lost(file.kind) != nil
            {
                diagnostics.append(Diagnostic(file: file.kind.fileName, .emptied))
            }
            quote(file.table.document, from: first)
        }
        examineNames(of: workspace)
        examineOwnFolder(of: workspace)
        examineIntent(of: workspace)
        if PendingErasure(workspace).isThere { diagnostics.append(Diagnostic(file: ".", .erasureCutShort)) }
        examineErasures(of: workspace, known)
        if thoroughly {
            examinePremises(of: workspace, known)
            examineAccess(below: workspace)
            examineJournal(of: workspace)
        }
    }

    private mutating func examineJournal(of workspace: Workspace) {
        do throws(StoreError) {
            guard let line = try Journal(workspace).garbledLine() else { return }
            let name = String(workspace.journalPath.dropFirst(workspace.folder.count + 1))
            diagnostics.append(Diagnostic(file: name, line: line, .garbledJournal))
        } catch {
            // What stands in its place is told already.
            return
        }
    }

    private mutating func examineErasures(of workspace: Workspace, _ known: [KnownFile]) {
        let table = known[Kind.erasure.ordinal].table
        guard !table.slots.isEmpty else { return }
        do throws(StoreError) {
            let carriedOut = try ErasureNotes(workspace).carriedOut
            guard table.slots.contains(where: { !carriedOut.contains(table.id(at: Int($0))) }) else { return }
            // What comes and goes with the next change is no news while nothing is kept from before.
            guard workspace.keepsThePast else { return }
            diagnostics.append(Diagnostic(file: ".", .erasureNotTaken))
        } catch {
            diagnostics.append(Diagnostic(file: ".", .notRead(error)))
        }
    }

    /// Adds the lines of the file to what was found in it.
    private mutating func quote(_ document: RecDocument, from first: Int) {
        let found = diagnostics.indices[first...].filter { diagnostics[$0].line != nil }
        guard !found.isEmpty else { return }
        let lines = FileLines(document)
        for index in found.prefix(Self.limit) {
            let excerpt = lines.excerpt(line: diagnostics[index].line ?? 1, count: diagnostics[index].lineCount)
            diagnostics[index] = diagnostics[index].quoting(excerpt.lines, from: excerpt.start)
        }
    }

    /// Finds what says a second time of what type the records are; the records below it are read all the same.
    private mutating func examineDescriptors(of file: KnownFile) {
        let document = file.table.document
        var isDeclared = false
        for slot in 0..<document.slotCount where document.kind(of: slot) == .descriptor {
            let type = document.record(at: slot).first("%rec")?.utf8.split(separator: UInt8(ascii: " ")).first
            if let external = RecDescriptor(document.record(at: slot)).external {
                diagnostics.append(
                    Diagnostic(file: file.kind.fileName, line: document.line(of: slot), .externalDescriptor(external)))
            }
            guard let type, type.elementsEqual(file.kind.typeName.utf8) else { continue }
            if isDeclared {
                diagnostics.append(
                    Diagnostic(file: file.kind.fileName, line: document.line(of: slot), .secondDescriptor))
            }
            isDeclared = true
        }
    }

    /// Misses a file that every workspace has, or that held records when it was last seen.
    private mutating func examinePresence(of file: KnownFile, in workspace: Workspace, thoroughly: Bool) {
        guard file.stamp == nil else { return }
        do throws(SystemError) {
            guard try workspace.files.statusIfPresent(at: workspace.path(of: file.kind)) == nil else { return }
        } catch {
            return
        }
        // Most workspaces lack some kinds' files, and the journal may be long.
        guard thoroughly || file.kind.isMadeAtStart || !Generations(workspace).states(of: file.kind).isEmpty else {
            return
        }
        let known = LastKnown(file.kind, in: workspace)
        guard file.kind.isMadeAtStart || known.hasRecords else { return }
        let held = known.hasRecords ? known.records.count : nil
        diagnostics.append(Diagnostic(file: file.kind.fileName, .missing(held: held, file.kind)))
    }

    /// Misses more than two records, and more than a tenth, that no change took out of the file, or any where the file
    /// ends in the middle of a line; whether it does.
    private mutating func examineLoss(of file: KnownFile, in workspace: Workspace) -> Bool {
        let isCut = Self.endsInLine(file.table.document)
        guard file.stamp != nil, isCut || isSmaller(file, in: workspace) else { return false }
        let known = LastKnown(file.kind, in: workspace).records
        let left = file.table.slots.count
        // Who deletes a record or two in an editor means it; of what was cut off, every one counts.
        let lost = isCut ? known.count { file.table.slot(of: $0) == nil } : known.count - left
        guard isCut ? lost > 0 : lost > 2 && lost * 10 > known.count else { return false }
        diagnostics.append(Diagnostic(file: file.kind.fileName, .shrunk(left: left, of: left + lost)))
        return true
    }

    /// Whether the file is smaller than the latest state of it that is kept.
    private func isSmaller(_ file: KnownFile, in workspace: Workspace) -> Bool {
        let generations = Generations(workspace)
        guard let size = file.stamp?.status.size, let last = generations.states(of: file.kind).last else {
            return false
        }
        do throws(SystemError) {
            guard let kept = try workspace.files.statusIfPresent(at: generations.path(of: last)) else { return false }
            return size < kept.size
        } catch {
            return false
        }
    }

    private static func endsInLine(_ document: RecDocument) -> Bool {
        guard document.slotCount > 0 else { return false }
        return document.bytes(of: document.slotCount - 1).last != UInt8(ascii: "\n")
    }

    /// Looks whether the folder is such that what is promised of saving can be kept.
    private mutating func examinePremises(of workspace: Workspace, _ known: [KnownFile]) {
        let files = workspace.files
        if !files.isWritable(workspace.folder) {
            diagnostics.append(Diagnostic(file: ".", .notWritable("no permission, or a disk that is read-only")))
        }
        for file in known where file.isRead && file.stamp != nil && files.isWritable(workspace.folder) {
            do throws(StoreError) {
                _ = try FileReplacement.replaceable(workspace.path(of: file.kind), on: files)
            } catch {
                guard error.code == .readOnly else { continue }
                diagnostics.append(Diagnostic(file: file.kind.fileName, .notWritable("marked as not to be written")))
            }
        }
        if let name = files.remoteName(of: workspace.folder) {
            diagnostics.append(Diagnostic(file: ".", .remote(name)))
        }
        do throws(SystemError) {
            let file = try files.open(workspace.path(of: .network), .reading)
            defer { files.close(file) }
            do throws(SystemError) {
                _ = try files.lock(file, exclusively: false)
            } catch {
                diagnostics.append(Diagnostic(file: ".", .noLocks(error.text)))
            }
        } catch {
            // That it cannot be read is told already.
            return
        }
    }

    /// Looks whether others may read letters, minutes, pages and what is kept beside the data. Where the folder itself
    /// is closed, nobody comes to them.
    private mutating func examineAccess(below workspace: Workspace) {
        do throws(SystemError) {
            guard try workspace.files.status(at: workspace.folder, followingLink: false).mode & 0o077 != 0 else {
                return
            }
            for folder in ["outbox", "minutes", "briefs", ".caucus"] {
                let path = "\(workspace.folder)/\(folder)"
                guard let status = try workspace.files.statusIfPresent(at: path), status.sort == .folder,
                    status.mode & 0o077 != 0
                else { continue }
                diagnostics.append(Diagnostic(file: folder, .openToOthers(mode: status.mode)))
            }
        } catch {
            // What cannot be looked at is told by whoever needs it.
            return
        }
    }

    /// Looks whether what caucus keeps beside the data can be kept: nothing else stands in its place.
    private mutating func examineOwnFolder(of workspace: Workspace) {
        let folder = workspace.caucusFolder
        let folders = [folder] + workspace.ownFolders
        for path in folders + workspace.ownFiles {
            let isFolder = folders.contains(path)
            do throws(SystemError) {
                let status = try workspace.files.statusIfPresent(at: path, followingLink: isFolder)
                guard let sort = status?.sort, sort != (isFolder ? .folder : .file) else { continue }
                let error = StoreError(isFolder ? .notAFolder : .notAFile(sort), path: path)
                let name = String(path.dropFirst(workspace.folder.count + 1))
                diagnostics.append(Diagnostic(file: name, .hinders(error)))
                if path == folder { return }
            } catch {
                // What cannot be looked at is told by whoever needs it.
                return
            }
        }
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
        for copy in workspace.conflictCopies { diagnostics.append(Diagnostic(file: copy.name, .conflictCopy)) }
        do throws(SystemError) {
            let mode = try workspace.files.status(at: workspace.folder, followingLink: false).mode
            if mode & 0o077 != 0 { diagnostics.append(Diagnostic(file: ".", .openToOthers(mode: mode))) }
        } catch {
            return
        }
    }
}
