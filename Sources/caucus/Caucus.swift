import ArgumentParser
import Glibc

/// The command line of caucus; without a subcommand, the screens.
@main
struct Caucus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caucus",
        abstract: "Keep the partners of a network, log contacts, and see what needs you.",
        usage: "caucus [--workspace DIR]\n       caucus SUBCOMMAND …",
        discussion: """
            Without a subcommand the screens open. The workspace is the folder that --workspace names, else \
            CAUCUS_WORKSPACE, else the current folder if it is one, else the default in your configuration.

            Exit status: 0 done, 1 the data says no (not found, ambiguous, invalid; nothing written), 2 wrong usage, \
            3 could not read or write.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Every day",
                subcommands: [
                    LogCommand.self, TaskCommand.self, TasksCommand.self, AssignCommand.self, AcceptCommand.self,
                    DeclineCommand.self, DoneCommand.self, TodayCommand.self, AgendaCommand.self, BriefCommand.self,
                    SessionCommand.self,
                    MinutesCommand.self,
                ]),
            CommandGroup(
                name: "Sharing the work",
                subcommands: [
                    WorkloadCommand.self, SuggestCommand.self, HandoverCommand.self, RemindCommand.self,
                ]),
            CommandGroup(
                name: "Sharing the network",
                subcommands: [
                    SyncCommand.self, JoinCommand.self, ConflictsCommand.self, SettleCommand.self,
                    MergeDriverCommand.self,
                ]),
            CommandGroup(
                name: "Looking",
                subcommands: [ListCommand.self, ShowCommand.self, HistoryCommand.self, CheckCommand.self]),
            CommandGroup(
                name: "Events",
                subcommands: [
                    EventCommand.self, PlanCommand.self, ParticipantsCommand.self, InviteCommand.self,
                    AttendCommand.self, LeadsCommand.self,
                ]),
            CommandGroup(
                name: "Changing",
                subcommands: [
                    AddCommand.self, SetCommand.self, UndoCommand.self, RedoCommand.self, RestoreCommand.self,
                    ImportCommand.self, ExportCommand.self, ForgetCommand.self, MeCommand.self,
                ]),
            CommandGroup(name: "Beginning", subcommands: [InitCommand.self, DemoCommand.self]),
            CommandGroup(
                name: "About caucus",
                subcommands: [ThemesCommand.self, KeysCommand.self, FilterCommand.self, TextsCommand.self]),
        ])

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        LargePages.use()
        try TerminalSession.open(place)
    }

    static func main() {
        // Whatever is made holds personal data.
        umask(0o077)
        // A reader that has seen enough closes the pipe; writing then fails with EPIPE, which `Output` takes quietly.
        signal(SIGPIPE, SIG_IGN)
        do {
            let arguments = try Arguments.read()
            try CommandNames.check(arguments)
            var command = try parseAsRoot(arguments)
            try command.run()
            try Output.standard.flush()
            Output.errors.flushQuietly()
            if PartialReading.happened { Glibc.exit(CommandFailure.Status.system.rawValue) }
        } catch {
            Glibc.exit(CommandFailure.report(error))
        }
    }
}

/// The folder that a command works on.
struct WorkspaceOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The workspace folder.", valueName: "dir"), completion: .directory)
    var workspace: String?
}
