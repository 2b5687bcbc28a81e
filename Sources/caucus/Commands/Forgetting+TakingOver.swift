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
    /// Whether anything went.
    let isDone: Bool

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
        var taken = try access.store.erasuresTakenOver(since: changes, heard: { git?.sharedErasures }) {
            git?.states(of: $0.fileName) ?? []
        }
        guard !taken.isEmpty else { return nil }
        let read = try Store.open(access.store.workspace).network
        var access = access.reading(read)
        let came = Set(changes.flatMap(\.edits).map(\.key))
        let past = taken.filter(\.isPast).compactMap(\.subject)
        var perhaps: ForgetPlan?
        if !past.isEmpty {
            let plan = ForgetPlan(past, in: read, on: access.clock)
            if !plan.findings.contains(where: { came.contains($0.key) && !$0.isPerhaps }) {
                perhaps = plan
                taken.removeAll(where: \.isPast)
            }
        }
        let subjects = taken.compactMap(\.subject)
        var taking = TakingOver(taken, git, read, me: access.author.me)
        var change = access.author.change("", [])
        if !subjects.isEmpty {
            let forgetting = Forgetting(ForgetPlan(subjects, in: read, on: access.clock), access)
            let done = try forgetting.forget(&access)
            change = done.change
            taking.note(done, mentions: forgetting.plan.mentions.count)
            perhaps = forgetting.plan
        }
        let untold = taken.filter { $0.subject == nil }.map(\.id)
        if !untold.isEmpty { taking.note(untold: try access.store.eraseUntold(Set(untold))) }
        let isDone = !taking.isNothing || !change.isEmpty
        let look = try places(of: perhaps?.perhaps ?? [], among: taken.contains(where: \.isNew) ? nil : came, access)
        guard isDone || !look.isEmpty else { return nil }
        return TakenOver(
            change: change, lines: (isDone ? taking.lines : []) + look,
            remains: isDone ? HistoryPurge(access).whatRemains : [], isDone: isDone)
    }

    /// In one line where words stand that may mean them, once all else is done.
    ///
    /// Where all of them were forgotten before, what was there then was left as it is, and is not told again; and of what
    /// came since a first name that somebody else has is rather theirs.
    private static func places(
        of found: [ForgetPlan.Finding], among came: Set<RecordKey>?, _ access: Access
    ) throws -> [String] {
        var found = found.filter { came?.contains($0.key) ?? true }
        guard !found.isEmpty else { return [] }
        let network = try Store.open(access.store.workspace).network
        if came != nil {
            let names = Set(network.all(Person.self).flatMap { Word.split($0.name) }.map(\.folded))
            found.removeAll { $0.isMade(of: names) }
        }
        guard !found.isEmpty else { return [] }
        let places = Set(found.map { Self.place(of: $0, in: network, lines(of: found, in: network)) }).sorted()
        let shown = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? ", … (\(places.count))" : "")
        return ["A word that may mean somebody who was forgotten stays, for you to look at: \(shown)."]
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
    /// What was forgotten elsewhere and not here yet; nil where it was all forgotten here before.
    private let who: String?
    private let isBack: Bool
    private var erased = Erased()
    private var own = 0
    private var mentions = 0
    private var remaining: [String] = []
    private var isUntold = false

    init(_ taken: [TakenErasure], _ git: RepositoryHistory?, _ network: Network, me: RecordID?) {
        isBack = taken.contains(where: \.isBack)
        let taken = taken.filter(\.isNew)
        let names = taken.map { erasure in
            erasure.subject.map { Folding.fold(RecRecord($0.fields).first(.name) ?? "") } ?? Array(erasure.id.text.utf8)
        }
        let authors = Set(taken.compactMap { git?.author(adding: $0.id.text, to: Kind.erasure.fileName) })
        let known = authors.map { RecordID($0) }.compactMap { id in
            id == me ? "you elsewhere" : network.person(id)?.name
        }.sorted()
        let count = Set(names).count
        let by = known.isEmpty ? "elsewhere" : "by \(known.joined(separator: " and "))"
        let people = "\(Report.count(count, "person", "people")) \(count == 1 ? "was" : "were")"
        who = count == 0 ? nil : "\(people) forgotten \(by)"
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
        let removed = "\(Forgetting.words(erased, own)) were removed here"
        let again = "Somebody who was forgotten came back with what others had written, and is forgotten again"
        var lines = [who.map { "\($0); \(removed) too\(rewritten)." } ?? "\(again); \(removed)\(rewritten)."]
        if isBack, who != nil { lines.append("\(again).") }
        if isUntold { lines.append("Nothing here tells of whom, so all that was kept for undo is gone.") }
        return lines + remaining
    }
}
