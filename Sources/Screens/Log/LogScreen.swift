package import NetworkModel
package import TextCanvas

/// The Log screen.
package enum LogScreen: ScreenModule {
    package static let id = ScreenID.log
    package static let title = GeneralText.log
    package static var list: WritableKeyPath<State, ListState>? { \.log.list }
    package static let addedKinds: [Kind] = [.contact]

    package static func refresh(_ state: inout State) {
        guard state.log.version != state.network.version else { return }
        state.log.version = state.network.version
        state.log.list.show(state.network[.contact].slots.map { Place(.contact, Int($0)) })
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.log.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.log.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[LogText.empty])
    }
}
