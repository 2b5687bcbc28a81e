package import NetworkModel
import RecFormat

/// An erasure that was made elsewhere and is to be carried out in this folder.
package struct TakenErasure: Sendable {
    package let id: RecordID
    /// Whom it is about, and all that is known of what their record said; nil where nothing that is kept tells.
    package let subject: ForgetPlan.Subject?
    /// Whether it was not carried out here before.
    package let isNew: Bool
    /// Whether what was forgotten stands in the data again.
    package let isBack: Bool
    /// Whether nothing but the past tells of it, beside what texts that came just now may say.
    package let isPast: Bool
}

extension Store {
    /// The erasures that came from elsewhere, whatever the way: by a sync, a merge of git's, a copy of a program that
    /// synchronises folders, another process; and those whose subject is back in the data.
    ///
    /// `changes` are what came just now; what they held before tells of whom an erasure is though another process has
    /// removed all the rest. `heard` has the erasures that whoever wrote them knew of; nil where that is all. `pastStates`
    /// has earlier states of a file from elsewhere, and is asked where nothing here tells. Costs next to nothing while the
    /// files are as they were when it was last asked, and those who share know of all erasures.
    package func erasuresTakenOver(
        since changes: [Change] = [], heard: () -> Set<RecordID>? = { nil }, pastStates: (Kind) throws -> [[UInt8]]
    ) throws -> [TakenErasure] {
        guard try workspace.files.statusIfPresent(at: workspace.path(of: .erasure)) != nil else { return [] }
        let notes = try ErasureNotes(workspace)
        let came = changes.flatMap(\.edits)
        var unheard: Set<RecordID> = []
        if came.contains(where: { $0.after != nil }) {
            // Whoever wrote what came may not have heard of all of them yet.
            let known = Set(try forgotten())
            unheard = known.isEmpty ? [] : known.subtracting(heard() ?? known)
        }
        let isFresh = came.contains { [.erasure, .person, .partner].contains($0.key.kind) }
        guard !notes.isCurrent || isFresh || !unheard.isEmpty else { return [] }
        // Before they are read: what changes them meanwhile was not looked through.
        let state = notes.state
        let states = try fileStates(of: [.erasure, .person, .partner])
        let tables = states.map { Table($0.kind, RecDocument($0.bytes)) }
        let erasures = tables[0].slots.map { ErasureRecord(tables[0].record(at: Int($0))) }
        var search = SubjectSearch(erasures)
        for table in tables.dropFirst() { search.look(in: table, isLive: true) }
        search.look(in: came)
        let ids = Set(erasures.map(\.id))
        let open = ids.subtracting(notes.carriedOut)
        let present = search.known
        let wanted = open.union(unheard)
        if !wanted.isEmpty { try lookInThePast(&search, for: wanted, pastStates) }
        let taken = erasures.compactMap { erasure -> TakenErasure? in
            let subject = search.subject(of: erasure)
            let isNew = open.contains(erasure.id)
            guard subject != nil || isNew else { return nil }
            return TakenErasure(
                id: erasure.id, subject: subject, isNew: isNew, isBack: search.live.contains(erasure.id),
                isPast: !isNew && !present.contains(erasure.id))
        }
        guard taken.isEmpty else { return taken }
        try locked { (workspace) throws(StoreError) in
            var notes = try ErasureNotes(workspace)
            try notes.note([], lookedThrough: state)
        }
        return []
    }

    private func lookInThePast(
        _ search: inout SubjectSearch, for open: Set<RecordID>, _ pastStates: (Kind) throws -> [[UInt8]]
    ) throws {
        search.look(in: try Journal(workspace).changes().flatMap(\.edits))
        let generations = Generations(workspace)
        for kind in [Kind.person, .partner] {
            for state in generations.states(of: kind) {
                if let table = generations.table(of: state) { search.look(in: table) }
            }
        }
        for copy in try workspace.keptCopies() {
            guard let kind = copy.kind, [.person, .partner].contains(kind) else { continue }
            search.look(in: Table(kind, RecDocument(copy.bytes)))
        }
        for kind in [Kind.person, .partner] where search.isMissing(kind, among: open) {
            for bytes in try pastStates(kind) { search.look(in: Table(kind, RecDocument(bytes))) }
        }
    }

    /// Removes all that is kept beside the data from before erasures of which nothing tells whom they are about.
    package func eraseUntold(_ erasures: Set<RecordID>) throws(StoreError) -> Erased {
        try locked { (workspace) throws(StoreError) in
            var erased = Erased(generations: try Generations(workspace).removeAll())
            erased.changes = try Journal(workspace).changes().count
            try Journal(workspace).replace(with: [])
            erased.copies = try workspace.removeCopies { _ in true }
            var notes = try ErasureNotes(workspace)
            try notes.note(erasures)
            return erased
        }
    }
}

/// Finds whom erasures are about among all that is kept of records.
private struct SubjectSearch {
    private let erasures: [ErasureRecord]
    private var found: [RecordID: (key: RecordKey, states: [[RecField]])] = [:]
    /// The erasures whose subject is in the data.
    private(set) var live: Set<RecordID> = []

    init(_ erasures: [ErasureRecord]) { self.erasures = erasures }

    mutating func look(in table: Table, isLive: Bool = false) {
        guard erasures.contains(where: { $0.kind == table.kind }) else { return }
        for slot in table.slots {
            let key = RecordKey(table.kind, table.id(at: Int(slot)))
            take(key, table.record(at: Int(slot)).fields, isLive: isLive)
        }
    }

    mutating func look(in edits: [RecordEdit]) {
        for edit in edits where edit.key.kind == .person || edit.key.kind == .partner {
            // The newest state comes first.
            for fields in [edit.after, edit.before] { if let fields { take(edit.key, fields, isLive: false) } }
        }
    }

    private mutating func take(_ key: RecordKey, _ fields: [RecField], isLive: Bool) {
        for erasure in erasures where erasure.kind == key.kind {
            let known = found[erasure.id]
            if known?.states.contains(fields) == true { continue }
            guard erasure.marks(key, fields) else { continue }
            found[erasure.id] = (key, (known?.states ?? []) + [fields])
            if isLive { live.insert(erasure.id) }
        }
    }

    /// The erasures of which it is known whom they are about.
    var known: Set<RecordID> { Set(found.keys) }

    func isMissing(_ kind: Kind, among open: Set<RecordID>) -> Bool {
        erasures.contains { $0.kind == kind && open.contains($0.id) && found[$0.id] == nil }
    }

    func subject(of erasure: ErasureRecord) -> ForgetPlan.Subject? {
        guard let (key, states) = found[erasure.id], let last = states.first else { return nil }
        var subject = ForgetPlan.Subject(key, last)
        subject.former = Array(states.dropFirst())
        subject.standIn = erasure.standIn
        return subject
    }
}
