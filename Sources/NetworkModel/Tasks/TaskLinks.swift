/// What tasks wait for, and what they are parts of.
extension Network {
    /// The open tasks and checklist items that have to be finished before a task.
    package func blockers(of key: RecordKey) -> [RecordKey] {
        guard key.kind == .task, let slot = self[.task].slot(of: key.id) else { return [] }
        return facts.task(slot).after.compactMap { id in
            guard let place = place(of: id, among: [.task, .checklistItem]), isOpen(place) else { return nil }
            return RecordKey(place.kind, id)
        }
    }

    /// Whether the task at a slot is open and waits for another one, or for a checklist item.
    package func isBlocked(_ slot: Int) -> Bool {
        let task = facts.task(slot)
        guard task.isOpen, !task.after.isEmpty else { return false }
        return task.after.contains { id in place(of: id, among: [.task, .checklistItem]).map(isOpen) ?? false }
    }

    private func isOpen(_ place: Place) -> Bool {
        place.kind == .task ? facts.task(place.slot).isOpen : !facts.item(place.slot).isDone
    }

    /// The open tasks that come after a task or checklist item, in file order.
    package func followers(of key: RecordKey) -> [RecordKey] {
        linked(.after, to: key).filter { facts.task($0.slot).isOpen }.map { self.key(at: $0) }
    }

    /// The parts of a task, in file order.
    package func parts(of key: RecordKey) -> [RecordKey] { linked(.parent, to: key).map { self.key(at: $0) } }

    /// Those of its parts that are not finished.
    package func openParts(of key: RecordKey) -> [RecordKey] {
        linked(.parent, to: key).filter { facts.task($0.slot).isOpen }.map { self.key(at: $0) }
    }

    private func linked(_ field: Field, to key: RecordKey) -> [Place] {
        guard let target = place(of: key) else { return [] }
        let sources = sources(.task, naming: target).filter { source in
            let task = facts.task(source.slot)
            return field == .parent ? task.parent == key.id : task.after.contains(key.id)
        }
        return sources.sorted { $0.slot < $1.slot }
    }

    /// The open tasks that come after some records, each once.
    func waiting(for keys: [RecordKey]) -> [RecordKey] {
        var seen: Set<RecordKey> = []
        return keys.flatMap { followers(of: $0) }.filter { seen.insert($0).inserted }
    }

    /// The open tasks that some tasks are parts of, each once.
    func wholes(of keys: [RecordKey]) -> [RecordKey] {
        var seen: Set<RecordKey> = []
        return keys.compactMap { key in
            guard key.kind == .task, let slot = self[.task].slot(of: key.id), let parent = facts.task(slot).parent,
                let whole = self[.task].slot(of: parent), facts.task(whole).isOpen
            else { return nil }
            let found = RecordKey(.task, parent)
            return seen.insert(found).inserted ? found : nil
        }
    }

    /// How far the parts of a task are; nil where it has none.
    package func progress(of key: RecordKey) -> TaskProgress? {
        let parts = linked(.parent, to: key).map { facts.task($0.slot) }.filter {
            $0.status != .dropped && $0.status != .declined
        }
        guard !parts.isEmpty else { return nil }
        let done = parts.filter { !$0.isOpen }
        return TaskProgress(
            done: done.count, total: parts.count, doneHours: done.reduce(0) { $0 + ($1.effort ?? 0) },
            totalHours: parts.reduce(0) { $0 + ($1.effort ?? 0) })
    }
}

/// How far a task of several parts is.
package struct TaskProgress: Hashable, Sendable {
    package let done: Int
    package let total: Int
    package let doneHours: Double
    package let totalHours: Double
}

// MARK: Cycles

extension Network {
    /// The Ids of a circle of tasks that begins and ends at a draft, as it would be with it: each waits for the next.
    ///
    /// A task waits for those it comes after and for its own parts. `drafts` stand for the records they change.
    package func cycle(through draft: Draft, with drafts: [RecordKey: Draft] = [:]) -> [RecordID]? {
        var drafts = drafts
        drafts[draft.key] = draft
        var search = CycleSearch(self, drafts)
        return search.circle(through: draft.key.id)
    }

    /// The circles of tasks, each with the slot of a task that leads into it: at least one of any that share a task.
    package func cycles() -> [(slot: Int, ids: [RecordID])] {
        var search = CycleSearch(self, [:])
        return self[.task].slots.compactMap { slot in
            let task = facts.task(Int(slot))
            guard !task.after.isEmpty || task.parent != nil else { return nil }
            return search.circle(reachedFrom: self[.task].id(at: Int(slot))).map { (Int(slot), $0) }
        }
    }
}

/// Looks for ways that lead back to where they began.
private struct CycleSearch {
    private let network: Network
    private let drafts: [RecordKey: Draft]
    /// The parts of tasks as the drafts have it.
    private var draftParts: [RecordID: [RecordID]] = [:]
    /// Tasks from which all ways have been walked.
    private var walked: Set<RecordID> = []

    init(_ network: Network, _ drafts: [RecordKey: Draft]) {
        self.network = network
        self.drafts = drafts
        for draft in drafts.values where draft.key.kind == .task {
            if let parent = draft.first(.parent), !parent.isEmpty {
                draftParts[RecordID(parent), default: []].append(draft.key.id)
            }
        }
    }

    /// What a task waits for.
    private func next(_ id: RecordID) -> [RecordID] {
        let key = RecordKey(.task, id)
        var after: [RecordID] = []
        if let draft = drafts[key] {
            after = draft.all(.after).map { RecordID($0) }
        } else if let slot = network[.task].slot(of: id) {
            after = network.facts.task(slot).after
        }
        let parts = network.parts(of: key).filter { drafts[$0] == nil }.map(\.id)
        return after + parts + (draftParts[id] ?? [])
    }

    /// A way from a task back to it.
    mutating func circle(through start: RecordID) -> [RecordID]? {
        walk(from: start) { id, _ in id == start }
    }

    /// A circle that some way from a task leads into, none of which was walked before.
    mutating func circle(reachedFrom start: RecordID) -> [RecordID]? {
        guard !walked.contains(start) else { return nil }
        return walk(from: start) { id, way in way.contains(id) }
    }

    /// Walks all ways from a task, without recursion as chains may be long, until one closes a circle.
    private mutating func walk(
        from start: RecordID, until closes: (RecordID, Set<RecordID>) -> Bool
    ) -> [RecordID]? {
        var way: [(id: RecordID, next: ArraySlice<RecordID>)] = [(start, next(start)[...])]
        var onWay: Set<RecordID> = [start]
        while let last = way.indices.last {
            guard let id = way[last].next.popFirst() else {
                walked.insert(way[last].id)
                onWay.remove(way[last].id)
                way.removeLast()
                continue
            }
            if closes(id, onWay) {
                walked.formUnion(onWay)
                return way.map(\.id).drop { $0 != id }.map { $0 }
            }
            guard !walked.contains(id), onWay.insert(id).inserted else { continue }
            way.append((id, next(id)[...]))
        }
        return nil
    }
}
