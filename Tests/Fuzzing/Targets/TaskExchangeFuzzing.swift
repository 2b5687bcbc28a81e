import Interchange
import NetworkModel

/// Calendars and todo.txt: what was taken in is written and read again without a change.
enum TaskExchangeFuzzing {
    static func checkCalendar(_ bytes: [UInt8]) throws(BrokenProperty) {
        let document = CalendarDocument(bytes)
        let written = document.components.flatMap(\.bytes)
        try checkLines(written)
        let again = CalendarDocument(written)
        try hold(again.problems.isEmpty, "what was written has problems: \(again.problems)")
        try hold(again.components.flatMap(\.bytes) == written, "a calendar is read back as another")

        let clock = FuzzNetwork.clock
        let file = CalendarImport.File(name: "f.ics", bytes: bytes)
        let plan = CalendarImport([file], into: FuzzNetwork.network, on: clock)
        let after = try RecordChecks.check(plan.edits(at: clock.now))
        let export = CalendarExport(after.outgoing, on: clock)
        let events = export.calendar(of: after[.event].slots.map(Int.init)).bytes
        let tasks = export.calendar(ofTasks: after[.task].slots.map(Int.init)).bytes
        for (name, bytes) in [("events.ics", events), ("tasks.ics", tasks)] {
            try checkLines(bytes)
            let read = CalendarDocument(bytes)
            try hold(read.problems.isEmpty, "\(name) has problems: \(read.problems)")
            let again = CalendarImport([.init(name: name, bytes: bytes)], into: after, on: clock)
            let edits = again.edits(at: clock.now)
            try hold(edits.isEmpty, "\(name), read again, changes \(edits.first.debugDescription)")
        }
    }

    /// No line is longer than 75 octets, and none ends within a character (RFC 5545 §3.1).
    private static func checkLines(_ bytes: [UInt8]) throws(BrokenProperty) {
        for line in bytes.split(separator: 0x0A) {
            try hold(line.last == 0x0D, "a line without CR")
            try hold(line.count <= 76, "a line of \(line.count - 1) octets")
            try hold(!line.dropLast().contains(0x0D), "a CR within a line")
            try hold(String(validating: line, as: UTF8.self) != nil, "a line ends within a character")
        }
    }

    static func checkTodoTxt(_ bytes: [UInt8]) throws(BrokenProperty) {
        let clock = FuzzNetwork.clock
        func plan(_ bytes: [UInt8], _ network: Network) -> TodoTxtImport {
            TodoTxtImport(bytes, into: network, on: clock, mint: IDMint(seed: 3))
        }
        let after = try RecordChecks.check(plan(bytes, FuzzNetwork.network).edits(at: clock.now))
        let written = TodoTxtExport(after.outgoing).bytes(of: after[.task].slots.map(Int.init))
        let again = plan(written, after).edits(at: clock.now)
        try hold(again.isEmpty, "written and read again it changes \(again.first.debugDescription)")
    }
}
