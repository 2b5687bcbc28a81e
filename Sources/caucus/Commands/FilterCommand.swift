import ArgumentParser
import NetworkModel
import Screens

/// `caucus filter`: what can be typed as a filter.
struct FilterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter", abstract: "Show what can be typed as a filter, here and on the screens.",
        discussion: FilterPage.lines(Texts()).joined(separator: "\n"))

    func run() throws {
        Output.standard.writeLines(FilterPage.lines(Language(try UserConfiguration.load()).texts))
    }
}

/// The filter language on one page.
enum FilterPage {
    static func lines(_ texts: Texts) -> [String] {
        let terms: [(String, ShellText)] = [
            ("kenya water", .filterWords), ("country:kenya,uganda", .filterField), ("-tag:paused", .filterNot),
            ("name:\"third world\"", .filterQuotes), ("#mc14", .filterTag), ("@me", .filterHolder),
            ("has:email  no:lead", .filterHas), ("last:>6w  due:<2w  at:2026-11", .filterDays),
            ("open:>2  minutes:30..60", .filterNumbers), ("import:last", .filterImport),
        ]
        let states = FilterState.allCases.map { ("is:\($0.rawValue)", texts[FilterStateText($0)]) }
        let rows = terms.map { ($0.0, texts[$0.1]) } + states
        let width = rows.reduce(0) { max($0, $1.0.utf8.count) } + 2
        let lines = rows.map { $0.0 + String(repeating: " ", count: width - $0.0.utf8.count) + $0.1 }
        let kinds = ListedKind.allCases.filter { $0 != .team }.map { listed in
            let names = FilterField.fields(of: listed.kind).map(\.name)
            return "\(listed.rawValue): \(names.joined(separator: " "))"
        }
        return lines + ["", texts[ShellText.filterFields]] + kinds
    }
}
