package import NetworkModel
import RecFormat
package import WorkspaceStore

/// What a sync did.
package struct SyncReport: Sendable {
    /// What was made here and is now shared, or waits to be.
    package var own: [KindCount] = []
    /// What was taken over from the others.
    package var taken: [KindCount] = []
    /// The conflicts that came up.
    package var conflicts: [RecordKey] = []
    /// Why the others could not be reached, where they could not; what was made is kept here.
    package var offline: String?
    /// What the files here became, where others had changed something.
    package var saved: [Saved] = []
    /// Whether this is the same as what the others have.
    package var isShared = false
}

/// What a sync is doing.
package enum SyncStep: Sendable {
    case looking, fetching, merging, writing, sharing
}

/// Shares a workspace: commits what was changed here, brings what the others changed, merges by record and field, writes
/// that into the files, and shares the result.
///
/// Files are written before the history moves, and what they are about to become is noted first. Killed in between, the
/// next sync sees from the journal or the files whether they were written and moves the history on. Where that cannot be
/// told it merges the same again, which changes nothing, since the conflicts that it makes have the same Ids.
package struct Sync: Sendable {
    private let store: Store
    private let history: any History
    private var author: Author
    /// Whether it goes on where it would delete many records.
    package var allowsDeletions = false
    /// Told what it is doing.
    package var progress: @Sendable (SyncStep) -> Void = { _ in }

    private static let patience = 12

    package init(_ store: Store, _ history: any History, by author: Author) {
        self.store = store
        self.history = history
        self.author = author
    }

    private var name: String { author.me?.text ?? Self.nobody }

    /// The author of what was shared by someone who has not said who they are.
    private static let nobody = "caucus"

    /// Runs it; what it throws leaves the files and the history as they were, or as a step that is whole left them.
    package mutating func run() throws -> SyncReport {
        guard let lock = try store.workspace.lockForSharing() else { throw SharingError.busy }
        defer { lock.release() }
        var report = SyncReport()
        try resume()
        report.saved += try store.takeIn(by: &author).saved
        var remote: Fetched?
        for _ in 0..<Self.patience {
            progress(.looking)
            guard let local = try commitOwn(&report) else { continue }
            if remote == nil { remote = try fetch(&report) }
            guard let fetched = remote else { return report }
            guard let head = try merge(local, with: fetched, &report) else { continue }
            progress(.sharing)
            guard fetched.tip != head else { return end(&report, at: head) }
            do {
                if try history.push(head) { return end(&report, at: head) }
            } catch SharingError.offline(let why) {
                report.offline = why
                history.settle(at: head)
                return report
            }
            // Somebody else was faster.
            remote = nil
        }
        throw SharingError.unsettled
    }

    private func end(_ report: inout SyncReport, at head: ObjectID) -> SyncReport {
        report.isShared = true
        history.settle(at: head)
        return report
    }

    /// Ends what an earlier sync had begun and was killed in.
    private func resume() throws {
        guard let pending = try history.pending() else { return }
        // Reading them finishes what was cut short while it was being saved.
        let states = try store.fileStates()
        guard let head = try history.head(), try history.bases(head, pending) == [head] else {
            return try history.setPending(nil)
        }
        let (old, new) = (try history.files(of: head), try history.files(of: pending))
        let change = Self.change(to: pending)
        let journal = Set(try store.changes().suffix(1000).map(\.id))
        let isSame = states.allSatisfy { state in
            let name = state.kind.fileName
            return old[name] == new[name] || new[name]?.id == ObjectID(contents: state.bytes)
        }
        if !isSame, !journal.contains(change) {
            guard journal.contains(Store.finished(change)) else { return try history.setPending(nil) }
            try complete(states, from: old, to: new, as: change)
        }
        _ = try history.setHead(pending, from: head)
    }

    /// Brings the lines in that are missing where files were finished record by record.
    private func complete(
        _ states: [FileState], from old: [String: SharedFile], to new: [String: SharedFile], as change: RecordID
    ) throws {
        let changed = states.filter { old[$0.kind.fileName] != new[$0.kind.fileName] }
        let names = changed.map(\.kind.fileName)
        let contents = try history.contents(names.flatMap { [old[$0]?.id, new[$0]?.id].compactMap { $0 } })
        func bytes(_ file: SharedFile?) -> [UInt8] { file.flatMap { contents[$0.id] } ?? [] }
        var sides: [Kind: WorkspaceMerge.Sides] = [:]
        for state in changed {
            let name = state.kind.fileName
            sides[state.kind] = WorkspaceMerge.Sides(
                bases: [bytes(old[name])], ours: state.bytes, theirs: bytes(new[name]))
        }
        let log = states.first { $0.kind == .conflict }?.bytes ?? []
        sides[.conflict] = sides[.conflict] ?? WorkspaceMerge.Sides(bases: [log], ours: log, theirs: log)
        let merge = WorkspaceMerge(sides, WorkspaceMerge.Signature(at: author.clock.now))
        let exchanges = states.compactMap { state in
            merge.files[state.kind].map { FileExchange(state.kind, old: state.bytes, new: $0) }
        }.filter { $0.old != $0.new }
        let change = Change(id: change, at: author.clock.now, by: author.me, summary: "Shared by others", edits: [])
        guard !exchanges.isEmpty else { return }
        guard try store.replace(exchanges, as: change) != nil else { throw SharingError.unsettled }
    }

    /// The Id of the change that makes the files what a commit has.
    private static func change(to commit: ObjectID) -> RecordID { RecordID(String(commit.text.prefix(16))) }

    private struct Fetched { let tip: ObjectID? }

    private func fetch(_ report: inout SyncReport) throws -> Fetched? {
        progress(.fetching)
        do {
            return Fetched(tip: try history.fetch())
        } catch SharingError.offline(let why) {
            report.offline = why
            return nil
        }
    }
}

