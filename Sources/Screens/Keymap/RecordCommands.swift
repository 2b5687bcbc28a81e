package import NetworkModel
import TextCanvas

/// Commands on the selected or marked records, the same on every screen that shows such records.
enum RecordCommands {
    static let rows: [Command] = [
        Command(
            "log", ["l"], in: .everywhere, .records, "log",
            help: "Log a contact in one line, with the selected or marked partners and people in it.", footer: 10,
            bulk: 50
        ) { $0.openLog() },
        Command(
            "record.done", ["d"], in: .everywhere, .records, "done",
            help: "Mark tasks and checklist items done, or open again.",
            footer: 20, bulk: 20, unavailable: { $0.needs([.task, .checklistItem, .event]) }
        ) { $0.toggleDone() },
        Command(
            "record.snooze", ["s"], in: .everywhere, .records, "snooze",
            help: "Leave it out of Today for a while: s, then 3, w, m or a date, and Enter.", footer: 30, bulk: 70,
            unavailable: { $0.needs([.partner, .task, .checklistItem]) }
        ) { $0.present(SnoozeChooser.overlay($0)) },
        Command(
            "record.edit", ["e"], in: .everywhere, .records, "edit",
            help: "Change the selected record in a form, or one field of all marked.", footer: 50,
            unavailable: { $0.needsSelection }
        ) { $0.editSelected() },
        Command(
            "record.editText", ["E"], in: .everywhere, .records, "edit as text",
            help: "Change the selected record's text in $EDITOR.", unavailable: { $0.needsSelection }
        ) { state in state.selectedKey.map { state.edit($0) } ?? [] },
        Command(
            "record.add", ["a"], in: .everywhere, .records, "add", help: "Add what this screen shows.", footer: 40,
            unavailable: { $0.module.addedKinds.isEmpty ? $0.texts[GeneralText.notForThis] : nil }
        ) { $0.addUsual() },
        Command(
            "record.addOther", ["A"], in: .everywhere, .records, "add…", help: "Add a record of any kind."
        ) { $0.present(RecordChoosers.kind($0)) },
        Command(
            "record.task", ["t"], in: .everywhere, .records, "task",
            help: "Add a task in one line, with the selected partner if there is one.", footer: 35
        ) { $0.openTaskLine() },
        Command(
            "record.stage", ["S"], in: .everywhere, .records, "stage",
            help: "Set the stage of the selected or marked partners.",
            footer: 15, bulk: 10, unavailable: { $0.needs([.partner]) }
        ) { $0.present(RecordChoosers.stage($0)) },
        Command(
            "record.holder", ["o"], in: .everywhere, .records, "lead",
            help: "Say who holds the selected or marked records: lead, accountable or owner.", footer: 16, bulk: 30,
            unavailable: { $0.needs([.partner, .task, .checklistItem]) }
        ) { $0.present(RecordChoosers.holder($0)) },
        Command(
            "record.tag", ["#"], in: .everywhere, .records, "tag",
            help: "Put a tag on the selected or marked records, or take it off.",
            bulk: 40, unavailable: { $0.needsSelection }
        ) { $0.present(RecordChoosers.tag($0)) },
        Command(
            "record.delete", ["x", .delete], in: .everywhere, .records, "delete",
            help: "Delete the selected or marked records; u brings them back.",
            bulk: 80, unavailable: { $0.needs([.partner, .person, .event, .checklistItem, .task, .contact]) }
        ) { $0.deleteTargets() },
    ]
}

extension State {
    /// Why a command for these kinds cannot be run on what is selected or marked; nil where it can.
    package func needs(_ kinds: [Kind]) -> String? {
        let targets = targets
        if targets.isEmpty { return texts[GeneralText.nothingSelected] }
        return targets.contains { kinds.contains($0.kind) } ? nil : texts[GeneralText.notForThis]
    }

    mutating func editSelected() -> [Effect] {
        let targets = targetKeys()
        if targets.count > 1 { return present(BulkEdit.fields(of: targets, self)) }
        if let form = targets.first.flatMap({ RecordForm(editing: $0, self) }) { overlays.append(form) }
        return []
    }

