import NetworkModel
import TextCanvas

/// What is done to entries that are there.
extension State {
    mutating func turn(_ entry: SessionEntry, into sort: EntrySort) -> [Effect] {
        guard entry.sort != sort else { return [] }
        var line = readEntry(entry.text, sort)
        // Words that were said are no owners: a name behind @ that nobody has must not hinder.
        line = line.isReady ? line.keepingWords(entry.text) : EntryLine(plain: entry.text, sort)
        let edits = network.turning(entry, into: line, by: &author)
        let words = texts(
            SessionText.turned, ["what": line.text, "sort": texts[SessionText.sort(sort)]])
        let effects = commit(words, edits)
        session.refresh(network, version: version, texts)
        let key = edits.first { $0.before == nil }?.key ?? entry.key
        if let row = session.rows.firstIndex(where: { $0.entry?.key == key }) { session.cursor = row }
        return effects
    }

    mutating func turnEntry() -> [Effect] {
        guard let entry = session.selectedRow?.entry else { return [] }
        let choices = EntrySort.allCases.filter { $0 != entry.sort }.map { sort in
            ConfirmationOverlay.Choice(
                Key(SessionScreen.letter(of: sort)), texts[SessionText.sort(sort)]
            ) { $0.turn(entry, into: sort) }
        }
        return present(ConfirmationOverlay(question: texts[SessionText.turnInto], choices: choices))
    }

    mutating func mendEntry() -> [Effect] {
        switch session.selectedRow {
        case .item(let place, _):
            let key = network.key(at: place)
            return present(
                PromptOverlay(texts[SessionText.renameItem], network.title(at: place)) { text, state in
                    let edit = state.network.editing(key, at: state.clock.now) { draft in
                        draft.set(.text, text)
                        // In other words it is their own, and carried over where it is left open.
                        draft.set(.proposed, nil)
                    }
                    return state.commit(state.texts(SessionText.mended, ["what": text]), edit.map { [$0] } ?? [])
                })
        case .entry(let entry):
            session.line = SessionLine()
            session.line.editor = LineEditor(entry.text)
            session.line.sort = entry.sort
            session.line.editing = entry.key
            session.line.isOpen = true
            return []
        case .remark, .heading, nil: return []
        }
    }

    mutating func deleteEntry() -> [Effect] {
        guard let place = session.selectedRow?.place else { return [] }
        let key = network.key(at: place)
        if key.kind == .agendaItem, session.entries.contains(where: { $0.item == key.id }) {
            status = Status(texts[SessionText.hasEntries], tone: .warning)
            return []
        }
        return commit(texts(SessionText.deleted, ["what": network.title(at: place)]), network.deleting([key]))
    }

    mutating func moveEntry() -> [Effect] {
        guard let entry = session.selectedRow?.entry else { return [] }
        let items = session.agenda.filter { $0.id != entry.item }
        guard !items.isEmpty else {
            status = Status(texts[SessionText.nothingElse], tone: .warning)
            return []
        }
        return present(
            ChooserOverlay(texts[SessionText.moveTo], options(items)) { choice, state in
                guard case .option(let index) = choice else { return [] }
                let edits = state.network.setting(.item, [items[index].id.text], of: [entry.key], at: state.clock.now)
                return state.commit(state.texts(SessionText.moved, ["what": items[index].text]), edits)
            })
    }

    func options(_ items: [AgendaItem]) -> [Picker.Option] {
        items.map { item in
            Picker.Option(
                item.text, note: item.isDone ? "✓" : item.minutes.map { dates.minutes($0) } ?? "",
                section: texts[SessionText.part(item.sessionPart)])
        }
    }

    mutating func chooseOwner() -> [Effect] {
        guard let place = session.selectedRow?.place else { return [] }
        let key = network.key(at: place)
        guard key.kind == .task || key.kind == .agendaItem else {
            status = Status(texts[SessionText.notATask], tone: .warning)
            return []
        }
        guard key.kind == .task || closedReason == nil else {
            status = closedReason.map { Status($0, tone: .warning) }
            return []
        }
        return present(ownerChooser(of: key))
    }

    /// Those who are here, then the team, then whoever else is expected; typing finds them.
    func ownerChooser(of key: RecordKey) -> ChooserOverlay {
        var seen: Set<RecordID> = []
        let here = shownSession?.present.map(\.id) ?? []
        let expected = shownSession?.event.map { network.expected(at: $0) } ?? []
        let ids = (here + expected).filter { seen.insert($0).inserted }
        let options = ids.map { id in
            Picker.Option(
                network.title(of: id, .person, .partner), note: id == me ? texts[ChooserText.me] : "",
                words: id == me ? "me" : "")
        }
        let what = network.title(of: key.id, key.kind)
        return ChooserOverlay(
            texts[SessionText.ownerOf], options + [Picker.Option(texts[ChooserText.nobody])], note: what,
            finding: key.kind == .task ? RecordChoosers.peopleAndPartners : RecordChoosers.people
        ) { choice, state in
            switch choice {
            case .option(let index): state.own(key, index < ids.count ? ids[index] : nil)
            case .record(let owner): state.own(key, owner.id)
            case .own: []
            }
        }
    }

    mutating func own(_ key: RecordKey, _ owner: RecordID?) -> [Effect] {
        let (session, author) = (shownSession, author)
        let edit = network.editing(key, at: clock.now) { draft in
            guard key.kind == .task else { return draft.set(.owner, owner?.text) }
            draft.set(.accountable, owner?.text)
            draft.set(.status, EntryLine.status(of: owner, session, author))
        }
        let name = owner.map(personName) ?? texts[ChooserText.nobody]
        let what = texts(SessionText.owned, ["what": network.title(of: key.id, key.kind), "name": name])
        return commit(what, edit.map { [$0] } ?? [])
    }

    mutating func finishEntry() -> [Effect] {
        guard let place = session.selectedRow?.place else { return [] }
        let key = network.key(at: place)
        let what: KeyValuePairs = ["what": network.title(at: place)]
        switch session.selectedRow {
        case .item:
            guard closedReason == nil else { break }
            return commit(texts(GeneralText.done, what), network.togglingDone([key], by: &author).edits)
        case .entry(let entry) where entry.sort == .task:
            let outcome = network.togglingDone([key], by: &author)
            return commit(texts(GeneralText.done, what) + saying(outcome), outcome.edits)
        case .entry(let entry) where entry.sort == .question:
            let isOpen = network.find(Note.self, key.id)?.isOpenQuestion ?? false
            let edits = network.togglingDone([key], by: &author).edits
            return commit(texts(isOpen ? SessionText.answered : .reopenedNote, what), edits)
        case .entry, .remark, .heading, nil: break
        }
        status = Status(closedReason ?? texts[GeneralText.notForThis], tone: .warning)
        return []
    }
}
