package import NetworkModel
import TextCanvas

/// How an event's people work there: who speaks, who decides, sign-off, channel, daily hour; what is open is said.
struct ProcessesOverlay: Sheet {
    private let event: RecordID
    private var sheet: ProcessSheet
    private var version: Int
    private var row = 0

    /// The sheet of an event; nil where there is none.
    init?(_ event: RecordID, _ state: State) {
        guard let record = state.network.event(event) else { return nil }
        self.event = event
        sheet = ProcessSheet(record, in: state.network)
        version = state.version
    }

    mutating func settle(_ state: State) {
        guard version != state.version, let record = state.network.event(event) else { return }
        version = state.version
        sheet = ProcessSheet(record, in: state.network)
    }

    static func keys(_ state: State) -> [SheetKey<ProcessesOverlay>] {
        [
            SheetKey([.enter, "e", "o"], ProcessesText.change, .changeHelp, state) { .stays($0.change(&$1)) },
            SheetKey(["L"], ProcessesText.leads, .leadsHelp, state) { .stays($1.openLeads(of: $0.event)) },
            SheetKey(["b"], ProcessesText.brief, .briefHelp, state) { sheet, state in
                let place = state.network.place(of: RecordKey(.event, sheet.event))
                return .stays(place.map { state.openBrief(about: $0) } ?? [])
            },
            SheetKey(["j", .down, .control("n")], ProcessesText.move, .down, state, shown: false) { sheet, _ in
                sheet.row = min(sheet.row + 1, ProcessSheet.Line.allCases.count - 1)
                return .stays
            },
            SheetKey(["k", .up, .control("p")], ProcessesText.move, .up, state, shown: false) { sheet, _ in
                sheet.row = max(sheet.row - 1, 0)
                return .stays
            },
        ]
            + ProcessSheet.Line.allCases.indices.map { index in
                SheetKey([digit(index)], ProcessesText.change, .line, state, shown: false) { sheet, state in
                    sheet.row = index
                    return .stays(sheet.change(&state))
                }
            }
    }

    private static func digit(_ index: Int) -> Key { Key(Character(String(index + 1))) }

    private func change(_ state: inout State) -> [Effect] {
        guard let spec = Schema[.event].spec(of: ProcessSheet.Line.allCases[row].field) else { return [] }
        return state.present(RecordForm(changing: spec, of: [RecordKey(.event, event)], state))
    }

    // MARK: Drawing

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        drawTitle(state, on: &canvas, in: area.row(0))
        let labels = ProcessSheet.Line.allCases.map { state.texts[$0.title] }
        let labelWidth = min(area.width / 2, (labels.map { TextLayout.width(of: $0) }.max() ?? 0) + 6)
        var y = area.height < 14 ? 1 : 2
        for (index, line) in ProcessSheet.Line.allCases.enumerated() {
            let values = lines(of: line, width: max(8, area.width - labelWidth), state)
            let first = area.row(y)
            guard !first.isEmpty else { break }
            if index == row {
                canvas.setSurface(.selected, in: first)
                canvas.write("▌", at: first.origin, .marker)
            }
            let (label, _) = first.splitLeft(labelWidth)
            canvas.write(
                [Run("\(index + 1) ", .key), Run(labels[index], .label)], at: label.origin.moved(x: 2),
                maxWidth: max(0, label.width - 3))
            for (offset, value) in values.enumerated() {
                canvas.write(value.text, in: area.row(y + offset).splitLeft(labelWidth).rest, value.style)
            }
            y += values.count
        }
        drawDecisions(state, on: &canvas, in: area.splitTop(y + 1).rest)
    }

    private func drawTitle(_ state: State, on canvas: inout Canvas, in row: Rect) {
        let open = sheet.open.count
        let count = open == 0 ? state.texts[ProcessesText.settled] : state.texts(ProcessesText.open, n: open)
        let (right, left) = row.splitRight(min(row.width / 2, TextLayout.width(of: count)))
        canvas.write(count, in: right, open == 0 ? .good : .due)
        let title = state.texts(ProcessesText.title, ["event": state.network.title(of: event, .event)])
        canvas.write(title, in: left.splitRight(2).rest, .title)
    }

    private func lines(of line: ProcessSheet.Line, width: Int, _ state: State) -> [Run] {
        guard !sheet[line].isEmpty else {
            return TextLayout.wrap("○ " + state.texts[line.gap], to: width).map { Run($0, .due) }
        }
        return sheet[line].flatMap { TextLayout.wrap($0, to: width).map { Run($0) } }
    }

    private func drawDecisions(_ state: State, on canvas: inout Canvas, in area: Rect) {
        guard !sheet.decisions.isEmpty, area.height > 1 else { return }
        canvas.write(state.texts[ProcessesText.decided], in: area.row(0), .heading)
        var y = 1
        for decision in sheet.decisions.compactMap({ state.network.find(Decision.self, $0) }) {
            let when = decision.at.map { state.dates.short(state.clock.day(of: $0.instant)) } ?? ""
            let words = [when, decision.method ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
            let text = words.isEmpty ? decision.text : "\(decision.text) (\(words))"
            for (index, line) in TextLayout.wrap(text, to: max(8, area.width - 2)).enumerated() {
                canvas.write((index == 0 ? "- " : "  ") + line, in: area.row(y))
                y += 1
            }
        }
    }
}

extension ProcessSheet.Line {
    /// What the line is called.
    var title: ProcessesText {
        switch self {
        case .speaker: .speaker
        case .decider: .decider
        case .signOff: .signOff
        case .channel: .channel
        case .caucusHour: .caucusHour
        }
    }

    /// What is said where it is open.
    fileprivate var gap: ProcessesText {
        switch self {
        case .speaker: .noSpeaker
        case .decider: .noDecider
        case .signOff: .noSignOff
        case .channel: .noChannel
        case .caucusHour: .noCaucusHour
        }
    }
}

extension State {
    /// Shows the sheet of processes of an event.
    package mutating func openProcesses(of event: RecordID) -> [Effect] {
        guard let overlay = ProcessesOverlay(event, self) else { return [] }
        return present(overlay)
    }
}
