package import NetworkModel
import RecFormat
package import TextCanvas

/// An event is to be moved: what moves with it, what stays and what is late then shows before it is, as the day is typed
/// or after it was changed in the form. One key moves all of it, one undo brings all back.
package struct EventMoveOverlay: Overlay {
    /// What the form would save, where the day was changed there.
    struct Filled: Sendable {
        let author: Author
        let edits: [RecordEdit]
        let summary: String
    }

    private let event: RecordID
    private var editor: LineEditor?
    private let filled: Filled?
    private(set) var move: EventMove?
    private var problem = ""
    /// Whether the pre-meetings move along.
    private(set) var isTogether = true
    /// How the preparation stands before and after.
    private var outlook: MoveOutlook?
    /// The first line below the title that shows, the last that can be that, and how many show.
    private var top = 0
    private var greatestTop = 0
    private var page = 1
    private var known: String?

    /// Asks for the day.
    package init(asking event: RecordID) {
        self.event = event
        editor = LineEditor()
        filled = nil
    }

    /// Shows what a day that was set in the form would do; nil where that is nothing that need be asked.
    init?(_ result: Draft, _ filled: Filled, _ state: State) {
        guard result.key.kind == .event, !result.isNew,
            let starts = result.first(.starts).flatMap({ Timestamp(iso: $0) })?.day,
            let move = EventMove(
                result.key.id, to: starts, ending: result.first(.ends).flatMap { Timestamp(iso: $0) }?.day,
                in: state.network, clock: state.clock),
            move.days != 0, move.hasConsequences
        else { return nil }
        event = result.key.id
        editor = nil
        self.filled = filled
        take(move, state)
    }

    // MARK: Keys

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")): return .closes
        case .key(.tab):
            isTogether.toggle()
            top = 0
            if let move { look(at: move, state) }
        case .key(.down), .key(.control("n")): scroll(by: 1)
        case .key(.up), .key(.control("p")): scroll(by: -1)
        case .key(.pageDown): scroll(by: page - 1)
        case .key(.pageUp): scroll(by: 1 - page)
        case .key("j") where editor == nil: scroll(by: 1)
        case .key("k") where editor == nil: scroll(by: -1)
        case .key(" ") where editor == nil: scroll(by: page - 1)
        case .key("g") where editor == nil, .key(.home) where editor == nil: top = 0
        case .key("G") where editor == nil, .key(.end) where editor == nil: top = greatestTop
        case .mouse(let mouse) where mouse.action == .wheelDown: scroll(by: 3)
        case .mouse(let mouse) where mouse.action == .wheelUp: scroll(by: -3)
        case .key(.enter): return accept(&state)
        default: _ = editor?.take(event)
        }
        return .stays
    }

    private mutating func scroll(by lines: Int) { top = min(max(0, top + lines), greatestTop) }

    private func accept(_ state: inout State) -> OverlayOutcome {
        guard let move, move.days != 0 else {
            let text = move == nil ? problem : state.texts[PlanText.sameDay]
            if !text.isEmpty { state.status = Status(text, tone: .warning) }
            return .stays
        }
        let along = isTogether ? move.preMeetings.count : 0
        let edits = move.edits(in: state.network, withPreMeetings: isTogether)
        if let filled {
            state.author = filled.author
            state.overlays.removeAll { $0 is RecordForm }
            return .closes(state.commit(filled.summary, filled.edits + edits.filter { $0.key.id != event }))
        }
        let what = state.network.title(of: event, .event)
        let day = state.dates.short(move.to)
        let summary =
            along == 0
            ? state.texts(PlanText.moved, ["what": what, "day": day])
            : state.texts(PlanText.movedAlong, n: along, ["what": what, "day": day])
        return .closes(state.commit(summary, edits))
    }

    // MARK: What it means

    package mutating func settle(_ state: State) {
        read(state)
        let count = lines(state, width: Self.contentWidth(in: state.size)).count + moving.count
        page = max(1, Panel.content(width: Self.width, height: 1 + count, in: state.size).height - 1)
        greatestTop = max(0, count - page)
        top = min(top, greatestTop)
    }

    private mutating func read(_ state: State) {
        guard let editor else { return }
        let now = "\(state.version) \(editor.text)"
        guard now != known else { return }
        known = now
        move = nil
        problem = ""
        let text = editor.text.trimmed
        guard !text.isEmpty else { return }
        switch state.day(text, of: event) {
        case .success(let new):
            guard let found = EventMove(event, to: new.day, in: state.network, clock: state.clock) else {
                problem = state.texts[PlanText.noDay]
                return
            }
            take(found, state)
        case .failure(let error): problem = state.words(forEventDay: error)
        }
    }

    private mutating func take(_ found: EventMove, _ state: State) {
        move = found
        top = 0
        look(at: found, state)
    }

    private mutating func look(at found: EventMove, _ state: State) {
        outlook = found.outlook(from: state.preparation, in: state.network, withPreMeetings: isTogether)
    }

    private var moving: [EventMove.Item] { move?.moving(withPreMeetings: isTogether) ?? [] }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let lines = lines(state, width: Self.contentWidth(in: canvas.size))
        let height = 1 + lines.count + moving.count
        let inner = Panel.draw(width: Self.width, height: max(3, height), on: &canvas)
        let what = state.network.title(of: event, .event)
        let title = Panel.prompt(state.texts(PlanText.move, ["what": what]), in: inner.width)
        let used = canvas.write(title, at: inner.origin, .prompt, maxWidth: inner.width)
        let field = inner.row(0).splitLeft(used).rest
        if let editor {
            editor.draw(on: &canvas, in: field, placeholder: state.texts[PlanText.whenHint] + ", +2w")
        } else if let move {
            canvas.write(state.dates.weekday(move.to), in: field, .input)
        }
        let below = inner.splitTop(1).rest
        let shown = lines.dropFirst(top).prefix(below.height)
        for (row, line) in shown.enumerated() {
            canvas.write(line, at: below.row(row).origin, maxWidth: below.width)
        }
        drawItems(from: max(0, top - lines.count), state, on: &canvas, in: below.splitTop(shown.count).rest)
    }

    private static let width = 96

    private static func contentWidth(in size: Size) -> Int {
        max(8, Panel.content(width: width, height: 1, in: size).width)
    }

    /// What is said above the items, as it is wrapped.
    private func lines(_ state: State, width: Int) -> [[Run]] {
        lines(state).flatMap { TextLayout.wrap($0, to: width) }
    }

    private func lines(_ state: State) -> [[Run]] {
        guard let move else { return problem.isEmpty ? [] : [[Run(problem, .warning)]] }
        let from = state.dates.weekdays(move.from, move.ends?.from)
        let to = state.dates.weekdays(move.to, move.ends?.to) + " · " + state.dates.ago(move.to)
        let days = state.texts(PlanText.movesTo, ["from": from, "to": to])
        return [[Run(days, .accent)]] + timeLines(state) + preMeetings(move, state) + [summary(move, state)]
            + warnings(move, state)
    }

    private func summary(_ move: EventMove, _ state: State) -> [Run] {
        guard move.hasConsequences || move.done > 0 else { return [Run(state.texts[PlanText.nothingFollows], .dim)] }
        var runs = [Run(state.texts(PlanText.movingItems, n: moving.count))]
        if move.done > 0 { runs.append(Run(" · " + state.texts(PlanText.doneStay, n: move.done), .dim)) }
        if !move.fixed.isEmpty {
            runs.append(Run(" · " + state.texts(PlanText.fixed, n: move.fixed.count), .dim))
        }
        return runs
    }

    /// `late 0 → 1 · too little time for 16 → 14`.
    private func timeLines(_ state: State) -> [[Run]] {
        guard let outlook else { return [] }
        let parts: [(shift: MoveOutlook.Shift, changed: PlanText, same: PlanText)] = [
            (outlook.late, .lateShift, .unchangedLate), (outlook.short, .shortShift, .unchangedShort),
        ]
        let runs = parts.filter { !$0.shift.isNothing }.map { part in
            let (before, after) = (part.shift.before, part.shift.after)
            guard before != after else { return [Run(state.texts(part.same, n: after), .dim)] }
            let values: KeyValuePairs = ["before": String(before), "after": String(after)]
            return [Run(state.texts(part.changed, values), after > before ? .late : .good)]
        }
        return runs.isEmpty ? [] : [Array(runs.joined(separator: [Run(" · ", .dim)]))]
    }

    private func warnings(_ move: EventMove, _ state: State) -> [[Run]] {
        var lines: [[Run]] = []
        if move.fixedBehind() > 0 {
            lines.append([Run("! " + state.texts(PlanText.fixedBehind, n: move.fixedBehind()), .warning)])
        }
        if !isTogether, move.preMeetingsBehind > 0 {
            lines.append([Run("! " + state.texts(PlanText.behind, n: move.preMeetingsBehind), .warning)])
        }
        return lines
    }

    private func preMeetings(_ move: EventMove, _ state: State) -> [[Run]] {
        guard !move.preMeetings.isEmpty else { return [] }
        let names = move.preMeetings.map { found in
            let name = state.network.title(of: found.event, .event)
            guard isTogether else { return "\(name) \(state.dates.short(found.from))" }
            let count = found.moving.count
            let items = count == 0 ? "" : " " + state.texts(PlanText.itemsOfThem, n: count)
            return "\(name) \(state.dates.short(found.from)) → \(state.dates.short(found.to))\(items)"
        }
        let count = move.preMeetings.count
        let what = state.texts(PlanText.preMeetings, n: count)
        let verb = state.texts(isTogether ? PlanText.comeAlong : .stayBehind, n: count)
        return [
            [
                Run("\(what) \(verb)", isTogether ? .text : .due), Run(": " + names.joined(separator: ", "), .dim),
                Run("  " + Key.tab.label, .key),
            ]
        ]
    }

    private func drawItems(from first: Int, _ state: State, on canvas: inout Canvas, in area: Rect) {
        let shown = moving.dropFirst(first)
        for (row, item) in shown.prefix(area.height).enumerated() {
            let line = area.row(row)
            let rest = shown.count - row
            if row == area.height - 1, rest > 1 {
                canvas.write(state.texts(PlanText.moreItems, n: rest), in: line, .dim)
                break
            }
            let days = "\(state.dates.short(item.from)) → \(state.dates.short(item.to))"
            let isLate = item.to < state.day
            let (right, left) = line.splitRight(min(line.width * 2 / 3, 36))
            canvas.write("  " + title(item, state), in: left.splitRight(1).rest, .dim)
            let late = isLate ? "  " + state.texts[PlanText.lateNow] : ""
            canvas.write(
                [Run(days, isLate ? .late : .text), Run(late, .late)], at: right.origin, maxWidth: right.width)
        }
    }

    /// What an item is; one of a pre-meeting says which.
    private func title(_ item: EventMove.Item, _ state: State) -> String {
        let title = state.network.title(at: item.place)
        guard let of = state.network.facts.item(item.place.slot).event, of != event else { return title }
        return "\(title) · \(state.network.title(of: of, .event))"
    }

    package func hints(_ state: State) -> [KeyHint] {
        var hints = [KeyHint(Key.enter.label, state.texts[PlanText.accept])]
        if !(move?.preMeetings.isEmpty ?? true) {
            hints.append(KeyHint(Key.tab.label, state.texts[PlanText.toggle]))
        }
        if greatestTop > 0 { hints.append(KeyHint("↑ ↓ " + Key.pageDown.label, state.texts[PlanText.scrolls])) }
        return hints + [KeyHint(Key.escape.label, state.texts[GeneralText.goBack])]
    }
}
