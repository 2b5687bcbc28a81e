import TextCanvas

/// Commands that apply everywhere.
enum GeneralCommands {
    static let rows: [Command] =
        screens + [
            Command(
                "quit", ["q"], in: .everywhere, .general, "quit", help: "Leave caucus; everything is saved already."
            ) { $0.quit() },
            Command(
                "undo", ["u"], in: .everywhere, .general, "undo", help: "Take the last change back.",
                unavailable: { $0.history.undoable.isEmpty ? $0.texts[GeneralText.nothingToUndo] : nil }
            ) { $0.undo() },
            Command(
                "redo", ["U"], in: .everywhere, .general, "redo", help: "Bring back what was taken back.",
                unavailable: { $0.history.redoable.isEmpty ? $0.texts[GeneralText.nothingToRedo] : nil }
            ) { $0.redo() },
            Command(
                "retry", in: .everywhere, .general, "retry saving", help: "Try again to save what could not be saved.",
                unavailable: { $0.history.failed.isEmpty ? $0.texts[GeneralText.nothingFailed] : nil }
            ) { $0.retrySaving() },
        ]

    private static let screens: [Command] =
        ScreenID.allCases.map { id in
            let title = ScreenRegistry[id].title.rawValue
            return Command(
                CommandID("screen.\(id)"), [Key(id.digit)], in: .everywhere, .screens, title, help: "Go to \(title)."
            ) { state in
                state.open(id)
                return []
            }
        } + [
            Command(
                "screen.next", [.tab], in: .everywhere, .screens, "next screen", help: "Go to the next screen."
            ) { state in
                state.open(state.screen.neighbour(1))
                return []
            },
            Command(
                "screen.previous", [.backTab], in: .everywhere, .screens, "previous screen",
                help: "Go to the screen before."
            ) { state in
                state.open(state.screen.neighbour(-1))
                return []
            },
        ]
}

extension ScreenID {
    /// The tab so many places on, the first after the last.
    fileprivate func neighbour(_ step: Int) -> ScreenID {
        let count = ScreenID.allCases.count
        return ScreenID.allCases[(Int(rawValue) + step + count) % count]
    }
}

extension State {
    /// Goes to a screen.
    package mutating func open(_ id: ScreenID) { screen = id }
}
