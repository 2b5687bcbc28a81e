package import TextCanvas

/// A page to hand over: headings, and below each what is to be read, as the screen, plain text and Markdown show it.
///
/// Only what says something is taken in, so that nothing empty is printed.
package struct BriefPage: Hashable, Sendable {
    package let title: String
    /// Lines below the title.
    package let about: [String]
    package private(set) var sections: [Section] = []

    /// A heading and what stands below it.
    package struct Section: Hashable, Sendable {
        package let title: String
        package let blocks: [Block]
    }

    /// What stands below a heading.
    package enum Block: Hashable, Sendable {
        case text(String)
        case list([Item])
        /// A list in an order that counts.
        case ranking([Item])
        /// Labels with their values.
        case facts([Fact])
        case table(heading: [String], rows: [[String]])

        var isEmpty: Bool {
            switch self {
            case .text(let text): text.isEmpty
            case .list(let items), .ranking(let items): items.isEmpty
            case .facts(let facts): facts.isEmpty
            case .table(_, let rows): rows.isEmpty
            }
        }
    }

    /// An item of a list, with lines of its own below it.
    package struct Item: Hashable, Sendable {
        package let text: String
        package let details: [String]
        /// Whether it is done, of something that can be; nil of all else.
        package let isDone: Bool?

        package init(_ text: String, _ details: [String] = [], isDone: Bool? = nil) {
            self.text = text
            self.details = details
            self.isDone = isDone
        }

        /// What stands before it.
        fileprivate var sign: String { isDone.map { $0 ? "✓" : "○" } ?? "-" }
    }

    /// A label with its value.
    package struct Fact: Hashable, Sendable {
        package let label: String
        package let value: String
    }

    package init(_ title: String, _ about: [String] = []) {
        self.title = title
        self.about = about.filter { !$0.isEmpty }
    }

    /// Adds a section unless it would be empty.
    package mutating func add(_ title: String, _ blocks: Block...) {
        let blocks = blocks.filter { !$0.isEmpty }
        if !blocks.isEmpty { sections.append(Section(title: title, blocks: blocks)) }
    }

    /// Adds a section with a list.
    package mutating func add(_ title: String, _ items: [String]) { add(title, .list(items.map { Item($0) })) }
}

extension BriefPage.Block {
    /// Facts of which those without a value are left out.
    package static func facts(_ facts: [(String, String?)]) -> Self {
        .facts(
            facts.compactMap { label, value in
                value.flatMap { $0.isEmpty ? nil : BriefPage.Fact(label: label, value: $0) }
            })
    }
}

// MARK: Lines

extension BriefPage {
    /// The page in lines of at most that width, as the screen shows them.
    package func lines(width: Int) -> [[Run]] {
        let width = max(20, width)
        var lines = TextLayout.wrap(title, to: width).map { [Run($0, .title)] }
        for text in about { lines += TextLayout.wrap(text, to: width).map { [Run($0, .dim)] } }
        for section in sections {
            lines += [[]] + TextLayout.wrap(section.title, to: width).map { [Run($0, .heading)] }
            for block in section.blocks { lines += Self.lines(block, width) }
        }
        return lines
    }

    /// The page as plain text, a line end after every line.
    package func text(width: Int) -> String {
        var lines = lines(width: width).map { $0.map(\.text).joined().trimmingBlanksAtEnd }
        let titleLines = TextLayout.wrap(title, to: max(20, width))
        let longest = titleLines.map { TextLayout.width(of: $0) }.max() ?? 0
        lines.insert(String(repeating: "=", count: longest), at: titleLines.count)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ block: Block, _ width: Int) -> [[Run]] {
        switch block {
        case .text(let text): TextLayout.wrap(text, to: width - 2).map { [Run("  " + $0)] }
        case .list(let items): items.flatMap { lines($0, $0.sign, width) }
        case .ranking(let items): items.enumerated().flatMap { lines($1, "\($0 + 1).", width) }
        case .facts(let facts): lines(facts, width)
        case .table(let heading, let rows): BriefTable(heading, rows).lines(width: width)
        }
    }

    private static func lines(_ item: Item, _ sign: String, _ width: Int) -> [[Run]] {
        let indent = 3 + TextLayout.width(of: sign)
        let blank = String(repeating: " ", count: indent)
        let text = TextLayout.wrap(item.text, to: width - indent).enumerated().map { index, line in
            [Run((index == 0 ? "  \(sign) " : blank) + line)]
        }
        let details = item.details.flatMap { detail in
            TextLayout.wrap(detail, to: width - indent - 2).enumerated().map { index, line in
                [Run(blank + (index == 0 ? "" : "  ") + line, .dim)]
            }
        }
        return text + details
    }

    private static func lines(_ facts: [Fact], _ width: Int) -> [[Run]] {
        let widest = facts.map { TextLayout.width(of: $0.label) }.max() ?? 0
        let label = min(widest, max(8, width / 3)) + 2
        return facts.flatMap { fact in
            TextLayout.wrap(fact.value, to: max(8, width - 2 - label)).enumerated().map { index, line in
                [Run("  " + TextLayout.pad(index == 0 ? fact.label : "", to: label), .label), Run(line)]
            }
        }
    }
}

// MARK: Markdown

extension BriefPage {
    /// The page as Markdown (CommonMark, with the tables of its GitHub form).
    package var markdown: String {
        var parts = ["# " + Self.escaped(title)]
        if !about.isEmpty { parts.append(about.map(Self.escaped).joined(separator: "  \n")) }
        for section in sections {
            parts.append("## " + Self.escaped(section.title))
            parts += section.blocks.map(Self.markdown)
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func markdown(_ block: Block) -> String {
        switch block {
        case .text(let text): escaped(text)
        case .list(let items): items.map { item($0, sign: "-") }.joined(separator: "\n")
        case .ranking(let items):
            items.enumerated().map { item($1, sign: "\($0 + 1).") }.joined(separator: "\n")
        case .facts(let facts):
            facts.map { "- **\(escapedLine($0.label)):** \(escapedLine($0.value))" }.joined(separator: "\n")
        case .table(let heading, let rows):
            ([heading, heading.map { _ in "---" }].enumerated().map { index, cells in
                row(index == 0 ? cells.map(escapedLine) : cells)
            } + rows.map { row($0.map(escapedLine)) }).joined(separator: "\n")
        }
    }

    private static func item(_ item: Item, sign: String) -> String {
        let box = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
        let indent = String(repeating: " ", count: sign.utf8.count + 1)
        return (["\(sign) \(box)\(escapedLine(item.text))"] + item.details.map { "\(indent)- \(escapedLine($0))" })
            .joined(separator: "\n")
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private static func escapedLine(_ text: String) -> String {
        escaped(text).split(separator: "\n").joined(separator: " ")
    }

    /// What would be markup is made text.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if "\\`*_<>[]|#".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}

extension String {
    fileprivate var trimmingBlanksAtEnd: String {
        var text = self[...]
        while text.utf8.last == UInt8(ascii: " ") { text = Substring(text.utf8.dropLast()) }
        return String(text)
    }
}
