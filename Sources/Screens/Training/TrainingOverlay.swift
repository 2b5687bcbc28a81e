package import NetworkModel
import TextCanvas

/// The newcomers to an event: their buddies, and which steps of their training are done.
struct TrainingOverlay: Sheet {
    private let event: RecordID
    private var training: Training
    private var known: (version: Int, day: Day)
    private var row = 0
    private var step = 0
    private var top = 0

    /// The newcomers to an event; nil where there is none.
    init?(_ event: RecordID, _ state: State) {
        guard state.network.event(event) != nil else { return nil }
        self.event = event
        training = Training(event, in: state.network, on: state.clock)
        known = (state.version, state.day)
    }

    mutating func settle(_ state: State) {
        if known != (state.version, state.day) {
            known = (state.version, state.day)
            training = Training(event, in: state.network, on: state.clock)
        }
        row = min(row, max(0, training.newcomers.count - 1))
        step = min(max(0, step), max(0, (newcomer?.steps.count ?? 0) - 1))
        let height = max(1, Frame(state.size).body.height - 4)
        top = min(max(top, row - height + 1), row, max(0, training.newcomers.count - height))
    }

    private var newcomer: Training.Newcomer? {
        training.newcomers.indices.contains(row) ? training.newcomers[row] : nil
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<TrainingOverlay>] {
        [
            SheetKey(["d", .enter, Key(" ")], TrainingText.toggle, .toggleHelp, state) { .stays($0.toggle(&$1)) },
            SheetKey(["m"], TrainingText.make, .makeHelp, state) { .stays($0.make(&$1)) },
            SheetKey(["o"], TrainingText.assign, .assignHelp, state) { .stays($0.askBuddy(&$1)) },
            SheetKey(["b"], TrainingText.brief, .briefHelp, state) { sheet, state in
                .stays(sheet.newcomer.map { state.openBrief(newcomer: $0.id, event: sheet.event) } ?? [])
            },
            go(["j", .down, .control("n")], .down, state) { $0.row += 1 },
            go(["k", .up, .control("p")], .up, state) { $0.row = max(0, $0.row - 1) },
            go(["h", .left], .left, state) { $0.step -= 1 }, go(["l", .right], .right, state) { $0.step += 1 },
        ]
    }

    private static func go(
        _ keys: [Key], _ help: TrainingText, _ state: State,
        _ move: @escaping @Sendable (inout TrainingOverlay) -> Void
    ) -> SheetKey<TrainingOverlay> {
        SheetKey(keys, TrainingText.move, help, state, shown: false) { sheet, _ in
            move(&sheet)
            return .stays
        }
    }

    private func toggle(_ state: inout State) -> [Effect] {
        guard let newcomer, newcomer.steps.indices.contains(step) else { return [] }
        let key = RecordKey(.checklistItem, newcomer.steps[step].item)
        let summary = state.texts(GeneralText.done, ["what": state.network.title(of: key.id, key.kind)])
        return state.commit(summary, state.network.togglingDone([key], by: &state.author).edits)
    }

    private func make(_ state: inout State) -> [Effect] {
        let untrained = training.untrained
        guard !untrained.isEmpty else {
            let text: TrainingText = training.newcomers.isEmpty ? .empty : .allHaveIt
            state.status = Status(state.texts[text])
            return []
        }
        let edits = state.network.addingTraining(of: untrained, to: event, by: &state.author)
        let summary = state.texts(TrainingText.made, n: untrained.count, ["steps": String(edits.count)])
        return state.commit(summary, edits)
    }

    private func askBuddy(_ state: inout State) -> [Effect] {
        guard let newcomer else { return [] }
        let (event, id) = (event, newcomer.id)
        let team = state.network.all(Person.self).filter { $0.isTeamMember && $0.id != id }.map(\.id)
        let buddies = training.newcomers.compactMap(\.buddy)
        let options = team.map { member in
            let count = buddies.count { $0 == member }
            return Picker.Option(
                state.personName(member), note: count == 0 ? "" : state.texts(TrainingText.count, n: count),
                record: RecordKey(.person, member))
        }
        return state.present(
            ChooserOverlay(
                state.texts[TrainingText.buddy], options + [Picker.Option(state.texts[TrainingText.noBuddy])],
                finding: RecordChoosers.people
            ) { choice, state in
                switch choice {
                case .option: state.setBuddy(nil, of: id, event)
                case .record(let key): state.setBuddy(key.id, of: id, event)
                case .own: []
                }
            })
    }

