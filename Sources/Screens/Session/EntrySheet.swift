import NetworkModel
import TextCanvas

/// An entry of the minutes in full, over as many lines as it takes.
struct EntrySheet: Sheet {
    private let key: RecordKey
    private var top = 0
    private var greatestTop = 0
    private var page = 1

    init(_ key: RecordKey) { self.key = key }

    mutating func settle(_ state: State) {
        let body = Frame(state.size).body
        page = max(1, body.height - 1)
        greatestTop = max(0, lines(state, width: body.width - 2).count - page)
        top = min(max(0, top), greatestTop)
    }

    static func keys(_ state: State) -> [SheetKey<EntrySheet>] {
        func scroll(_ keys: [Key], _ help: SessionOverlayText, _ rows: @escaping @Sendable (EntrySheet) -> Int)
            -> SheetKey<EntrySheet>
        {
            SheetKey(keys, SessionOverlayText.scrolls, help, state, shown: false) { sheet, _ in
                sheet.top = min(max(0, sheet.top + rows(sheet)), sheet.greatestTop)
                return .stays
            }
        }
        return [
            SheetKey([.enter, .left], SessionOverlayText.backToSession, .backHelp, state, shown: false) { _, _ in
                .closes
            },
            scroll(["j", .down, .control("n")], .scrollsDown) { _ in 1 },
            scroll(["k", .up, .control("p")], .scrollsUp) { _ in -1 },
            scroll([" ", .pageDown, .control("f")], .pagesDown) { $0.page - 1 },
            scroll([.pageUp, .control("b")], .pagesUp) { 1 - $0.page },
        ]
    }

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        for (row, line) in lines(state, width: area.width).dropFirst(top).prefix(area.height).enumerated() {
            canvas.write(line, at: area.row(row).origin, maxWidth: area.width)
        }
    }

    private func lines(_ state: State, width: Int) -> [[Run]] {
        guard let place = state.network.place(of: key) else { return [] }
        let entry = SessionEntry(place, in: state.network)
        let record = state.network.record(at: place)
        let day = state.dates.moment(Timestamp(instant: entry.at.instant, offset: state.clock.now.offset))
        let by = record.id(.by).map { state.personName($0) }
        let heading = [state.texts[SessionText.sort(entry.sort)], day, by].compactMap { $0 }.joined(separator: " · ")
        let text = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { TextLayout.wrap(String($0), to: max(8, width)) }
        let reader = FormReader(state: state)
        let facts = Self.facts.flatMap { field in
            record.all(field).map { value -> (String, String?) in
                let spec = Schema[key.kind].spec(of: field)
                return (state.texts.label(of: field), spec.map { reader.said(value, of: $0) } ?? value)
            }
        }
        return [[Run(heading, .dim)], []] + text.map { [Run($0)] } + [[]] + FactRows.lines(facts, width: width)
    }

    /// What is told of it below its words.
    private static let facts: [Field] = [
        .item, .source, .accountable, .assignee, .due, .status, .method, .favour, .aside, .against, .vote, .dots,
        .redLine,
        .fallback, .answered, .notes,
    ]
}
