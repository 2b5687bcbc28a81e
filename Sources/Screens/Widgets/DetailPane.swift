import NetworkModel
package import TextCanvas

/// The detail of the selected row, beside the list or in its place.
package enum DetailPane {
    /// Draws the rule and the card of the selected record, where the frame has room for them.
    package static func draw(_ state: State, _ list: ListState, on canvas: inout Canvas, in frame: ListFrame) {
        guard let detail = frame.detail else { return }
        if let divider = frame.divider { canvas.verticalRule(at: divider.origin, height: divider.height) }
        guard let selected = state.selected else { return }
        let area = frame.divider == nil ? detail.inset(x: 1) : detail
        RecordCard.draw(selected, state, from: list.detailTop, on: &canvas, in: area)
    }
}
