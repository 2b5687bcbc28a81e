import NetworkModel
import TextCanvas

/// The commands of the Session screen.
enum SessionCommands {
    static let rows: [Command] = entering + entries + agenda + running + moving

    private static let entering: [Command] = EntrySort.allCases.map { sort in
        let (key, place) = key(of: sort)
        return row(
            "session.\(sort.rawValue)", [key, .alt(key.text ?? "i")], title(of: sort), help(of: sort), footer: place,
            unavailable: { $0.closedReason }
        ) { $0.beginEntry(sort) }
    }

    private static func key(of sort: EntrySort) -> (Key, Int) {
        switch sort {
        case .information: ("i", 1)
        case .decision: ("y", 2)
        case .task: ("t", 3)
        case .priority: ("p", 4)
        case .question: ("q", 5)
        }
    }

    private static func title(of sort: EntrySort) -> String { sort == .information ? "info" : sort.rawValue }

    private static func help(of sort: EntrySort) -> String {
        switch sort {
        case .information: "Enter information: i, the words, Enter."
        case .decision: "Enter a decision\(turned)"
        case .task: "Enter a task (what @who day); on a decision, a task from it\(turned)"
        case .priority: "Enter a priority\(turned)"
        case .question: "Enter an open question\(turned)"
        }
    }

    /// What the keys of the other kinds do on information, and why not on the line on which the cursor rests.
    private static let turned =
        "; on information you went to, make one of it. The line just typed, where the cursor rests, stays."

    private static let entries: [Command] = [
        row(
            "session.turn", ["c"], "turn into…", "Make another kind of entry out of the selected one.", footer: 6,
            unavailable: { $0.closedReason ?? $0.needsEntry }
        ) { $0.turnEntry() },
        row(
            "session.follow", [">"], "task from it", "Enter a task that follows from the selected entry.",
            unavailable: { $0.closedReason ?? $0.needsEntry }
        ) { $0.followEntry() },
        row(
            "session.mend", ["e"], "mend", "Change the words of the selected entry or agenda item.",
            unavailable: { $0.closedReason ?? $0.needsSelection }
        ) { $0.mendEntry() },
        row(
            "session.delete", ["x", .delete], "delete", "Delete the selected entry or agenda item; u brings it back.",
            unavailable: { $0.closedReason ?? $0.needsSelection }
        ) { $0.deleteEntry() },
        row(
            "session.move", ["m"], "move", "Move the selected entry to another agenda item.",
            unavailable: { $0.closedReason ?? $0.needsEntry }
        ) { $0.moveEntry() },
        row(
            "session.owner", ["o"], "owner", "Say who does the selected task, or leads the selected agenda item.",
            unavailable: { $0.needsSelection }
        ) { $0.chooseOwner() },
        row(
            "session.count", ["w"], "who agrees",
            "Say how a decision was taken: its method, who stands aside or objects.",
            unavailable: { $0.closedReason ?? $0.needs(.decision, .notADecision) }
        ) { $0.countDecision() },
        row(
            "session.votes", ["v"], "dots",
            "Give a priority its dots, a number or names with theirs, and go on; the order follows.",
            unavailable: { $0.needs(.priority, .notAPriority) }
        ) { $0.votePriority() },
        row(
            "session.dotsEach", ["V"], "dots for each", "Say how many dots each of those present can give.",
            unavailable: { $0.closedReason }
        ) { $0.askForDotsEach() },
        row(
            "session.redLine", ["R"], "red line", "Say what the selected priority must not cross.",
            unavailable: { $0.needs(.priority, .notAPriority) }
        ) { $0.say(.redLine, .redLinePrompt) },
        row(
            "session.fallback", ["f"], "fallback", "Say what the selected priority falls back to.",
            unavailable: { $0.needs(.priority, .notAPriority) }
        ) { $0.say(.fallback, .fallbackPrompt) },
        row(
            "session.done", ["d"], "done", "Mark an agenda item or task done, or a question answered, or open again.",
            unavailable: { $0.needsSelection }
        ) { $0.finishEntry() },
    ]

    private static let agenda: [Command] = [
        row(
            "session.next", [.tab], "next item", "Finish the item that is up and take up the next; parts follow.",
            footer: 7, unavailable: { $0.closedReason }
        ) { $0.moveOn(1) },
        row(
            "session.previous", [.backTab], "item before", "Go back to the item before.",
            unavailable: { $0.closedReason }
        ) { $0.moveOn(-1) },
        row(
            "session.jump", ["n", "/"], "take up…", "Choose the agenda item to take up.",
            unavailable: { $0.closedReason }
        ) { $0.jumpToItem() },
        row(
            "session.addItem", ["a"], "add item", "Add an agenda item to this part.",
            unavailable: { $0.closedReason }
        ) { $0.addItem() },
        row(
            "session.more", ["+"], "more time",
            "Plan five minutes more for the selected agenda item, or one up to ten.",
            unavailable: { $0.closedReason ?? $0.needsItem }
        ) { $0.planMinutes(1) },
        row(
            "session.less", ["-"], "less time",
            "Plan five minutes less for the selected agenda item, or one up to ten.",
            unavailable: { $0.closedReason ?? $0.needsItem }
        ) { $0.planMinutes(-1) },
        row(
            "session.down", ["J"], "later", "Put the agenda item or priority one place further down.",
            unavailable: { $0.needsSelection }
        ) { $0.reorder(1) },
        row(
            "session.up", ["K"], "earlier", "Put the agenda item or priority one place further up.",
            unavailable: { $0.needsSelection }
        ) { $0.reorder(-1) },
    ]

