package import NetworkModel
import RecFormat
package import WorkspaceStore

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
    let store: Store
    let history: any History
    var author: Author
    /// Whether it goes on where it would delete many records.
    package var allowsDeletions = false
    /// Whether what all share may be replaced where the past was removed here.
    package var replacesRemote = false
    /// Whether private records are shared that are not yet.
    package var sharesPrivate = false
    /// Called once others' changes are in the files, and before anything of it is shared; says whether it altered the files.
    package var afterWriting: @Sendable ([Change]) throws -> Bool = { _ in false }
    /// Told what it is doing.
    package var progress: @Sendable (SyncStep) -> Void = { _ in }

    static let patience = 12

    package init(_ store: Store, _ history: any History, by author: Author) {
        self.store = store
        self.history = history
        self.author = author
    }

    var name: String { author.me?.text ?? Self.nobody }

    /// The author of what was shared by someone who has not said who they are.
    static let nobody = "caucus"

    /// Runs it; what it throws leaves the files and the history as they were, or as a step that is whole left them.
    package mutating func run() throws -> SyncReport {
        var report = try share()
        report.conflicts = try open(among: report.conflicts)
        return report
    }

    /// The conflicts that are made of some records and are there still: what one merge brought the next may have settled,
    /// and so may what was done between.
    private func open(among records: [RecordKey]) throws -> [RecordKey] {
        guard !records.isEmpty else { return [] }
        let network = try Store.open(store.workspace, reading: [.conflict]).network
        return network.openConflicts.filter { $0.keys.contains(where: records.contains) }.map(\.key)
    }

    private mutating func share() throws -> SyncReport {
        guard let lock = try store.workspace.lockForSharing() else { throw SharingError.busy }
        defer { lock.release() }
        var report = SyncReport()
        if try history.replacement() != nil { try history.setPending(nil) }
        try resume()
        if replacesRemote, let replacement = try history.replacement() {
            return try replaceRemote(replacement, &report)
        }
        try refuseWhatWasRemoved()
        let copies = try store.takeIn(by: &author)
        report.saved += copies.saved
        report.copies = copies.copies
        var remote: Fetched?
        var left = try leftOver()
        for _ in 0..<Self.patience {
            progress(.looking)
            guard let local = try commitOwn(&report) else { continue }
            if let left { report.own = try waiting(local, since: left) }
            left = nil
            if remote == nil { remote = try fetch(&report) }
            guard let fetched = remote else { return report }
            guard let head = try merge(local, with: fetched, &report) else { continue }
            progress(.sharing)
            guard fetched.tip != head else { return try end(&report, at: head) }
            let isPushed: Bool
            do throws(SharingError) {
                isPushed = try history.push(head)
            } catch {
                try report.keepHere(error)
                history.settle(at: head)
                return report
            }
            if isPushed { return try end(&report, at: head) }
            // Somebody else was faster.
            remote = nil
        }
        throw SharingError.unsettled
    }

    /// Tidies the history up, which is for afterwards: whoever shares is told first how that went.
    ///
    /// Where somebody else shares or removes the past just now, it waits for the next time.
    package func tidy() throws(StoreError) {
        guard let lock = try store.workspace.lockForSharing() else { return }
        defer { lock.release() }
        history.tidy()
    }

    func end(_ report: inout SyncReport, at head: ObjectID) throws -> SyncReport {
        report.isShared = true
        history.settle(at: head)
        report.pastNames = try history.dropPast()
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
        let withholding = try withholding(states, beside: new)
        let isSame = states.allSatisfy { state in
            let name = state.kind.fileName
            return old[name] == new[name] || new[name]?.id == ObjectID(contents: withholding.shared(state))
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
        let merge = WorkspaceMerge(sides, WorkspaceMerge.Signature(at: author.clock.now), finishing: true)
        let exchanges = states.compactMap { state in
            merge.files[state.kind].map { FileExchange(state.kind, old: state.bytes, new: $0) }
        }.filter { $0.old != $0.new }
        let change = Change(
            id: change, at: author.clock.now, isTakenOver: true, summary: "Shared by others", edits: [])
        guard !exchanges.isEmpty else { return }
        guard try store.replace(exchanges, as: change) != nil else { throw SharingError.unsettled }
    }

    /// The Id of the change that makes the files what a commit has.
    static func change(to commit: ObjectID) -> RecordID { RecordID(String(commit.text.prefix(16))) }

    struct Fetched { let tip: ObjectID? }

    private func fetch(_ report: inout SyncReport) throws -> Fetched? {
        progress(.fetching)
        do throws(SharingError) {
            return Fetched(tip: try history.fetch())
        } catch {
            try report.keepHere(error)
            return nil
        }
    }
}
