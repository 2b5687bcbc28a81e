package import NetworkModel
package import TextCanvas

/// The Events screen.
package enum EventsScreen: ScreenModule {
    package static let id = ScreenID.events
    package static let title = GeneralText.events
    package static var list: WritableKeyPath<State, ListState>? { \.events.list }
    package static let addedKinds: [Kind] = [.event]

    package static func refresh(_ state: inout State) {
        guard state.events.version != state.network.version else { return }
        state.events.version = state.network.version
        state.events.list.show(state.network[.event].slots.map { Place(.event, Int($0)) })
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.events.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.events.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[EventsText.empty])
    }
}