// MARK: What was changed here

extension Sync {
    /// The files as they are, and the commit that holds them.
    private struct Local {
        let head: ObjectID
        let files: [String: SharedFile]
        let states: [Kind: FileState]
    }

    /// Commits what was changed here since the last sync; nil where somebody moved the history meanwhile.
    private func commitOwn(_ report: inout SyncReport) throws -> Local? {
        let states = try store.fileStates()
        let head = try history.head()
        let old = try head.map { commit throws(SharingError) in try history.files(of: commit) } ?? [:]
        var new = old
        var changed: [Kind] = []
        for state in states {
            let name = state.kind.fileName
            let id = ObjectID(contents: state.bytes)
            guard old[name]?.id != id else { continue }
            if state.bytes.isEmpty {
                // A file that is gone or emptied is more often an accident than meant.
                if old[name] != nil, !allowsDeletions { throw SharingError.vanished(file: name) }
                if old[name] == nil { continue }
            }
            if let line = RecDocument.conflictMarker(in: state.bytes) {
                throw SharingError.marked(file: name, line: line, isOurs: true)
            }
            new[name] = state.isThere ? SharedFile(id) : nil
            changed.append(state.kind)
        }
        if head == nil, let ignore = try ignored() { new[".gitignore"] = SharedFile(ignore) }
        let local = Dictionary(uniqueKeysWithValues: states.map { ($0.kind, $0) })
        guard new != old || head == nil else {
            return head.map { Local(head: $0, files: old, states: local) }
        }
        let edits = try differences(of: changed, old, local)
        if head != nil { try guardDeletions(edits, isHere: false) }
        let counts = KindCount.list(edits.flatMap(\.edits))
        for kind in changed where local[kind]?.isThere == true { _ = try history.keep(local[kind]?.bytes ?? []) }
        let message = head == nil ? "Begin to share" : KindCount.words(counts)
        let commit = try history.commit(new, after: [head].compactMap { $0 }, message, by: name)
        guard try history.setHead(commit, from: head) else { return nil }
        report.own = KindCount.joined(report.own, counts)
        return Local(head: commit, files: new, states: local)
    }

    private func ignored() throws -> ObjectID? { try history.keep(Array(".caucus/\n.*.tmp\n".utf8)) }

    private func differences(
        of kinds: [Kind], _ old: [String: SharedFile], _ new: [Kind: FileState]
    ) throws -> [FileDifference] {
        let ids = kinds.compactMap { old[$0.fileName]?.id }
        let contents = try history.contents(ids)
        return kinds.map { kind in
            FileDifference(kind, from: old[kind.fileName].flatMap { contents[$0.id] } ?? [], to: new[kind]?.bytes ?? [])
        }
    }

