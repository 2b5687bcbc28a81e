import ArgumentParser
import Interchange
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus import`: records from other programs.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in partners from a spreadsheet, events and tasks from a calendar, or tasks from todo.txt.",
        subcommands: [ImportPartnersCommand.self, ImportICSCommand.self, ImportTodoCommand.self])
}

/// `caucus import partners`: partners, and the people in them, from a CSV file.
struct ImportPartnersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partners", abstract: "Take in partners and their people from a CSV file.",
        discussion: """
            The first row holds the headers; where they go is guessed and shown. --map "Header=Field" says it for one \
            of them, --map "Header=-" leaves it out. Fields: \
            \(ColumnTarget.all.map(\.word).joined(separator: ", ")).
            Partners that are there by the same name gain what they lack. What the import brings in has a tag, so that \
            a filter finds it, and one undo takes all of it back.
            """, aliases: ["csv"])

    @Argument(help: ArgumentHelp("The CSV file; - reads standard input.", valueName: "file"), completion: .file())
    var file: String

    @Option(
        name: .customLong("map"), help: ArgumentHelp("Where a column goes; may be repeated.", valueName: "header=field")
    )
    var map: [String] = []

    @Flag(help: "Show what would be done and write nothing.")
    var dryRun = false

    @Option(
        help: """
            What to do with names that look like one that is there: add, merge (take it for that one and fill what it \
            lacks) or skip. Without it you are asked on a terminal, and they are added elsewhere.
            """)
    var lookAlikes: ImportPlan.LookAlikes?

    @Flag(help: "Ask nothing; add names that look alike.")
    var yes = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let table = CSVTable(try InputFile.bytes(of: file))
        let mapping = try Self.mapping(of: table, asked: map, file: file)
        var access = try Access(place)
        let (plan, isDecided): (ImportPlan, Bool)
        do {
            (plan, isDecided) = try self.plan(table, mapping, access)
        } catch is LookAlikeWalk.Stopped {
            Output.standard.writeLine(access.texts[ShellText.walkStopped])
            return
        }
        let report = ImportReport(file: file, table: table, mapping: mapping, plan: plan, isDecided: isDecided)
        report.print()
        let edits = plan.edits(at: access.clock.now)
        guard !dryRun else {
            Output.standard.writeLine("Nothing was written, as --dry-run asked.")
            return
        }
        guard !edits.isEmpty else {
            Output.standard.writeLine("Nothing is new; nothing was written.")
            return
        }
        try access.save("Imported \(report.total) from \(lastPart(of: file))", edits)
        let undo = access.promising("; caucus undo takes all back")
        Output.standard.writeLine(
            "Imported \(report.total). List them with caucus list partners tag:\(plan.tag)\(undo).")
    }

    /// Makes the plan; on a terminal the person decides about names that look alike, which is told.
    private func plan(
        _ table: CSVTable, _ mapping: ColumnMapping, _ access: Access
    ) throws -> (plan: ImportPlan, isDecided: Bool) {
        let bar = ProgressBar("Comparing", total: table.rows.count)
        let policy = lookAlikes ?? .add
        let plan = PartnerImporter.plan(
            table, mapping, into: access.network, today: access.clock.today, decide: { _ in policy },
            progress: bar.show)
        bar.clear()
        let asks = lookAlikes == nil && !yes && !dryRun && Output.standard.isTerminal && InputFile.isTerminal
        guard asks, file != "-", !plan.lookAlikes.isEmpty else { return (plan, false) }
        let walk = LookAlikeWalk(file, count: plan.lookAlikes.count, access.texts)
        let decided = try PartnerImporter.plan(
            table, mapping, into: access.network, today: access.clock.today, decide: walk.decide)
        return (decided, true)
    }

    /// Where the columns of a table go; throws where the table cannot be read to its end or has no names.
    static func mapping(of table: CSVTable, asked: [String], file: String) throws -> ColumnMapping {
        if let sort = table.foreignSort {
            throw CommandFailure(.data, "\(file): \(words(for: sort)); nothing was imported")
        }
        if let problem = table.problem { throw unreadable(problem, file) }
        guard let header = table.rows.first else {
            throw CommandFailure(.data, "\(file): the file has no rows; nothing was imported")
        }
        do throws(ColumnMapping.Problem) {
            return try ColumnMapping(headers: header.cells, asked: asked)
        } catch {
            throw ImportReport.failure(error, file: file)
        }
    }

    private static func words(for sort: CSVTable.ForeignSort) -> String {
        switch sort {
        case .spreadsheet: "is a spreadsheet or an archive, no CSV; open it and save it as CSV"
        case .pdf: "is a PDF, no CSV; ask for the table as a spreadsheet and save that as CSV"
        case .markup: "is a web page or XML, no CSV; save the table as CSV"
        case .binary: "is no text; save the table as CSV"
        }
    }

    private static func unreadable(_ problem: CSVProblem, _ file: String) -> CommandFailure {
        switch problem.what {
        case .quoteNeverClosed:
            CommandFailure(
                .data,
                "\(file):\(problem.line): the quote that opens here is never closed; close it, or double it "
                    + "if it belongs to the text; nothing was imported")
        }
    }

    private func lastPart(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}

extension ImportPlan.LookAlikes: ExpressibleByArgument {
    /// `same` was the word for `merge`.
    package init?(argument: String) {
        self.init(rawValue: argument == "same" ? "merge" : argument)
    }
}
