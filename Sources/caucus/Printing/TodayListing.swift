import NetworkModel
import Screens

/// Today's list as text.
struct TodayListing {
    private let network: Network
    private let clock: Clock
    private let texts: Texts
    private let dates: DatePhrases
    private let leadTimes: LeadTimePhrases
    private let preparation: Preparation

    /// The listing of what a network holds that may be told.
    init(_ access: Access, _ network: Network, _ preparation: Preparation) {
        self.preparation = preparation
        self.network = network
        clock = access.clock
        texts = access.texts
        dates = DatePhrases(texts: texts, clock: access.clock)
        leadTimes = LeadTimePhrases(texts: texts, clock: access.clock, network: network)
    }

    func print(_ attention: Attention) {
        let output = Output.standard
        guard output.isTerminal else {
            printTabSeparated(attention)
            return
        }
        output.writeLine(
            attention.count == 0
                ? texts[TodayText.nothing]
                : texts(ListingText.things, n: attention.count, ["day": dates.weekday(clock.today)]))
        for section in Attention.Section.allCases where !attention[section].isEmpty {
            output.writeLine()
            output.writeLine(texts[TodayText.heading(section)])
            var table = TextTablePrinter([
                PrintedColumn(title: "", priority: 3), PrintedColumn(title: "", priority: 0, limit: 50),
                PrintedColumn(title: "", priority: 1), PrintedColumn(title: "", priority: 2, limit: 30),
                PrintedColumn(title: "", priority: 4),
            ])
            for item in attention[section] { table.add(row(item)) }
            table.printAligned(output, width: output.width)
        }
    }

    private func printTabSeparated(_ attention: Attention) {
        for section in Attention.Section.allCases {
            for item in attention[section] {
                let cells = [
                    texts[TodayText.heading(section)], texts[TodayText.word(for: item.reason)], item.day.iso,
                    title(item),
                    holder(item),
                    network.key(at: item.place).id.text,
                ]
                output(cells)
            }
        }
    }

    private func output(_ cells: [String]) {
        Output.standard.writeLine(
            cells.map { $0.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ") }
                .joined(separator: "\t"))
    }

    private func row(_ item: AttentionItem) -> [String] {
        let when =
            switch item.reason {
            case .contact: dates.over(item.day)
            case .followUp, .task, .checklistItem: dates.due(item.day)
            case .leadTime: preparation.leadTime(item.place).map { leadTimes.short($0) ?? leadTimes.begin($0) } ?? ""
            case .event: dates.near(item.day)
            case .logistics: dates.ago(item.day)
            case .session: SessionPhrases(item.place, network, clock, texts).time
            }
        return [
            texts[TodayText.word(for: item.reason)], title(item), when, holder(item),
            network.key(at: item.place).id.text,
        ]
    }

    private func title(_ item: AttentionItem) -> String {
        item.reason == .leadTime ? leadTimes.title(item.place) : network.title(at: item.place)
    }

    private func holder(_ item: AttentionItem) -> String {
        let record = network.record(at: item.place)
        let field: Field =
            switch item.reason {
            case .contact: .lead
            case .followUp, .task: .accountable
            case .checklistItem, .leadTime: .owner
            case .event, .logistics: .place
            case .session: .chair
            }
        if item.reason == .session { return SessionPhrases(item.place, network, clock, texts).item ?? "" }
        if item.reason == .logistics { return texts.saying(Logistics(Event(record).attendees)) ?? "" }
        guard field != .place else { return record.first(.place) ?? "" }
        return record.id(field).map { network.title(of: $0, .person, .partner) } ?? ""
    }
}
