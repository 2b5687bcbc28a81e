import Glibc
import NetworkModel
import RecFormat

/// What a store knows and does, one thing at a time.
struct StoreCore: Sendable {
    let workspace: Workspace
    /// By ordinal of the kind.
    var known: [KnownFile]
    var mint: IDMint
    /// Others' edits that were read and have not been told yet.
    private var untold: [RecordEdit] = []
    /// Whether others changed files since that was last told, if only in lines that are no records.
    private var isUntold = false
    private var hasTidied = false

    init(_ workspace: Workspace, known: [KnownFile], mint: IDMint) {
        self.workspace = workspace
        self.known = known
        self.mint = mint
    }

    /// Saves changes together: all or none of them.
    mutating func save(_ changes: [Change]) throws(StoreError) -> [Saved] {
        let lock = try lock()
        defer { lock.release() }
        let finished = try finishWhatWasCutShort()
        var madeRoom = false
        // Programs that do not ask for the lock can get in between; each time what they wrote is merged too.
        for _ in 0..<20 {
            if let saved = try attempt(changes, &madeRoom) {
                let unnoted = Journal(workspace).append(saved.map(\.change))
                return tell(saved).map {
                    $0.finishing(finished).keeping(failed: nil, madeRoom: madeRoom).noting(failed: unnoted)
                }
            }
        }
        throw StoreError(.unsettled, path: workspace.folder)
    }

    /// Takes the lock of the workspace; the caller gives it back.
    private mutating func lock() throws(StoreError) -> WorkspaceLock {
        let lock = try workspace.lock()
        tidyOnce()
        return lock
    }

    /// On a full disk the save matters more than the states before it.
    private mutating func attempt(_ changes: [Change], _ madeRoom: inout Bool) throws(StoreError) -> [Saved]? {
        do throws(StoreError) {
            return try attempt(changes)
        } catch {
            guard let code = error.system?.code, [ENOSPC, EDQUOT].contains(code), Generations(workspace).makeRoom()
            else { throw error }
            madeRoom = true
            return nil
        }
    }

    /// Does something with the workspace locked, once what was cut short is finished.
    mutating func locked<Result>(_ action: (Workspace) throws(StoreError) -> Result) throws(StoreError) -> Result {
        let lock = try lock()
        defer { lock.release() }
        _ = try finishWhatWasCutShort()
        return try action(workspace)
    }

    /// Saves a change of which nothing may be kept beside the data, after `preparing`, all with the workspace locked.
    mutating func saveForgetting(
        _ change: Change, preparing: (Workspace) throws(StoreError) -> Erased
    ) throws(StoreError) -> Forgotten {
        let lock = try lock()
        defer { lock.release() }
        _ = try finishWhatWasCutShort()
        let erased = try preparing(workspace)
        for _ in 0..<20 {
            guard let saved = try attempt([change]) else { continue }
            guard let first = tell(saved).first else { preconditionFailure("one report for each change") }
            return Forgotten(saved: first, erased: erased)
        }
        throw StoreError(.unsettled, path: workspace.folder)
    }

    /// Finishes a save that was killed between two files; returns its changes.
    private mutating func finishWhatWasCutShort() throws(StoreError) -> [Change] {
        guard let intent = try Intent(leftIn: workspace) else { return [] }
        for _ in 0..<20 {
            let kinds = try intent.unfinished(in: workspace)
            guard !kinds.isEmpty else {
                Intent.clear(in: workspace)
                return []
            }
            for kind in kinds {
                try intent.cutTornAppend(of: kind, in: workspace)
                try readAnew(kind)
            }
            let merged = try MergedChanges(intent.changes(of: kinds), with: known.map(\.table), finishing: true)
            guard var writes = try FileWrites(merged, to: known, of: workspace, finishing: true) else { continue }
            guard try writes.commit() else { continue }
            writes.finish(&known)
            Intent.clear(in: workspace)
            hear(merged.files.flatMap(\.edits))
            // The change that is saved next meets the same, and says so.
            _ = Journal(workspace).append(intent.changes)
            return intent.changes
        }
        throw StoreError(.unsettled, path: workspace.folder)
    }

    private mutating func readAnew(_ kind: Kind) throws(StoreError) {
        if known[kind.ordinal].isRead {
            try refresh(kind, thoroughly: true)
        } else {
            known[kind.ordinal] = try KnownFile(reading: kind, of: workspace)
        }
    }

    /// Adds edits to what is to be told, one for each record: a model takes them up all at once.
    private mutating func hear(_ edits: [RecordEdit]) {
        let known = Dictionary(untold.indices.map { (untold[$0].key, $0) }) { $1 }
        for edit in edits {
            if let index = known[edit.key] {
                untold[index] = RecordEdit(edit.key, before: untold[index].before, after: edit.after)
            } else {
                untold.append(edit)
            }
        }
    }

