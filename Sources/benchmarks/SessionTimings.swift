import NetworkModel
import RecFormat
import Screens
import TextCanvas

/// How long the keys of a session take in a workspace with many events, checklists and earlier sessions.
enum SessionTimings {
    /// 500 events with ten checklist items each, 50 closed sessions of 200 entries, 2,000 people.
    static var network: Network {
        let people = 2_000
        let sessions = 0..<50
        let texts: [Kind: String] = [
            .person: (0..<people).map { "Id: person-\($0)\nName: Person Number\($0) Okoye\n\n" }.joined(),
            .event: (0..<500).map { number in
                let attended = (0..<20).map { "Participant: person-\((number + $0) % people): ; attended yes\n" }
                    .joined()
                return
                    "Id: event-\(number)\nTitle: Event \(number)\nKind: pre-meeting\n"
                    + "Starts: \(number % 2 + 2026)-0\(number % 9 + 1)-\(number % 18 + 10)\n" + attended + "\n"
            }.joined(),
            .checklistItem: (0..<5_000).map { number in
                "Id: item-\(number)\nEvent: event-\(number % 500)\nText: step \(number)\nDue: T-\(number % 90)d\n\n"
            }.joined(),
            .session: sessions.map { "Id: session-\($0)\nEvent: event-\($0)\nTitle: Session \($0)\nStatus: closed\n\n" }
                .joined(),
            .agendaItem: sessions.flatMap { session in
                (0..<10).map { "Id: agenda-\(session)-\($0)\nSession: session-\(session)\nText: topic \($0)\n\n" }
            }.joined(),
            .note: sessions.flatMap { session in
                (0..<200).map { number in
                    "Id: note-\(session)-\(number)\nSession: session-\(session)\nItem: agenda-\(session)-\(number % 10)\n"
                        + "Kind: information\nText: what was said, number \(number)\nAt: 2026-03-01T10:00:00+00:00\n\n"
                }
            }.joined(),
        ]
        return Network(documents: texts.mapValues { RecDocument(Array($0.utf8)) })
    }

    /// Measures and prints them.
    static func run() {
        Printed.line("keys of a session", "median ms", "p99", "slowest")
        var timings = KeyTimings(network, clock: Clock(instant: 1_795_262_400, zone: .utc), me: "person-1")
        plan(&timings)
        run(&timings)
        timings.show()
    }

    /// Looks at the plans and moves an event, on the list, the timeline and the sheet.
    private static func plan(_ timings: inout KeyTimings) {
        timings.measure("open Events", ["3"])
        timings.measure("move on Events", Array(repeating: "j", count: 200) + Array(repeating: "k", count: 190))
        for _ in 0..<5 {
            timings.measure("ask for a move", [">"])
            timings.measure("type where to", "25 mar 2027".map { Key($0) })
            timings.measure("read what moves", Array(repeating: .down, count: 20) + [.pageDown, .pageUp])
            timings.press(.escape)
        }
        timings.press(">")
        for key in "+2w" { timings.press(Key(key)) }
        timings.measure("move it", [.enter])
        timings.measure("undo that", ["u"])
        timings.measure("open the timeline", ["z"])
        timings.measure(
            "go through the timeline", Array(repeating: .right, count: 20) + Array(repeating: .left, count: 20))
        timings.measure("move on the timeline", Array(repeating: "j", count: 100) + Array(repeating: "k", count: 100))
        timings.measure("zoom the timeline", ["-", "-", "+", "+", "+", "-"])
        timings.measure("steps of the timeline", ["i", "i", "i", "i"])
        for name in ["the month", "the week", "the day"] {
            timings.measure("open \(name)", ["z"])
            timings.measure(
                "go through \(name)", Array(repeating: .right, count: 12) + Array(repeating: .left, count: 12))
        }
        timings.measure("back to the list of events", ["z"])
        timings.measure("open the checklist", ["c"])
        timings.measure("move on the checklist", Array(repeating: "j", count: 20))
        timings.measure("do an item", ["d", "u", "d", "u"])
    }

    /// Runs a session of 200 entries, from the events to its close.
    private static func run(_ timings: inout KeyTimings) {
        timings.press("3")
        timings.measure("plan a session", ["r"])
        timings.measure("begin it", ["r"])
        timings.measure("who is there", ["g"])
        timings.measure("mark who is there", Array(repeating: .enter, count: 20))
        timings.measure("somebody who walks in", "Zoe Walker / River Watch / ngo".map { Key($0) } + [.enter])
        timings.press(.escape)
        timings.press("i")
        for number in 0..<190 {
            let typed = "word \(number) of what is said".map { Key($0) }
            timings.measure("type information", typed)
            timings.measure("enter it", [.enter])
        }
        timings.press(.escape)
        for _ in 0..<10 {
            timings.press("t")
            timings.measure("type a task", "one page @person number7 o fri".map { Key($0) })
            timings.press(.escape)
            timings.press("t")
            timings.measure("take it back", Array(repeating: .backspace, count: 30))
            timings.press(.escape)
        }
        timings.measure("read an entry in full", [.enter, "j", .escape])
        timings.press(.right)
        for number in 0..<12 {
            timings.press("p")
            timings.measure("type a priority", "priority \(number)".map { Key($0) })
            timings.measure("enter a priority", [.enter])
            timings.press(.escape)
        }
        for number in 0..<6 {
            timings.measure("ask for dots", ["v"])
            if number == 0 { timings.press(.enter) }
            timings.measure("give dots", [Key(Character("\(number + 1)")), .enter])
        }
        timings.press(.home)
        timings.measure("move among entries", Array(repeating: "j", count: 150) + Array(repeating: "k", count: 150))
        timings.measure("next item", [.tab, .tab, .backTab])
        timings.measure("look before closing", ["C"])
        timings.measure("close", [.enter, .enter])
    }
}
