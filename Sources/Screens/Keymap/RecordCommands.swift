package import NetworkModel
import TextCanvas

/// Commands on the selected or marked records, the same on every screen that shows such records.
enum RecordCommands {
    static let rows: [Command] = [
        Command(
            "record.done", ["d"], in: .everywhere, .records, "done",
            help: "Mark tasks and checklist items done, or open again.",
            footer: 20, unavailable: { $0.needs([.task, .checklistItem, .event]) }
        ) { $0.toggleDone() },
        Command(
            "record.snooze", ["s"], in: .everywhere, .records, "snooze",
            help: "Leave it out of Today for a while: s then 3, w or m, or a date.", footer: 30,
            unavailable: { $0.needs([.partner, .task, .checklistItem]) }
        ) { state in
            state.overlays.append(SnoozeChooser.overlay(state))
            return []
        },
        Command(
            "record.delete", ["x", .delete], in: .everywhere, .records, "delete",
            help: "Delete the selected or marked records; u brings them back.",
            unavailable: { $0.needs([.partner, .person, .event, .checklistItem, .task, .contact]) }
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

    mutating func toggleDone() -> [Effect] {
        let keys = targetKeys(.task, .checklistItem, .event)
        return commit(say(.done, .doneMany, keys), network.togglingDone(keys, clock: clock))
    }

    mutating func deleteTargets() -> [Effect] {
        let keys = targetKeys(.partner, .person, .event, .checklistItem, .task, .contact)
        let summary = say(.deletedOne, .deletedMany, keys)
        withList { $0.marks = [] }
        return commit(summary, network.deleting(keys))
    }

    /// Leaves the targets out of Today until a day; nil brings them back.
    package mutating func snooze(until day: Day?) -> [Effect] {
        let keys = targetKeys(.partner, .task, .checklistItem)
        let until = ["day": day.map(dates.near) ?? ""] as KeyValuePairs
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

/// The choices of `s`.
enum SnoozeChooser {
    static func overlay(_ state: State) -> ConfirmationOverlay {
        let today = state.day
        func choice(_ key: Key, _ text: GeneralText, _ day: Day?) -> ConfirmationOverlay.Choice {
            let words = state.texts[text] + (day.map { "  " + state.dates.weekday($0) } ?? "")
            return .init(key, words) { $0.snooze(until: day) }
        }
        return ConfirmationOverlay(
            question: state.texts[GeneralText.snooze],
            choices: [
                choice("3", .snoozeDays, today + 3), choice("w", .snoozeWeek, today + 7),
                choice("m", .snoozeMonth, today.adding(Period(1, .month))), choice("0", .snoozeBack, nil),
            ])
    }
}
