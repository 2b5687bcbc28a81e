package import NetworkModel
package import TextCanvas

/// Partners: a filterable list, and beside it or in its place what is known of the selected one.
package enum PartnersScreen: ScreenModule {
    package static let id = ScreenID.partners
    package static let title = GeneralText.partners
    package static var list: WritableKeyPath<State, ListState>? { \.partners.list }
    package static let addedKinds: [Kind] = [.partner, .person]

    package static func refresh(_ state: inout State) {
        guard state.partners.isStale(version: state.network.version, day: state.day) else { return }
        let slots = state.network[.partner].slots
        let places = slots.map { Place(.partner, Int($0)) }
        state.partners.list.show(sorted(places, &state), of: slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.partners.list
        let empty = list.total == 0 ? PartnersText.empty : .noMatch
        let view = ListView(list, columns: PartnersColumns.all(state.texts), in: frame)
        FilterBar.draw(list, state, on: &canvas, in: frame.above.row(0))
        view.drawHeadings(on: &canvas, in: frame.above.row(1))
        view.drawRows(state, on: &canvas, whenEmpty: state.texts[empty])
        guard let detail = frame.detail else { return }
        if let divider = frame.divider { canvas.verticalRule(at: divider.origin, height: divider.height) }
        if let selected = state.selected {
            RecordCard.draw(selected, state, from: list.detailTop, on: &canvas, in: detail)
        }
    }

    private static func sorted(_ places: [Place], _ state: inout State) -> [Place] {
        let order = state.partners.list.sort ?? SortOrder("name")
        let network = state.network
        var keyed: [(key: UInt64, place: Place)] = []
        keyed.reserveCapacity(places.count)
        for place in places { keyed.append((key(of: place, order.column, &state), place)) }
        keyed.sort { left, right in
            if left.key != right.key { return (left.key < right.key) != order.isDescending }
            return left.place.slot < right.place.slot
        }
        _ = network
        return keyed.map(\.place)
    }

    private static func key(of place: Place, _ column: String, _ state: inout State) -> UInt64 {
        switch column {
        case "last": UInt64(bitPattern: state.network.facts.partner(place.slot).latest.instant) ^ (1 << 63)
        case "next":
            UInt64(
                state.network.rhythm(partner: place.slot, clock: state.clock).map { Int($0.next.number) + 1_000_000 }
                    ?? .max)
        default: state.sortKeys.title(place, in: state.network)
        }
    }
}
