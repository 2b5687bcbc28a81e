import NetworkModel

/// What Today keeps: what needs attention, worked out anew when the network, the day or the scope changes.
package struct TodayState: Sendable {
    package var list = ListState()
    /// What is shown, by the place of the record.
    private(set) var items: [Place: AttentionItem] = [:]
    private var key: Key?

    /// What the content follows from.
    private struct Key: Equatable {
        var version: Int
        var day: Day
        var scope: Attention.Scope
        var filter: String
    }

    package init() {}

    /// Forgets what was worked out, so that it is worked out anew.
    mutating func take(_ attention: Attention, _ texts: Texts, _ matches: (Place) -> Bool) {
        items = [:]
        var rows: [Place] = []
        var sections: [ListState.Section] = []
        for section in Attention.Section.allCases {
            let shown = attention[section].filter { matches($0.place) }
            guard !shown.isEmpty else { continue }
            sections.append(.init(start: rows.count, title: texts[TodayText.heading(section)]))
            for item in shown {
                rows.append(item.place)
                items[item.place] = item
            }
        }
        list.show(rows, sections: sections, of: attention.count)
    }

    /// Whether the content must be worked out anew; remembers that it was.
    mutating func isStale(version: Int, day: Day, scope: Attention.Scope) -> Bool {
        let new = Key(version: version, day: day, scope: scope, filter: list.filter.text)
        defer { key = new }
        return new != key
    }
}