    private mutating func attempt(_ changes: [Change]) throws(StoreError) -> [Saved]? {
        try refresh(before: changes)
        var merged = try MergedChanges(changes, with: known.map(\.table))
        if merged.bringsBack {
            // Unless they were forgotten meanwhile, by whatever process.
            try readAnew(.erasure)
            merged = try MergedChanges(changes, with: known.map(\.table))
        }
        if merged.files.contains(where: { $0.kind == .conflict }), !known[Kind.conflict.ordinal].isRead {
            // The same two edits may have met before, and are one conflict.
            known[Kind.conflict.ordinal] = try KnownFile(reading: .conflict, of: workspace)
            return nil
        }
        guard var writes = try FileWrites(merged, to: known, of: workspace) else { return nil }
        do throws(StoreError) {
            guard try writes.commit() else {
                for kind in writes.unreadLogs(known) {
                    known[kind.ordinal] = try KnownFile(reading: kind, of: workspace)
                }
                return nil
            }
        } catch {
            writes.suspect(&known)
            throw error
        }
        writes.finish(&known)
        let unkept = writes.unkept
        return merged.saved.map { $0.keeping(failed: unkept, madeRoom: false) }
    }

    /// Brings what is known of the files that the changes touch up to what is on the disk.
    private mutating func refresh(before changes: [Change]) throws(StoreError) {
        let edits = changes.flatMap(\.edits)
        // What is to be settled decides what an undo puts back.
        let hasUndo = changes.contains { $0.reverses != nil }
        try checkFormatIsKnown(or: changes.contains(where: \.saysFormat))
        for kind in Kind.allCases {
            let ours = edits.filter { $0.key.kind == kind }
            guard !ours.isEmpty || (hasUndo && kind == .conflict) else { continue }
            let isAppend = kind.isLog && ours.allSatisfy { $0.before == nil && $0.after != nil }
            // Nothing can be added to the end of an empty log, which wants its descriptor first.
            if !known[kind.ordinal].isRead, !isAppend || isEmpty(kind) {
                let fresh = try KnownFile(reading: kind, of: workspace)
                // What could not be read before is news to the model.
                if known[kind.ordinal].failure != nil {
                    hear(TableDifference(from: known[kind.ordinal].table, to: fresh.table).edits)
                    isUntold = true
                }
                known[kind.ordinal] = fresh
            }
            try refresh(kind, thoroughly: !isAppend)
        }
    }

    private func isEmpty(_ kind: Kind) -> Bool {
        do throws(SystemError) {
            return try workspace.files.statusIfPresent(at: workspace.path(of: kind))?.size == 0
        } catch {
            // Whoever opens it is told the same.
            return false
        }
    }

    /// Refuses to save while nobody knows the format of the files, unless what is saved says it.
    private mutating func checkFormatIsKnown(or isSaid: Bool) throws(StoreError) {
        do throws(StoreError) {
            try refresh(.network, thoroughly: false)
        } catch {
            guard known[Kind.network.ordinal].failure == error else { throw error }
        }
        guard let loss = workspace.formatLoss(known[Kind.network.ordinal]), !isSaid else { return }
        throw loss
    }

    private mutating func refresh(_ kind: Kind, thoroughly: Bool) throws(StoreError) {
        let before = known[kind.ordinal].stamp
        let edits = try known[kind.ordinal].refresh(in: workspace, thoroughly: thoroughly)
        untold += edits
        if known[kind.ordinal].stamp != before { isUntold = true }
        if kind == .network { try workspace.checkFormat(known[kind.ordinal].table) }
    }

    /// Puts other bytes into the place of whole files, all or none, where they hold what they are thought to hold; nil,
    /// with nothing done, where one does not. What was given is the newest state of every file that is named.
    mutating func replace(_ files: [FileExchange], as change: Change) throws(StoreError) -> Saved? {
        let lock = try lock()
        defer { lock.release() }
        let finished = try finishWhatWasCutShort()
        guard finished.isEmpty else { return nil }
        try checkFormatIsKnown(or: files.contains { $0.kind == .network })
        for file in files {
            if !known[file.kind.ordinal].isRead {
                known[file.kind.ordinal] = try KnownFile(reading: file.kind, of: workspace)
            }
            try refresh(file.kind, thoroughly: true)
            let known = known[file.kind.ordinal]
            guard known.stamp == nil ? file.old.isEmpty : known.holds(file.old) else { return nil }
        }
        return try exchange(files, as: change)
    }

    private mutating func exchange(_ files: [FileExchange], as change: Change) throws(StoreError) -> Saved? {
        let tables = files.map { Table($0.kind, RecDocument($0.new)) }
        let edits = tables.flatMap { TableDifference(from: known[$0.kind.ordinal].table, to: $0).edits }
        let change = change.with(edits)
        // Finished after a kill it is the same records, but not the same lines; the journal tells the two apart.
        let again = Change(
            id: Store.finished(change.id), at: change.at, by: change.by, isTakenOver: change.isTakenOver,
            summary: change.summary, edits: change.edits)
        guard var writes = try FileWrites(tables, as: again, to: known, of: workspace) else { return nil }
        guard try writes.commit() else { return nil }
        writes.finish(&known)
        let unnoted = Journal(workspace).append([change])
        let saved = Saved(asked: change.with([]), change: change, following: change, encounters: [])
            .noting(failed: unnoted)
        return tell([saved]).first
    }

