import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Insight

private let today = clock("2026-11-23").today

private let people = """
    Id: ana
    Name: Ana
    Team: yes
    Capacity: 10
    Skill: law
    Skill: French

    Id: bea
    Name: Bea
    Team: yes
    Capacity: 10

    Id: cem
    Name: Cem
    Team: yes
    Capacity: 0
    Skill: law

    Id: dia
    Name: Dia
    Skill: drums

    Id: eli
    Name: Eli

    """

private func network(_ tasks: String, _ others: [Kind: String] = [:], people: String = people) -> Network {
    Network(others.merging([.person: people, .task: tasks]) { first, _ in first })
}

private func suggestion(
    _ network: Network, _ candidates: Suggestion.Candidates = .team, without: Set<RecordID> = []
) -> Suggestion {
    let keys = network.all(Task.self).filter { $0.accountable == nil }.map(\.key)
    return Suggestion(for: keys, in: network, on: today, asking: candidates, without: without)
}

private func owners(_ suggestion: Suggestion) -> [RecordID?] { suggestion.lines.map(\.owner) }

@Suite("Suggested owners")
struct SuggestionTests {
    @Test("have the skills that a task needs, however they are spelled")
    func skills() {
        let found = suggestion(network("Id: a\nTitle: a\nSkill: french\n\nId: b\nTitle: b\nSkill: Law\nSkill: drums\n"))
        expectNoDifference(owners(found), ["ana", "ana"])
        #expect(found.lines[0].reasons.contains(.has(["french"])))
        #expect(found.lines[1].reasons.contains(.lacks(["drums"])))
    }

    @Test("share the work by the hours that they have left")
    func fairness() {
        let many = (0..<6).map { "Id: t\($0)\nTitle: t\nEffort: 2\n" }.joined(separator: "\n")
        expectNoDifference(owners(suggestion(network(many))).count { $0 == "ana" }, 3)
        let held = "Id: h\nTitle: h\nAccountable: ana\nEffort: 4\nDue: 2026-12-10\n\n"
        expectNoDifference(owners(suggestion(network(held + many))).count { $0 == "ana" }, 2)
    }

    @Test(
        "know the partner that it concerns",
        arguments: [
            ("Lead: bea", ""), ("WorkingContact: bea", ""),
            ("", "Id: k\nAt: 2026-11-01\nWith: pax\nBy: bea\nSummary: s\n"),
        ])
    func partner(field: String, contacts: String) {
        let partner = "Id: pax\nName: Pax\n" + (field.isEmpty ? "" : field + "\n")
        let found = suggestion(network("Id: a\nTitle: a\nPartner: pax\n", [.partner: partner, .contact: contacts]))
        expectNoDifference(owners(found), ["bea"])
        #expect(found.lines[0].reasons.contains { if case .knows("pax", _) = $0 { true } else { false } })
    }

    @Test("lead on the theme or in the region of the partner")
    func leads() {
        let others: [Kind: String] = [
            .event: "Id: mc\nTitle: MC\nStarts: 2027-03-01\n\nId: old\nTitle: Old\nStarts: 2020-03-01\n",
            .lead: """
            Id: l1
            Event: mc
            Target: Africa
            Theme: Fisheries
            Person: bea

            Id: l2
            Event: old
            Target: Africa
            Theme: fisheries
            Person: ana

            Id: l3
            Event: mc
            Target: Kenya
            Person: bea

            """,
            .partner: "Id: pax\nName: Pax\nCountry: kenya\n",
        ]
        let found = suggestion(network("Id: a\nTitle: a\nTheme: fisheries\n\nId: b\nTitle: b\nPartner: pax\n", others))
        expectNoDifference(owners(found), ["bea", "bea"])
        #expect(found.lines[0].reasons.contains(.leads("fisheries")))
        #expect(found.lines[1].reasons.contains(.leads("kenya")))
    }

    @Test("have not declined it")
    func declined() {
        let task = "Id: a\nTitle: a\nSkill: law\nHistory: 2026-11-20 declined: ana; no time until March\n"
        let found = suggestion(network(task))
        expectNoDifference(owners(found), ["bea"])
        expectNoDifference(found.options(for: 0).map(\.person), ["bea", "ana"])
        expectNoDifference(found.options(for: 0).map(\.hasDeclined), [false, true])
        let all = suggestion(network(task + "History: 2026-11-21 declined: bea\n"))
        expectNoDifference(owners(all), [nil])
        expectNoDifference(all.lines[0].reasons, [.nobodyToAsk])
    }

