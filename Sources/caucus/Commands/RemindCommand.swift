import ArgumentParser
import Interchange
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus remind`: letters to owners with all that is open with them.
struct RemindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: "Write letters to owners with all that is open with them.",
        discussion: """
            A letter for each person and partner that answers for open tasks or checklist items, the oldest first, in \
            outbox/ in the workspace; nothing is sent. A partner's goes to its working contact, within their own \
            letter where they get one. Who got one less than \
            a week ago gets none, except with --again; who gave no consent or took it back, who has no address, and you \
            yourself, only when named. What is \
            private goes to the person who answers for it and to nobody else. A template of your own is \
            templates/reminder.txt.mustache in the workspace; --show-template prints the one that is shipped.
            """)

    @Argument(help: "The owners: people or partners; the beginning of a name will do. All where none is named.")
    var owners: [String] = []

    @Flag(help: "Write also to those who got a letter less than a week ago.")
    var again = false

    @Flag(help: "Show what would be done and write nothing.")
    var dryRun = false

    @Flag(help: "Print the template that is shipped.")
    var showTemplate = false

    @Flag(name: .customLong("private"), help: "With what says Private: yes, too.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        if showTemplate { return Output.standard.write(MinutesTemplate.reminder.text + "\n") }
        var access = try Access(place)
        let named = try named(in: access)
        let (clock, me, network) = (access.clock, access.author.me, access.network)
        let outgoing = network.outgoing(withPrivate: withPrivate)
        let reminders = outgoing.network.reminders(on: clock.today, for: named.isEmpty ? nil : named)
        let rows = reminders.map { (reminder: $0, obstacle: obstacle(of: $0, isNamed: !named.isEmpty, access)) }
        let taken = rows.filter { $0.obstacle == nil }.map(\.reminder)
        let writer = try ReminderWriter(access.store.workspace)
        let letters = writer.letters(taken)
        if !dryRun, !taken.isEmpty {
            _ = try writer.write(letters, in: outgoing, clock: clock, me: me)
            try access.save(summary(taken, access), taken.compactMap { $0.noting(network, at: clock) })
        }
        let listing = ReminderListing(letters, outgoing, clock: clock, texts: access.texts, me: me)
        format.json ? listing.printJSON(rows) : listing.print(rows)
        if !format.json { say(rows.count, taken, letters.count, access) }
    }

    private func named(in access: Access) throws -> Set<RecordID> {
        let finder = RecordFinder(access.network)
        return Set(
            try owners.map { owner in
                guard owner == "@me" else { return try finder.record(owner, among: [.person, .partner]).key.id }
                guard let me = access.author.me else { throw Report.unknownMe }
                return me
            })
    }

    private func obstacle(of reminder: Reminder, isNamed: Bool, _ access: Access) -> Reminder.Obstacle? {
        reminder.obstacles(on: access.clock.today, me: access.author.me).first { obstacle in
            switch obstacle {
            case .recent: !again
            case .yourself, .refused, .noAddress: !isNamed
            }
        }
    }

    private func summary(_ taken: [Reminder], _ access: Access) -> String {
        guard taken.count == 1, let owner = taken.first?.owner.id else {
            return access.texts(RemindText.summary, n: taken.count)
        }
        return access.texts(RemindText.summaryOne, ["name": access.network.title(of: owner, .person, .partner)])
    }

    private func say(_ count: Int, _ taken: [Reminder], _ letterCount: Int, _ access: Access) {
        let (output, texts) = (Output.standard, access.texts)
        if count == 0 { return output.writeLine(texts[RemindText.nobodyToRemind]) }
        if count > taken.count { output.writeLine(texts(RemindText.leftOut, n: count - taken.count) + ".") }
        let readers = Set(taken.map(\.reader)).compactMap { access.network.person($0) }.sorted { $0.name < $1.name }
        for (text, people) in [
            (RemindText.noConsent, readers.filter { !$0.hasConsented && !$0.hasRefused }),
            (.refusedConsent, readers.filter(\.hasRefused)),
        ] where !people.isEmpty {
            output.writeLine(
                texts(text, n: people.count, ["names": people.map(\.name).joined(separator: ", ")]) + ".")
        }
        if dryRun { return output.writeLine(texts[RemindText.dryRun]) }
        if !taken.isEmpty { output.writeLine(texts(RemindText.written, n: letterCount) + "; nothing was sent.") }
    }
}
