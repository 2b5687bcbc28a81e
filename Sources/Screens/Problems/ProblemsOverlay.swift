package import TextCanvas

/// What could not be read and what the check found, each with its file and line; the one under the cursor with what to do
/// and with the lines as they stand in the file. Enter opens `$EDITOR` there.
package struct ProblemsOverlay: Sheet {
    private var cursor = 0
    private var top = 0
    /// The problem under the cursor, which may stand elsewhere in the list after the file was changed.
    private var selected: WorkspaceProblem?

    package init(_ state: State) { settle(state) }

    package mutating func settle(_ state: State) {
        let problems = state.problems
        if let selected, problems.indices.contains(cursor), problems[cursor] != selected,
            let index = problems.firstIndex(of: selected)
        {
            cursor = index
        }
        cursor = min(max(0, cursor), max(0, problems.count - 1))
        selected = problems.indices.contains(cursor) ? problems[cursor] : nil
        keepInView(state)
    }

    private mutating func keepInView(_ state: State) {
        let area = Frame(state.size).body.inset(x: 1)
        let height = max(1, area.height - Self.linesAbove)
        let below = selected.map { block($0, state, width: area.width).count } ?? 0
        if cursor + below + 1 > top + height { top = min(cursor, cursor + below + 1 - height) }
        if cursor < top { top = cursor }
    }

    private static let linesAbove = 2

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<ProblemsOverlay>] {
        [
            SheetKey([.enter, "e", "E"], ProblemsText.edit, .editHelp, state) { $0.edit(&$1) },
            SheetKey(["c"], ProblemsText.check, .checkHelp, state) { _, _ in .stays([.check]) },
            go(["j", .down, .control("n")], .moveHelp, 1, state, shown: true),
            go(["k", .up, .control("p")], .moveHelp, -1, state),
            go([Key(" "), .pageDown, .control("f")], .moveHelp, 10, state),
            go([.pageUp, .control("b")], .moveHelp, -10, state),
            go(["g", .home], .endHelp, -1_000_000, state), go(["G", .end], .endHelp, 1_000_000, state),
        ]
    }

    private static func go(
        _ keys: [Key], _ help: ProblemsText, _ step: Int, _ state: State, shown: Bool = false
    ) -> SheetKey<ProblemsOverlay> {
        SheetKey(keys, ProblemsText.move, help, state, shown: shown) { sheet, state in
            sheet.cursor = min(max(0, sheet.cursor + step), max(0, state.problems.count - 1))
            sheet.selected = nil
            return .stays
        }
    }

    private func edit(_ state: inout State) -> OverlayOutcome {
        guard let selected else { return .stays }
        guard selected.hasLine else {
            state.status = Status(state.texts[ProblemsText.noLines], tone: .warning)
            return .stays
        }
        return .stays([.edit(.file(selected.file, line: selected.line))])
    }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        let texts = state.texts
        let used = canvas.write(texts[ProblemsText.title], at: area.origin, .title, maxWidth: area.width)
        canvas.write(
            texts[ProblemsText.note], at: area.origin.moved(x: used + 2), .dim, maxWidth: max(0, area.width - used - 2))
        let body = area.splitTop(Self.linesAbove).rest
        guard !state.problems.isEmpty else {
            canvas.write(texts[ProblemsText.mended], in: body, .good)
            return
        }
        var y = 0
        for (index, problem) in state.problems.enumerated().dropFirst(top) {
            guard y < body.height else { break }
            let isUnder = index == cursor
            let row = body.row(y)
            if isUnder {
                canvas.setSurface(.selected, in: row)
                canvas.write("▌", at: row.origin, .marker)
            }
            let what = isUnder ? "" : "  \(problem.text)"
            canvas.write(
                [Run(problem.place, .warning), Run(what)], at: row.origin.moved(x: 2), maxWidth: max(0, row.width - 2))
            y += 1
            guard isUnder else { continue }
            for line in block(problem, state, width: area.width) where y < body.height {
                canvas.write(line, at: body.row(y).origin.moved(x: 2), maxWidth: max(0, body.width - 2))
                y += 1
            }
        }
    }

    /// What stands below the problem under the cursor: what is wrong and what to do, and the lines.
    private func block(_ problem: WorkspaceProblem, _ state: State, width: Int) -> [[Run]] {
        var lines = TextLayout.wrap(problem.text, to: max(8, width - 4)).map { [Run($0)] }
        let last = problem.excerptStart + problem.excerpt.count
        let digits = String(last).utf8.count
        for (offset, text) in problem.excerpt.enumerated() {
            let number = problem.excerptStart + offset
            let isMeant = (problem.line..<problem.line + problem.lineCount).contains(number)
            let label = TextLayout.pad(String(number), to: digits, .trailing)
            lines.append([Run("\(isMeant ? "▸" : " ") \(label)  ", .dim), Run(text, isMeant ? .warning : .dim)])
        }
        return lines + (problem.excerpt.isEmpty ? [] : [[]])
    }
}

/// Texts of the list of problems.
package enum ProblemsText: String, TextTable {
    package static let name = "problems"

    case title = "Problems"
    case note = "Everything else is open as usual."
    case none = "No problem is known; :check looks through all records"
    case mended = "No problem is left."
    case edit
    case editHelp = "Open the file in $EDITOR at that line; what you change is read when you come back."
    case check = "check all"
    case checkHelp = "Look through all records again for what is wrong."
    case move
    case moveHelp = "Go to the problem before or after."
    case endHelp = "Go to the first or the last problem."
    case noLines = "This is not mended in an editor; do what stands here"
}
