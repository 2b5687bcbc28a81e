import RecFormat

/// A vote by dots on the priorities of an event: who has how many left, and the order that follows.
package struct DotVote: Sendable {
    /// How many dots each can give; nil where that is any number or was not said.
    package let each: Int?
    /// Who is there to give them.
    private let present: Set<RecordID>
    private let priorities: [Priority]

    /// The vote on the priorities of an event, in a session that says how many dots each has.
    package init(on event: RecordID, at session: Session?, in network: Network) {
        each = session?.dotsEach.flatMap { $0 > 0 ? $0 : nil }
        present = Set(session?.present.map(\.id) ?? [])
        priorities = network.priorities(of: event)
    }

    /// How many are there to give them.
    package var heads: Int { present.count }

    /// Whether somebody has dots to give: whoever is there, a partner by its people, and anybody where nobody is down as
    /// present.
    package func canGive(_ id: RecordID, in network: Network) -> Bool {
        present.isEmpty || present.contains(id)
            || present.contains { network.person($0)?.roles.contains { $0.id == id } ?? false }
    }

    /// All dots that were given.
    package var given: Int { priorities.reduce(0) { $0 + $1.dots } }

    /// All dots that there are; nil where that is any number, or nobody is down as present.
    package var all: Int? { heads > 0 ? each.map { $0 * heads } : nil }

    /// What somebody gave to all other priorities.
    package func given(by id: RecordID, beside key: RecordKey) -> Int {
        priorities.filter { $0.key != key }.flatMap(\.votes).filter { $0.id == id }
            .reduce(0) { $0 + (Int($1.text) ?? 0) }
    }

    /// What was given to all other priorities, by name and counted.
    package func given(beside key: RecordKey) -> Int {
        priorities.filter { $0.key != key }.reduce(0) { $0 + $1.dots }
    }

    /// The edits that keep a priority with its new dots, or a new one, and put all in the order of their dots, without
    /// gaps; those with as many stay as they stand. The first edit is that of the priority itself.
    package func ranking(_ voted: Draft, in network: Network, at now: Timestamp) -> [RecordEdit] {
        let mine = Priority(RecRecord(voted.fields)).dots
        var all = priorities.map { (key: $0.key, dots: $0.key == voted.key ? mine : $0.dots) }
        if !all.contains(where: { $0.key == voted.key }) { all.append((voted.key, mine)) }
        let order = all.enumerated().sorted { left, right in
            (right.element.dots, left.offset) < (left.element.dots, right.offset)
        }
        var edits: [RecordEdit] = []
        for (index, entry) in order.enumerated() {
            guard entry.element.key == voted.key else {
                let edit = network.editing(entry.element.key, at: now) { $0.set(.rank, String(index + 1)) }
                if let edit { edits.append(edit) }
                continue
            }
            var ranked = voted
            ranked.set(.rank, String(index + 1))
            edits.insert(ranked.edit(at: now), at: 0)
        }
        return edits
    }
}
