package import NetworkModel
package import TextCanvas

/// Partners: a filterable list, and beside it or in its place what is known of the selected one.
package enum PartnersScreen: ScreenModule {
    package static let id = ScreenID.partners
    package static let title = GeneralText.partners
    package static var list: WritableKeyPath<State, ListState>? { \.partners.list }
    package static let kind: Kind? = .partner
    package static let addedKinds: [Kind] = [.partner, .person]
    package static func columns(_ state: State) -> [Column] { PartnersColumns.all(state.texts) }
    package static func needlessColumns(_ state: State) -> Set<String> { state.partners.emptyColumns }

    package static func views(_ state: State) -> [SavedView] {
        [
            (PartnersText.viewLate, "is:late"), (.viewUnowned, "is:unowned"), (.viewQuiet, "is:quiet"),
            (.viewActive, "stage:active"),
        ]
        .map { SavedView(screen: .partners, name: state.texts[$0.0], filter: $0.1) }
    }

    package static func refresh(_ state: inout State) {
        guard state.partners.list.isStale(version: state.version, day: state.day) else { return }
        let slots = state.slots(of: .partner, matching: state.partners.list.filter.text)
        let order = state.partners.list.sort ?? SortOrder("name")
        let digest = state.prepared.digests.partners(of: state.network)
        let rows = PartnersOrder(digest, state).sorted(slots, by: order)
        state.partners.noteEmptyColumns(digest)
        state.partners.list.show(rows, of: state.network[.partner].slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let list = state.partners.list
        ListView.drawPage(
            list, state, whenEmpty: state.texts[list.total == 0 ? PartnersText.empty : .noMatch], on: &canvas)
    }

    /// A new person belongs to the partner under the cursor.
    package static func values(forNew kind: Kind, in state: State) -> [(Field, String)] {
        guard kind == .person, let partner = state.partnerInFocus else { return [] }
        return [(.role, partner.text)]
    }

    /// A person is shown by the partner they belong to.
    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        guard place.kind == .person else { return revealInList(place, &state, opening: opening) }
        let roles = Person(state.network.record(at: place)).roles
        let network = state.network
        let partner = roles.compactMap { network.place(of: RecordKey(.partner, $0.id)) }.first
        return partner.map { revealInList($0, &state, opening: opening) } ?? false
    }
}
