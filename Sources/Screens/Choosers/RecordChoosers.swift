package import NetworkModel
import TextCanvas

/// The choosers that set one thing on the selected or marked records.
enum RecordChoosers {
    /// `S`: the stage of partners.
    static func stage(_ state: State) -> ChooserOverlay {
        let stages = state.network.wordsInUse(.stage, .partner)
        let options = stages.map { Picker.Option($0) } + [Picker.Option(state.texts[ChooserText.noStage])]
        let current = state.selected.flatMap { state.network.record(at: $0).first(.stage) }
        return ChooserOverlay(
            state.texts[ChooserText.stage], options, selecting: stages.firstIndex { $0 == current } ?? 0,
            own: state.texts[ChooserText.newStage]
        ) { choice, state in
            switch choice {
            case .option(let index): state.setStage(index < stages.count ? stages[index] : nil)
            case .own(let text): state.setStage(text)
            }
        }
    }

    /// `o`: who holds the records: a partner's lead, a task's accountable, a checklist item's owner.
    static func holder(_ state: State) -> ChooserOverlay {
        let team = state.network.all(Person.self).filter(\.isTeamMember)
        let people = team.isEmpty ? Array(state.network.all(Person.self).prefix(200)) : team
        let ids = people.map(\.id).sorted { first, _ in first == state.me }
        let options = ids.map { id in
            Picker.Option(
                state.network.title(of: id, .person), note: id == state.me ? state.texts[ChooserText.me] : "",
                words: id == state.me ? "me" : "")
        }
        return ChooserOverlay(
            state.texts[ChooserText.lead], options + [Picker.Option(state.texts[ChooserText.nobody])],
            own: state.texts[ChooserText.newPerson]
        ) { choice, state in
            switch choice {
            case .option(let index): state.setHolder(index < ids.count ? ids[index] : nil)
            case .own(let name): state.setHolder(newPerson: name)
            }
        }
    }

    /// `A`: what kind of record to add.
    static func kind(_ state: State) -> ChooserOverlay {
        let kinds: [Kind] = [.partner, .person, .event, .checklistItem, .task]
        return ChooserOverlay(
            state.texts[FormText.addKind], kinds.map { Picker.Option(state.texts.noun(for: $0)) }
        ) { choice, state in
            guard case .option(let index) = choice else { return [] }
            return state.add(kinds[index])
        }
    }

    /// `#`: a tag, put on or taken off.
    static func tag(_ state: State) -> ChooserOverlay {
        let keys = state.targetKeys()
        let kinds = Set(keys.map(\.kind))
        let tags = Kind.allCases.filter(kinds.contains).flatMap { state.network.valuesInUse(.tag, $0) }.uniqued()
        let options = tags.map { tag in
            Picker.Option(tag, note: state.haveAll(keys, tag) ? state.texts[ChooserText.tagIsThere] : "")
        }
        return ChooserOverlay(
            state.texts[ChooserText.tag], options, own: state.texts[ChooserText.newTag]
        ) { choice, state in
            switch choice {
            case .option(let index): state.toggleTag(tags[index])
            case .own(let text): state.toggleTag(text)
            }
        }
    }
}

extension [String] {
    /// Each text once, in the order in which they come first.
    func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Network {
    /// The words of a field's vocabulary, then further ones that records use.
    package func wordsInUse(_ field: Field, _ kind: Kind) -> [String] {
        guard case .choice(let vocabulary)? = Schema[kind].spec(of: field)?.type else {
            return valuesInUse(field, kind)
        }
        return vocabulary.words + valuesInUse(field, kind).filter { !vocabulary.words.contains($0) }
    }
}

extension State {
    fileprivate mutating func setStage(_ stage: String?) -> [Effect] {
        let keys = targetKeys(.partner)
        let edits = network.setting(.stage, stage.map { [$0] } ?? [], of: keys, at: clock.now)
        let word = stage ?? texts[ChooserText.unstaged]
        return commit(about(keys, ChooserText.staged, ChooserText.stagedMany, ["stage": word]), edits)
    }

    fileprivate mutating func setHolder(_ person: RecordID?) -> [Effect] {
        let keys = targetKeys(.partner, .task, .checklistItem)
        let name = person.map(personName) ?? texts[ChooserText.nobody]
        return commit(about(keys, ChooserText.held, .heldMany, ["name": name]), holding(person, keys))
    }

    /// Adds a team member and gives them the targets, in one change.
    fileprivate mutating func setHolder(newPerson name: String) -> [Effect] {
        var draft = author.draft(.person, named: name, in: network)
        draft.set(.team, "yes")
        let keys = targetKeys(.partner, .task, .checklistItem)
        let edits = [draft.edit(at: clock.now)] + holding(draft.key.id, keys)
        let added = texts(ChooserText.addedToTeam, ["name": name])
        return commit(about(keys, ChooserText.held, .heldMany, ["name": name]) + " · " + added, edits)
    }

    private func holding(_ person: RecordID?, _ keys: [RecordKey]) -> [RecordEdit] {
        keys.flatMap { key -> [RecordEdit] in
            let field: Field
            switch key.kind {
            case .partner: field = .lead
            case .task: field = .accountable
            case .checklistItem: field = .owner
            case .position: field = .owner
            default: return []
            }
            return network.setting(field, person.map { [$0.text] } ?? [], of: [key], at: clock.now)
        }
    }

    fileprivate func haveAll(_ keys: [RecordKey], _ tag: String) -> Bool {
        keys.allSatisfy { network.record($0)?.all(.tag).contains(tag) ?? false }
    }

    fileprivate mutating func toggleTag(_ text: String) -> [Effect] {
        let keys = targetKeys()
        let tag = text.first == "#" ? String(text.dropFirst()) : text
        guard !tag.isEmpty else { return [] }
        if haveAll(keys, tag) {
            let edits = network.removing(tag, from: .tag, of: keys, at: clock.now)
            return commit(about(keys, ChooserText.untagged, .untaggedMany, ["tag": tag]), edits)
        }
        let edits = network.adding(tag, to: .tag, of: keys, at: clock.now)
        return commit(about(keys, ChooserText.tagged, .taggedMany, ["tag": tag]), edits)
    }

    /// A sentence on one record by name as `{what}`, or on many by their number as `{n}`.
    package func about<Table: TextTable>(
        _ keys: [RecordKey], _ one: Table, _ many: Table, _ value: KeyValuePairs<String, String> = [:]
    ) -> String {
        guard keys.count == 1, let key = keys.first else { return texts(many, n: keys.count, value) }
        let what = ("what", network.title(of: key.id, key.kind))
        guard let (name, text) = value.first.map({ ($0.key, $0.value) }) else { return texts(one, ["what": what.1]) }
        return texts(one, ["what": what.1, name: text])
    }
}
