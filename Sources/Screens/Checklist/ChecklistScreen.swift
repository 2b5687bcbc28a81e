package import NetworkModel
package import TextCanvas

/// The Checklist screen.
package enum ChecklistScreen: ScreenModule {
    package static let id = ScreenID.checklist
    package static let title = GeneralText.checklist
    package static var list: WritableKeyPath<State, ListState>? { \.checklist.list }
    package static let addedKinds: [Kind] = [.checklistItem]

    package static func refresh(_ state: inout State) {
        guard state.checklist.version != state.network.version else { return }
        state.checklist.version = state.network.version
        state.checklist.list.show(state.network[.checklistItem].slots.map { Place(.checklistItem, Int($0)) })
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let columns = [Column("name", "", width: 20, isFlexible: true) { Run($1.network.title(at: $0)) }]
        FilterBar.draw(state.checklist.list, state, on: &canvas, in: frame.above.row(0))
        ListView(state.checklist.list, columns: columns, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[ChecklistText.empty])
    }
}
