package import NetworkModel
package import TextCanvas

/// Today: what needs me now, most pressing first, each row one key from being dealt with.
package enum TodayScreen: ScreenModule {
    package static let id = ScreenID.today
    package static let title = GeneralText.today
    package static var list: WritableKeyPath<State, ListState>? { \.today.list }
    package static let addedKinds: [Kind] = [.task]
    package static func linesAboveRows(in state: State) -> Int { 1 }

    package static let commands: [Command] = [
        Command(
            "today.mine", ["M"], in: .screen(.today), .here, "mine or all",
            help: "Show only what you hold and what nobody holds, or what anybody does.",
            unavailable: { $0.me == nil ? $0.texts[GeneralText.yourName] : nil }
        ) { state in
            state.configuration.isTodayMine.toggle()
            return [.storeConfiguration(state.configuration)]
        }
    ]

    package static func refresh(_ state: inout State) {
        let scope = scope(of: state)
        guard state.today.isStale(version: state.network.version, day: state.day, scope: scope) else { return }
        let attention = state.network.attention(clock: state.clock, scope: scope)
        state.today.take(attention, state.texts) { _ in true }
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.today.list
        if !frame.above.isEmpty {
            canvas.write(state.texts(TodayText.count, n: list.total), in: frame.above.row(0).inset(x: 1), .title)
        }
        let empty = state.network[.partner].slots.isEmpty ? TodayText.emptyNew : .empty
        ListView(list, columns: TodayColumns.all, in: frame)
            .drawRows(state, on: &canvas, whenEmpty: state.texts[empty])
        guard let detail = frame.detail else { return }
        if let divider = frame.divider { canvas.verticalRule(at: divider.origin, height: divider.height) }
        if let selected = state.selected {
            RecordCard.draw(selected, state, from: list.detailTop, on: &canvas, in: detail)
        }
    }

    private static func scope(of state: State) -> Attention.Scope {
        guard state.configuration.isTodayMine, let me = state.me else { return .everyone }
        return .mine(me)
    }
}
