import Insight
import NetworkModel
import Screens
import TextCanvas

/// A workload as a table with a bar, or as JSON.
struct WorkloadListing {
    private let network: Network
    private let texts: Texts
    private let phrases: InsightPhrases
    private let workload: Workload
    private let share: WorkShare
    private let event: RecordID?
    /// Those who hold something or could.
    private let loads: [Load]

    init(_ access: Access, _ workload: Workload, _ share: WorkShare, until event: RecordID?) {
        network = access.network
        texts = access.texts
        phrases = InsightPhrases(access.network, clock: access.clock, texts: access.texts, me: nil)
        self.workload = workload
        self.share = share
        self.event = event
        loads = workload.all.filter { $0.count > 0 || $0.capacity != nil }
    }

    // MARK: Text

    func print() {
        let output = Output.standard
        guard !loads.isEmpty || workload.unowned.count > 0 else {
            return output.writeLine(texts[InsightText.noWork])
        }
        var table = TextTablePrinter([
            column(.columnWho, 0), column(.columnWeek, 1, .trailing), column(.columnLoad, 2),
            event == nil
                ? PrintedColumn(title: nextWeeks, priority: 3, alignment: .trailing)
                : column(.columnUntil, 3, .trailing),
            column(.columnOpen, 4, .trailing), column(.columnLate, 5, .trailing), column(.columnUndated, 6, .trailing),
            PrintedColumn(title: "", priority: 1),
        ])
        for load in loads { table.add(row(load)) }
        guard output.isTerminal else { return table.printTabSeparated(output) }
        if let until { output.writeLine(until) }
        table.printAligned(output, width: output.width)
        output.writeLine()
        for sentence in [phrases.share(share), phrases.unowned(workload.unowned)] {
            if let sentence { output.writeLine(sentence) }
        }
    }

    private func column(_ title: InsightText, _ priority: Int, _ alignment: Alignment = .leading) -> PrintedColumn {
        PrintedColumn(title: texts[title], priority: priority, alignment: alignment)
    }

    private var nextWeeks: String { texts(InsightText.nextWeeks, n: workload.weekCount) }

    /// `Until Ministerial conference, 17.8 weeks of work`.
    private var until: String? {
        guard let event, let weeks = workload.weeksUntilEvent else { return nil }
        let amount = texts(InsightText.weeksLeft, n: Int(weeks.rounded()))
        return texts(InsightText.untilEvent, ["event": network.title(of: event, .event), "weeks": amount])
    }

    /// What is looked at beside the first week: the hours until the event, or those of all weeks.
    private func hoursAhead(_ load: Load) -> Double { event == nil ? load.hoursInWeeks : load.hoursUntilEvent }

    private func capacityAhead(_ load: Load) -> Double? {
        load.capacity.map { $0 * (workload.weeksUntilEvent ?? Double(workload.weekCount)) }
    }

    private func row(_ load: Load) -> [String] {
        let dash = { (hours: Double) in
            hours == 0 ? "" : texts(InsightText.hours, ["hours": InsightPhrases.number(hours)])
        }
        return [
            network.title(of: load.holder, .person, .partner), phrases.hours(load.weeks.first ?? 0, of: load.capacity),
            bar(load.weeks.first ?? 0, of: load.capacity), phrases.hours(hoursAhead(load), of: capacityAhead(load)),
            String(load.count), dash(load.late), dash(load.undated), phrases.standing(load),
        ]
    }

    /// Ten blocks are the hours of a week; what is over them ends in a sign that needs no colour.
    private func bar(_ hours: Double, of capacity: Double?) -> String {
        guard let capacity, capacity > 0 else { return "" }
        let full = min(10, Int((hours / capacity * 10).rounded(.up)))
        let bar = String(repeating: "▓", count: full) + String(repeating: "░", count: 10 - full)
        return hours > capacity + 0.05 ? bar + "!" : bar
    }

    // MARK: JSON

    func printJSON() {
        let holders = loads.map { load in
            "    {" + members(load).map { "\(JSONText.string($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
        }
        let parts = share.parts.prefix(2).map {
            "{\"id\": \(JSONText.string($0.holder.text)), \"part\": \(number($0.part))}"
        }
        Output.standard.writeLine(
            """
            {
              "weeks": \(workload.weekCount),
              "holders": [
            \(holders.joined(separator: ",\n"))
              ],
              "unowned": {"tasks": \(workload.unowned.count), "hours": \(number(workload.unowned.hours))},
              "share": {"measure": "\(share.measure)", "top": [\(parts.joined(separator: ", "))]},
              "sentence": \(phrases.share(share).map { JSONText.string($0) } ?? "null")
            }
            """)
    }

    private func members(_ load: Load) -> [(String, String)] {
        var members = [
            ("id", JSONText.string(load.holder.text)),
            ("name", JSONText.string(network.title(of: load.holder, .person, .partner))),
            ("capacity", load.capacity.map(number) ?? "null"),
            ("weeks", "[" + load.weeks.map(number).joined(separator: ", ") + "]"), ("hours", number(load.hours)),
            ("late", number(load.late)), ("undated", number(load.undated)), ("tasks", String(load.count)),
            ("withoutHours", String(load.countWithoutHours)), ("standing", JSONText.string("\(load.standing)")),
        ]
        if event != nil { members.append(("untilEvent", number(load.hoursUntilEvent))) }
        return members
    }

    /// Hundredths say enough, and say it without a rest of binary fractions.
    private func number(_ value: Double) -> String {
        let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
        let rest = abs(hundredths % 100)
        let whole = "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)"
        return rest == 0 ? whole : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
