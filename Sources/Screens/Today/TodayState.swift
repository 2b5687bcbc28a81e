import NetworkModel

/// What Today keeps: what needs attention, worked out anew when the network, the day or the scope changes.
package struct TodayState: Sendable {
    package var list = ListState()
    /// What is shown, by the place of the record.
    private(set) var items: [Place: AttentionItem] = [:]

    package init() {}

    /// Shows what needs attention, as far as it matches the filter.
    mutating func show(_ attention: Attention, _ texts: Texts, where matches: (Place) -> Bool) {
        items = Dictionary(minimumCapacity: attention.count)
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
}
