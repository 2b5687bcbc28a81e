package import NetworkModel
package import TextCanvas

/// Today: what needs me now, most pressing first, each row one key from being dealt with.
package enum TodayScreen: ScreenModule {
    package static let id = ScreenID.today
    package static let title = GeneralText.today
    package static var list: WritableKeyPath<State, ListState>? { \.today.list }
    package static let addedKinds: [Kind] = [.task]
    package static func linesAboveRows(in state: State) -> Int { hasFilter(state) ? 2 : 1 }

    package static let commands: [Command] = [
        Command(
            "today.mine", ["M"], in: .screen(.today), .here, "mine or all",
            help: "Show only what you hold and what nobody holds, or what anybody does.",
            unavailable: { $0.me == nil ? $0.texts[TodayText.whoIsUnknown] : nil }
        ) { state in
            state.configuration.isTodayMine.toggle()
            return [.storeConfiguration(state.configuration)]
        }
    ]

    package static func refresh(_ state: inout State) {
        let scope = scope(of: state)
        let extra = scope == .everyone ? 0 : 1
        guard state.today.list.isStale(version: state.version, day: state.day, extra: extra) else { return }
        state.bringPreparationUpToDate()
        let attention = state.network.attention(
            clock: state.clock, scope: scope, preparation: state.preparation)
        var matches = MixedFilter(state.today.list.filter.text, state)
        state.today.show(attention, state.texts, of: state.network) { matches.contains($0) }
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.today.list
        canvas.write(count(state), at: frame.above.row(0).origin.moved(x: 1), .title, maxWidth: frame.above.width - 1)
        if hasFilter(state) { FilterBar.draw(list, state, on: &canvas, in: frame.above.row(1)) }
        let isNew = state.network[.partner].slots.isEmpty
        let empty: TodayText = list.total > 0 ? .noMatch : isNew ? .emptyNew : .empty
        ListView(list, columns: TodayColumns.all, in: frame).drawRows(state, on: &canvas, whenEmpty: state.texts[empty])
        DetailPane.draw(state, list, on: &canvas, in: frame)
    }

    private static func count(_ state: State) -> String {
        let total = state.today.list.total
        if total == 0 { return state.texts[TodayText.nothing] }
        return state.configuration.isTodayMine
            ? state.texts(TodayText.countMine, n: total) : state.texts(TodayText.count, n: total)
    }

    private static func hasFilter(_ state: State) -> Bool {
        let filter = state.today.list.filter
        return filter.isEditing || !filter.isEmpty
    }

    private static func scope(of state: State) -> Attention.Scope {
        guard state.configuration.isTodayMine, let me = state.me else { return .everyone }
        return .mine(me)
    }
}
