import NetworkModel

/// What Today keeps: what needs attention, worked out anew when the network, the day or the scope changes.
package struct TodayState: Sendable {
    package var list = ListState()
    /// What is shown, in the order of the rows.
    private var items: [AttentionItem] = []
    /// By kind and slot, the number of the item and one; 0 where nothing is shown. A dictionary of some ten thousand places
    /// would take a tenth of the time to the first screen.
    private var numbers: [[Int32]] = []

    package init() {}

    /// What is shown of a place.
    subscript(_ place: Place) -> AttentionItem? {
        guard place.kind.ordinal < numbers.count, place.slot < numbers[place.kind.ordinal].count else { return nil }
        let number = numbers[place.kind.ordinal][place.slot]
        return number == 0 ? nil : items[Int(number) - 1]
    }

    /// Shows what needs attention, as far as it matches the filter.
    mutating func show(
        _ attention: Attention, _ texts: Texts, of network: Network, where matches: (Place) -> Bool
    ) {
        items = []
        items.reserveCapacity(attention.count)
        numbers = Array(repeating: [], count: network.tables.count)
        var sections: [ListState.Section] = []
        for section in Attention.Section.allCases {
            let start = items.count
            for item in attention[section] where matches(item.place) {
                items.append(item)
                let kind = item.place.kind.ordinal
                if numbers[kind].isEmpty { numbers[kind] = Array(repeating: 0, count: network.tables[kind].slotCount) }
                numbers[kind][item.place.slot] = Int32(items.count)
            }
            if items.count > start {
                sections.append(.init(start: start, title: texts[TodayText.heading(section)]))
            }
        }
        list.show(items.map(\.place), sections: sections, of: attention.count)
    }
}
