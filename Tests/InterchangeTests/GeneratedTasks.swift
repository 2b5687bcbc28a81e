import NetworkModel
import RecFormat
import TestSupport

/// Networks of tasks made at random, with all that a task can say and words that formats have a meaning of their own for.
enum GeneratedTasks {
    private static let words = [
        "x", "(A)", "2026-11-21", "+plus", "@home", "due:later", "re:launch", "http://a.example/b", "\\", "a,b;c",
        "\"quoted\"", "Łódź", "東京", "100%25", "", "letter", "minister", "12:30", "END:VTODO", "+", "@", "=",
    ]

    private static func text(_ generator: inout some RandomNumberGenerator) -> String {
        let count = Int.random(in: 1...5, using: &generator)
        let all = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
        return "t" + all.joined(separator: " ") + "."
    }

    private static func day(_ generator: inout some RandomNumberGenerator) -> String {
        ((Day(year: 2026, month: 6, day: 1) ?? .first) + .random(in: 0...400, using: &generator)).iso
    }

    static func network(seed: UInt64, count: Int = 120) -> Network {
        var generator = SeededGenerator(seed: seed)
        let tasks = (0..<count).map { task($0, of: count, &generator) }.joined(separator: "\n")
        return Network(fixed.merging([.task: tasks]) { $1 })
    }

    /// The same network without its tasks.
    static var empty: Network { Network(fixed) }

    private static let fixed: [Kind: String] = [
        .network: "Id: n\nName: N\n",
        .person: "Id: ana\nName: Ana Ruiz\nEmail: ana@n.example\n\nId: bea\nName: Bea, O\"Koye\n",
        .partner: "Id: pax\nName: Pax\n\nId: lux\nName: Lux\n", .event: "Id: mc14\nTitle: MC 14\nStarts: 2027-03-25\n",
        .checklistItem: "Id: k1\nEvent: mc14\nText: book\n",
    ]

    private static func task(_ number: Int, of count: Int, _ generator: inout some RandomNumberGenerator) -> String {
        var lines = ["Id: task\(number)", "Title: \(text(&generator))"]
        func maybe(_ line: @autoclosure () -> String) {
            if Int.random(in: 0..<3, using: &generator) == 0 { lines.append(line()) }
        }
        func pick(_ words: [String]) -> String { words.randomElement(using: &generator) ?? "" }
        let isHeld = Bool.random(using: &generator)
        if isHeld { lines.append("Accountable: \(pick(["ana", "bea", "pax"]))") }
        maybe("Assignee: lux")
        let status = pick(isHeld ? TaskStatus.allCases.map(\.rawValue) + ["odd"] : ["done", "dropped", "waiting", ""])
        if !status.isEmpty { lines.append("Status: \(status)") }
        if status == "done", Bool.random(using: &generator) { lines.append("Done: \(day(&generator))") }
        maybe("Due: \(day(&generator))")
        maybe("Priority: \(pick(["high", "normal", "low", "odd one"]))")
        maybe("Effort: 2.5")
        maybe("Starts: \(day(&generator))")
        maybe("Skill: law\nSkill: press work")
        maybe("Event: mc14")
        maybe("Partner: pax")
        maybe("Theme: \(pick(["water", "sign-on letters", "a, b; c", "mc14"]))")
        maybe("After: task\(Int.random(in: 0..<count, using: &generator))\nAfter: k1")
        maybe("Parent: task\(Int.random(in: 0..<count, using: &generator))")
        maybe("Repeats: \(pick(["FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20280101"]))")
        maybe("WaitingFor: \(text(&generator))")
        maybe("Reason: \(text(&generator))")
        maybe("Snooze: \(day(&generator))")
        maybe("History: 2026-11-20 declined: ana; \(text(&generator))\nHistory: 2026-11-21 proposed: bea")
        maybe("Tag: \(pick(["paused", "two words", "a,b"]))\nTag: last")
        maybe("Notes: One\n+ \(text(&generator))\n+ three")
        maybe("Colour: light red")
        lines.append("Created: \(day(&generator))")
        return lines.joined(separator: "\n") + "\n"
    }

    /// What all tasks say, field by field in a fixed order, without stamps.
    static func facts(_ network: Network) -> [String] {
        let order = Schema[.task].specs.map(\.field.name)
        func rank(_ field: RecField) -> Int { order.firstIndex(of: field.name) ?? order.count }
        return network.all(Task.self).sorted { $0.id < $1.id }.map { task in
            let fields = task.record.fields.filter { $0.name != "Modified" && $0.name != "Created" }
            let sorted = fields.enumerated().sorted {
                (rank($0.element), $0.element.name, $0.offset) < (rank($1.element), $1.element.name, $1.offset)
            }
            return sorted.map { "\($0.element.name): \($0.element.value)" }.joined(separator: "\n")
        }
    }
}
