package import NetworkModel
package import TextCanvas

/// Logistics: what has to be seen to for each participant of an event, those first for whom something is missing.
package enum LogisticsScreen: ScreenModule {
    package static let id = ScreenID.logistics
    package static let title = GeneralText.logistics
    package static var list: WritableKeyPath<State, ListState>? { \.logistics.list }
    package static let addedKinds: [Kind] = []
    /// The matters take the room that a card would.
    package static let hasDetail = false
    package static func linesAboveRows(in state: State) -> Int { 3 }
    package static var commands: [Command] { LogisticsCommands.rows }

    package static func columns(_ state: State) -> [Column] {
        let name = Column(
            "name", state.texts[ParticipantsText.columnName], width: 14, isFlexible: true, keepsEnds: true
        ) {
            place, state in Run(state.network.title(at: place))
        }
        // All matters are shown where that can be, be it without owners; the chosen one is the last to go.
        let width = min(20, max(10, (state.size.width - 34) / Matter.allCases.count))
        return [name]
            + Matter.allCases.enumerated().map { index, matter in
                let label = state.texts[LogisticsText.name(of: matter)]
                let isChosen = matter == state.logistics.matter
                let heading = isChosen ? "[\(TextLayout.truncate(label, to: width - 2))]" : label
                return Column(matter.rawValue, heading, width: width, priority: isChosen ? 0 : index + 1) {
                    place, state in
                    cell(matter, place, state, width: width)
                }
            }
    }

    /// `○ asked · fatima`, or nothing where nothing is said of it.
    private static func cell(_ matter: Matter, _ place: Place, _ state: State, width: Int) -> Run {
        guard let participant = state.logistics.rows[place], let progress = participant[matter] else {
            return Run(matter == state.logistics.matter ? "·" : "", .dim)
        }
        let word = state.texts[LogisticsText.of(progress)]
        let text: String
        // A name of which nothing would be left only takes room from the word.
        let hasRoom = width >= TextLayout.width(of: word) + 9
        if progress.isMissing, hasRoom, let owner = participant.owner(of: matter) {
            text = state.texts(LogisticsText.owned, ["progress": word, "name": state.personName(owner)])
        } else {
            text = word
        }
        switch progress {
        case .needed: return Run("○ " + text, .late)
        case .asked: return Run("… " + text, .due)
        case .refused: return Run("✗ " + text, .late)
        case .done: return Run("✓ " + text, .good)
        case .notNeeded: return Run("– " + text, .dim)
        }
    }

    package static func refresh(_ state: inout State) {
        let event = state.participantsEvent
        let slot = event.flatMap { state.network.place(of: RecordKey(.event, $0)) }?.slot ?? -1
        guard state.logistics.list.isStale(version: state.version, day: state.day, extra: slot) else { return }
        guard let event = event.flatMap({ state.network.event($0) }) else {
            state.logistics.list.show([], of: 0)
            return
        }
        state.logistics.read(event, in: state.network)
        var filter = MixedFilter(state.logistics.list.filter.text, state)
        var groups: [LogisticsText: [(name: [UInt8], place: Place)]] = [:]
        for (place, participant) in state.logistics.rows where filter.contains(place) {
            let all = Matter.allCases.compactMap { participant[$0] }
            let group: LogisticsText =
                all.contains(where: \.isMissing) ? .sectionMissing : all.isEmpty ? .sectionNothing : .sectionReady
            groups[group, default: []].append((Folding.fold(state.network.title(at: place)), place))
        }
        var rows: [Place] = []
        var sections: [ListState.Section] = []
        for group in [LogisticsText.sectionMissing, .sectionNothing, .sectionReady] {
            guard let members = groups[group] else { continue }
            sections.append(.init(start: rows.count, title: state.texts(group, n: members.count)))
            rows += members.sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.place)
        }
        state.logistics.list.show(rows, sections: sections, of: state.logistics.rows.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.logistics.list
        let view = ListView(list, columns: state.shownColumns, in: frame)
        EventTitle.draw(state, on: &canvas, in: frame.above.row(0))
        let room = frame.above.width - 2
        let long = state.saying(state.logistics.counts)
        let missing = long.map {
            TextLayout.width(of: $0) <= room ? $0 : state.texts.sayingShort(state.logistics.counts) ?? $0
        }
        canvas.write(
            missing ?? state.texts[LogisticsText.nothingMissing], at: frame.above.row(1).origin.moved(x: 1),
            missing == nil ? .dim : .due, maxWidth: max(0, frame.above.width - 2))
        if list.filter.isEditing || !list.filter.isEmpty {
            FilterBar.draw(list, state, on: &canvas, in: frame.above.row(2))
        } else {
            view.drawHeadings(on: &canvas, in: frame.above.row(2))
        }
        view.drawRows(state, on: &canvas, whenEmpty: state.texts[list.total == 0 ? LogisticsText.empty : .noMatch])
    }

    /// The arrows go from matter to matter; there is no detail that they could open or close.
    package static func take(_ key: Key, _ state: inout State) -> [Effect]? {
        switch key {
        case .left: state.chooseMatter(-1)
        case .right: state.chooseMatter(1)
        default: return nil
        }
        return []
    }

    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        revealInList(place, &state, opening: false)
    }
}

extension State {
    mutating func chooseMatter(_ step: Int) {
        let all = Matter.allCases
        let index = all.firstIndex(of: logistics.matter) ?? 0
        logistics.matter = all[min(max(0, index + step), all.count - 1)]
    }
}
