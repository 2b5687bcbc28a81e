import NetworkModel
import Screens

/// Prints the preparation plan of an event: its sections with how far they are, then what lacks time and what could
/// still be done about it.
struct PlanPrinter {
    private let network: Network
    private let preparation: Preparation
    private let clock: Clock
    private let texts: Texts
    private let dates: DatePhrases
    private let leadTimes: LeadTimePhrases
    private let output = Output.standard

    init(_ access: Access) {
        network = access.network
        clock = access.clock
        texts = access.texts
        preparation = network.preparation(on: clock.today)
        dates = DatePhrases(texts: texts, clock: clock)
        leadTimes = LeadTimePhrases(texts: texts, clock: clock, network: network)
    }

    func print(_ id: RecordID) {
        guard let slot = network[.event].slot(of: id) else { return }
        if output.isTerminal { printHeading(slot) }
        for (section, items) in sections(of: slot) {
            guard output.isTerminal else {
                for item in items { output.writeLine(cells(item, section).map(Self.oneLine).joined(separator: "\t")) }
                continue
            }
            let ready = preparation.readiness(event: slot, section: section)
            output.writeLine()
            output.writeLine("\(section ?? texts[ChecklistText.otherSection])  \(ready.done) of \(ready.total)")
            var table = TextTablePrinter([
                PrintedColumn(title: "", priority: 0, limit: 60), PrintedColumn(title: "", priority: 2, limit: 20),
                PrintedColumn(title: "", priority: 3, limit: 16), PrintedColumn(title: "", priority: 1, limit: 30),
            ])
            for item in items { table.add(row(item)) }
            table.printAligned(output, width: output.width)
        }
        if output.isTerminal { printAlarms(id) }
    }

    private func printHeading(_ slot: Int) {
        let event = Event(network[.event].record(at: slot))
        let days = event.startDay(clock).map { first in
            let range = event.endDay(clock).map { dates.range(first, $0) } ?? dates.weekday(first)
            return "\(range) · \(dates.ago(first))"
        }
        output.writeLine([event.title, days].compactMap { $0 }.joined(separator: " · "))
        let ready = preparation.readiness(event: slot)
        guard ready.total > 0 else {
            output.writeLine("No plan yet; --template makes one, --list shows what there is.")
            return
        }
        output.writeLine(
            "\(ready.done) of \(ready.total) ready · \(ready.workPercent) % of the working time"
                + (ready.late > 0 ? " · \(ready.late) late" : "") + time(event.id))
    }

    /// How many items have too little time left.
    private func time(_ event: RecordID) -> String {
        let count = preparation.causes(of: event).count
        return count > 0 ? " · " + texts(EventsText.lackTime, n: count) : ""
    }

    /// The sections in the order in which they make sense, with their items by day.
    private func sections(of slot: Int) -> [(section: String?, items: [Place])] {
        let items = network.sources(.checklistItem, naming: Place(.event, slot))
        let groups = Dictionary(grouping: items) { network.facts.item($0.slot).section }
        let known = Vocabulary.sections.words
        let others = groups.keys.compactMap { $0 }.filter { !known.contains($0) }.sorted()
        return ((known + others).map { Optional($0) } + [nil]).compactMap { section in
            groups[section].map { places in
                (section, places.sorted { (day($0), $0.slot) < (day($1), $1.slot) })
            }
        }
    }

    private func day(_ place: Place) -> Day { network.due(of: item(place)) ?? .last }

    private func item(_ place: Place) -> ChecklistItem { ChecklistItem(network.record(at: place)) }

    private func row(_ place: Place) -> [String] {
        let item = item(place)
        let isLate = !item.isDone && day(place) < clock.today
        let short = preparation.leadTime(place).flatMap(leadTimes.short)
        let sign = item.isDone ? "✓" : isLate || short != nil ? "●" : item.begun == nil ? "○" : "◐"
        return ["  \(sign) \(item.text)", owner(item), item.dueText ?? "", when(place, item)]
    }

    private func owner(_ item: ChecklistItem) -> String {
        if let owner = item.owner { return network.title(of: owner, .person, .partner) }
        return item.isDone ? "" : item.role.map { "(\($0))" } ?? texts[ChecklistText.nobody]
    }

    private func when(_ place: Place, _ item: ChecklistItem) -> String {
        if let done = item.done { return texts(ChecklistText.done, ["day": dates.short(done)]) }
        guard let due = network.due(of: item) else { return preparation.leadTime(place).flatMap(leadTimes.short) ?? "" }
        if due >= clock.today, let time = preparation.leadTime(place), let short = leadTimes.short(time) {
            return short
        }
        return "\(dates.short(due)), \(dates.due(due))"
    }

    private func cells(_ place: Place, _ section: String?) -> [String] {
        let item = item(place)
        let time = preparation.leadTime(place)
        return [
            item.isDone ? "done" : "open", section ?? "", item.text, item.owner?.text ?? "",
            network.due(of: item)?.iso ?? "", time.flatMap(leadTimes.short) ?? "", item.id.text,
        ]
    }

    private func printAlarms(_ id: RecordID) {
        let causes = preparation.causes(of: id)
        for time in causes {
            output.writeLine()
            output.writeLine("! \(network.record(at: time.place).first(time.place.kind.titleField) ?? "")")
            for sentence in leadTimes.sentences(time) { output.writeLine("  \(sentence)") }
            for remedy in preparation.remedies(for: time, in: network) {
                output.writeLine("  · \(leadTimes.remedy(remedy))")
            }
        }
        let waiting = preparation.short(of: id).count - causes.count
        if waiting > 0 {
            output.writeLine()
            output.writeLine("  \(texts(EventsText.waitFor, n: waiting)).")
        }
        for ring in preparation.rings where ring.contains(where: { network.facts.item($0.slot).event == id }) {
            output.writeLine()
            output.writeLine("! \(leadTimes.ring(ring))")
        }
    }

    // MARK: JSON

    /// An array of the items; beside each its day, whether it is late, and what is known of the time it has.
    func printJSON(_ id: RecordID) {
        guard let slot = network[.event].slot(of: id) else { return }
        let objects = sections(of: slot).flatMap(\.items).map { place in
            JSONText.object(network.record(at: place), .checklistItem, extra: extra(place), indent: "  ")
        }
        output.writeLine(JSONText.array(objects))
    }

    private func extra(_ place: Place) -> JSONText.Extra {
        let item = item(place)
        var extra: JSONText.Extra = []
        if let due = network.due(of: item) {
            extra.append(("due", due.iso))
            if !item.isDone, due < clock.today { extra.append(("late", "yes")) }
        }
        guard let time = preparation.leadTime(place) else { return extra }
        extra += [("latestStart", time.latestStart.iso), ("latestFinish", time.latestFinish.iso)]
        if time.isShort {
            extra += [
                ("daysShort", String(time.daysShort)),
                ("reason", leadTimes.sentences(time).joined(separator: " ")),
            ]
        }
        return extra
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ")
    }
}
