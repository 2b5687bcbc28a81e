import NetworkModel
import RecFormat
import Sharing
import Synchronization
import WorkspaceStore

/// What was carried out here of erasures that were made elsewhere.
struct TakenOver {
    /// What changed in the data; it may be nothing.
    let change: Change
    let lines: [String]
    /// Where else it is still told of, as long as the past is not removed.
    let remains: [String]

    /// All there is to say where no past was removed.
    var report: [String] { lines + [""] + remains }
}

extension Forgetting {
    /// Carries out here what was forgotten elsewhere, on whatever way that came: what forgetting removes there goes here
    /// too. Whoever came back with what others had written meanwhile is forgotten again. Nil where there is nothing to do.
    ///
    /// `changes` are what came just now, where that is known.
    static func takeOver(in access: Access, since changes: [Change] = []) throws -> TakenOver? {
        let git = RepositoryHistory(of: access.folder)
        let taken = try access.store.erasuresTakenOver(since: changes) { git?.states(of: $0.fileName) ?? [] }
        guard !taken.isEmpty else { return nil }
        let read = try Store.open(access.store.workspace).network
        var access = access.reading(read)
        let subjects = taken.compactMap(\.subject)
        var taking = TakingOver(taken, git, read)
        var change = access.author.change("", [])
        if !subjects.isEmpty {
            let forgetting = Forgetting(ForgetPlan(subjects, in: read, on: access.clock), access)
            let done = try forgetting.forget(&access)
            change = done.change
            taking.note(done, mentions: forgetting.plan.mentions.count)
        }
        let untold = taken.filter { $0.subject == nil }.map(\.id)
        if !untold.isEmpty { taking.note(untold: try access.store.eraseUntold(Set(untold))) }
        guard !taking.isNothing || !change.isEmpty else { return nil }
        return TakenOver(change: change, lines: taking.lines, remains: HistoryPurge(access).whatRemains)
    }
}

/// Carries erasures out while a sync goes on, and keeps what there is to say of it.
final class TakingOverDuringSync: Sendable {
    private let access: Access
    private let done = Mutex<[TakenOver]>([])

    init(_ access: Access) { self.access = access }

    /// What was carried out so far.
    var taken: [TakenOver] { done.withLock(\.self) }

    /// Has the sync carry erasures out before it shares anything.
    func attach(to sync: inout Sync) {
        sync.afterWriting = { [self] changes in
            guard let taken = try Forgetting.takeOver(in: access, since: changes) else { return false }
            done.withLock { $0.append(taken) }
            return !taken.change.isEmpty
        }
    }
}

/// What to say of erasures from elsewhere.
private struct TakingOver {
    private let who: String
    private let isBack: Bool
    private var erased = Erased()
    private var own = 0
    private var mentions = 0
    private var remaining: [String] = []
    private var isUntold = false

    init(_ taken: [TakenErasure], _ git: RepositoryHistory?, _ network: Network) {
        let names = taken.map { erasure in
            erasure.subject.map { Folding.fold(RecRecord($0.fields).first(.name) ?? "") } ?? Array(erasure.id.text.utf8)
        }
        let authors = Set(taken.compactMap { git?.author(adding: $0.id.text, to: Kind.erasure.fileName) })
        let known = authors.compactMap { network.person(RecordID($0))?.name }.sorted()
        let count = Set(names).count
        who =
            "\(Report.count(count, "person", "people")) \(count == 1 ? "was" : "were") forgotten by "
            + (known.isEmpty ? "others" : known.joined(separator: " and "))
        isBack = taken.contains(where: \.isBack)
    }

    mutating func note(_ done: Forgetting.Done, mentions: Int) {
        erased = done.erased
        own = done.own
        remaining = done.remaining
        self.mentions = mentions
    }

    mutating func note(untold more: Erased) {
        erased.generations += more.generations
        erased.changes += more.changes
        erased.copies += more.copies
        isUntold = true
    }

    /// Whether nothing was left to be done.
    var isNothing: Bool { erased == Erased() && own == 0 && mentions == 0 && !isUntold }

    var lines: [String] {
        let rewritten = mentions == 0 ? "" : ", and \(Report.count(mentions, "mention")) rewritten"
        var lines = ["\(who); \(Forgetting.words(erased, own)) were removed here too\(rewritten)."]
        if isBack {
            lines.append("Somebody who was forgotten came back with what others had changed, and is forgotten again.")
        }
        if isUntold { lines.append("Nothing here tells of whom, so all that was kept for undo is gone.") }
        return lines + remaining
    }
}
