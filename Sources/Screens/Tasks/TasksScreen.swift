package import NetworkModel
package import TextCanvas

/// The Tasks screen.
package enum TasksScreen: ScreenModule {
    package static let id = ScreenID.tasks
    package static let title = GeneralText.tasks
    package static var list: WritableKeyPath<State, ListState>? { \.tasks.list }
    package static let addedKinds: [Kind] = [.task]

    package static func refresh(_ state: inout State) {
        guard state.tasks.version != state.network.version else { return }
        state.tasks.version = state.network.version
        state.tasks.list.show(state.network[.task].slots.map { Place(.task, Int($0)) })
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.tasks.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.tasks.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[TasksText.empty])
    }
}
