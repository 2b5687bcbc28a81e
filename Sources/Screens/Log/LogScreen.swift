package import NetworkModel
import RecFormat
package import TextCanvas

/// The Log: everything that was said, newest first, under the months.
package enum LogScreen: ScreenModule {
    package static let id = ScreenID.log
    package static let title = GeneralText.log
    package static var list: WritableKeyPath<State, ListState>? { \.log.list }
    package static let kind: Kind? = .contact
    package static func columns(_ state: State) -> [Column] { LogColumns.all(state.texts) }

    package static func refresh(_ state: inout State) {
        guard state.log.list.isStale(version: state.version, day: state.day) else { return }
        let network = state.network
        let shown = state.slots(of: .contact, matching: state.log.list.filter.text)
        let rows = network.newestFirst(shown)
        state.log.list.show(
            rows.map { Place(.contact, Int($0)) }, sections: months(of: rows, state),
            of: network[.contact].slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let list = state.log.list
        ListView.drawPage(list, state, whenEmpty: state.texts[list.total == 0 ? LogText.empty : .noMatch], on: &canvas)
    }

    /// A heading for each month, found by halving, since a log may have 100,000 rows and few months.
    private static func months(of rows: [Int32], _ state: State) -> [ListState.Section] {
        let instants = state.network.facts.contacts.instants
        var sections: [ListState.Section] = []
        var start = 0
        while start < rows.count {
            let instant = instants[Int(rows[start])]
            guard instant > .min else {
                sections.append(.init(start: start, title: state.texts[LogText.undated]))
                break
            }
            let first = state.clock.day(of: instant).startOfMonth
            sections.append(.init(start: start, title: state.dates.month(first)))
            let next = (start..<rows.count).partitionPoint { row in
                let other = instants[Int(rows[row])]
                return other == .min || state.clock.day(of: other) < first
            }
            start = max(next, start + 1)
        }
        return sections
    }
}
