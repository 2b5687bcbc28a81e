import NetworkModel
import Screens

/// The days ahead as text.
struct AgendaListing {
    private let network: Network
    private let clock: Clock
    private let dates: DatePhrases

    init(_ access: Access) {
        network = access.network
        clock = access.clock
        dates = DatePhrases(texts: Texts(), clock: access.clock)
    }

    /// A heading a day on a terminal; elsewhere a line an entry, its parts separated by tabs.
    func print(_ agenda: Agenda) {
        let output = Output.standard
        if agenda.days.isEmpty, output.isTerminal { output.writeLine("Nothing in these days.") }
        for (index, day) in agenda.days.enumerated() {
            if output.isTerminal {
                if index > 0 { output.writeLine() }
                output.writeLine("\(dates.weekday(day.day)) · \(dates.ago(day.day))")
                printAligned(day)
            } else {
                for entry in day.entries { output.writeLine(([day.day.iso] + cells(entry)).joined(separator: "\t")) }
            }
        }
    }

    private func printAligned(_ day: Agenda.DayEntries) {
        var table = TextTablePrinter([
            PrintedColumn(title: "", priority: 1, limit: 34), PrintedColumn(title: "", priority: 0, limit: 50),
            PrintedColumn(title: "", priority: 3, limit: 30), PrintedColumn(title: "", priority: 4),
        ])
        for entry in day.entries {
            let cells = cells(entry)
            table.add(["  \(cells[0])", cells[1], cells[2], cells[3]])
        }
        table.printAligned(Output.standard, width: Output.standard.width)
    }

    /// When, what, where or for what, and the Id.
    private func cells(_ entry: Agenda.Entry) -> [String] {
        let record = network.record(at: entry.place)
        let about =
            switch entry.what {
            case .event: record.first(.place) ?? ""
            case .due: record.id(.event).map { network.title(of: $0, .event) } ?? ""
            }
        return [when(entry), network.title(at: entry.place), about, record.first(.id) ?? ""].map { cell in
            cell.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ")
        }
    }

    private func when(_ entry: Agenda.Entry) -> String {
        guard case .event(let occurrence, let day, let total) = entry.what else {
            return entry.place.kind == .position ? "deadline" : "due"
        }
        let days = total > 1 ? "day \(day) of \(total)" : "all day"
        guard occurrence.starts.hasTime, day == 1 else { return days }
        let zone = Event(network.record(at: entry.place)).timezone.map(Zones.city)
        let times = ZonePhrases.times(occurrence.starts, place: zone, seenIn: clock.zone)
        let mark = occurrence.reading.isExact ? "" : " (\(clockNote(occurrence.reading)))"
        return (total > 1 ? "\(times), \(days)" : times) + mark
    }

    private func clockNote(_ reading: Zone.Reading) -> String {
        switch reading {
        case .exact: ""
        case .gap: "the clocks skip its hour"
        case .overlap: "its hour comes twice; the first"
        }
    }

    // MARK: JSON

    func printJSON(_ agenda: Agenda) {
        var objects: [String] = []
        for day in agenda.days {
            for entry in day.entries {
                let record = network.record(at: entry.place)
                objects.append(
                    JSONText.object(
                        record, entry.place.kind, extra: extra(entry, on: day.day), indent: "  "))
            }
        }
        Output.standard.writeLine(JSONText.array(objects))
    }

    private func extra(_ entry: Agenda.Entry, on day: Day) -> JSONText.Extra {
        var extra: JSONText.Extra = [("type", entry.place.kind.typeName), ("day", day.iso)]
        guard case .event(let occurrence, let number, let total) = entry.what else { return extra }
        extra.append(("starts", occurrence.starts.iso))
        if occurrence.starts.hasTime {
            extra.append(("startsHere", clock.zone.moment(at: occurrence.starts.instant).iso))
        }
        if let ends = occurrence.ends { extra.append(("ends", ends.iso)) }
        if total > 1 { extra.append(("dayOfEvent", "\(number)")) }
        switch occurrence.reading {
        case .exact: break
        case .gap: extra.append(("clocks", "skip this hour"))
        case .overlap: extra.append(("clocks", "show this hour twice; the first is taken"))
        }
        return extra
    }
}
