import NetworkModel
import TextCanvas

/// The lines of the Network screen.
enum NetworkSummary {
    /// What the network is: its form, goal, objectives and guidelines.
    static func about(_ state: State, width: Int) -> [[Run]] {
        guard let network = state.network.itself else { return plain(state.texts[NetworkText.empty], width, .dim) }
        var lines: [[Run]] = [[Run(network.name, .title)]] + facts(of: network, state, width)
        let head = lines.count
        let record = network.record
        for field in [Field.goal, .objective, .method, .guideline, .notes] {
            let values = record.all(field)
            guard !values.isEmpty else { continue }
            lines += [[], [Run(state.texts.label(of: field), .heading)]]
            for value in values { lines += plain(value, width - 1, .text) }
        }
        if lines.count == head { lines += [[]] + plain(state.texts[NetworkText.empty], width, .dim) }
        return lines
    }

    private static func facts(of network: NetworkRecord, _ state: State, _ width: Int) -> [[Run]] {
        var facts = [network.form].compactMap { $0 }
        if let grade = network.interdependence { facts.append(state.texts(NetworkText.interdependence, n: grade)) }
        if let starts = network.record.day(.starts) {
            facts.append(state.texts(NetworkText.from, ["day": state.dates.full(starts)]))
        }
        if let ends = network.record.day(.ends) {
            facts.append(state.texts(NetworkText.until, ["day": state.dates.full(ends)]))
        }
        if let rhythm = network.rhythm { facts.append(state.dates.every(rhythm)) }
        guard !facts.isEmpty else { return [] }
        return TextLayout.wrap(facts.joined(separator: " · "), to: max(8, width)).map { [Run($0, .dim)] }
    }

    /// How many records of each kind, and partners by stage and kind.
    static func counts(_ state: State) -> [[Run]] {
        var lines: [[Run]] = [[Run(state.texts[NetworkText.held], .heading)]]
        for kind in [Kind.partner, .person, .event, .checklistItem, .task, .contact] {
            let count = state.network[kind].slots.count
            lines.append(line(state.texts.noun(for: kind, n: count), count, of: nil))
        }
        let total = state.network[.partner].slots.count
        guard total > 0 else { return lines }
        for (heading, field, none) in [
            (NetworkText.stages, Field.stage, NetworkText.noStage), (.kinds, .kind, .noKind),
        ] {
            lines += [[], [Run(state.texts[heading], .heading)]]
            lines += (state.networkPage.tallies[field] ?? []).map { tally in
                line(tally.word.isEmpty ? state.texts[none] : tally.word, tally.count, of: total)
            }
        }
        return lines
    }

    private static func line(_ word: String, _ count: Int, of total: Int?) -> [Run] {
        let number = TextLayout.pad(String(count), to: 6, .trailing)
        var runs = [Run(" " + TextLayout.pad(word, to: 20)), Run(number)]
        if let total, total > 0 {
            let width = max(1, count * 20 / total)
            runs.append(Run("  " + String(repeating: "▓", count: width), .barFull))
        }
        return runs
    }

    private static func plain(_ text: String, _ width: Int, _ style: Style) -> [[Run]] {
        TextLayout.wrap(text, to: max(8, width)).map { [Run(" " + $0, style)] }
    }
}
