package import NetworkModel
package import TextCanvas

/// Participants: who is to come to one event, what they answered, and who was there.
package enum ParticipantsScreen: ScreenModule {
    package static let id = ScreenID.participants
    package static let title = GeneralText.participants
    package static var list: WritableKeyPath<State, ListState>? { \.participants.list }
    package static let keepsColumns = true
    package static let addedKinds: [Kind] = [.person]
    package static func columns(_ state: State) -> [Column] { ParticipantsColumns.all(state.texts) }
    package static func linesAboveRows(in state: State) -> Int { 3 }
    package static var commands: [Command] { ParticipantsCommands.rows }

    package static func needlessColumns(_ state: State) -> Set<String> {
        let participants = state.participants.rows.values
        var empty: Set<String> = []
        if state.participants.newcomers.isEmpty { empty.insert("new") }
        if participants.allSatisfy(\.role.isEmpty) { empty.insert("role") }
        if participants.allSatisfy({ $0.attended == nil }) { empty.insert("there") }
        if participants.allSatisfy({ $0.daysThere.isEmpty && $0.daysAbsent.isEmpty }) { empty.insert("times") }
        if Logistics(Array(participants)).missing.isEmpty { empty.insert("missing") }
        return empty
    }

    package static func refresh(_ state: inout State) {
        let event = state.participantsEvent
        let slot = event.flatMap { state.network.place(of: RecordKey(.event, $0)) }?.slot ?? -1
        let extra = slot * 4 + state.participants.grouping.rawValue
        let isNew = state.participants.rows.isEmpty
        let isLeft = state.participants.held.map { $0 != state.participants.list.selected } ?? false
        guard state.participants.list.isStale(version: state.version, day: state.day, extra: extra) || isNew || isLeft
        else { return }
        guard let event = event.flatMap({ state.network.event($0) }) else {
            state.participants.list.show([], of: 0)
            return
        }
        var participants = state.participants
        participants.read(event, state)
        state.participants = participants
        var filter = MixedFilter(participants.list.filter.text, state)
        let shown = participants.rows.filter { filter.contains($0.key) }.map { (place: $0.key, participant: $0.value) }
        participants.show(shown, state)
        state.participants = participants
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.participants.list
        let view = ListView(list, columns: state.shownColumns, in: frame)
        EventTitle.draw(state, on: &canvas, in: frame.above.row(0))
        canvas.write(counts(state), at: frame.above.row(1).origin.moved(x: 1), maxWidth: max(0, frame.above.width - 2))
        if list.filter.isEditing || !list.filter.isEmpty {
            FilterBar.draw(list, state, on: &canvas, in: frame.above.row(2))
        } else {
            view.drawHeadings(on: &canvas, in: frame.above.row(2))
        }
        let empty: ParticipantsText = state.participantsEvent == nil ? .noEvent : list.total == 0 ? .empty : .noMatch
        view.drawRows(state, on: &canvas, whenEmpty: state.texts[empty])
        DetailPane.draw(state, list, on: &canvas, in: frame)
    }

    /// `34 invited · 21 yes · 3 no · 10 no answer · 18 organisations`.
    private static func counts(_ state: State) -> [Run] {
        let counts = state.participants.counts
        guard counts.listed > 0 else { return [] }
        // In this order, since the end is cut where it is narrow.
        let entries: [(ParticipantsText, Int, Style)] = [
            (.countAsked, counts.asked, .text), (.countYes, counts.accepted, .good), (.countNo, counts.declined, .text),
            (.countNoAnswer, counts.unanswered, .due), (.countAttended, counts.attended, .good),
            (.countOrganisations, counts.organisations, .dim), (.countNew, state.participants.newcomers.count, .accent),
            (.countNotAsked, counts.listed - counts.asked, .dim),
        ]
        let shown = entries.filter { $0.1 > 0 || $0.0 == .countAsked }
        return Array(
            shown.map { [Run(state.texts($0.0, n: $0.1), $0.2)] }.joined(separator: [Run(" · ", .dim)]))
    }

    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        state.participants.rows[place] != nil && revealInList(place, &state, opening: opening)
    }
}

/// The line that says whose participants or logistics are shown: `Ministerial conference  25–28 mar · in 18 w`.
enum EventTitle {
    static func draw(_ state: State, on canvas: inout Canvas, in row: Rect) {
        guard !row.isEmpty, let event = state.participantsEvent.flatMap({ state.network.event($0) }) else { return }
        let when = [state.days(of: event), event.startDay(state.clock).map(state.dates.ago)].compactMap { $0 }
        var runs = [Run(event.title, .title), Run("  " + when.joined(separator: " · "), .dim)]
        if state.screen == .participants, let day = state.participants.day {
            runs.append(
                Run("  " + state.texts(ParticipantsText.attendanceOf, ["day": state.dates.weekday(day)]), .accent))
        }
        canvas.write(runs, at: row.origin.moved(x: 1), maxWidth: max(0, row.width - 2))
    }
}
