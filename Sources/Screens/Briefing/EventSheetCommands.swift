import NetworkModel
import TextCanvas

/// The sheets that an event keeps: leads, processes, newcomers; from the list of events, from the checklist and,
/// for the event that it prepares, from a session.
enum EventSheetCommands {
    static let rows: [Command] =
        rows(on: .events) { $0.selectedKey.flatMap { $0.kind == .event ? $0.id : nil } }
        + rows(on: .checklist) { $0.checklistEvent } + rows(on: .session) { $0.sessionSubject }

    /// The rows of a screen; `event` is the one that it speaks of.
    private static func rows(on screen: ScreenID, _ event: @escaping @Sendable (State) -> RecordID?) -> [Command] {
        let unavailable: @Sendable (State) -> String? = { state in
            event(state) == nil ? state.texts[LeadsText.openedFrom] : nil
        }
        return [
            Command(
                CommandID("\(screen).leads"), ["L"], in: .screen(screen), .here, "leads",
                help: "Show who leads on which theme in which region, and who talks to which delegation.",
                footer: 26, unavailable: unavailable
            ) { state in event(state).map { state.openLeads(of: $0) } ?? [] },
            Command(
                CommandID("\(screen).processes"), ["P"], in: .screen(screen), .here, "processes",
                help: "Show who speaks and who decides there, sign-off, channel and daily caucus, and what is open.",
                footer: 27, unavailable: unavailable
            ) { state in event(state).map { state.openProcesses(of: $0) } ?? [] },
            Command(
                CommandID("\(screen).newcomers"), ["N"], in: .screen(screen), .here, "newcomers",
                help: "Show who comes for the first time: their buddies, their training, their briefing.",
                footer: 28, unavailable: unavailable
            ) { state in event(state).map { state.openTraining(of: $0) } ?? [] },
        ]
    }
}
