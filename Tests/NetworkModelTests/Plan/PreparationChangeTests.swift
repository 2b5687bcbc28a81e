import NetworkModel
import RecFormat
import TestSupport
import Testing

/// All that is asked of a preparation, as values that can be compared.
private struct Standing: Equatable {
    var readiness: [Readiness]
    var sections: [Readiness]
    var dues: [Day?]
    var times: Set<LeadTime>
    var rings: [[Place]]
    var hours: [Double?]

    init(_ preparation: Preparation) {
        let day = preparation.day
        readiness = (0..<5).map { preparation.readiness(event: $0) }
        sections = (0..<5).flatMap { event in
            ["information", "logistics", nil].map { preparation.readiness(event: event, section: $0) }
        }
        dues = (0..<12).map { preparation.due(item: $0) }
        times = Set(preparation.all)
        rings = preparation.rings
        hours = ["p0", "p1", "p2"].map { preparation.loads.freeHours($0, from: day, through: day + 30) }
    }
}

@Suite("What changes preparation")
struct PreparationChangeTests {
    private static let network = Network([
        .event: """
        Id: e0
        Title: one
        Starts: 2027-01-10

        Id: e1
        Title: two
        Starts: 2027-02-10
        Prepares: e0

        """,
        .person: "Id: p0\nName: Ana\nCapacity: 10\n\nId: p1\nName: Kim\n",
        .checklistItem: (0..<8).map {
            "Id: i\($0)\nEvent: e\($0 % 2)\nText: step \($0)\nSection: information\nDue: T-\($0 * 7)d\nOwner: p0\n\n"
        }.joined(),
        .position: "Id: s0\nTitle: common\nEvent: e0\nNeeds: 6w\n\nId: s1\nTitle: other\nEvent: e1\n",
        .task:
            "Id: t0\nTitle: letter\nAccountable: p0\nDue: 2026-12-01\nEffort: 12\n\nId: t1\nTitle: call\nDue: 2026-12-01\n",
    ])

    private static let values: [(Kind, Field, [String?])] = [
        (.event, .starts, ["2027-01-20", "2026-12-01T10:00:00+01:00", nil]),
        (.event, .status, ["cancelled", "completed"]),
        (.event, .ends, ["2027-03-01", nil]), (.event, .title, ["other"]), (.event, .participant, ["p0: chair"]),
        (.event, .prepares, ["e1", nil]), (.event, .timezone, ["Asia/Tokyo"]), (.event, .template, ["webinar"]),
        (.person, .capacity, ["5", "30", nil]), (.person, .name, ["Zoe"]), (.person, .team, ["yes", nil]),
        (.checklistItem, .due, ["T-9w", "2026-11-30", nil]), (.checklistItem, .done, ["2026-11-20", nil]),
        (.checklistItem, .needs, ["6w", "3d", nil]), (.checklistItem, .effort, ["20", nil]),
        (.checklistItem, .owner, ["p1", "p0", nil]), (.checklistItem, .after, ["i1", "i4", nil]),
        (.checklistItem, .begun, ["2026-11-02", nil]), (.checklistItem, .section, ["logistics", nil]),
        (.checklistItem, .event, ["e1", nil]), (.checklistItem, .text, ["else"]), (.checklistItem, .notes, ["so"]),
        (.checklistItem, .snooze, ["2027-01-01", nil]), (.position, .needs, ["2w", nil]),
        (.position, .deadline, ["2026-12-12", nil]), (.position, .status, ["agreed", "draft"]),
        (.position, .begun, ["2026-11-10", nil]), (.position, .owner, ["p0"]), (.position, .theme, ["loans"]),
        (.task, .effort, ["40", nil]), (.task, .status, ["done", "accepted"]), (.task, .due, ["2026-12-20", nil]),
        (.task, .accountable, ["p1", "p0", nil]), (.task, .title, ["more"]), (.contact, .summary, ["said"]),
    ]

    @Test("where a change is said to alter nothing, working it out anew gives the same", arguments: 0..<20)
    func soundness(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var network = Self.network
        let clock = clock()
        var kept = 0
        for step in 0..<120 {
            let (kind, field, choices) = try #require(Self.values.randomElement(using: &random))
            let key: RecordKey
            if network[kind].slots.isEmpty || Int.random(in: 0..<12, using: &random) == 0 {
                key = RecordKey(kind, RecordID("new\(step)"))
            } else {
                let slot = try #require(network[kind].slots.randomElement(using: &random))
                key = RecordKey(kind, network[kind].id(at: Int(slot)))
            }
            let isGone = Int.random(in: 0..<15, using: &random) == 0
            let before = network.record(key)?.fields
            var draft = Draft(key, fields: before ?? [])
            draft.set(field, choices.randomElement(using: &random) ?? nil)
            let after = isGone ? nil : draft.fields
            let edit = RecordEdit(key, before: before, after: after)
            let change = Change(id: RecordID("c\(step)"), at: clock.now, summary: "", edits: [edit])
            let old = Standing(network.preparation(on: clock.today))
            let mayAlter = Preparation.mayBeAltered(by: change, in: network)
            network.apply(change)
            guard !mayAlter else { continue }
            kept += 1
            let new = Standing(network.preparation(on: clock.today))
            #expect(new == old, "seed \(seed), step \(step): \(kind) \(field.name) of \(key.id)")
        }
        #expect(kept > 10, "seed \(seed): it is always said to alter something")
    }
}
