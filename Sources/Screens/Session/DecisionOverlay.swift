import NetworkModel
package import TextCanvas

/// How a decision was taken: its method, and who agrees, stands aside or objects, by marks over those present.
package struct DecisionOverlay: Overlay {
    private enum Mark: CaseIterable {
        case agrees, aside, objects, none
    }

    private let key: RecordKey
    private let voters: [RecordID]
    private var marks: [Mark]
    private var method: String
    private var cursor = 0

    init?(_ key: RecordKey, _ state: State) {
        guard let decision = state.network.find(Decision.self, key.id) else { return nil }
        self.key = key
        method = decision.method ?? Vocabulary.decisionMethods.words[0]
        var seen: Set<RecordID> = []
        let present = state.shownSession?.present.map(\.id) ?? []
        let all = present + decision.favour + decision.aside + decision.against
        voters = all.filter { seen.insert($0).inserted }
        marks = voters.map { id in
            decision.against.contains(id)
                ? .objects : decision.aside.contains(id) ? .aside : decision.favour.contains(id) ? .agrees : .none
        }
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        guard case .key(let key) = event else { return .stays }
        switch key {
        case .escape, .control("c"): return .closes
        case .enter: return .closes(keep(&state))
        case "j", .down: cursor = min(cursor + 1, max(0, voters.count - 1))
        case "k", .up: cursor = max(0, cursor - 1)
        case "m":
            let words = Vocabulary.decisionMethods.words
            method = words[((words.firstIndex(of: method) ?? -1) + 1) % words.count]
        case " ": if marks.indices.contains(cursor) { marks[cursor] = next }
        case "y": set(.agrees)
        case "a": set(.aside)
        case "o", "n": set(.objects)
        default: break
        }
        return .stays
    }

    private var next: Mark {
        guard marks.indices.contains(cursor) else { return .agrees }
        let all = Mark.allCases
        return all[((all.firstIndex(of: marks[cursor]) ?? 0) + 1) % all.count]
    }

    /// Marks who is under the cursor, and goes on to the next.
    private mutating func set(_ mark: Mark) {
        guard marks.indices.contains(cursor) else { return }
        marks[cursor] = mark
        cursor = min(cursor + 1, voters.count - 1)
    }

    private func ids(_ mark: Mark) -> [String] {
        voters.indices.filter { marks[$0] == mark }.map { voters[$0].text }
    }

    private func keep(_ state: inout State) -> [Effect] {
        let edit = state.network.editing(key, at: state.clock.now) { draft in
            draft.set(.method, method)
            draft.setAll(.favour, ids(.agrees))
            draft.setAll(.aside, ids(.aside))
            draft.setAll(.against, ids(.objects))
        }
        let draft = edit.flatMap { $0.after }.map { Draft(key, fields: $0) }
        let what = draft?.first(.text) ?? ""
        let counts: [(SessionText, Int)] = [
            (.countFor, ids(.agrees).count), (.countAside, ids(.aside).count), (.countAgainst, ids(.objects).count),
        ]
        let count = counts.filter { $0.1 > 0 }.map { state.texts($0.0, n: $0.1) }.joined(separator: ", ")
        let effects = state.commit(
            state.texts(SessionText.carried, ["what": what, "method": method, "count": count]), edit.map { [$0] } ?? [])
        warn(&state)
        return effects
    }

    /// Says at once that an objection keeps a decision open; the closing sheet says it again.
    private func warn(_ state: inout State) {
        guard let decision = state.network.find(Decision.self, key.id), decision.isContested else { return }
        let names = decision.against.map { state.network.title(of: $0, .person, .partner) }
        let values: KeyValuePairs = ["names": names.joined(separator: ", "), "method": method]
        state.status = Status(state.texts(SessionText.contested, n: names.count, values), tone: .warning)
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let height = max(5, min(canvas.height - 6, voters.count + 3, 20))
        let inner = Panel.draw(width: 76, height: height, on: &canvas)
        canvas.write(state.network.title(of: key.id, .decision), in: inner.row(0), .title)
        canvas.write(state.texts(SessionOverlayText.method, ["method": method]), in: inner.row(1), .accent)
        let list = inner.splitTop(2).rest.splitBottom(1).rest
        if voters.isEmpty { canvas.write(state.texts[SessionOverlayText.nobodyHere], in: list.row(0), .dim) }
        let top = max(0, min(cursor - list.height + 1, voters.count - list.height))
        for row in 0..<list.height where voters.indices.contains(top + row) {
            let index = top + row
            let line = list.row(row)
            if index == cursor {
                canvas.setSurface(.selected, in: line)
                canvas.write("▌", at: line.origin, .marker)
            }
            canvas.write(
                [
                    Run(TextLayout.pad(word(marks[index], state), to: 14), style(marks[index])),
                    Run(state.network.title(of: voters[index], .person, .partner)),
                ], at: line.origin.moved(x: 2), maxWidth: max(0, line.width - 2))
        }
        let reservations = ids(.aside).count + ids(.objects).count
        guard reservations > 0, reservations > ids(.agrees).count else { return }
        canvas.write(state.texts[SessionOverlayText.lowestLong], in: inner.splitBottom(1).bottom, .warning)
    }

    private func word(_ mark: Mark, _ state: State) -> String {
        switch mark {
        case .agrees: state.texts[SessionOverlayText.agrees]
        case .aside: state.texts[SessionOverlayText.standsAside]
        case .objects: state.texts[SessionOverlayText.objects]
        case .none: state.texts[SessionOverlayText.notCounted]
        }
    }

    private func style(_ mark: Mark) -> Style {
        switch mark {
        case .agrees: .good
        case .aside: .due
        case .objects: .late
        case .none: .dim
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.enter.label, state.texts[SessionOverlayText.keepsCount]),
            KeyHint("y a o", state.texts[SessionOverlayText.changesMark]),
            KeyHint("m", state.texts[SessionOverlayText.changesMethod]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }
}
