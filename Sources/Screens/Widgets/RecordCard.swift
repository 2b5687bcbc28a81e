import RecFormat
package import NetworkModel
package import TextCanvas

/// What is known of a record, as lines: the detail beside a list. Partners have a richer one.
package enum RecordCard {
    /// Draws the card, scrolled to a line.
    package static func draw(_ place: Place, _ state: State, from first: Int, on canvas: inout Canvas, in area: Rect) {
        let lines = lines(of: place, state, width: area.width - 1)
        let start = min(first, max(0, lines.count - area.height))
        for (row, line) in lines.dropFirst(start).prefix(area.height).enumerated() {
            canvas.write(line, at: area.row(row).origin, maxWidth: area.width)
        }
    }

    private static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let isPrivate = state.network.record(at: place).isPrivate
        let head = isPrivate ? [[Run(state.texts.label(of: .confidential), .warning)]] : []
        return head + card(of: place, state, width: width)
    }

    private static func card(of place: Place, _ state: State, width: Int) -> [[Run]] {
        switch place.kind {
        case .partner: PartnerCard.lines(of: place, state, width: width)
        case .contact: ContactCard.lines(of: place, state, width: width)
        case .event: EventCard.lines(of: place, state, width: width)
        case .position: PositionCard.lines(of: place, state, width: width)
        case .checklistItem: ChecklistCard.lines(of: place, state, width: width)
        case .task: TaskCard.lines(of: place, state, width: width)
        case .session: SessionLines.card(of: place, state, width: width)
        case .person: plainLines(of: place, state, width: width) + timeline(of: place, state)
        default: plainLines(of: place, state, width: width)
        }
    }

    private static func plainLines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let record = state.network.record(at: place)
        let reader = FormReader(state: state)
        let shown = record.fields.filter { !hidden.contains($0.name) && $0.name != place.kind.titleField.name }
        let rows = shown.map { field -> (label: String, value: String?) in
            let spec = Schema[place.kind].spec(of: Field(field.name))
            return (
                state.texts.label(of: Field(field.name)), spec.map { reader.said(field.value, of: $0) } ?? field.value
            )
        }
        return [[Run(state.network.title(at: place), .title)], []] + FactRows.lines(rows, width: width)
    }

    /// What there was with a person, and how many of the events that they were asked to they came to.
    private static func timeline(of place: Place, _ state: State) -> [[Run]] {
        let timeline = Timeline(of: place, state)
        guard timeline.count > 0 else { return [] }
        let rate = Timeline.rate(of: place, state).map { "  \(state.texts[PartnersText.attendance]) \($0)" } ?? ""
        return [[], [Run(state.texts[PartnersText.lastContacts], .heading), Run(rate, .dim)]] + timeline.lines(6)
    }

    private static let hidden: Set<String> = ["Id", "Created", "Modified", "Source", "Private"]
}
