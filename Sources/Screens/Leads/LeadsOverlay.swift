package import NetworkModel
import TextCanvas

/// The matrix of an event: who covers which theme in which region, and who talks to which delegation.
struct LeadsOverlay: Sheet {
    let event: RecordID
    private(set) var matrix: LeadMatrix
    private(set) var row = 0
    private(set) var column = 0
    /// The first line and the first theme column that show.
    private(set) var top = 0
    private(set) var left = 0
    private var version: Int

    /// The matrix of an event; nil where there is none.
    init?(_ event: RecordID, _ state: State) {
        guard let record = state.network.event(event) else { return nil }
        self.event = event
        matrix = LeadMatrix(record, in: state.network)
        version = state.version
        column = matrix.themes.isEmpty ? 0 : 1
    }

    mutating func settle(_ state: State) {
        if version != state.version {
            version = state.version
            if let record = state.network.event(event) { matrix = LeadMatrix(record, in: state.network) }
        }
        row = min(max(0, row), max(0, matrix.targets.count - 1))
        column = min(max(0, column), matrix.columnCount - 1)
        let layout = LeadsLayout(matrix, state)
        let line = layout.line(row, column)
        let height = layout.bodyHeight
        if line >= top + height { top = line - height + 1 }
        // The heading above the first row stays in sight.
        if line < top || row == 0 && line < height { top = row == 0 ? 0 : line }
        top = min(max(0, top), max(0, layout.lineCount - height))
        if column <= left { left = max(0, column - 1) }
        while column > 0, column > left + layout.columnsShown { left += 1 }
    }

    /// Where the cursor stands; nil in an empty matrix.
    var target: LeadMatrix.Target? { matrix.targets.indices.contains(row) ? matrix.targets[row] : nil }
    var theme: String? { matrix.theme(column) }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<LeadsOverlay>] {
        [
            SheetKey([.enter, "o"], LeadsText.people, .peopleHelp, state) { .stays($0.askPeople(&$1)) },
            SheetKey(["n"], LeadsText.nextHole, .nextHoleHelp, state) { .stays($0.goToHole(&$1)) },
            SheetKey(["S"], LeadsText.stance, .stanceHelp, state) { .stays($0.askStance(&$1)) },
            SheetKey(["a"], LeadsText.add, .addHelp, state) { .stays($0.askAxis(&$1)) },
            SheetKey(["x", .backspace], LeadsText.clear, .clearHelp, state) { .stays($0.clear(&$1)) },
            SheetKey(["X", .delete], LeadsText.remove, .removeHelp, state, shown: false) {
                .stays($0.askRemoval(&$1))
            },
            SheetKey(["b"], LeadsText.brief, .briefHelp, state) { sheet, state in
                let place = state.network.place(of: RecordKey(.event, sheet.event))
                return .stays(place.map { state.openBrief(about: $0) } ?? [])
            },
            SheetKey(["P"], LeadsText.processes, .processesHelp, state, shown: false) {
                .stays($1.openProcesses(of: $0.event))
            },
            go(["h", .left], .left, state) { $0.across(-1) }, go(["l", .right], .right, state) { $0.across(1) },
            go(["j", .down, .control("n")], .down, state) { $0.down(1, isNarrow: $1) },
            go(["k", .up, .control("p")], .up, state) { $0.down(-1, isNarrow: $1) },
            go(["g", .home], .first, state) { sheet, _ in sheet.row = 0 },
            go(["G", .end], .last, state) { sheet, _ in sheet.row = .max },
        ]
    }

    private static func go(
        _ keys: [Key], _ help: LeadsText, _ state: State, _ move: @escaping @Sendable (inout LeadsOverlay) -> Void
    ) -> SheetKey<LeadsOverlay> {
        go(keys, help, state) { sheet, _ in move(&sheet) }
    }

    private static func go(
        _ keys: [Key], _ help: LeadsText, _ state: State,
        _ move: @escaping @Sendable (inout LeadsOverlay, Bool) -> Void
    ) -> SheetKey<LeadsOverlay> {
        SheetKey(keys, LeadsText.move, help, state, shown: false) { sheet, state in
            move(&sheet, LeadsLayout.isNarrow(state.size))
            return .stays
        }
    }

    private mutating func across(_ step: Int) { column = min(max(0, column + step), matrix.columnCount - 1) }

    /// A row down; on a narrow terminal, where every place has a line of its own, to the next line.
    private mutating func down(_ step: Int, isNarrow: Bool) {
        guard isNarrow else {
            row = min(max(0, row + step), max(0, matrix.targets.count - 1))
            return
        }
        let next = row * matrix.columnCount + column + step
        let last = max(0, matrix.targets.count * matrix.columnCount - 1)
        (row, column) = min(max(0, next), last).quotientAndRemainder(dividingBy: matrix.columnCount)
    }

    private mutating func goToHole(_ state: inout State) -> [Effect] {
        let count = matrix.targets.count * matrix.columnCount
        let here = row * matrix.columnCount + column
        for step in 0..<count {
            let (row, column) = ((here + 1 + step) % count).quotientAndRemainder(dividingBy: matrix.columnCount)
            guard matrix.isHole(row, column) else { continue }
            (self.row, self.column) = (row, column)
            return []
        }
        state.status = Status(state.texts[LeadsText.noHole])
        return []
    }

    // MARK: Filling

    /// What the place under the cursor is called.
    func place(_ state: State) -> String {
        let values: KeyValuePairs = [
            "target": target?.name ?? "", "theme": theme ?? state.texts[LeadsText.allThemes],
        ]
        return state.texts(LeadsText.place, values)
    }

    private func askPeople(_ state: inout State) -> [Effect] {
        guard let target, let people = Schema[.lead].spec(of: .person) else { return askAxis(&state) }
        let leads = state.network.leads(of: event, target: target.name, theme: theme)
        if let lead = leads.first {
            return state.present(RecordForm(changing: people, of: [lead.key], state))
        }
        var values: [(Field, String)] = [(.event, event.text), (.target, target.name)]
        if let theme { values.append((.theme, theme)) }
        return state.present(RecordForm(new: .lead, values, asking: [people], called: place(state), state))
    }

    private func clear(_ state: inout State) -> [Effect] {
        guard let target else { return [] }
        let edits = state.network.clearingLeads(
            of: event, target: target.name, theme: theme, at: state.clock.now)
        return state.commit(state.texts(LeadsText.cleared, ["where": place(state)]), edits)
    }

    private func askStance(_ state: inout State) -> [Effect] {
        guard let target, target.isDelegation else {
            state.status = Status(state.texts[LeadsText.onlyDelegations], tone: .warning)
            return []
        }
        let (event, name) = (event, target.name)
        let words = state.network.wordsInUse(.stance, .lead)
        let options = (words + [state.texts[LeadsText.noStance]]).map { Picker.Option($0) }
        let current = words.firstIndex { $0 == target.stance } ?? 0
        return state.present(
            ChooserOverlay(
                name, options, selecting: current, own: state.texts[FormText.ownWord]
            ) { choice, state in
                switch choice {
                case .option(let index): state.setStance(index < words.count ? words[index] : nil, of: name, at: event)
                case .own(let word): state.setStance(word, of: name, at: event)
                case .record: []
                }
            })
    }

    // MARK: Axes

    private func askAxis(_ state: inout State) -> [Effect] {
        let event = event
        let choices = LeadMatrix.Axis.allCases.map { axis in
            ConfirmationOverlay.Choice(axis.key, state.texts[axis.words]) { $0.askNames(of: axis, event) }
        }
        return state.present(ConfirmationOverlay(question: state.texts[LeadsText.addWhat], choices: choices))
    }

    private func askRemoval(_ state: inout State) -> [Effect] {
        guard let target else { return [] }
        let (event, name) = (event, target.name)
        var choices = [
            ConfirmationOverlay.Choice("r", state.texts(LeadsText.theRow, ["name": name])) { state in
                state.remove(name, state.network.removingTarget(name, of: event, at: state.clock.now))
            }
        ]
        if let theme {
            choices.append(
                .init("c", state.texts(LeadsText.theColumn, ["name": theme])) { state in
                    state.remove(theme, state.network.removingTheme(theme, of: event, at: state.clock.now))
                })
        }
        return state.present(ConfirmationOverlay(question: state.texts[LeadsText.removeWhat], choices: choices))
    }

    func draw(_ state: State, on canvas: inout Canvas) {
        LeadsLayout(matrix, state).draw(self, on: &canvas, in: cleared(state, on: &canvas))
    }
}

