import Insight
import NetworkModel
import RecFormat

/// How long it takes to propose owners: 500 tasks among 100 people, with skills, partners, leads and work held already.
enum SuggestTimings {
    static func run() {
        let network = network(tasks: 500, people: 100)
        let keys = network.all(Task.self).filter { $0.accountable == nil }.map(\.key)
        let today = Day(iso: "2026-11-23") ?? .first
        var owned = 0
        let time = Measurement("suggest: \(keys.count) tasks × 100 people") {
            owned = Suggestion(for: keys, in: network, on: today).ownedCount
        }
        Printed.line(time.name, Printed.number(time.median), Printed.number(time.sorted[0]), "\(owned) owned")
        let load = Measurement("workload of \(network[.task].count) tasks") { _ = Workload(network, on: today) }
        Printed.line(load.name, Printed.number(load.median), Printed.number(load.sorted[0]))
    }

    private static func network(tasks: Int, people: Int) -> Network {
        let skills = ["law", "press", "maps", "french", "fisheries", "money", "design", "travel"]
        let team = (0..<people).map { number in
            "Id: p\(number)\nName: Person \(number)\nTeam: yes\nCapacity: \(4 + number % 17)\n"
                + "Skill: \(skills[number % 8])\nSkill: \(skills[number * 5 / 3 % 8])\n"
        }
        let partners = (0..<100).map { "Id: n\($0)\nName: Partner \($0)\nLead: p\($0 * 7 % people)\n" }
        let held = (0..<1500).map { number in
            "Id: h\(number)\nTitle: held\nAccountable: p\(number * 13 % people)\nEffort: \(1 + number % 9)\n"
                + "Due: 2027-0\(1 + number % 4)-10\n"
        }
        let open = (0..<tasks).map { number in
            "Id: t\(number)\nTitle: open\nEffort: \(1 + number % 11)\nDue: 2027-0\(1 + number % 4)-20\n"
                + "Skill: \(skills[number * 3 % 8])\nPartner: n\(number * 11 % 100)\n"
        }
        let texts: [Kind: [String]] = [.person: team, .partner: partners, .task: held + open]
        return Network(documents: texts.mapValues { RecDocument(Array($0.joined(separator: "\n").utf8)) })
    }
}
