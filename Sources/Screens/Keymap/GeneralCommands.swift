import NetworkModel
import TextCanvas

/// Commands that apply everywhere.
enum GeneralCommands {
    static let rows: [Command] = screens + finding + history + workspace + SharingCommands.rows

    private static let finding: [Command] = [
        Command(
            "palette", [":"], in: .everywhere, .general, "commands", help: "Find a command by its name and run it."
        ) { $0.present(CommandPalette(.palette, $0)) },
        Command(
            "help", ["?", Key(.function(1))], in: .everywhere, .general, "help",
            help: "Show every key, search for one, and run what is found."
        ) { $0.present(CommandPalette(.help, $0)) },
    ]

    private static let history: [Command] = [
        Command(
            "undo", ["u"], in: .everywhere, .general, "undo",
            help: "Take back your last change; where there is none, say what was done elsewhere."
        ) { $0.undo() },
        Command(
            "undo.last", in: .everywhere, .general, "undo-last",
            help: "Take back the last change of all: of the shell, an import, another terminal. U brings it back."
        ) { _ in [.undoLast] },
        Command(
            "redo", ["U"], in: .everywhere, .general, "redo", help: "Bring back what was taken back.",
            unavailable: { $0.history.redoable.isEmpty ? $0.texts[GeneralText.nothingToRedo] : nil }
        ) { $0.redo() },
        Command(
            "retry", in: .everywhere, .general, "retry saving", help: "Try again to save what could not be saved.",
            unavailable: { $0.history.failed.isEmpty ? $0.texts[GeneralText.nothingFailed] : nil }
        ) { $0.retrySaving() },
    ]

    private static let workspace: [Command] = [
        Command(
            "theme", in: .everywhere, .general, "theme", help: "Choose the colours; each shows as you go over it.",
            unavailable: { $0.themes.choices.isEmpty ? $0.texts[ChooserText.noThemes] : nil }
        ) { $0.present(ThemeChooser.overlay($0)) },
        Command(
            "who", in: .everywhere, .general, "who I am",
            help: "Say who is at the keyboard: it fills in By and means @me."
        ) { $0.present(WhoAreYou.overlay($0)) },
        Command(
            "import", in: .everywhere, .general, "import",
            help: "Read partners from a CSV file; one undo takes all back."
        ) { $0.present(importPrompt($0)) },
        Command(
            "check", in: .everywhere, .general, "check", help: "Look through all records for what is wrong."
        ) { _ in [.check(isAsked: true)] },
        Command(
            "problems", ["!"], in: .everywhere, .general, "problems",
            help: "Show what could not be read and what the check found, with its lines, and open the editor there.",
            unavailable: { $0.problems.isEmpty ? $0.texts[ProblemsText.none] : nil }
        ) { $0.present(ProblemsOverlay($0)) },
        Command(
            "messages", in: .everywhere, .general, "messages",
            help: "Show what the footer said, each whole, with when.",
            unavailable: { $0.said.isEmpty ? $0.texts[MessagesText.none] : nil }
        ) { $0.present(MessagesSheet($0)) },
        Command(
            "unsaved", in: .everywhere, .general, "unsaved",
            help: "Go on with what was in a form or an editor when caucus ended, and was never saved.",
            unavailable: { FormReturn.hasNone($0) ? $0.texts[FormText.keptNone] : nil }
        ) { $0.offerKeptForms() },
        Command(
            "interrupt", [.control("c")], in: .everywhere, .general, "stop",
            help: "Say how to leave; close what is open."
        ) { state in
            state.status = Status(state.texts[GeneralText.howToLeave])
            return []
        },
        Command(
            "redraw", [.control("l")], in: .everywhere, .general, "redraw", help: "Draw the whole screen anew."
        ) { _ in [.redraw] },
        Command(
            "quit", ["q"], in: .everywhere, .general, "quit", help: "Leave caucus; everything is saved already."
        ) { $0.quit() },
    ]

    private static func importPrompt(_ state: State) -> PromptOverlay {
        let hint = state.texts[FirstRunText.fileHint]
        return PromptOverlay(state.texts[FirstRunText.file], placeholder: hint) { file, _ in
            [.importPartners(file: file)]
        }
    }

    private static let screens: [Command] =
        ScreenID.tabs.map { id in
            let title = ScreenRegistry[id].title.rawValue
            return Command(
                CommandID("screen.\(id)"), [Key(id.digit)], in: .everywhere, .screens, title,
                help: "Go to \(title)."
            ) { $0.go(to: id) }
        } + [
            Command(
                "screen.session", ["0"], in: .everywhere, .screens, "session",
                help: "Go to the session that is running, or was last.",
                unavailable: {
                    $0.session.id == nil && $0.network.lastSession == nil ? $0.texts[SessionText.none] : nil
                }
            ) { $0.go(to: .session) },
            Command(
                "screen.next", [.tab], in: .everywhere, .screens, "next screen", help: "Go to the next screen."
            ) { $0.go(to: $0.screen.neighbour(1)) },
            Command(
                "screen.previous", [.backTab], in: .everywhere, .screens, "previous screen",
                help: "Go to the screen before."
            ) { $0.go(to: $0.screen.neighbour(-1)) },
        ]
}

extension ScreenID {
    /// The tab so many places on, the first after the last.
    fileprivate func neighbour(_ step: Int) -> ScreenID {
        let count = ScreenID.tabs.count
        return ScreenID.tabs[(Int(tab.rawValue) + step + count) % count]
    }
}

extension State {
    /// Goes to a screen.
    package mutating func open(_ id: ScreenID) { screen = id }

    /// Goes to a screen, as a command's action.
    package mutating func go(to id: ScreenID) -> [Effect] {
        open(id)
        return []
    }

    /// Puts an overlay above what is there, as a command's action.
    package mutating func present(_ overlay: any Overlay) -> [Effect] {
        overlays.append(overlay)
        return []
    }
}
