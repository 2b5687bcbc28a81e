import NetworkModel
import TextCanvas

/// The parts of the Session screen's body.
struct SessionFrame {
    let title: Rect
    let parts: Rect
    let rows: Rect
    /// The line that is typed on, and what is understood of it.
    let line: Rect
    let below: Rect
    let rule: Rect

    init(_ state: State) {
        let body = Frame(state.size).body
        let isLow = body.height < 14
        let (title, rest) = body.splitTop(1)
        let (parts, inner) = rest.splitTop(1)
        let (bottom, upper) = inner.splitBottom(isLow ? 1 : 3)
        self.title = title
        self.parts = parts
        rule = isLow ? Rect(origin: bottom.origin, size: .zero) : bottom.row(0)
        line = bottom.row(isLow ? 0 : 1)
        below = isLow ? Rect(origin: bottom.origin, size: .zero) : bottom.row(2)
        // Room to breathe where there is any.
        rows = upper.splitTop(body.height < 20 ? 0 : 1).rest
    }
}

/// Draws the Session screen.
struct SessionView {
    private let state: State
    private let frame: SessionFrame
    private let time: SessionClock?

    init(_ state: State) {
        self.state = state
        frame = SessionFrame(state)
        time = state.sessionClock
    }

    func draw(on canvas: inout Canvas) {
        guard let session = state.shownSession else {
            let lines = TextLayout.wrap(state.texts[SessionText.none], to: max(1, min(70, frame.rows.width - 6)))
            for (row, line) in lines.enumerated() {
                canvas.write(line, in: frame.rows.inset(x: 3).row(row + 1), .dim)
            }
            return
        }
        drawTitle(session, on: &canvas)
        drawRows(session, on: &canvas)
        drawLine(session, on: &canvas)
    }

    // MARK: Title, parts and clock

    private func drawTitle(_ session: Session, on canvas: inout Canvas) {
        let clockRuns = self.clock(session, isShort: frame.title.width < 70)
        let width = clockRuns.reduce(0) { $0 + TextLayout.width(of: $1.text) }
        let row = frame.title.inset(x: 1)
        let (right, left) = row.splitRight(min(width, row.width))
        canvas.write(clockRuns, at: right.origin, maxWidth: right.width)
        let name = left.splitRight(2).rest
        canvas.write(session.title, in: name, .title)
        // Where the clock takes the first line, who is here stands on the second.
        let here = showsPresenceBelow ? here(session) : []
        let hereWidth = here.reduce(0) { $0 + TextLayout.width(of: $1.text) }
        let (presence, rest) = frame.parts.inset(x: 1).splitRight(min(hereWidth, frame.parts.width / 2))
        canvas.write(here, at: presence.origin, maxWidth: presence.width)
        canvas.write(parts(session), at: rest.origin, maxWidth: max(0, rest.width - (here.isEmpty ? 0 : 1)))
    }

    private var showsPresenceBelow: Bool { frame.title.width < 56 && time != nil }

    private func parts(_ session: Session) -> [Run] {
        // Where there is no room for all, the one that is shown, and which of how many it is.
        let all = frame.parts.width < 60 ? [state.session.part] : SessionPart.allCases
        let place = all.count == 1 ? [Run("\(state.session.part.ordinal + 1)/\(SessionPart.allCases.count)", .dim)] : []
        return all.flatMap { part -> [Run] in
            let word = state.texts[SessionText.part(part)]
            guard part == state.session.part else { return [Run(word + "  ", .tab)] }
            let items = state.session.agenda.filter { $0.sessionPart == part }
            let sum = time?.sum(items) ?? (planned: 0, used: 0)
            let times = sum.planned > 0 ? " \(sum.used / 60)/\(sum.planned / 60) min" : ""
            return [Run("‹ ", .tab), Run(word, .tabActive), Run(times, .dim), Run(" ›  ", .tab)]
        } + place
    }

    /// `item 04:12 left · session 1:21 left · 17 here, 3 new`.
    private func clock(_ session: Session, isShort: Bool) -> [Run] {
        guard let time else { return [] }
        var runs: [Run] = []
        func add(_ new: [Run]) { runs += (runs.isEmpty ? [] : [Run(" · ", .dim)]) + new }
        switch session.status {
        case "closed": add([Run(state.texts[SessionText.closed], .done)])
        case "planned": add([Run(state.texts[SessionText.notBegun], .due)])
        case "paused": add([Run(state.texts[SessionText.paused], .warning)])
        default: break
        }
        if !session.isClosed {
            if let up = state.session.agenda.first(where: { $0.id == session.item }), let left = time.left(up) {
                add(itemTime(left, isShort: isShort))
            }
            add(sessionTime(time.left, isShort: isShort))
        }
        if !showsPresenceBelow { add(here(session)) }
        return runs
    }

