import ArgumentParser
import Interchange
import NetworkModel

/// `caucus import ics`: events from iCalendar files.
struct ImportICSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ics", abstract: "Take in events and tasks from an iCalendar file, or from a folder of them.",
        discussion: """
            Events, and to-dos as tasks, that are there already, by their UID, take up what was changed; what is the same stays as it is. \
            Participants are found by e-mail address or name. What has no field is kept with the record and written \
            back by caucus export ics. One undo takes the whole import back.
            """)

    @Argument(help: ArgumentHelp("The file, or a folder of .ics files; - reads standard input."), completion: .file())
    var source: String

    @Flag(help: "Show what would be done and write nothing.")
    var dryRun = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let files = try read()
        var access = try Access(place)
        let plan = CalendarImport(files, into: access.network, on: access.clock, mint: access.author.mint)
        let edits = plan.edits(at: access.clock.now)
        CalendarImportReport(plan: plan, edits: edits, files: files.count).print()
        guard !dryRun else {
            Output.standard.writeLine("Nothing was written, as --dry-run asked.")
            return
        }
        if !plan.aside.isEmpty { try keepAside(plan.aside, access) }
        guard !edits.isEmpty else {
            Output.standard.writeLine("Nothing is new; no record was changed.")
            return
        }
        let what = CalendarImportReport.counted(edits.map(\.key.kind))
        let summary = "Imported \(what) from \(source == "-" ? "standard input" : lastPart(of: source))"
        _ = try access.save(access.author.change(summary, edits, counting: false))
        Output.standard.writeLine("Imported \(what).\(access.promising(" caucus undo takes all back."))")
    }

    private func read() throws -> [CalendarImport.File] {
        guard source != "-", InputFolder.isFolder(source) else {
            return [CalendarImport.File(name: source, bytes: try InputFile.bytes(of: source))]
        }
        let paths = try InputFolder.files(in: source, ending: ".ics")
        guard !paths.isEmpty else {
            throw CommandFailure(.data, "\(source) holds no .ics file; name a file, or the folder of the calendar")
        }
        return try paths.map { CalendarImport.File(name: $0, bytes: try InputFile.bytes(of: $0)) }
    }

    /// Writes what has no place in the records into a file of the workspace, so that nothing of the import is lost.
    private func keepAside(_ components: [CalendarComponent], _ access: Access) throws {
        let folder = "\(access.folder)/imports"
        try Environment.makeFolders(folder)
        let day = access.clock.today.iso
        let path = "\(folder)/not-taken-\(day)-\(access.clock.instant % 86_400).ics"
        let calendar = CalendarComponent(
            "VCALENDAR",
            [ContentLine("VERSION", value: "2.0"), ContentLine("PRODID", value: "-//caucus//not taken//EN")], components
        )
        try OutputFile.write(calendar.bytes, to: path)
        Output.standard.writeLine("What was not taken is kept in \(path).")
    }

    private func lastPart(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