    private static let running: [Command] = [
        row(
            "session.run", ["r"], "begin", "Begin the session, or go on after a pause.", footer: 0,
            unavailable: { state in
                guard let session = state.shownSession else { return state.texts[SessionText.noSession] }
                return session.status == "running" ? state.texts[SessionText.begun] : state.closedReason
            }
        ) { $0.runSession() },
        row(
            "session.present", ["g"], "present",
            "Say who is there: marks, walk-ins in one line, newcomers and buddies.",
            footer: 8, unavailable: { $0.closedReason }
        ) { $0.present(PresentOverlay($0)) },
        row(
            "session.pause", ["z"], "pause", "Stop the clock, or let it go on.", footer: 9,
            unavailable: { $0.closedReason }
        ) { $0.pauseSession() },
        row(
            "session.close", ["C"], "close", "Look through what is open, then close the session and write the minutes.",
            footer: 10, unavailable: { $0.closedReason }
        ) { $0.present(ClosingOverlay($0)) },
        row(
            "session.reopen", ["O"], "open again", "Open a closed session again, so that its minutes can be changed.",
            unavailable: { $0.shownSession?.isClosed == true ? nil : $0.texts[SessionText.notClosed] }
        ) { $0.reopenSession() },
        row(
            "session.minutes", ["M"], "minutes", "Write the minutes and the letters anew.",
            unavailable: { $0.shownSession == nil ? $0.texts[SessionText.noSession] : nil }
        ) { state in
            state.session.id.map { [.writeMinutes($0)] } ?? []
        },
    ]

    private static let moving: [Command] = [
        row("session.rowDown", ["j", .down], "down", "Go to the next row.") {
            $0.session.move(by: 1); return []
        },
        row("session.rowUp", ["k", .up], "up", "Go to the row before.") {
            $0.session.move(by: -1); return []
        },
        row("session.pageDown", [.pageDown, " "], "page down", "Go a screenful down.") { state in
            state.session.move(by: max(1, SessionFrame(state).rows.height - 1))
            return []
        },
        row("session.pageUp", [.pageUp], "page up", "Go a screenful up.") { state in
            state.session.move(by: -max(1, SessionFrame(state).rows.height - 1))
            return []
        },
        row("session.last", ["G", .end], "last", "Go to the last row.") { state in
            state.session.move(by: state.session.rows.count)
            return []
        },
        row("session.here", [.home], "item that is up", "Go back to the item that is up.") { state in
            state.followSession()
            return []
        },
        row(
            "session.unfold", [.enter], "unfold",
            "Show what was said under an agenda item, or hide it; show the whole of an entry.",
            unavailable: { $0.needsSelection }
        ) { $0.unfold() },
        row("session.partRight", [.right], "part to the right", "Look at the next part; the clock stays where it is.") {
            $0.showPart(1)
        },
        row("session.partLeft", [.left], "part to the left", "Look at the part before.") { $0.showPart(-1) },
        row("session.leave", [.escape], "leave", "Go back to the checklist; the session goes on.") { state in
            state.screen = .checklist
            return []
        },
    ]

    private static func row(
        _ id: String, _ keys: [Key], _ title: String, _ help: String, footer: Int? = nil,
        unavailable: @escaping @Sendable (State) -> String? = { _ in nil },
        action: @escaping @Sendable (inout State) -> [Effect]
    ) -> Command {
        Command(
            CommandID(id), keys, in: .screen(.session), .here, title, help: help, footer: footer,
            unavailable: unavailable, action: action)
    }
}

extension State {
    /// Why nothing can be changed; nil where a session is open.
    var closedReason: String? {
        guard let session = shownSession else { return texts[SessionText.noSession] }
        return session.isClosed ? texts[SessionText.isClosed] : nil
    }

    var needsEntry: String? { session.selectedRow?.entry == nil ? texts[SessionText.notASelection] : nil }
    var needsItem: String? { session.selectedRow?.item == nil ? texts[SessionText.notAnItem] : nil }

    func needs(_ sort: EntrySort, _ reason: SessionText) -> String? {
        session.selectedRow?.entry?.sort == sort ? nil : texts[reason]
    }
}
