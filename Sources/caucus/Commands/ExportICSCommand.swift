import ArgumentParser
import Interchange
import NetworkModel
import Screens

/// `caucus export ics`: events and their preparation as an iCalendar file.
struct ExportICSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ics", abstract: "Write events and their preparation, or tasks, as an iCalendar file.",
        discussion: """
            Every calendar program reads it. A filter chooses events as caucus list events does: caucus export ics \
            kind:pre-meeting starts:>today --output meetings.ics. Whoever imports the file again gets the same events, \
            changed where they were changed here. With --tasks the filter chooses tasks, which are written as to-dos: \
            caucus export ics --tasks is:open @me. What is marked private is left out.
            """)

    // Terms may begin with a hyphen, as options do.
    @Argument(parsing: .allUnrecognized, help: "Words and field:value terms that choose events, or tasks.")
    var filter: [String] = []

    @Flag(help: "Tasks instead of events, as to-dos.")
    var tasks = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
    var output: String?

    @Option(help: "What becomes of preparation items: todos, events (for programs that show no to-dos) or none.")
    var plan: CalendarExport.PlanItems = .todos

    @Flag(help: "Leave out participants and their addresses.")
    var withoutPeople = false

    @Flag(name: .customLong("private"), help: "With what says Private: yes, too.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let access = try Access(place)
        let slots = try ListQuery(filter, tasks ? .task : .event, access).slots()
        let export = CalendarExport(
            access.network.outgoing(withPrivate: withPrivate), on: access.clock, items: plan, people: !withoutPeople)
        let calendar = tasks ? export.calendar(ofTasks: slots) : export.calendar(of: slots)
        guard let output else {
            Output.standard.write(calendar.bytes)
            return
        }
        try OutputFile.write(calendar.bytes, to: output)
        let count = calendar.components.count { $0.name == (tasks ? "VTODO" : "VEVENT") }
        let what = access.texts.noun(for: tasks ? .task : .event, n: count)
        Output.standard.writeLine("Wrote \(count) \(what) to \(output).")
    }
}

extension CalendarExport.PlanItems: ExpressibleByArgument {}
