import NetworkModel
import TestSupport
import Testing

@Suite("The number of an event's changes")
struct SequenceTests {
    private let network = Network([
        .event: "Id: a\nTitle: A\nStarts: 2026-12-01\nPlace: Rome\nStatus: working\nSequence: 3\n"
    ])

    private func sequence(_ field: Field, _ value: String?) -> Int? {
        var (author, network) = (author(), network)
        let edit = network.editing(RecordKey(.event, "a"), at: clock().now) { $0.set(field, value) }
        network.apply(author.change("changed", edit.map { [$0] } ?? []))
        return network.event("a")?.sequence
    }

    @Test(
        "goes up by one where its times, its place or whether it takes place change",
        arguments: [
            (Field.starts, "2026-12-02"), (.ends, "2026-12-02"), (.timezone, "Europe/Paris"), (.place, nil),
            (.repeats, "FREQ=WEEKLY"), (.except, "2026-12-08"), (.also, "2026-12-09"), (.status, "cancelled"),
        ] as [(Field, String?)])
    func counted(field: Field, value: String?) { #expect(sequence(field, value) == 4) }

    @Test(
        "stays where anything else changes, and where it is set itself",
        arguments: [(Field.title, "B"), (.objective, "why"), (.status, "confirmed"), (.starts, "2026-12-01")])
    func left(field: Field, value: String) {
        #expect(sequence(field, value) == 3)
        #expect(sequence(.sequence, "9") == 9)
    }

    @Test("is taken back by undo, and a new event has none")
    func undone() {
        var (author, network) = (author(), network)
        let edits = network.setting(.place, ["Oslo"], of: [RecordKey(.event, "a")], at: clock().now)
        let change = author.change("moved", edits)
        network.apply(change)
        network.apply(author.reversing(change, "back"))
        #expect(network.event("a")?.sequence == 3)
        var draft = Draft(new: .event, id: "b")
        draft.set(.starts, "2026-12-01")
        network.apply(author.change("added", [draft.edit(at: clock().now)]))
        #expect(network.event("b")?.sequence == 0)
    }
}
