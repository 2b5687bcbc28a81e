import NetworkModel
import TextCanvas

/// Commands of every screen that has a list.
enum ListCommands {
    static let rows: [Command] = moving + finding

    private static let moving: [Command] = [
        row(
            "list.down", ["j", .down, .control("n")], .moving, "down", "Go to the next row, or scroll the open detail."
        ) { $0.move(1) },
        row("list.up", ["k", .up, .control("p")], .moving, "up", "Go to the row before, or scroll the open detail.") {
            $0.move(-1)
        },
        row("list.pageDown", [.pageDown, .control("f"), " "], .moving, "page down", "Go a screenful down.") {
            $0.page(1)
        },
        row("list.pageUp", [.pageUp, .control("b")], .moving, "page up", "Go a screenful up.") { $0.page(-1) },
        row("list.halfDown", [.control("d")], .moving, "half a page down", "Go half a screenful down.") {
            $0.page(1, by: $0.height / 2)
        },
        row("list.halfUp", [.control("u")], .moving, "half a page up", "Go half a screenful up.") {
            $0.page(-1, by: $0.height / 2)
        },
        row("list.first", ["g", .home], .moving, "first", "Go to the first row.") { $0.move(to: 0) },
        row("list.last", ["G", .end], .moving, "last", "Go to the last row.") { $0.move(to: .max) },
        Command(
            "list.open", [.enter, .right], in: .lists, .moving, "open",
            help: "Open the selected record; from an event that is open, go on to its sessions.", footer: 60,
            unavailable: { $0.module.hasDetail ? $0.needsSelection : $0.texts[GeneralText.noDetail] }
        ) { state in
            if let place = state.selected, place.kind == .session { return state.open(session: place) }
            if !state.sessionsFromHere.isEmpty { return state.openSessionsFromHere() }
            state.withList { $0.isDetailOpen = true }
            return []
        },
        Command(
            "list.back", [.escape, .left, "h"], in: .lists, .moving, "back",
            help: "Close the detail, then unmark, then empty the filter, then go back to the tab it stands under."
        ) { state in
            if state.list?.isPlain == true, state.screen != state.screen.tab { return state.go(to: state.screen.tab) }
            state.withList { $0.back() }
            return []
        },
    ]

    private static let finding: [Command] = [
        row("list.filter", ["/"], .finding, "filter", "Show only what matches what you type.") { $0.filter.begin() },
        Command(
            "list.mark", ["v"], in: .lists, .finding, "mark", help: "Mark the selected row, or unmark it, and go on.",
            footer: 70, bulk: 60, unavailable: { $0.needsSelection }
        ) { state in
            state.withList { $0.toggleMark() }
            return []
        },
        Command(
            "list.views", ["F"], in: .lists, .finding, "views",
            help: "Go to a saved view, or keep this filter as one by typing a name for it."
        ) { $0.present(ListChoosers.views($0)) },
        Command(
            "list.forgetView", in: .lists, .finding, "forget a view", help: "Forget a saved view.",
            unavailable: { state in
                state.configuration.views.contains { $0.screen == state.screen }
                    ? nil : state.texts[ChooserText.noViews]
            }
        ) { $0.present(ListChoosers.forgetView($0)) },
        Command(
            "list.sort", ["^"], in: .lists, .finding, "sort",
            help: "Sort by a column; again by the same one turns it round.",
            unavailable: { $0.module.columns($0).isEmpty ? $0.texts[ChooserText.noColumns] : nil }
        ) { $0.present(ListChoosers.sort($0)) },
        Command(
            "list.columns", ["|"], in: .lists, .finding, "columns", help: "Choose which columns the list shows.",
            unavailable: { $0.module.columns($0).isEmpty ? $0.texts[ChooserText.noColumns] : nil }
        ) { $0.present(ListChoosers.columns($0)) },
        row("list.markRange", ["V"], .finding, "mark up to here", "Mark all rows from the last mark to this one.") {
            $0.markRange()
        },
        row("list.markAll", ["*"], .finding, "mark all", "Mark every row shown, or none where all are.") {
            $0.toggleAllMarks()
        },
    ]

    private static func row(
        _ id: CommandID, _ keys: [Key], _ group: CommandGroupText, _ title: String, _ help: String,
        _ change: @escaping @Sendable (inout ListState) -> Void
    ) -> Command {
        Command(id, keys, in: .lists, group, title, help: help) { state in
            state.withList(change)
            return []
        }
    }
}

extension ListState {
    /// Whether there is nothing to go back from.
    fileprivate var isPlain: Bool { !isDetailOpen && marks.isEmpty && filter.isEmpty }

    fileprivate mutating func move(_ rows: Int) {
        if isDetailOpen { detailTop = max(0, detailTop + rows) } else { move(by: rows) }
    }

    fileprivate mutating func back() {
        if isDetailOpen {
            isDetailOpen = false
        } else if !marks.isEmpty {
            marks = []
        } else {
            filter.clear()
        }
    }
}

extension State {
    /// Changes the list of the open screen, where it has one.
    package mutating func withList(_ change: (inout ListState) -> Void) {
        if let list = module.list { change(&self[keyPath: list]) }
    }

    /// Why a command that needs a selected record cannot be run; nil where one is selected.
    package var needsSelection: String? { selected == nil ? texts[GeneralText.nothingSelected] : nil }
}
