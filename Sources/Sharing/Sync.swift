package import NetworkModel
import RecFormat
package import WorkspaceStore

/// What a sync did.
package struct SyncReport: Sendable {
    /// What was made here and is now shared, or waits to be.
    package var own: [KindCount] = []
    /// What was taken over from the others.
    package var taken: [KindCount] = []
    /// The conflicts that came up, here or at the others, and are open still: the first record of each.
    package var conflicts: [RecordKey] = []
    /// The records that somebody here and somebody else added under one Id.
    package var namesakes: [Namesakes.Namesake] = []
    /// The copies by programs that synchronise folders that were merged before.
    package var copies: [String] = []
    /// Why the others could not be reached, where they could not; what was made is kept here.
    package var offline: String?
    /// Why the other place could not or would not do it, where it answered; what was made is kept here.
    package var failure: SharingError?
    /// What the files here became, where others had changed something.
    package var saved: [Saved] = []
    /// Whether this is the same as what the others have.
    package var isShared = false
    /// Whether what all share was replaced by what is here, whose past was removed.
    package var isReplaced = false
    /// How many private records stay here.
    package var withheld = 0
    /// The names in the repository that still hold a past which the others removed; empty where it is gone here too, nil
    /// where none was to be dropped.
    package var pastNames: [String]?
}

extension SyncReport {
    /// Notes why nothing could be shared; throws what is no matter of the other place.
    fileprivate mutating func keepHere(_ error: SharingError) throws(SharingError) {
        switch error {
        case .offline(let why): offline = why
        case .broken, .turnedAway: failure = error
        default: throw error
        }
    }
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

    private var name: String { author.me?.text ?? Self.nobody }

    /// The author of what was shared by someone who has not said who they are.
    private static let nobody = "caucus"

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
    private static func change(to commit: ObjectID) -> RecordID { RecordID(String(commit.text.prefix(16))) }

    private struct Fetched { let tip: ObjectID? }

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

// MARK: What was changed here

extension Sync {
    /// The files as they are, and the commit that holds them.
    struct Local {
        let head: ObjectID
        let files: [String: SharedFile]
        let states: [Kind: FileState]
        let withholding: Withholding
    }

    /// What of the files stays here, where a commit has what is shared already.
    private func withholding(_ states: [FileState], beside shared: [String: SharedFile]) throws -> Withholding {
        guard !sharesPrivate else { return .nothing }
        return try Withholding(states) { try history.contents(of: $0, in: shared) }
    }

    /// Commits what was changed here since the last sync; nil where somebody moved the history meanwhile.
    func commitOwn(_ report: inout SyncReport) throws -> Local? {
        let states = try store.fileStates()
        let head = try history.head()
        let old = try head.map { commit throws(SharingError) in try history.files(of: commit) } ?? [:]
        var new = old
        var changed: [Kind] = []
        let whole = states.map { (state: $0, id: ObjectID(contents: $0.bytes)) }
        // Where nothing was changed nothing is withheld.
        let isSame = whole.allSatisfy { old[$0.state.kind.fileName]?.id == $0.id || !$0.state.isThere }
        let withholding = try isSame ? .nothing : withholding(states, beside: old)
        report.withheld = withholding.count
        for (state, wholeID) in whole {
            let name = state.kind.fileName
            let id = withholding.contents[state.kind].map { ObjectID(contents: $0) } ?? wholeID
            guard old[name]?.id != id else { continue }
            // A file of which nothing is shared is not shared either.
            if old[name] == nil, withholding.holdsAll(of: state.kind) { continue }
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
            return head.map { Local(head: $0, files: old, states: local, withholding: withholding) }
        }
        let edits = try differences(of: changed, old, local.mapValues(withholding.shared))
        if head != nil { try guardDeletions(edits, isHere: false) }
        let counts = KindCount.list(edits.flatMap(\.edits))
        for kind in changed where local[kind]?.isThere == true {
            _ = try history.keep(local[kind].map(withholding.shared) ?? [])
        }
        let message = head == nil ? "Begin to share" : KindCount.words(counts)
        let commit = try history.commit(new, after: [head].compactMap { $0 }, message, by: name)
        guard try history.setHead(commit, from: head) else { return nil }
        report.own = KindCount.joined(report.own, counts)
        return Local(head: commit, files: new, states: local, withholding: withholding)
    }

