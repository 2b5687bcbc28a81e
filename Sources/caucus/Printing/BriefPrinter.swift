import Screens

/// Prints a page: as text as wide as the terminal, as Markdown, or as JSON.
struct BriefPrinter {
    private let page: BriefPage

    init(_ page: BriefPage) { self.page = page }

    func print() {
        let width = min(100, max(40, Output.standard.isTerminal ? Output.standard.width : 80))
        write(page.text(width: width))
    }

    func printMarkdown() { write(page.markdown) }

    /// `title`, the lines below it, and `sections`, each with its lines.
    func printJSON() {
        let sections = page.sections.map { section in
            let lines = section.blocks.flatMap(Self.lines)
            return "{\"title\": \(JSONText.string(section.title)), \"lines\": \(Self.array(lines))}"
        }
        Output.standard.writeLine(
            """
            {
              "title": \(JSONText.string(page.title)),
              "about": \(Self.array(page.about)),
              "sections": [
            \(sections.map { "    " + $0 }.joined(separator: ",\n"))
              ]
            }
            """)
    }

    private func write(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            Output.standard.writeLine(String(line))
        }
    }

    private static func array(_ lines: [String]) -> String {
        "[" + lines.map(JSONText.string).joined(separator: ", ") + "]"
    }

    private static func lines(_ block: BriefPage.Block) -> [String] {
        switch block {
        case .text(let text): [text]
        case .list(let items), .ranking(let items): items.map { ([$0.text] + $0.details).joined(separator: " · ") }
        case .facts(let facts): facts.map { "\($0.label): \($0.value)" }
        case .table(let heading, let rows):
            rows.map { row in
                let cells = zip(heading, row).dropFirst().filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
                return ([row.first ?? ""] + cells).joined(separator: " · ")
            }
        }
    }
}