    private func itemTime(_ left: Int, isShort: Bool) -> [Run] {
        guard left >= 0 else {
            let over = state.texts(SessionText.over, n: (-left + 59) / 60)
            return [Run(isShort ? over : state.texts(SessionText.item, ["time": over]), .warning)]
        }
        let digits = SessionDigits.minutes(left)
        let words =
            isShort ? digits : state.texts(SessionText.item, ["time": state.texts(SessionText.left, ["time": digits])])
        return [Run(words, left < 60 ? .due : .text)]
    }

    private func sessionTime(_ left: Int, isShort: Bool) -> [Run] {
        guard left >= 0 else {
            let over = state.texts(SessionText.over, n: (-left + 59) / 60)
            return [Run(isShort ? over : state.texts(SessionText.whole, ["time": over]), .late)]
        }
        let digits = SessionDigits.hours(left)
        return [
            Run(
                isShort
                    ? digits
                    : state.texts(SessionText.whole, ["time": state.texts(SessionText.left, ["time": digits])]),
                left < 300 ? .due : .dim)
        ]
    }

    private func here(_ session: Session) -> [Run] {
        let here = state.texts(SessionText.here, n: session.present.count)
        let new = session.newcomers.count
        return [Run(here, .dim)] + (new > 0 ? [Run(", " + state.texts(SessionText.new, n: new), .accent)] : [])
    }

    // MARK: Rows

    private func drawRows(_ session: Session, on canvas: inout Canvas) {
        let area = frame.rows
        for offset in 0..<area.height {
            let index = state.session.top + offset
            guard state.session.rows.indices.contains(index) else { break }
            let line = area.row(offset)
            let isSelected = index == state.session.cursor
            if isSelected {
                canvas.setSurface(.selected, in: line)
                canvas.write("▌", at: line.origin, .marker)
            }
            draw(state.session.rows[index], session, isSelected: isSelected, on: &canvas, in: line)
        }
    }

    private func draw(
        _ row: SessionRow, _ session: Session, isSelected: Bool, on canvas: inout Canvas, in line: Rect
    ) {
        switch row {
        case .item(_, let id): drawItem(id, session, isSelected: isSelected, on: &canvas, in: line)
        case .entry(let entry):
            let width = max(0, line.width - 4)
            let runs = SessionEntryLine(state, session).runs(of: entry, isSelected: isSelected, width: width)
            canvas.write(runs, at: line.origin.moved(x: 3), maxWidth: width)
        case .remark(let text):
            canvas.write(state.dates.saying(text), in: line.splitLeft(6).rest, .dim)
        case .heading(let text):
            canvas.write(text, in: line.splitLeft(1).rest, .heading)
        }
    }

    /// `2  State of the fisheries text          ▓▓▓▓░░░  planned 10, used 6`.
    private func drawItem(
        _ id: RecordID, _ session: Session, isSelected: Bool, on canvas: inout Canvas, in line: Rect
    ) {
        guard let place = state.session.agenda.firstIndex(where: { $0.id == id }) else { return }
        let item = state.session.agenda[place]
        let isUp = session.item == id && !session.isClosed
        let used = time?.used(item) ?? 0
        let isOver = item.minutes.map { used > $0 * 60 } ?? false
        var times = planned(item, used: used)
        let said = state.session.entries.count { $0.item == id }
        if !isUp, said > 0 { times = state.texts(SessionText.entries, n: said) + " · " + times }
        let bar = line.width >= 80 && isUp ? 12 : 0
        let width = TextLayout.width(of: times) + (bar > 0 ? bar + 2 : 0)
        let (right, left) = line.inset(x: 1).splitRight(min(width, line.width / 2))
        let style: Style = isOver ? .warning : isUp ? .text : .dim
        if bar > 0 {
            canvas.bar(item.minutes.map { Double(used) / Double(max(1, $0 * 60)) } ?? 0, at: right.origin, width: bar)
        }
        let timesStart = bar > 0 ? bar + 2 : 0
        canvas.write(times, at: right.origin.moved(x: timesStart), style, maxWidth: max(0, right.width - timesStart))
        let number = "\(place + 1)"
        let sign = item.isDone ? "✓" : isUp ? "▸" : " "
        let title: Style = isSelected ? .selected : item.isDone ? .done : isUp ? .title : .text
        canvas.write(
            [
                Run(sign + " ", isUp ? .accent : .done), Run(TextLayout.pad(number, to: 3), .dim),
                Run(state.dates.saying(item.text), title),
            ],
            at: left.origin, maxWidth: max(0, left.width - 2))
    }

