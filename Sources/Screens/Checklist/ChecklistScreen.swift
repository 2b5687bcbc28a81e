package import NetworkModel
package import TextCanvas

/// The Checklist screen.
package enum ChecklistScreen: ScreenModule {
    package static let id = ScreenID.checklist
    package static let title = GeneralText.checklist
    package static var list: WritableKeyPath<State, ListState>? { \.checklist.list }
    package static let kind: Kind? = .checklistItem
    package static func linesAboveRows(in state: State) -> Int { 1 }

    package static func refresh(_ state: inout State) {
        guard state.checklist.list.isStale(version: state.version, day: state.day) else { return }
        let slots = state.slots(of: .checklistItem, matching: state.checklist.list.filter.text)
        state.checklist.list.show(
            slots.map { Place(.checklistItem, Int($0)) }, of: state.network[.checklistItem].slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.checklist.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.checklist.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[ChecklistText.empty])
    }
}
