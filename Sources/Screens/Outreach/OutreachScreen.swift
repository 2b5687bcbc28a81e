package import NetworkModel
package import TextCanvas

/// Outreach: the people who may be written to: those with an address and a consent.
package enum OutreachScreen: ScreenModule {
    package static let id = ScreenID.outreach
    package static let title = GeneralText.outreach
    package static var list: WritableKeyPath<State, ListState>? { \.outreach.list }
    package static let kind: Kind? = .person
    package static func linesAboveRows(in state: State) -> Int { 4 }

    package static func columns(_ state: State) -> [Column] {
        [
            Column("name", state.texts[OutreachText.columnName], width: 14, isFlexible: true) { place, state in
                Run(state.network.title(at: place))
            },
            Column("partner", state.texts[OutreachText.columnPartner], width: 18, priority: 2) { place, state in
                let partner = Person(state.network.record(at: place)).roles.first?.id
                return Run(partner.map { state.network.title(of: $0, .partner) } ?? "", .dim)
            },
            Column("email", state.texts[OutreachText.columnEmail], width: 22, isFlexible: true, priority: 1) {
                place, state in
                Run(Person(state.network.record(at: place)).emails.first ?? "", .link)
            },
            Column("consent", state.texts[OutreachText.columnConsent], width: 20, priority: 3) { place, state in
                Run(Person(state.network.record(at: place)).consent ?? "", .dim)
            },
        ]
    }

    package static func refresh(_ state: inout State) {
        guard state.outreach.list.isStale(version: state.version, day: state.day) else { return }
        let digest = state.prepared.digests.people(of: state.network)
        let matching = state.slots(of: .person, matching: state.outreach.list.filter.text)
        let shown = matching.lazy.map { Int($0) }.filter(digest.mayBeWrittenTo).map { Place(.person, $0) }
        state.outreach.list.show(Array(shown), of: digest.reachableCount)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.outreach.list
        let title = frame.above.inset(x: 1)
        canvas.write(state.texts[OutreachText.reminder], in: title.row(0), .dim)
        canvas.write(state.texts(OutreachText.count, n: list.total), in: title.row(1), .title)
        let view = ListView(list, columns: state.shownColumns, in: frame)
        FilterBar.draw(list, state, on: &canvas, in: frame.above.row(2))
        view.drawHeadings(on: &canvas, in: frame.above.row(3))
        view.drawRows(
            state, on: &canvas, whenEmpty: state.texts[list.total == 0 ? OutreachText.empty : .noMatch])
        DetailPane.draw(state, list, on: &canvas, in: frame)
    }
}
