import ArgumentParser

/// `caucus export`: records in the formats of other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Write records for other programs: events as a calendar, tasks as to-dos or as todo.txt, all about a person.",
        subcommands: [ExportICSCommand.self, ExportTodoCommand.self, ExportPersonCommand.self])
}
