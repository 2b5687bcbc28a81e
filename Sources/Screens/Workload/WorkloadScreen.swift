import Insight
package import NetworkModel
package import TextCanvas

/// Workload: the hours of open work by week beside the hours that people and partners have, who has too many first.
package enum WorkloadScreen: ScreenModule {
    package static let id = ScreenID.workload
    package static let title = GeneralText.workload
    package static var list: WritableKeyPath<State, ListState>? { \.workload.list }
    package static let addedKinds: [Kind] = []
    /// The weeks take the room that a card would; Enter shows what somebody holds.
    package static let hasDetail = false
    package static func linesAboveRows(in state: State) -> Int { 3 }
    package static var commands: [Command] { WorkloadCommands.rows }
    package static func columns(_ state: State) -> [Column] { WorkloadColumns.all(state) }

    package static func refresh(_ state: inout State) {
        let event = state.workload.event.flatMap { state.network.place(of: RecordKey(.event, $0)) }?.slot ?? -1
        let extra = (event + 1) * 2 + (state.workload.isByPartner ? 1 : 0)
        guard state.workload.list.isStale(version: state.version, day: state.day, extra: extra) else { return }
        let people = state.prepared.digests.workload(of: state.network, on: state.day)
        let isPlain = !state.workload.isByPartner && event < 0
        let workload =
            isPlain
            ? people
            : Workload(
                state.network, on: state.day, until: event < 0 ? nil : state.workload.event,
                by: state.workload.isByPartner ? .partner : .holder)
        if event < 0 { state.workload.event = nil }
        state.workload.take(workload, WorkShare(people), in: state.network)
        show(&state)
    }

    /// Who is over stands first, then who has just enough, then who is free; of the same those with the most hours.
    private static func show(_ state: inout State) {
        var filter = MixedFilter(state.workload.list.filter.text, state)
        let loads = state.workload.loads
        let shown = loads.filter { filter.contains($0.key) }.map { (place: $0.key, load: $0.value) }
        let ordered = shown.sorted { left, right in
            let (first, second) = (order(left.load, state), order(right.load, state))
            return first == second ? left.load.holder < right.load.holder : first > second
        }
        var rows: [Place] = []
        var sections: [ListState.Section] = []
        let groups: [(Load.Standing, WorkloadText)] = [
            (.over, .sectionOver), (.fits, .sectionFits), (.free, .sectionFree), (.unknown, .sectionUnknown),
        ]
        for (standing, text) in groups {
            let members = ordered.filter { $0.load.standing == standing }
            guard !members.isEmpty else { continue }
            sections.append(.init(start: rows.count, title: state.texts(text, n: members.count)))
            rows += members.map(\.place)
        }
        state.workload.list.show(rows, sections: sections, of: loads.count)
    }

    /// How much of the hours is taken, or where they are not known how many there are to do.
    private static func order(_ load: Load, _ state: State) -> Double {
        guard let capacity = load.capacity else { return state.workload.hoursAhead(load) + Double(load.count) / 1e6 }
        let fullest = load.weeks.max() ?? 0
        return capacity > 0 ? fullest / capacity : fullest + 1e6
    }

    // MARK: Drawing

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.workload.list
        let view = ListView(list, columns: state.shownColumns, in: frame)
        drawTitle(state, on: &canvas, in: frame.above.row(0))
        canvas.write(
            sentence(state, width: frame.above.width - 2), at: frame.above.row(1).origin.moved(x: 1), .due,
            maxWidth: max(0, frame.above.width - 2))
        if list.filter.isEditing || !list.filter.isEmpty {
            FilterBar.draw(list, state, on: &canvas, in: frame.above.row(2))
        } else {
            view.drawHeadings(on: &canvas, in: frame.above.row(2))
        }
        view.drawRows(state, on: &canvas, whenEmpty: state.texts[list.total == 0 ? WorkloadText.empty : .noMatch])
    }

    /// `Workload · until MC14, 18 weeks of work      by ‹people› partners`.
    private static func drawTitle(_ state: State, on canvas: inout Canvas, in row: Rect) {
        let texts = state.texts
        let choice = [(WorkloadText.people, !state.workload.isByPartner), (.partners, state.workload.isByPartner)]
        var runs = [Run(texts[WorkloadText.by] + " ", .dim)]
        for (text, isOpen) in choice where isOpen || row.width >= roomForBoth {
            runs.append(Run(isOpen ? "‹\(texts[text])›" : " \(texts[text]) ", isOpen ? .tabActive : .dim))
        }
        let width = runs.reduce(0) { $0 + TextLayout.width(of: $1.text) }
        let (right, left) = row.splitRight(min(width + 1, row.width))
        canvas.write(runs, at: right.origin, maxWidth: right.width)
        let words = texts[GeneralText.workload] + " · " + span(state)
        canvas.write(words, in: left.inset(x: 1), .title)
    }

    private static let roomForBoth = 60

    /// `the next 4 weeks`, `until MC14, 18 weeks of work`.
    private static func span(_ state: State) -> String {
        guard let workload = state.workload.workload else { return "" }
        guard let event = state.workload.event, let weeks = workload.weeksUntilEvent else {
            return state.texts(InsightText.nextWeeks, n: workload.weekCount)
        }
        let amount = state.texts(InsightText.weeksLeft, n: Int(weeks.rounded()))
        return state.texts(
            InsightText.untilEvent, ["event": state.network.title(of: event, .event), "weeks": amount])
    }

    /// What rests on few, then what is with nobody, as much of it as there is room for.
    private static func sentence(_ state: State, width: Int) -> String {
        guard let workload = state.workload.workload, let share = state.workload.share else { return "" }
        let phrases = state.insightPhrases
        let (first, second) = (phrases.share(share), phrases.unowned(workload.unowned))
        let both = [first, second].compactMap { $0 }.joined(separator: " · ")
        return [both, first ?? second ?? ""].first { TextLayout.width(of: $0) <= width } ?? short(share, state)
    }

    /// `51 % of hours with two people`.
    private static func short(_ share: WorkShare, _ state: State) -> String {
        let text: TasksText = share.measure == .hours ? .share : .shareOfCount
        return state.texts(text, ["percent": String(Int((share.part(ofTop: 2) * 100).rounded()))])
    }
}