    // MARK: Drawing

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        drawTitle(state, on: &canvas, in: area.row(0))
        guard !training.newcomers.isEmpty else {
            for (row, line) in TextLayout.wrap(state.texts[TrainingText.empty], to: max(1, area.width)).enumerated() {
                canvas.write(line, in: area.row(row + 2), .dim)
            }
            return
        }
        let columns = Columns(area.width)
        let heading = area.row(1)
        canvas.write(state.texts[TrainingText.newcomer], in: columns.name(heading), .columnHeading)
        canvas.write(state.texts[TrainingText.buddy], in: columns.buddy(heading), .columnHeading)
        canvas.write(state.texts[TrainingText.done], in: columns.steps(heading), .columnHeading)
        let (rows, below) = area.splitTop(2).rest.splitTop(area.height - 4)
        for (y, newcomer) in training.newcomers.dropFirst(top).prefix(rows.height).enumerated() {
            draw(newcomer, isHere: top + y == row, columns, state, on: &canvas, in: rows.row(y))
        }
        drawStep(state, on: &canvas, in: below)
    }

    private func drawTitle(_ state: State, on canvas: inout Canvas, in row: Rect) {
        let lonely = training.newcomers.count { $0.buddy == nil }
        let words = [
            state.texts(TrainingText.count, n: training.newcomers.count),
            lonely == 0 ? "" : state.texts(TrainingText.withoutBuddy, n: lonely),
        ]
        let count = words.filter { !$0.isEmpty }.joined(separator: ", ")
        let (right, left) = row.splitRight(min(row.width * 3 / 4, TextLayout.width(of: count)))
        canvas.write(count, in: right, lonely == 0 ? .text : .due)
        let title = state.texts(TrainingText.title, ["event": state.network.title(of: event, .event)])
        canvas.write(title, in: left.splitRight(2).rest, .title)
    }

    /// Name, buddy and steps beside each other.
    private struct Columns {
        let nameWidth: Int
        let buddyWidth: Int

        init(_ width: Int) {
            let steps = 2 * Training.shipped.count + 6
            nameWidth = max(10, (width - steps) * 55 / 100)
            buddyWidth = max(6, width - steps - nameWidth)
        }

        func name(_ row: Rect) -> Rect { row.splitLeft(2).rest.splitLeft(nameWidth - 3).left }
        func buddy(_ row: Rect) -> Rect { row.splitLeft(nameWidth).rest.splitLeft(buddyWidth - 1).left }
        func steps(_ row: Rect) -> Rect { row.splitLeft(nameWidth + buddyWidth).rest }
    }

    private func draw(
        _ newcomer: Training.Newcomer, isHere: Bool, _ columns: Columns, _ state: State, on canvas: inout Canvas,
        in row: Rect
    ) {
        if isHere { canvas.write("▌", at: row.origin, .marker) }
        canvas.write(
            state.network.name(of: newcomer.id), in: columns.name(row), isHere ? Style(.selected) : .text)
        let buddy = newcomer.buddy.map(state.personName)
        canvas.write(
            buddy ?? "○ " + state.texts[TrainingText.noBuddy], in: columns.buddy(row), buddy == nil ? .due : .dim)
        let steps = columns.steps(row)
        guard !newcomer.steps.isEmpty else {
            return canvas.write("○ " + state.texts[TrainingText.noTraining], in: steps, .due)
        }
        let count = "\(newcomer.done)/\(newcomer.steps.count)"
        canvas.write(count, at: steps.origin, newcomer.done == newcomer.steps.count ? .good : .text, maxWidth: 5)
        for (index, step) in newcomer.steps.enumerated() {
            let cell = steps.splitLeft(6 + 2 * index).rest.splitLeft(1).left
            guard !cell.isEmpty else { break }
            canvas.write(step.isDone ? "✓" : "○", in: cell, step.isDone ? .good : .due)
            if isHere, index == self.step { canvas.setSurface(.selected, in: cell) }
        }
    }

    private func drawStep(_ state: State, on canvas: inout Canvas, in area: Rect) {
        guard let newcomer, newcomer.steps.indices.contains(step) else { return }
        let text = state.texts(TrainingText.step, n: step + 1, ["text": newcomer.steps[step].text])
        for (row, line) in TextLayout.wrap(text, to: max(8, area.width)).prefix(2).enumerated() {
            canvas.write(line, in: area.row(row), .label)
        }
    }
}

extension State {
    /// Shows the newcomers to an event.
    package mutating func openTraining(of event: RecordID) -> [Effect] {
        guard let overlay = TrainingOverlay(event, self) else { return [] }
        return present(overlay)
    }

    fileprivate mutating func setBuddy(_ buddy: RecordID?, of newcomer: RecordID, _ event: RecordID) -> [Effect] {
        let edits = network.settingBuddy(buddy, of: newcomer, at: event, time: clock.now)
        let text: TrainingText = buddy == nil ? .buddyGone : .buddySet
        let values: KeyValuePairs = [
            "buddy": buddy.map(network.name) ?? "", "newcomer": network.name(of: newcomer),
        ]
        return commit(texts(text, values), edits)
    }
}
