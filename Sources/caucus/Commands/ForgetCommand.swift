import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// `caucus forget`: takes a person out of everything that is held.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Forget a person: take them out of everything, and keep the counts.",
        discussion: """
            caucus forget ana ruiz --dry-run       every place that tells of her; nothing is changed
            caucus forget ana ruiz                 shows that, asks for the name, then forgets
            caucus forget --purge-history          takes the past out of this git repository too

            Names, addresses and numbers go from all records, minutes, briefs, letters, comments, the journal, earlier \
            states of files and texts that were never entered. Contacts stay as contacts with someone, attendance stays \
            counted; open tasks become nobody's. It cannot be undone. A word that may mean somebody else, such as a \
            first name alone, is shown and stays unless --also names it.
            """)

    @Argument(help: "The person; an Id, or a name.")
    var name: [String] = []

    @Flag(name: .long, help: "Show every place that tells of the person, and change nothing.")
    var dryRun = false

    @Option(name: .long, help: ArgumentHelp("A word that means this person here, too.", valueName: "word"))
    var also: [String] = []

    @Option(name: .long, help: ArgumentHelp("For scripts: the whole name, instead of asking.", valueName: "name"))
    var yesForget: String?

    @Flag(name: .long, help: "Go on with an erasure that was cut short.")
    var resume = false

    @Flag(name: .long, help: "List what was forgotten: when, and how many records; not whom.")
    var list = false

    @Flag(name: .long, help: "Remove all history of the workspace's git repository.")
    var purgeHistory = false

    @Flag(name: .long, help: "With --purge-history, for scripts: do not ask.")
    var yesPurge = false

    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        let chosen = [list, resume, purgeHistory, !name.isEmpty].count { $0 }
        guard chosen == 1 else {
            throw ValidationError("name one person, or say --list, --resume or --purge-history")
        }
    }

    func run() throws {
        var access = try Access(place)
        if list { return listErasures(access) }
        if resume, try access.store.erasureCutShort().isEmpty { return try takeOver(access) }
        if purgeHistory { return try HistoryPurge(access).run(isAsking: !yesPurge) }
        let wanted = name.joined(separator: " ")
        let forgetting = try resume ? Forgetting(resuming: &access) : Forgetting(wanted, also: also, &access)
        Output.standard.writeLines(forgetting.report(inShell: true))
        guard !dryRun else { return Output.standard.writeLine("Nothing was changed.") }
        try confirm(forgetting)
        Output.standard.writeLines([""] + (try forgetting.carryOut(&access).lines))
    }

    /// Goes on with what was forgotten elsewhere and not here yet.
    private func takeOver(_ access: Access) throws {
        guard let taken = try Forgetting.takeOver(in: access) else {
            throw CommandFailure(.data, "no erasure was cut short; name the person to forget")
        }
        Output.standard.writeLines(taken.report)
    }

    /// Nothing is forgotten by a slip: the whole name has to be typed.
    private func confirm(_ forgetting: Forgetting) throws {
        guard !resume else { return }
        let name = forgetting.name
        if let typed = yesForget {
            guard forgetting.isNamed(by: typed) else {
                throw CommandFailure(
                    .data, "'\(typed)' is not the whole name, so nothing was changed; write --yes-forget \"\(name)\"")
            }
            return
        }
        guard InputFile.isTerminal else {
            throw CommandFailure(
                .usage, "forgetting cannot be undone, and nobody is there to be asked; write --yes-forget \"\(name)\"")
        }
        Output.standard.write("\nThis cannot be undone. Type the whole name to forget \(name), or Enter to stop ▸ ")
        try Output.standard.flush()
        guard let typed = readLine(), forgetting.isNamed(by: typed) else {
            throw CommandFailure(.data, "that is not the whole name, so nothing was changed")
        }
    }

    private func listErasures(_ access: Access) {
        let all = access.network.all(ErasureRecord.self)
        guard !all.isEmpty else { return Output.standard.writeLine("Nobody was forgotten in this workspace.") }
        for erasure in all {
            Output.standard.writeLine(
                "\(erasure.day?.iso ?? "?")\t\(erasure.id)\t\(Report.count(erasure.records, "record"))\t"
                    + "\(Report.count(erasure.mentions, "mention"))\t\(erasure.kind?.typeName ?? "?")")
        }
    }
}
