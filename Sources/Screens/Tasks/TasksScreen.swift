package import NetworkModel
package import TextCanvas

/// The Tasks screen.
package enum TasksScreen: ScreenModule {
    package static let id = ScreenID.tasks
    package static let title = GeneralText.tasks
    package static var list: WritableKeyPath<State, ListState>? { \.tasks.list }
    package static let kind: Kind? = .task
    package static func linesAboveRows(in state: State) -> Int { 1 }

    package static func refresh(_ state: inout State) {
        guard state.tasks.list.isStale(version: state.version, day: state.day) else { return }
        let slots = state.slots(of: .task, matching: state.tasks.list.filter.text)
        state.tasks.list.show(slots.map { Place(.task, Int($0)) }, of: state.network[.task].slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.tasks.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.tasks.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[TasksText.empty])
    }
}