    private func guardDeletions(_ differences: [FileDifference], isHere: Bool) throws {
        guard !allowsDeletions else { return }
        var deletions = Deletions(isHere: isHere)
        // What is settled is deleted, and nobody would call that a loss.
        for difference in differences where difference.kind != .conflict && difference.deleted > 0 {
            deletions.parts.append(
                Deletions.Part(file: difference.kind.fileName, count: difference.deleted, total: difference.total))
        }
        if deletions.isAlarming { throw SharingError.tooManyDeletions(deletions) }
    }
}

// MARK: What the others changed

extension Sync {
    /// Takes over what the others changed; returns the commit that holds both, nil where files here changed meanwhile.
    private mutating func merge(_ local: Local, with fetched: Fetched, _ report: inout SyncReport) throws -> ObjectID? {
        guard let tip = fetched.tip, tip != local.head else { return local.head }
        let bases = try history.bases(local.head, tip)
        guard bases != [tip] else { return local.head }
        progress(.merging)
        let theirs = try history.files(of: tip)
        for (name, file) in theirs {
            if let problem = SharedName.problem(name, file) { throw SharingError.unsafe(problem) }
        }
        let isForward = bases == [local.head]
        let merge = try TreeMerge(
            bases: try bases.map { try history.files(of: $0) }, ours: local.files, theirs: theirs, history,
            signature: try signature(from: tip))
        let exchanges = try exchanges(of: merge, over: local)
        try guardDeletions(exchanges.map { FileDifference($0.kind, from: $0.old, to: $0.new) }, isHere: true)
        try checkFormat(exchanges)
        var head = tip
        if !isForward {
            for contents in merge.made { _ = try history.keep(contents) }
            let message = "Merge what was shared meanwhile"
            head = try history.commit(merge.files, after: [local.head, tip], message, by: name)
        }
        guard try write(exchanges, as: head, &report) else { return nil }
        report.conflicts += merge.conflicts
        guard try history.setHead(head, from: local.head) else { return nil }
        return head
    }

    private func signature(from tip: ObjectID) throws -> WorkspaceMerge.Signature {
        let other = try history.author(of: tip)
        return WorkspaceMerge.Signature(
            by: author.me?.text, from: other == Self.nobody ? nil : other, at: author.clock.now)
    }

    /// The files that a merge makes others of.
    private func exchanges(of merge: TreeMerge, over local: Local) throws -> [FileExchange] {
        try Kind.allCases.compactMap { kind in
            let name = kind.fileName
            guard let new = merge.files[name], let state = local.states[kind] else { return nil }
            guard new.id != local.files[name]?.id, let bytes = try merge.contents(new.id, history) else { return nil }
            return FileExchange(kind, old: state.bytes, new: bytes)
        }
    }

    /// Writes the files that a commit has; false, with nothing done, where one was changed meanwhile.
    private func write(_ exchanges: [FileExchange], as commit: ObjectID, _ report: inout SyncReport) throws -> Bool {
        guard !exchanges.isEmpty else { return true }
        progress(.writing)
        let edits = exchanges.flatMap { FileDifference($0.kind, from: $0.old, to: $0.new).edits }
        let counts = KindCount.list(edits.filter { $0.key.kind != .conflict })
        let change = Change(
            id: Self.change(to: commit), at: author.clock.now, by: author.me,
            summary: "Shared by others: \(KindCount.words(counts))", edits: [])
        try history.setPending(commit)
        guard let saved = try store.replace(exchanges, as: change) else { return false }
        report.saved.append(saved)
        report.taken = KindCount.joined(report.taken, counts)
        return true
    }

    private func checkFormat(_ exchanges: [FileExchange]) throws {
        guard let network = exchanges.first(where: { $0.kind == .network }) else { return }
        let table = Table(.network, RecDocument(network.new))
        for slot in table.slots {
            let format = NetworkRecord(table.record(at: Int(slot))).format
            guard format <= WorkspaceStore.Workspace.format else { throw SharingError.newerFormat(format) }
        }
    }
}
