import Insight
import NetworkModel
import Screens

/// Proposed owners as a table, or as JSON.
struct SuggestionListing {
    private let network: Network
    private let texts: Texts
    private let dates: DatePhrases
    private let phrases: InsightPhrases

    init(_ access: Access) {
        network = access.network
        texts = access.texts
        dates = DatePhrases(texts: access.texts, clock: access.clock)
        phrases = InsightPhrases(access.network, clock: access.clock, texts: access.texts, me: nil)
    }

    // MARK: Text

    func print(_ suggestion: Suggestion) {
        let output = Output.standard
        guard !suggestion.lines.isEmpty else {
            if output.isTerminal { output.writeLine(texts[SuggestText.allOwned]) }
            return
        }
        var table = TextTablePrinter([
            PrintedColumn(title: texts[SuggestText.what], priority: 0),
            PrintedColumn(title: texts[SuggestText.owner], priority: 0, limit: 24),
            PrintedColumn(title: texts[SuggestText.why], priority: 1, limit: 100),
        ])
        for line in suggestion.lines {
            let title = network.title(of: line.matter.key.id, line.matter.key.kind)
            table.add([title, owner(line.owner, or: .nobody), phrases.reasons(line.reasons)])
        }
        show(table)
    }

    func print(_ handover: Handover, of name: String) {
        let output = Output.standard
        guard !handover.lines.isEmpty else {
            return output.writeLine(texts(SuggestText.nothingRests, ["name": name]))
        }
        var table = TextTablePrinter([
            PrintedColumn(title: "", priority: 2),
            PrintedColumn(title: texts[SuggestText.what], priority: 0, limit: 60),
            PrintedColumn(title: "", priority: 3, limit: 24),
            PrintedColumn(title: texts[SuggestText.owner], priority: 0, limit: 24),
            PrintedColumn(title: texts[SuggestText.why], priority: 4, limit: 100),
        ])
        for line in handover.lines {
            table.add([
                phrases.word(for: line.holding.role), phrases.title(line.holding),
                line.holding.due.map { output.isTerminal ? dates.due($0) : $0.iso } ?? "",
                owner(line.successor, or: .stays), phrases.reasons(line.reasons),
            ])
        }
        if output.isTerminal {
            let title = texts(SuggestText.handoverTitle, ["name": name])
            output.writeLine("\(title): \(phrases.standStill(handover))")
        }
        show(table)
    }

    private func show(_ table: TextTablePrinter) {
        let output = Output.standard
        if output.isTerminal {
            table.printAligned(output, width: output.width)
        } else {
            table.printTabSeparated(output)
        }
    }

    private func owner(_ id: RecordID?, or word: SuggestText) -> String {
        id.map { network.title(of: $0, .person, .partner) } ?? texts[word]
    }

    // MARK: JSON

    func printJSON(_ suggestion: Suggestion) {
        print(
            suggestion.lines.map { line in
                [
                    ("type", JSONText.string(line.matter.key.kind.typeName)),
                    ("id", JSONText.string(line.matter.key.id.text)),
                    ("title", JSONText.string(network.title(of: line.matter.key.id, line.matter.key.kind))),
                    ("owner", id(line.owner)), ("reason", JSONText.string(phrases.reasons(line.reasons))),
                ]
            })
    }

    func printJSON(_ handover: Handover) {
        print(
            handover.lines.map { line in
                [
                    ("role", JSONText.string("\(line.holding.role)")),
                    ("type", JSONText.string(line.holding.key.kind.typeName)),
                    ("id", JSONText.string(line.holding.key.id.text)),
                    ("title", JSONText.string(phrases.title(line.holding))),
                    ("due", line.holding.due.map { JSONText.string($0.iso) } ?? "null"),
                    ("hours", line.hours.map { InsightPhrases.number($0) } ?? "null"), ("to", id(line.successor)),
                    ("reason", JSONText.string(phrases.reasons(line.reasons))),
                ]
            })
    }

    private func id(_ id: RecordID?) -> String { id.map { JSONText.string($0.text) } ?? "null" }

    private func print(_ objects: [[(String, String)]]) {
        let lines = objects.map { members in
            "{" + members.map { "\(JSONText.string($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
        }
        Output.standard.writeLine(JSONText.array(lines))
    }
}
