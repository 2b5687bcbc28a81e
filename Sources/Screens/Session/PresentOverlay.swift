import NetworkModel
package import TextCanvas

/// Who is there: a list that typing narrows, with marks; somebody new is taken down in one line.
package struct PresentOverlay: Overlay {
    private var editor = LineEditor()
    private var shown: [RecordID] = []
    private var all: [RecordID] = []
    private var cursor = 0
    private var top = 0
    /// What the line says where it names nobody on the list.
    private var walkIn: QuickName?
    /// What may be taken down for the line: as it was typed first, then with records that its new names may double.
    private var offers: [[Kind: RecordID]] = []
    private var read: (text: String, version: Int)?

    package init(_ state: State) { settle(state) }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")):
            guard !editor.isEmpty else { return .closes }
            editor = LineEditor()
            return .stays
        case .key(.down), .key(.control("n")): cursor = min(cursor + 1, max(0, lineCount - 1))
        case .key(.up), .key(.control("p")): cursor = max(0, cursor - 1)
        case .key(.pageDown): cursor = min(cursor + 10, max(0, lineCount - 1))
        case .key(.pageUp): cursor = max(0, cursor - 10)
        case .key(.enter): return .stays(enter(&state))
        case .key(.tab): return .stays(detail(&state))
        case .key("=") where offers.count > 1: return .stays(takeLikeliest(&state))
        default:
            guard editor.take(event) else { return .stays }
            cursor = 0
        }
        return .stays
    }

    package mutating func settle(_ state: State) {
        guard read?.text != editor.text || read?.version != state.version, let session = state.shownSession else {
            return
        }
        read = (editor.text, state.version)
        var seen: Set<RecordID> = []
        let expected = session.event.map { state.network.expected(at: $0) } ?? []
        // Who is on the list keeps the place: nothing jumps when a mark is set.
        let isFirst = all.isEmpty
        all = (all + expected + session.present.map(\.id)).filter { seen.insert($0).inserted }
        let here = Set(session.present.map(\.id))
        if isFirst { cursor = all.firstIndex { !here.contains($0) } ?? 0 }
        (walkIn, offers) = (nil, [])
        guard !editor.isEmpty else {
            shown = all
            return clamp()
        }
        let pattern = FuzzyPattern(editor.text)
        shown = all.filter { pattern.match(Self.name($0, state)) != nil }
        // Whoever is known may come, expected or not.
        let others = state.propose(editor.text, [.person, .partner], limit: 6).map(\.key.id)
        shown += others.filter { seen.insert($0).inserted }
        let line = QuickName(editor.text, names: state.names)
        if editor.text.contains(" / ")
            || !shown.contains(where: { Folding.fold(Self.name($0, state)) == Folding.fold(editor.text) })
        {
            walkIn = line.isReady ? line : nil
        }
        if editor.text.contains(" / ") { shown = [] }
        offers = walkIn.map { Self.offers(for: $0, state) } ?? []
        clamp()
    }

    private var lineCount: Int { shown.count + offers.count }

    private mutating func clamp() { cursor = min(max(0, cursor), max(0, lineCount - 1)) }

    private static func name(_ id: RecordID, _ state: State) -> String {
        state.network.title(of: id, .person, .partner)
    }

    // MARK: Marks

    private mutating func enter(_ state: inout State) -> [Effect] {
        if let walkIn, offers.indices.contains(cursor - shown.count) {
            return add(walkIn, taking: offers[cursor - shown.count], &state)
        }
        guard shown.indices.contains(cursor), let session = state.shownSession else { return [] }
        let id = shown[cursor]
        let isHere = session.present.contains { $0.id == id }
        let edits = SessionEdits.presence(
            of: [id], isHere: !isHere, at: session, in: state.network, clock: state.clock)
        let words = isHere ? SessionOverlayText.went : .came
        if editor.isEmpty { cursor = min(cursor + 1, max(0, lineCount - 1)) }
        editor = LineEditor()
        return state.commit(state.texts(words, ["name": Self.name(id, state)]), edits)
    }

    private mutating func add(_ line: QuickName, taking known: [Kind: RecordID], _ state: inout State) -> [Effect] {
        guard let session = state.shownSession else { return [] }
        let made = SessionEdits.walkIn(line, taking: known, at: session, in: state.network, by: &state.author)
        guard let made else { return [] }
        editor = LineEditor()
        var name = line.person?.text ?? line.partner?.text ?? ""
        if let taken = known[line.person == nil ? .partner : .person] { name = Self.name(taken, state) }
        var words = state.texts(SessionOverlayText.came, ["name": name])
        if let partner = line.partner, made.edits.contains(where: { $0.key.kind == .partner && $0.before == nil }) {
            words = state.texts(SessionOverlayText.madePartner, ["what": words, "name": partner.text])
        }
        return state.commit(words, made.edits)
    }

    /// The line as it was typed, then with the likeliest of those who are there in place of what looks new.
    private static func offers(for line: QuickName, _ state: State) -> [[Kind: RecordID]] {
        func doubles(_ mention: Mention?, _ kind: Kind, _ count: Int) -> [RecordID] {
            guard let mention, mention.candidate == nil else { return [] }
            return state.lookAlikes(of: mention.text, kind).prefix(count).map { state.network.key(at: $0).id }
        }
        let person = doubles(line.person, .person, 1).first
        let partners = doubles(line.partner, .partner, 4)
        var offers: [[Kind: RecordID]] = [[:]]
        if let person, let partner = partners.first { offers.append([.person: person, .partner: partner]) }
        offers += partners.map { [.partner: $0] }
        if let person { offers.append([.person: person]) }
        return offers
    }

    // MARK: New, buddy, chair

    /// Takes down the likeliest of those who are there in place of somebody new.
    private mutating func takeLikeliest(_ state: inout State) -> [Effect] {
        guard let walkIn, offers.count > 1 else { return [] }
        return add(walkIn, taking: offers[1], &state)
    }

    private mutating func detail(_ state: inout State) -> [Effect] {
        if walkIn != nil, cursor == shown.count { return takeLikeliest(&state) }
        guard shown.indices.contains(cursor) else { return [] }
        return state.present(Self.details(of: shown[cursor], state))
    }

    private static func details(of id: RecordID, _ state: State) -> ChooserOverlay {
        let texts = state.texts
        let isNew = state.shownSession?.newcomers.contains(id) ?? false
        let options = [
            texts[isNew ? SessionOverlayText.isNotNew : .isNew], texts[SessionOverlayText.chooseBuddy],
            texts[SessionOverlayText.isChair],
        ]
        return ChooserOverlay(
            texts(SessionOverlayText.detailOf, ["name": name(id, state)]), options.map { Picker.Option($0) }
        ) { choice, state in
            guard case .option(let index) = choice else { return [] }
            switch index {
            case 0: return state.setNewcomer(id, !isNew)
            case 1: return state.present(state.buddyChooser(of: id))
            default: return state.setChair(id)
            }
        }
    }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let height = max(6, min(canvas.height - 6, 18))
        let inner = Panel.draw(width: 76, height: height, on: &canvas)
        let title = state.texts[SessionOverlayText.present] + " ▸ "
        let used = canvas.write(title, at: inner.origin, .prompt, maxWidth: inner.width)
        let session = state.shownSession
        let count = state.texts(
            SessionOverlayText.count, ["here": String(session?.present.count ?? 0), "all": String(all.count)])
        let (right, field) = inner.row(0).splitLeft(used).rest.splitRight(TextLayout.width(of: count))
        canvas.write(count, in: right, .dim)
        editor.draw(
            on: &canvas, in: field.splitRight(2).rest, placeholder: state.texts[SessionOverlayText.placeholder])
        let list = inner.splitTop(1).rest
        let top = max(0, min(cursor - list.height + 1, lineCount - list.height))
        for row in 0..<list.height {
            let index = top + row
            let line = list.row(row)
            if index == cursor, index < lineCount {
                canvas.setSurface(.selected, in: line)
                canvas.write("▌", at: line.origin, .marker)
            }
            if shown.indices.contains(index) {
                canvas.write(
                    self.line(shown[index], session, state), at: line.origin.moved(x: 1), maxWidth: line.width - 1)
            } else if let walkIn, offers.indices.contains(index - shown.count) {
                let words = words(of: walkIn, offer: index - shown.count, state)
                canvas.write(words, at: line.origin.moved(x: 2), maxWidth: line.width - 2)
            }
        }
    }

    private func line(_ id: RecordID, _ session: Session?, _ state: State) -> [Run] {
        let present = session?.present.first { $0.id == id }
        var runs = [Run(present == nil ? "  " : "✓ ", .mark), Run(Self.name(id, state), present == nil ? .dim : .text)]
        let role = state.network.person(id)?.roles.first.map { state.network.title(of: $0.id, .partner) }
        if let role { runs.append(Run("  " + role, .dim)) }
        if let text = present?.text, !text.isEmpty { runs.append(Run("  " + text, .accent)) }
        guard session?.newcomers.contains(id) == true else { return runs }
        runs.append(Run("  " + state.texts[SessionOverlayText.newcomer], .accent))
        let buddy = state.network.person(id)?.buddy.map(state.personName)
        let words = buddy.map { state.texts(SessionOverlayText.buddy, ["name": $0]) }
        return runs + [Run(", " + (words ?? state.texts[SessionOverlayText.noBuddy]), words == nil ? .due : .dim)]
    }

    private func words(of line: QuickName, offer: Int, _ state: State) -> [Run] {
        let known = offers[offer]
        var words: [String] = []
        if let person = line.person {
            let title = (known[.person] ?? person.candidate?.key.id).map { Self.name($0, state) }
            words.append(title ?? state.texts(SessionOverlayText.addPerson, ["name": person.text]))
        }
        if let partner = line.partner {
            let title = (known[.partner] ?? partner.candidate?.key.id).map { Self.name($0, state) }
            let text: SessionOverlayText = title == nil ? .addNewPartner : .addPartner
            words.append(state.texts(text, ["name": title ?? partner.text]))
        }
        if let kind = line.kind, known[.partner] == nil { words.append(kind) }
        let joined = words.joined(separator: " · ")
        guard offer == 0 else { return [Run(state.texts(SessionOverlayText.orKnown, ["what": joined]), .warning)] }
        let what = state.texts(SessionOverlayText.addNew, ["what": joined])
        guard offers.count > 1 else { return [Run(what, .good)] }
        let names = offers[1].sorted { $0.key.rawValue < $1.key.rawValue }.map { Self.name($0.value, state) }
        let values: KeyValuePairs = ["names": names.joined(separator: ", ")]
        return [Run(what, .good), Run("  " + state.texts(SessionOverlayText.mayBe, values), .warning)]
    }

    package func hints(_ state: State) -> [KeyHint] {
        let known = offers.count > 1 ? [KeyHint("=", state.texts[SessionOverlayText.takesKnown])] : []
        let marks: SessionOverlayText = offers.isEmpty || cursor < shown.count ? .marks : .addsNew
        return [KeyHint(Key.enter.label, state.texts[marks])] + known + [
            KeyHint(Key.tab.label, state.texts[SessionOverlayText.detail]),
            KeyHint(Key.escape.label, state.texts[SessionOverlayText.finished]),
        ]
    }
}

