package import TextCanvas

/// What could not be read and what the check found, each with its file and line; the one under the cursor with what to do
/// and with the lines as they stand in the file. Enter opens `$EDITOR` there.
package struct ProblemsOverlay: EntryListSheet {
    var list = EntryList()
    private var problems: [WorkspaceProblem] = []
    private var revision = 0
    /// The problem under the cursor, which may stand elsewhere in the list after the file was changed.
    private var selected: WorkspaceProblem?

    package init(_ state: State) { settle(state) }

    package mutating func settle(_ state: State) {
        if problems != state.problems {
            problems = state.problems
            revision += 1
            if let selected, let index = problems.firstIndex(of: selected) { list.go(to: index) }
        }
        settleList(problems.count, of: revision, state)
        selected = problems.indices.contains(list.cursor) ? problems[list.cursor] : nil
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<ProblemsOverlay>] {
        [
            SheetKey([.enter, "e", "E"], ProblemsText.edit, .editHelp, state) { $0.edit(&$1) },
            SheetKey(["c"], ProblemsText.check, .checkHelp, state) { _, _ in .stays([.check(isAsked: true)]) },
        ] + moves(ProblemsText.move, ProblemsText.moveHelp, ProblemsText.endHelp, state)
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
        _ = cleared(state, on: &canvas)
        let (title, body) = Self.parts(state)
        let texts = state.texts
        drawTitle(
            [Run(texts[ProblemsText.title], .title), Run("  " + texts[ProblemsText.note], .dim)], state, on: &canvas,
            in: title)
        guard !problems.isEmpty else { return canvas.write(texts[ProblemsText.mended], in: body, .good) }
        drawEntries(state, on: &canvas, in: body)
    }

    func lines(of entry: Int, isUnder: Bool, _ state: State) -> [[Run]] {
        let problem = problems[entry]
        let place = [Run("  "), Run(problem.place, .warning)]
        guard isUnder else { return [place + [Run("  \(problem.text)")]] }
        return [place] + block(problem, width: Self.parts(state).entries.width).map { [Run("  ")] + $0 }
    }

    /// What stands below the problem under the cursor: what is wrong and what to do, and the lines.
    private func block(_ problem: WorkspaceProblem, width: Int) -> [[Run]] {
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
    case checked = "All records were looked through; nothing is wrong"
    case count = "{n} problem|{n} problems"
    case found = "{n} problem: ! shows it|{n} problems: ! shows them"
    case edit
    case editHelp = "Open the file in $EDITOR at that line; what you change is read when you come back."
    case check = "check all"
    case checkHelp = "Look through all records again for what is wrong."
    case move
    case moveHelp = "Go to the problem before or after, or on in one that is longer than the screen."
    case endHelp = "Go to the first or the last problem."
    case noLines = "This is not mended in an editor; do what stands here"
}