extension LeadMatrix.Axis {
    fileprivate var key: Key {
        switch self {
        case .theme: "t"
        case .region: "r"
        case .delegation: "d"
        }
    }

    fileprivate var words: LeadsText {
        switch self {
        case .theme: .theme
        case .region: .region
        case .delegation: .delegation
        }
    }

    fileprivate var title: LeadsText {
        switch self {
        case .theme: .themeName
        case .region: .regions
        case .delegation: .delegations
        }
    }
}

extension State {
    /// Shows the matrix of an event.
    package mutating func openLeads(of event: RecordID) -> [Effect] {
        guard let overlay = LeadsOverlay(event, self) else { return [] }
        return present(overlay)
    }

    fileprivate mutating func setStance(_ stance: String?, of target: String, at event: RecordID) -> [Effect] {
        let edits = network.settingStance(stance, of: target, at: event, by: &author)
        let text: LeadsText = stance == nil ? .stanceGone : .stanceSet
        return commit(texts(text, ["target": target, "stance": stance ?? ""]), edits)
    }

    /// Asks for names to add, proposing those that other events have.
    fileprivate mutating func askNames(of axis: LeadMatrix.Axis, _ event: RecordID) -> [Effect] {
        let taken = Set((network.event(event)?.record.all(axis.field) ?? []).map { Folding.fold($0) })
        var names = network.valuesInUse(axis.field, .event)
        if axis == .theme { names += network.valuesInUse(.theme, .priority) + network.valuesInUse(.theme, .position) }
        if axis == .delegation { names += network.valuesInUse(.country, .partner) }
        let proposed = names.uniqued { Folding.fold($0) }.filter { !taken.contains(Folding.fold($0)) }
        return present(
            ChooserOverlay(
                texts[axis.title], proposed.map { Picker.Option($0) }, own: texts[LeadsText.own]
            ) { choice, state in
                switch choice {
                case .option(let index): return state.add([proposed[index]], to: axis, event)
                case .own(let text):
                    let typed = text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
                    return state.add(typed, to: axis, event)
                case .record: return []
                }
            })
    }

    private mutating func add(_ names: [String], to axis: LeadMatrix.Axis, _ event: RecordID) -> [Effect] {
        let edits = network.adding(names, to: axis, of: event, at: clock.now)
        return commit(texts(LeadsText.added, ["names": names.joined(separator: ", ")]), edits)
    }

    fileprivate mutating func remove(_ name: String, _ edits: [RecordEdit]) -> [Effect] {
        let leads = edits.count { $0.key.kind == .lead }
        return commit(texts(LeadsText.removed, n: leads, ["name": name]), edits)
    }
}