    private func planned(_ item: AgendaItem, used: Int) -> String {
        let minutes = used / 60
        guard let planned = item.minutes else { return state.texts(SessionText.usedOnly, n: minutes) }
        let values: KeyValuePairs = ["planned": String(planned), "used": String(minutes)]
        let isShort = frame.title.width < 60
        if isShort { return "\(minutes)/\(planned)" }
        return state.texts(minutes > 0 ? SessionText.plannedUsed : .planned, values)
    }

    // MARK: The line

    private func drawLine(_ session: Session, on canvas: inout Canvas) {
        if !frame.rule.isEmpty { canvas.horizontalRule(at: frame.rule.origin, width: frame.rule.width) }
        let line = state.session.line
        let row = frame.line.inset(x: 1)
        guard !session.isClosed else {
            canvas.write(lineHint(session), in: row, .placeholder)
            return
        }
        guard line.isOpen else {
            let used = canvas.write("▸ ", at: row.origin, .dim, maxWidth: row.width)
            let text = line.editor.isEmpty ? lineHint(session) : line.editor.text
            canvas.write(text, in: row.splitLeft(used).rest, .placeholder)
            return
        }
        let words = state.texts[line.editing == nil ? SessionText.sort(line.sort) : .mending]
        let used = canvas.write(
            [Run(SessionEntryLine.sign(line.sort) + " ", .accent), Run(words + " ▸ ", .prompt)], at: row.origin,
            maxWidth: row.width)
        line.editor.draw(on: &canvas, in: row.splitLeft(used).rest, placeholder: placeholder(line))
        guard !frame.below.isEmpty else { return }
        canvas.write(
            understanding(line), at: frame.below.origin.moved(x: used + 1),
            maxWidth: max(0, frame.below.width - used - 2))
    }

    private func lineHint(_ session: Session) -> String {
        switch session.status {
        case "closed": state.texts[SessionText.frozenHint]
        case "planned": state.texts[SessionText.beginHint]
        case "paused": state.texts[SessionText.pausedHint]
        default: state.texts[frame.line.width < 60 ? SessionText.lineHintShort : .lineHint]
        }
    }

    private func placeholder(_ line: SessionLine) -> String {
        switch line.sort {
        case .task: state.texts[SessionText.taskPlaceholder]
        case .decision: state.texts[SessionText.decisionPlaceholder]
        case .information, .priority, .question: ""
        }
    }

    /// What is understood of the line: a task's owner and day, who a decision counts, names that complete.
    private func understanding(_ line: SessionLine) -> [Run] {
        let proposals = state.sessionProposals
        if !proposals.isEmpty {
            return [Run("Tab ", .key)]
                + proposals.prefix(4).enumerated().flatMap { index, proposal in
                    [Run(index == 0 ? "" : " · ", .dim), Run(proposal.title, index == 0 ? .text : .dim)]
                }
        }
        var runs: [Run] = []
        if let source = line.source.flatMap({ id in state.session.entries.first { $0.key.id == id } }) {
            runs.append(Run(state.texts(SessionText.from, ["what": source.text]) + "  ", .dim))
        }
        guard line.sort == .task, !line.editor.isEmpty else { return runs }
        let read = state.readLine
        if let problem = read.problem { return runs + [Run(problem, .warning)] }
        guard let task = read.task else { return runs }
        return runs + [Run("→ ", .dim)] + TaskUnderstanding.inSession(task, state)
    }
}

/// Seconds as digits of a clock.
enum SessionDigits {
    /// `04:12`.
    static func minutes(_ seconds: Int) -> String { "\(two(seconds / 60)):\(two(seconds % 60))" }
    /// `1:21`, hours and minutes, begun minutes counted.
    static func hours(_ seconds: Int) -> String {
        let minutes = (seconds + 59) / 60
        return "\(minutes / 60):\(two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
