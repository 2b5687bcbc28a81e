import ArgumentParser
import Screens
import TextCanvas

/// `caucus keys`: what each key does.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Show what each key does on the screens.")

    @Flag(help: "Print a Markdown table, as the README has it.")
    var markdown = false

    func run() throws {
        if markdown {
            KeyTable(Texts()).printMarkdown()
        } else {
            KeyTable(Language(try UserConfiguration.load()).texts).print()
        }
    }
}

/// The commands of the screens with their keys, under the headings that help has.
struct KeyTable {
    private let texts: Texts

    init(_ texts: Texts) { self.texts = texts }

    func print() {
        for (heading, rows) in groups {
            Output.standard.writeLine(heading)
            let width = rows.reduce(0) { max($0, TextLayout.width(of: $1.keyLabel)) }
            for row in rows {
                Output.standard.writeLine("  \(TextLayout.pad(row.keyLabel, to: width))  \(texts.help(of: row))")
            }
            Output.standard.writeLine()
        }
    }

    func printMarkdown() {
        for (heading, rows) in groups {
            Output.standard.writeLines(["", "**\(heading)**", "", "| Keys | What it does |", "| --- | --- |"])
            for row in rows {
                let keys = row.keys.map { "`\(escaped($0.label))`" }.joined(separator: " ")
                Output.standard.writeLine("| \(keys) | \(escaped(texts.help(of: row))) |")
            }
        }
        Output.standard.writeLine()
    }

    private func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    /// The rows that have keys, under headings; those of a screen under the screen's name.
    private var groups: [(heading: String, rows: [Command])] {
        var groups: [(heading: String, rows: [Command])] = []
        for row in CommandTable.rows where !row.keys.isEmpty {
            let heading = heading(of: row)
            if let index = groups.firstIndex(where: { $0.heading == heading }) {
                groups[index].rows.append(row)
            } else {
                groups.append((heading, [row]))
            }
        }
        return groups
    }

    private func heading(of row: Command) -> String {
        guard case .screen(let screen) = row.scope else { return texts[row.group] }
        return texts[ScreenRegistry[screen].title]
    }
}