    @Test("have the hours for it until it is due")
    func time() {
        let tasks = """
            Id: h
            Title: h
            Accountable: ana
            Effort: 10
            Due: 2026-11-27

            Id: a
            Title: a
            Skill: law
            Effort: 6
            Due: 2026-11-27

            """
        let found = suggestion(network(tasks))
        expectNoDifference(owners(found), ["bea"])
        #expect(found.lines[0].reasons.contains(.room(hours: 10, until: today + 4)))
        #expect(found.options(for: 0)[1].reasons.contains(.short(hours: 6, until: today + 4)))
    }

    @Test("are of the team, unless others are asked for, and never who has no hours or is away")
    func candidates() {
        let network = network("Id: a\nTitle: a\nSkill: drums\n")
        #expect(owners(suggestion(network)) != ["dia"])
        expectNoDifference(owners(suggestion(network, .everyone)), ["dia"])
        expectNoDifference(owners(suggestion(network, .people(["eli"]))), ["eli"])
        expectNoDifference(owners(suggestion(network, .people(["cem"]))), [nil])
        expectNoDifference(owners(suggestion(network, without: ["ana"])), ["bea"])
    }

    @Test("are nobody where all have twice as much to do as hours")
    func nobodyHasTime() {
        let held = ["ana", "bea"].map { "Title: h\nAccountable: \($0)\nEffort: 90\nDue: 2026-12-11\n\n" }
        let found = suggestion(network(held.joined() + "Id: a\nTitle: a\nEffort: 3\n"))
        expectNoDifference(owners(found), [nil])
        expectNoDifference(found.lines[0].reasons, [.nobodyHasTime])
    }

    @Test("change by hand, and what is said of their hours with them")
    func assigning() {
        var found = suggestion(network("Id: a\nTitle: a\nEffort: 8\n\nId: b\nTitle: b\nEffort: 8\n"))
        expectNoDifference(Set(owners(found)), ["ana", "bea"])
        found.assign("bea", to: 0)
        found.assign("bea", to: 1)
        expectNoDifference(found.lines.map(\.reasons), Array(repeating: [.fullness(percent: 40, weeks: 4)], count: 2))
        found.assign(nil, to: 1)
        expectNoDifference(found.lines[0].reasons, [.fullness(percent: 20, weeks: 4)])
        expectNoDifference(found.ownedCount, 1)
    }

    @Test("tell how full somebody is until a matter is due, however far off the last of all is")
    func fullnessUntilDue() {
        var found = suggestion(
            network("Id: a\nTitle: a\nEffort: 20\nDue: 2026-12-01\n\nId: b\nTitle: b\nEffort: 8\nDue: 2027-04-01\n"))
        found.assign("bea", to: 0)
        found.assign("bea", to: 1)
        let told = found.lines.map { $0.reasons.last }
        expectNoDifference(told, [.fullness(percent: 50, weeks: 4), .fullness(percent: 15, weeks: 19)])
    }

    @Test("cost the same as they say, counted anew", arguments: 1...8)
    func stated(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let skills = ["law", "drums", "maps"]
        let people = (0..<6).map { number in
            "Id: p\(number)\nName: P\(number)\nTeam: yes\nCapacity: \(Int.random(in: 2...12, using: &generator))\n"
                + "Skill: \(skills.randomElement(using: &generator) ?? "")\n"
        }
        let tasks = (0..<12).map { number in
            "Id: t\(number)\nTitle: t\nEffort: \(Int.random(in: 1...8, using: &generator))\n"
                + "Due: \((today + Int.random(in: 0...40, using: &generator)).iso)\n"
                + "Skill: \(skills.randomElement(using: &generator) ?? "")\n"
        }
        let network = network(tasks.joined(separator: "\n"), people: people.joined(separator: "\n"))
        let found = suggestion(network)
        var best = found.cost
        // No exchange of two owners, and no gift to another, is cheaper.
        for first in found.lines.indices {
            for second in found.lines.indices where second > first {
                var changed = found
                changed.assign(found.lines[second].owner, to: first)
                changed.assign(found.lines[first].owner, to: second)
                best = min(best, changed.costNow ?? .max)
            }
            for option in found.options(for: first) {
                var changed = found
                changed.assign(option.person, to: first)
                best = min(best, changed.costNow ?? .max)
            }
        }
        expectNoDifference(found.costNow, found.cost, "seed \(seed)")
        expectNoDifference(best, found.cost, "seed \(seed)")
    }
}