    /// The last commit that the others are known to have, where earlier syncs did not reach them with what came after.
    private func leftOver() throws -> [String: SharedFile]? {
        guard let head = try history.head() else { return nil }
        guard let seen = try history.lastSeen() else { return [:] }
        guard seen != head, let base = try history.bases(head, seen).first, base != head else { return nil }
        return try history.files(of: base)
    }

    /// What the others have not got of what is here.
    private func waiting(_ local: Local, since shared: [String: SharedFile]) throws -> [KindCount] {
        let changed = Kind.allCases.filter { shared[$0.fileName]?.id != local.files[$0.fileName]?.id }
        return KindCount.list(
            try differences(of: changed, shared, local.states.mapValues(local.withholding.shared)).flatMap(\.edits))
    }

    private func ignored() throws -> ObjectID? { try history.keep(Array(".caucus/\n.*.tmp\n".utf8)) }

    private func differences(
        of kinds: [Kind], _ old: [String: SharedFile], _ new: [Kind: [UInt8]]
    ) throws -> [FileDifference] {
        let ids = kinds.compactMap { old[$0.fileName]?.id }
        let contents = try history.contents(ids)
        return kinds.map { kind in
            FileDifference(kind, from: old[kind.fileName].flatMap { contents[$0.id] } ?? [], to: new[kind] ?? [])
        }
    }

