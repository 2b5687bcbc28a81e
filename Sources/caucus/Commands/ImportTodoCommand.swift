import ArgumentParser
import Interchange
import NetworkModel
import RecFormat

/// `caucus import todo`: tasks from a todo.txt file.
struct ImportTodoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "todo", abstract: "Take in tasks from a todo.txt file.",
        discussion: """
            Tasks that are there already, by their id:, take up what was changed; a line without one whose words and day \
            a task has already is left out. What was changed here since a line was written (modified:) stays as it is \
            here, and what the line says is told; with --overwrite the file wins. A +project is an event by its Id, else \
            a theme; a @context is a tag. What has no place here is kept with the task, told with its line, and written \
            back by caucus export todo. One undo takes the whole import back.
            """)

    @Argument(help: ArgumentHelp("The file; - reads standard input.", valueName: "file"), completion: .file())
    var file: String

    @Flag(help: "Take what the file says also where a task was changed here since.")
    var overwrite = false

    @Flag(help: "Show what would be done and write nothing.")
    var dryRun = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let bytes = try InputFile.bytes(of: file)
        var access = try Access(place)
        let plan = TodoTxtImport(
            bytes, into: access.network, on: access.clock, mint: access.author.mint, overwriting: overwrite)
        let edits = plan.edits(at: access.clock.now)
        report(plan, edits)
        if dryRun { return Output.standard.writeLine("Nothing was written, as --dry-run asked.") }
        guard !edits.isEmpty else {
            return Output.standard.writeLine("Nothing is new; no record was changed.")
        }
        let what = CalendarImportReport.counted(edits.map(\.key.kind))
        let source = file == "-" ? "standard input" : file.split(separator: "/").last.map(String.init) ?? file
        try access.save("Imported \(what) from \(source)", edits)
        Output.standard.writeLine("Imported \(what).\(access.promising(" caucus undo takes all back."))")
    }

    private func report(_ plan: TodoTxtImport, _ edits: [RecordEdit]) {
        let output = Output.standard
        let added = edits.filter { $0.before == nil }
        let changed = edits.filter { $0.before != nil }
        let counts = [
            "\(added.count) new", "\(changed.count) changed", "\(plan.count - edits.count) as they were or left out",
        ]
        output.writeLine("\(plan.count) \(plan.count == 1 ? "task" : "tasks"): \(counts.joined(separator: ", "))")
        CalendarImportReport.list(
            added.map { "+ \(CalendarImportReport.title($0))" }
                + changed.map { "~ \(CalendarImportReport.title($0)): \(CalendarImportReport.fields($0))" })
        CalendarImportReport.list(
            CalendarImportReport.grouped(plan.notes.map { (place: "\(file):\($0.line)", text: $0.text) }))
    }
}
