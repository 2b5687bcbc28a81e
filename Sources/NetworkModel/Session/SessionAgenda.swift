/// The agenda of a session as it is proposed from what the workspace knows, until people change it.
package struct SessionAgenda: Hashable, Sendable {
    /// An agenda item that is proposed.
    package struct Item: Hashable, Sendable {
        package var part: SessionPart
        package var text: String
        /// Minutes planned.
        package var minutes: Int
        /// The record it takes up.
        package var about: RecordID?
        /// What is known of it, a line each.
        package var notes: [String]
        /// How much time it needs beside the others.
        var weight: Int
        /// Whether it was made from what is known now, and not left open by the last session.
        var isProposed = true

        init(_ part: SessionPart, _ text: String, weight: Int, about: RecordID? = nil, notes: [String] = []) {
            self.part = part
            self.text = text
            self.weight = weight
            self.about = about
            self.notes = notes
            minutes = 0
        }
    }

    package private(set) var items: [Item]
    /// Minutes planned for the whole.
    package let minutes: Int

    /// The agenda for the session of an event; `minutes` is its length, else as long as the event lasts. `preparation` is
    /// how all of it stands today, where that was worked out before.
    package static func proposed(
        for event: RecordID, minutes: Int? = nil, in network: Network, at clock: Clock, preparation: Preparation? = nil
    ) -> SessionAgenda {
        let length = minutes ?? self.length(of: event, in: network)
        let proposer = AgendaProposer(event, in: network, at: clock, preparation: preparation)
        return SessionAgenda(proposer.items, minutes: max(10, length))
    }

    /// How long the event lasts, where it is a matter of hours; else two hours.
    private static func length(of event: RecordID, in network: Network) -> Int {
        guard let event = network.event(event), let starts = event.starts, let ends = event.ends,
            starts.hasTime, ends.hasTime
        else { return 120 }
        let minutes = Int((ends.instant - starts.instant) / 60)
        return 15...600 ~= minutes ? minutes : 120
    }

    init(_ items: [Item], minutes: Int) {
        self.minutes = minutes
        let ordered = SessionPart.allCases.flatMap { part in items.filter { $0.part == part } }
        let shares = Self.shares(of: ordered.map(\.weight), in: minutes)
        self.items = zip(ordered, shares).map { item, share in
            var item = item
            item.minutes = share
            return item
        }
    }

    /// Parts the minutes by weight, in steps of five where there is room for that; they add up to the whole.
    static func shares(of weights: [Int], in minutes: Int) -> [Int] {
        guard !weights.isEmpty else { return [] }
        let step = minutes >= weights.count * 10 ? 5 : 1
        let steps = minutes / step
        let total = max(1, weights.reduce(0, +))
        var shares = weights.map { max(1, steps * $0 / total) }
        // What does not divide goes to those who lack most; what is too much is taken from the longest.
        while shares.reduce(0, +) < steps {
            let lacking = shares.indices.max { left, right in
                let (one, other) = (
                    weights[left] * steps - shares[left] * total, weights[right] * steps - shares[right] * total
                )
                return (one, -left) < (other, -right)
            }
            guard let lacking else { break }
            shares[lacking] += 1
        }
        while shares.reduce(0, +) > steps, let longest = shares.indices.max(by: { shares[$0] < shares[$1] }),
            shares[longest] > 1
        {
            shares[longest] -= 1
        }
        var result = shares.map { $0 * step }
        if let longest = result.indices.max(by: { result[$0] < result[$1] }) {
            result[longest] += max(0, minutes - result.reduce(0, +))
        }
        return result
    }
}

extension SessionAgenda {
    /// The edits that plan a session of an event with this agenda. Time does not run yet.
    package func planning(
        _ event: RecordID, in network: Network, by author: inout Author
    ) -> (session: RecordID, edits: [RecordEdit]) {
        let now = author.clock.now
        var session = Draft(new: .session, id: author.newID())
        session.set(.event, event.text)
        session.set(.title, network.event(event)?.title)
        session.set(.status, "planned")
        session.set(.chair, author.me?.text)
        session.set(.minutes, String(minutes))
        if let me = author.me { session.setAll(.present, [Described(me, "chair", parts: ["since \(now.iso)"]).value]) }
        var ranks: [SessionPart: Int] = [:]
        let drafts = items.map { item in
            ranks[item.part, default: 0] += 10
            return Self.draft(item, rank: ranks[item.part] ?? 0, of: session.key.id, by: &author)
        }
        session.set(.item, drafts.first?.key.id.text)
        return (session.key.id, [session.edit(at: now)] + drafts.map { $0.edit(at: now) })
    }

    private static func draft(_ item: Item, rank: Int, of session: RecordID, by author: inout Author) -> Draft {
        var draft = Draft(new: .agendaItem, id: author.newID())
        draft.set(.session, session.text)
        draft.set(.part, item.part.rawValue)
        draft.set(.rank, String(rank))
        draft.set(.text, item.text)
        draft.set(.minutes, String(item.minutes))
        draft.set(.about, item.about?.text)
        draft.set(.proposed, item.isProposed ? "yes" : nil)
        draft.set(.notes, item.notes.joined(separator: "\n"))
        return draft
    }
}