extension State {
    fileprivate mutating func setNewcomer(_ id: RecordID, _ isNew: Bool) -> [Effect] {
        guard let key = shownSession?.key else { return [] }
        let edits =
            isNew
            ? network.adding(id.text, to: .newcomer, of: [key], at: clock.now)
            : network.removing(id.text, from: .newcomer, of: [key], at: clock.now)
        let name = network.title(of: id, .person, .partner)
        return commit(texts(isNew ? SessionOverlayText.nowNew : .nowKnown, ["name": name]), edits)
    }

    fileprivate func buddyChooser(of id: RecordID) -> ChooserOverlay {
        let newcomers = shownSession?.newcomers ?? []
        let here = shownSession?.present.map(\.id).filter { $0 != id && !newcomers.contains($0) } ?? []
        let people = here.filter { network.person($0) != nil }
        let name = network.title(of: id, .person)
        return ChooserOverlay(
            texts(SessionOverlayText.buddyOf, ["name": name]),
            people.map { Picker.Option(network.title(of: $0, .person)) }
        ) { choice, state in
            guard case .option(let index) = choice else { return [] }
            let edits = state.network.setting(
                .buddy, [people[index].text], of: [RecordKey(.person, id)], at: state.clock.now)
            let buddy = state.network.title(of: people[index], .person)
            return state.commit(state.texts(SessionOverlayText.nowBuddy, ["name": name, "buddy": buddy]), edits)
        }
    }

    fileprivate mutating func setChair(_ id: RecordID) -> [Effect] {
        guard let session = shownSession else { return [] }
        let edit = network.editing(session.key, at: clock.now) { draft in
            draft.set(.chair, id.text)
            var present = draft.all(.present).map { Described($0) }
            for index in present.indices where present[index].text == "chair" { present[index].text = "" }
            if let index = present.firstIndex(where: { $0.id == id }) { present[index].text = "chair" }
            draft.setAll(.present, present.map(\.value))
        }
        let name = network.title(of: id, .person, .partner)
        return commit(texts(SessionOverlayText.nowChair, ["name": name]), edit.map { [$0] } ?? [])
    }
}