    /// Reads what others changed in the files that were read; nil where nothing was. The change has no edits where
    /// only lines changed that are no records.
    mutating func reread(thoroughly: Bool = false) throws(StoreError) -> Change? {
        try workspace.checkFolder()
        let lock = WorkspaceLock(reading: workspace)
        defer { lock?.release() }
        for kind in Kind.allCases {
            let before = known[kind.ordinal].failure
            do throws(StoreError) {
                try refresh(kind, thoroughly: thoroughly)
            } catch {
                // A file that cannot be read any more hides nothing of the others; the examination tells it.
                guard known[kind.ordinal].failure == error else { throw error }
            }
            if known[kind.ordinal].failure != before { isUntold = true }
        }
        guard isUntold || !untold.isEmpty else { return nil }
        defer {
            untold = []
            isUntold = false
        }
        return Change(
            id: mint.next(at: workspace.files.now / 1_000_000_000), at: workspace.timestamp,
            summary: "Changed elsewhere", edits: untold)
    }

    /// Adds what others changed to the report of the first change.
    private mutating func tell(_ saved: [Saved]) -> [Saved] {
        guard let first = saved.first, !untold.isEmpty else { return saved }
        defer { untold = [] }
        let following = first.following.with(untold + first.following.edits)
        return [first.following(following)]
            + saved.dropFirst()
    }

    private mutating func tidyOnce() {
        guard !hasTidied else { return }
        hasTidied = true
        workspace.discardLeftovers()
    }
}

extension Workspace {
    /// The names in the folder; none where it cannot be listed.
    var fileNames: [String] {
        do throws(SystemError) {
            return try files.names(in: folder)
        } catch {
            return []
        }
    }

    /// The time on the system's clock, in UTC.
    var timestamp: Timestamp { Timestamp(instant: files.now / 1_000_000_000) }

    /// Refuses a workspace that a newer program has written.
    func checkFormat(_ table: Table) throws(StoreError) {
        for slot in table.slots {
            let record = NetworkRecord(table.record(at: Int(slot)))
            guard record.format > Workspace.format else { continue }
            let line = table.document.line(of: Int(slot))
            throw StoreError(.newerFormat(record.format), path: path(of: .network), line: line)
        }
    }

    /// That nobody knows in which format the workspace is, and why; nil where it is known.
    func formatLoss(_ network: KnownFile) -> StoreError? {
        let path = path(of: .network)
        func unknown(because why: StoreError) -> StoreError { StoreError(.formatUnknown(because: why), path: path) }
        if let failure = network.failure { return unknown(because: failure) }
        let table = network.table
        guard !table.slots.contains(where: { table.record(at: Int($0)).saysFormat }) else { return nil }
        let loss: StoreError.FormatLoss =
            network.stamp == nil ? .missing : network.stamp?.status.size == 0 ? .empty : .unsaid
        let isKnown = !LastKnown(.network, in: self).records.isEmpty
        return unknown(because: StoreError(.withoutFormat(loss, isKnown: isKnown), path: path))
    }

    /// Whether the folder is still there.
    var isThere: Bool {
        do throws(StoreError) {
            try checkFolder()
            return true
        } catch {
            return false
        }
    }

    /// Throws where the folder is no longer there, or an empty one is in its place, as where a disk was taken away that
    /// was mounted there.
    func checkFolder() throws(StoreError) {
        do throws(SystemError) {
            guard try files.statusIfPresent(at: folder)?.sort == .folder else { throw SystemError(ENOENT) }
            if try files.statusIfPresent(at: path(of: .network)) != nil { return }
            if try files.statusIfPresent(at: caucusFolder) == nil { throw SystemError(ENOENT) }
        } catch {
            throw StoreError(.folderGone, path: folder, system: error)
        }
    }
}

extension RecRecord {
    /// Whether a network's record says in which format the workspace is, and that is one of ours.
    fileprivate var saysFormat: Bool { number(.format).map { (1...Workspace.format).contains($0) } ?? false }
}

extension Change {
    /// Whether it makes a network's record say in which format the workspace is.
    fileprivate var saysFormat: Bool {
        edits.contains { $0.key.kind == .network && $0.after.map { RecRecord($0).saysFormat } ?? false }
    }
}

extension StoreError {
    /// Whether the format is not said in a file that can be read.
    var isWithoutFormat: Bool {
        if case .formatUnknown(let why) = code, case .withoutFormat = why.code { true } else { false }
    }
}
