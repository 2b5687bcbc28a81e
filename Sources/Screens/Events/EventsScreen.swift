package import NetworkModel
package import TextCanvas

/// The Events screen.
package enum EventsScreen: ScreenModule {
    package static let id = ScreenID.events
    package static let title = GeneralText.events
    package static var list: WritableKeyPath<State, ListState>? { \.events.list }
    package static let kind: Kind? = .event
    package static func linesAboveRows(in state: State) -> Int { 1 }

    package static func refresh(_ state: inout State) {
        guard state.events.list.isStale(version: state.version, day: state.day) else { return }
        let slots = state.slots(of: .event, matching: state.events.list.filter.text)
        state.events.list.show(slots.map { Place(.event, Int($0)) }, of: state.network[.event].slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.events.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.events.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[EventsText.empty])
    }
}