    private func guardDeletions(_ differences: [FileDifference], isHere: Bool) throws {
        guard !allowsDeletions else { return }
        var deletions = Deletions(isHere: isHere)
        // What is settled is deleted, and nobody would call that a loss.
        for difference in differences where difference.kind != .conflict && difference.deleted > 0 {
            deletions.parts.append(Deletions.Part(difference))
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
        // Where the others removed the past, what is here follows from nothing that they have.
        let shared = try bases.isEmpty ? lastShared(before: local.head, beside: tip) : nil
        let isAnew = shared != nil
        let merge = try merge(tip, over: local, bases: shared.map { [$0] } ?? bases)
        let isForward = try bases == [local.head] || isAnew && merge.files == history.files(of: tip)
        let parents = isAnew ? [tip] : [local.head, tip]
        guard let head = try takeOver(merge, of: tip, over: local, after: parents, isForward: isForward, &report) else {
            return nil
        }
        if isAnew { try history.setPast(local.head) }
        guard try history.setHead(head, from: local.head) else { return nil }
        return head
    }

    /// What was shared last before the others began the history anew; nil where they did not.
    private func lastShared(before head: ObjectID, beside tip: ObjectID) throws -> ObjectID? {
        guard try history.isBegunAnew(tip) else { return nil }
        return try history.lastShared(before: head)
    }

    /// The merge of what is here with a commit of the others.
    func merge(_ tip: ObjectID, over local: Local, bases: [ObjectID]) throws -> TreeMerge {
        let theirs = try history.files(of: tip)
        for (name, file) in theirs {
            if let problem = SharedName.problem(name, file) { throw SharingError.unsafe(problem) }
        }
        let blame = Blame(history, since: bases)
        do {
            return try TreeMerge(
                bases: try bases.map { try history.files(of: $0) }, ours: local.files, theirs: theirs, history,
                signature: signature(local.head, tip, blame))
        } catch let error as SharingError {
            throw blame.naming(error, at: tip)
        }
    }

    /// Writes a merge into the files; returns its commit, which is that of the others where `isForward`, nil where files
    /// here changed meanwhile.
    mutating func takeOver(
        _ merge: TreeMerge, of tip: ObjectID, over local: Local, after parents: [ObjectID], isForward: Bool,
        _ report: inout SyncReport
    ) throws -> ObjectID? {
        let (exchanges, kept) = try exchanges(of: merge, over: local)
        try guardDeletions(exchanges.map { FileDifference($0.kind, from: $0.old, to: $0.new) }, isHere: true)
        try checkFormat(exchanges)
        var head = tip
        if !isForward {
            for contents in merge.made { _ = try history.keep(contents) }
            let message = "Merge what was shared meanwhile"
            head = try history.commit(merge.files, after: parents, message, by: name)
        }
        let namesakes = merge.namesakes + kept
        let by = try soleAuthor(of: tip, beside: local.head)
        guard try write(exchanges, as: head, by: by, beside: namesakes, &report) else { return nil }
        report.namesakes += namesakes
        guard try afterWriting(report.saved.map(\.change)) else { return head }
        // What was altered thereby is not to be in any commit that is shared.
        return try history.commit(
            filesAsTheyAre(merge.files), after: isForward ? [tip] : parents, "Take over what was forgotten", by: name)
    }

    /// The files of a commit as they are here.
    private func filesAsTheyAre(_ files: [String: SharedFile]) throws -> [String: SharedFile] {
        let states = try store.fileStates()
        let withholding = try withholding(states, beside: files)
        var files = files
        for state in states where !state.bytes.isEmpty {
            if files[state.kind.fileName] == nil, withholding.holdsAll(of: state.kind) { continue }
            files[state.kind.fileName] = SharedFile(try history.keep(withholding.shared(state)))
        }
        return files
    }

    /// The author of a commit is whoever shared what they had changed; that somebody else merged it since changes nothing.
    private func signature(_ ours: ObjectID, _ theirs: ObjectID, _ blame: Blame) -> WorkspaceMerge.Signature {
        WorkspaceMerge.Signature(by: author.me?.text, at: author.clock.now) { field, key, value, isOurs in
            let author = blame.author(of: field, in: key, as: value, at: isOurs ? ours : theirs)
            return author == Self.nobody ? nil : author
        }
    }

    /// The files that a merge makes others of.
    private func exchanges(
        of merge: TreeMerge, over local: Local
    ) throws -> ([FileExchange], [Namesakes.Namesake]) {
        let exchanges = try Kind.allCases.compactMap { kind -> FileExchange? in
            let name = kind.fileName
            guard let new = merge.files[name], let state = local.states[kind] else { return nil }
            guard new.id != local.files[name]?.id, let bytes = try merge.contents(new.id, history) else { return nil }
            return FileExchange(kind, old: state.bytes, new: bytes)
        }
        return local.withholding.keeping(exchanges, local.states, at: author.clock.now)
    }

    /// Who made all that the others changed; nil where several did, or nobody knows.
    private func soleAuthor(of tip: ObjectID, beside ours: ObjectID) throws -> RecordID? {
        let authors = Set(try history.authors(of: tip, beside: ours))
        guard authors.count == 1, let author = authors.first, author != Self.nobody else { return nil }
        return RecordID(author)
    }

    /// Writes the files that a commit has; false, with nothing done, where one was changed meanwhile.
    private func write(
        _ exchanges: [FileExchange], as commit: ObjectID, by: RecordID?, beside namesakes: [Namesakes.Namesake],
        _ report: inout SyncReport
    ) throws -> Bool {
        guard !exchanges.isEmpty else { return true }
        progress(.writing)
        // That what is ours got another Id was taken over from nobody.
        let renaming = Renaming(namesakes)
        let edits = exchanges.flatMap { exchange in
            FileDifference(
                exchange.kind, from: renaming.contents(exchange.old, of: exchange.kind), to: exchange.new
            ).edits
        }
        let counts = KindCount.list(edits.filter { $0.key.kind != .conflict })
        let conflicts = edits.filter { $0.key.kind == .conflict && $0.before == nil }
        let change = Change(
            id: Self.change(to: commit), at: author.clock.now, by: by, isTakenOver: true,
            summary: "Shared by others: \(KindCount.words(counts))", edits: [])
        try history.setPending(commit)
        guard let saved = try store.replace(exchanges, as: change) else { return false }
        report.saved.append(saved)
        report.taken = KindCount.joined(report.taken, counts)
        report.conflicts += conflicts.map(\.key)
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
