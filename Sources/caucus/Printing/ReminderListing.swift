import Interchange
import NetworkModel
import Screens

/// Who is reminded of what, as a table or as JSON.
struct ReminderListing {
    typealias Row = (reminder: Reminder, obstacle: Reminder.Obstacle?)

    private let outgoing: OutgoingNetwork
    private var network: Network { outgoing.network }
    private let clock: Clock
    private let texts: Texts
    private let phrases: ReminderPhrases
    private let me: RecordID?

    /// By owner the letter in which they are told.
    private let letters: [RecordID: Reminder.Letter]

    init(
        _ letters: [Reminder.Letter], _ outgoing: OutgoingNetwork, clock: Clock, texts: Texts, me: RecordID?
    ) {
        self.outgoing = outgoing
        let told = letters.flatMap { letter in ([letter.main] + letter.besides).map { ($0.owner.id, letter) } }
        self.letters = Dictionary(told) { first, _ in first }
        self.clock = clock
        self.texts = texts
        self.me = me
        phrases = ReminderPhrases(outgoing.network, clock: clock, texts: texts)
    }

    func print(_ rows: [Row]) {
        let output = Output.standard
        var table = TextTablePrinter([
            PrintedColumn(title: texts[RemindText.owner], priority: 0),
            PrintedColumn(title: texts[RemindText.items], priority: 1, limit: 24),
            PrintedColumn(title: "", priority: 2, limit: 60), PrintedColumn(title: "", priority: 3, limit: 80),
        ])
        for row in rows {
            table.add([
                name(row), phrases.items(row.reminder), phrases.way(row.reminder, row.obstacle),
                row.obstacle == nil ? file(row) : "",
            ])
        }
        guard output.isTerminal else { return table.printTabSeparated(output) }
        if !rows.isEmpty { table.printAligned(output, width: output.width) }
    }

    func printJSON(_ rows: [Row]) {
        let objects = rows.map { row -> String in
            let reminder = row.reminder
            let keys = reminder.items.map { JSONText.string(network.key(at: $0.place).id.text) }.joined(separator: ", ")
            let members = [
                "\"owner\": \(JSONText.string(reminder.owner.id.text))", "\"name\": \(JSONText.string(name(row)))",
                "\"address\": \(reminder.address.map(JSONText.string) ?? "null")", "\"items\": [\(keys)]",
                "\"overdue\": \(reminder.lateCount(on: clock.today))",
                "\"lastWritten\": \(reminder.written.map { JSONText.string($0.iso) } ?? "null")",
                "\"letter\": \(row.obstacle == nil ? JSONText.string(file(row)) : "null")",
                "\"why\": \(JSONText.string(phrases.way(reminder, row.obstacle)))",
            ]
            return "{\n    " + members.joined(separator: ",\n    ") + "\n  }"
        }
        Output.standard.writeLine(JSONText.array(objects))
    }

    private func name(_ row: Row) -> String { network.title(of: row.reminder.owner.id, .person, .partner) }

    private func file(_ row: Row) -> String {
        let letter = letters[row.reminder.owner.id] ?? Reminder.Letter(row.reminder)
        return ReminderLetter(letter, in: outgoing, clock: clock, sender: me).file
    }
}
