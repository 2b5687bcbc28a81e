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
            own: state.texts[ChooserText.newStage], about: state.counted(state.targetKeys(.partner))
        ) { choice, state in
            switch choice {
            case .option(let index): state.setStage(index < stages.count ? stages[index] : nil)
            case .own(let text): state.setStage(text)
            case .record: []
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
                words: id == state.me ? "me" : "", record: RecordKey(.person, id))
        }
        let areTasks = state.targetKeys(.partner, .checklistItem, .position).isEmpty
        return ChooserOverlay(
            state.texts[areTasks ? ChooserText.whoDoes : .lead],
            options + [Picker.Option(state.texts[ChooserText.nobody])],
            own: state.texts[ChooserText.newPerson],
            about: state.counted(state.targetKeys(.partner, .task, .checklistItem, .position)), finding: Self.holders
        ) { choice, state in
            switch choice {
            case .option: state.setHolder(nil)
            case .record(let key): state.setHolder(key.id)
            case .own(let name): state.setHolder(newPerson: name)
            }
        }
    }

    /// Who can hold the targets and is called as is typed: tasks are partners' too.
    static func holders(_ name: String, _ state: State) -> [Picker.Option] {
        state.targetKeys(.partner, .checklistItem, .position).isEmpty
            ? peopleAndPartners(name, state) : people(name, state)
    }

    /// Who can hold a task and is called as is typed.
    static func peopleAndPartners(_ name: String, _ state: State) -> [Picker.Option] {
        let partners = state.propose(name, [.partner], limit: 4).map {
            Picker.Option($0.title, note: state.texts.noun(for: .partner), record: $0.key)
        }
        return people(name, state) + partners
    }

    /// People whom a typed name begins or may have been meant for.
    static func people(_ name: String, _ state: State) -> [Picker.Option] {
        let known = state.propose(name, [.person], limit: 6)
        let likely = known.isEmpty ? state.likely(name, .person) : []
        return known.map { Picker.Option($0.title, record: $0.key) }
            + likely.map { Picker.Option($0.title, note: state.texts[ChooserText.didYouMean], record: $0.key) }
    }

    /// `A`: what kind of record to add.
    static func kind(_ state: State) -> ChooserOverlay {
        let kinds: [Kind] = [.partner, .person, .event, .checklistItem, .task, .position]
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
        let known = Kind.allCases.filter(kinds.contains).flatMap { state.network.valuesInUse(.tag, $0) }.uniqued()
        // What an import left is seldom meant, and what all have would be taken away.
        let addable = known.filter { !state.haveAll(keys, $0) }
        let removable = known.filter { state.haveAll(keys, $0) }
        let isImport = { (tag: String) in tag.utf8.starts(with: "import:".utf8) }
        let tags =
            addable.filter { !isImport($0) } + addable.filter(isImport) + removable.filter { !isImport($0) }
            + removable.filter(isImport)
        // Enter alone takes nothing away.
        let asItIs = addable.isEmpty && !tags.isEmpty ? [Picker.Option(state.texts[ChooserText.tagsStay])] : []
        let options = tags.map { tag in
            Picker.Option(tag, note: state.haveAll(keys, tag) ? state.texts[ChooserText.tagIsThere] : "")
        }
        return ChooserOverlay(
            state.texts[ChooserText.tag], asItIs + options, own: state.texts[ChooserText.newTag],
            about: state.counted(keys)
        ) { choice, state in
            switch choice {
            case .option(let index): index < asItIs.count ? [] : state.toggle([tags[index - asItIs.count]])
            case .own(let text): state.toggle(typedTags(text))
            case .record: []
            }
        }
    }

    /// The tags that are typed with commas between them, since in a filter a comma parts two as well.
    private static func typedTags(_ text: String) -> [String] {
        text.split(separator: ",").map { part in
            let tag = String(part).trimmed
            return tag.first == "#" ? String(tag.dropFirst()) : tag
        }.filter { !$0.isEmpty }.uniqued()
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
        guard keys.count == 1, let key = keys.first else {
            return commit(saying(.stage, added: stage.map { [$0] } ?? [], of: keys), edits)
        }
        let what = network.title(of: key.id, key.kind)
        let word = stage ?? texts[ChooserText.unstaged]
        return commit(texts(ChooserText.staged, ["what": what, "stage": word]), edits)
    }

    fileprivate mutating func setHolder(_ person: RecordID?) -> [Effect] {
        let keys = targetKeys(.partner, .task, .checklistItem, .position)
        if keys.allSatisfy({ $0.kind == .task }) { return give(keys, to: person) }
        return commit(sayingHolder(person.map(personName), keys), holding(person, keys))
    }

    /// Adds a team member and gives them the targets, in one change.
    fileprivate mutating func setHolder(newPerson name: String) -> [Effect] {
        var draft = author.draft(.person, named: name, in: network)
        draft.set(.team, "yes")
        let keys = targetKeys(.partner, .task, .checklistItem, .position)
        let edits = [draft.edit(at: clock.now)] + holding(draft.key.id, keys)
        return commit(sayingHolder(name, keys) + saying([draft]), edits)
    }

    private func sayingHolder(_ name: String?, _ keys: [RecordKey]) -> String {
        let fields = Set(keys.compactMap { Self.holderField($0.kind) })
        guard keys.count > 1, fields.count == 1, let field = fields.first else {
            return about(keys, ChooserText.held, .heldMany, ["name": name ?? texts[ChooserText.nobody]])
        }
        return saying(field, added: name.map { [$0] } ?? [], of: keys)
    }

    private static func holderField(_ kind: Kind) -> Field? {
        switch kind {
        case .partner: .lead
        case .task: .accountable
        case .checklistItem, .position: .owner
        default: nil
        }
    }

    private func holding(_ person: RecordID?, _ keys: [RecordKey]) -> [RecordEdit] {
        keys.flatMap { key in
            Self.holderField(key.kind).map {
                network.setting($0, person.map { [$0.text] } ?? [], of: [key], at: clock.now)
            } ?? []
        }
    }

    fileprivate func haveAll(_ keys: [RecordKey], _ tag: String) -> Bool {
        keys.allSatisfy { network.record($0)?.all(.tag).contains(tag) ?? false }
    }

    /// Puts tags on the targets, or takes them off where all have all of them.
    fileprivate mutating func toggle(_ tags: [String]) -> [Effect] {
        let keys = targetKeys()
        guard !tags.isEmpty else { return [] }
        let isOn = tags.allSatisfy { haveAll(keys, $0) }
        let edits = keys.compactMap { key in
            network.editing(key, at: clock.now) { draft in
                for tag in tags { if isOn { draft.remove(.tag, tag) } else { draft.add(.tag, tag) } }
            }
        }
        guard keys.count == 1, let key = keys.first else {
            return commit(saying(.tag, added: isOn ? [] : tags, removed: isOn ? tags : [], of: keys), edits)
        }
        let what = network.title(of: key.id, key.kind)
        let tag = tags.joined(separator: ", ")
        return commit(texts(isOn ? ChooserText.untagged : .tagged, ["what": what, "tag": tag]), edits)
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