    /// Adds what the open screen shows: an event with its plan, all else in a form.
    fileprivate mutating func addUsual() -> [Effect] {
        guard let kind = module.addedKinds.first else { return [] }
        switch kind {
        case .event: return present(NewEventOverlay(self))
        case .task: return openTaskLine()
        default: return add(kind)
        }
    }

    /// Opens a form for a new record, with what the open screen and the selected record say of it.
    package mutating func add(_ kind: Kind) -> [Effect] {
        var values = module.values(forNew: kind, in: self)
        if kind == .task {
            // The task under the cursor is another one; what it is about says nothing of a new one.
            if let partner = selected?.kind == .task ? nil : partnerInFocus { values.append((.partner, partner.text)) }
            values += usualHolder
        }
        overlays.append(RecordForm(new: kind, values, self))
        return []
    }

    mutating func toggleDone() -> [Effect] {
        let keys = targetKeys(.task, .checklistItem, .event)
        let outcome = network.togglingDone(keys, by: &author)
        return commit(say(.done, .doneMany, keys) + saying(outcome), outcome.edits)
    }

    mutating func deleteTargets() -> [Effect] {
        let keys = targetKeys(.partner, .person, .event, .checklistItem, .task, .contact)
        let items = checklistItems(of: keys)
        guard !items.isEmpty else { return delete(keys) }
        let question = texts(GeneralText.deleteQuestion, ["what": say(.oneRecord, .manyRecords, keys)])
        overlays.append(
            ConfirmationOverlay(
                question: question + " " + texts(GeneralText.itemsHang, n: items.count),
                choices: [
                    .init("d", texts(GeneralText.deleteItems, n: items.count)) { $0.delete(keys, with: items) },
                    .init("k", texts(GeneralText.keepItems, n: items.count)) { $0.delete(keys) },
                ]))
        return []
    }

    /// Deletes records in one change, and what belongs to them along with them.
    private mutating func delete(_ keys: [RecordKey], with items: [RecordKey] = []) -> [Effect] {
        var summary = say(.deletedOne, .deletedMany, keys)
        if !items.isEmpty { summary += " · " + texts(GeneralText.itemsDeleted, n: items.count) }
        let named = recordsNaming(keys + items)
        if named > 0 { summary += " · " + texts(GeneralText.stillNamed, n: named) }
        withList { $0.marks = [] }
        return commit(summary, network.deleting(keys + items))
    }

    /// The checklist items of the events among these, which would be nobody's without them.
    private func checklistItems(of keys: [RecordKey]) -> [RecordKey] {
        let events = keys.filter { $0.kind == .event }.compactMap { network.place(of: $0) }
        let items = events.flatMap { network.sources(.checklistItem, naming: $0) }.map { network.key(at: $0) }
        return items.filter { !keys.contains($0) }
    }

    /// How many records name these, and would name nothing once they are gone.
    private func recordsNaming(_ keys: [RecordKey]) -> Int {
        let places = keys.compactMap { network.place(of: $0) }
        let sources = places.flatMap { place in Kind.allCases.flatMap { network.sources($0, naming: place) } }
        return Set(sources).subtracting(places).count
    }

    /// Leaves the targets out of Today until a day; nil brings them back.
    package mutating func snooze(until day: Day?) -> [Effect] {
        let keys = targetKeys(.partner, .task, .checklistItem)
        let until = ["day": day.map { dates.near($0) } ?? ""] as KeyValuePairs
        let summary =
            keys.count == 1
            ? texts(GeneralText.snoozed, ["what": keys.first.map(name) ?? "", "day": until[0].value])
            : texts(GeneralText.snoozedMany, n: keys.count, until)
        return commit(summary, network.snoozing(keys, until: day, at: clock.now))
    }

    /// A sentence on one record by name, or on many by their number.
    func say(_ one: GeneralText, _ many: GeneralText, _ keys: [RecordKey]) -> String {
        keys.count == 1
            ? texts(one, ["what": keys.first.map(name) ?? ""]) : texts(many, n: keys.count)
    }

    private func name(_ key: RecordKey) -> String { network.title(of: key.id, key.kind) }
}
