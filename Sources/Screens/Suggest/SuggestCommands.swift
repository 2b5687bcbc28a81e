import TextCanvas

/// The sharing out of tasks: owners proposed, and all that rests on a person handed over.
enum SuggestCommands {
    static let rows: [Command] = [
        Command(
            "tasks.suggest", ["S"], in: .screen(.tasks), .here, "suggest",
            help: "Propose owners for the marked tasks, or for those that nobody holds; nothing changes before Enter.",
            footer: 17, bulk: 15, replaces: "record.stage"
        ) { $0.openSuggestions() },
        Command(
            "person.handover", ["H"], in: .everywhere, .records, "hand over",
            help: "Show what stands still if a person leaves, and hand it over to others in one change."
        ) { $0.askWhoLeaves() },
    ]
}
