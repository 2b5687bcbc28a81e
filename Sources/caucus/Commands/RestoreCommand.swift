import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// `caucus restore`: puts a record, or all records of a file, back to what they were.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a record, or the records of a file, back to what they were.",
        discussion: """
            caucus restore aid-watch --to 3 --dry-run
            caucus restore partners.rec --to "yesterday 14:00"

            The states are those that caucus history numbers; 0 is before the first. A file gets back what was changed \
            or deleted since; what was added since stays, unless --exact. It is one change, which caucus undo takes back.
            """)

    @Argument(help: ArgumentHelp("An Id, a name, or a file.", valueName: "name-or-file"))
    var words: [String]

    @Option(name: .long, help: ArgumentHelp("A number of caucus history, or a day or time.", valueName: "state"))
    var to: String

    @Flag(name: .long, help: "Show what would change, and change nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Delete what was added to the file since.")
    var exact = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        let subject = try HistorySubject(words, access)
        if case .everything = subject { throw ValidationError("name a record or a file") }
        let history = try subject.history(access)
        let number = try number(in: history, access)
        var states = history.state(after: number)
        if case .file = subject, !exact { states.removeAll { $0.fields == nil } }
        let when = history.entries.first { $0.number == number }.map { HistoryListing(access).moment($0.at) }
        let title = title(of: subject)
        let values: KeyValuePairs = ["what": title, "when": when ?? access.texts[HistoryText.firstTime]]
        let summary = access.texts(HistoryText.restored, values)
        let change = access.author.restoring(states, summary, in: access.network)
        guard !change.isEmpty else {
            Output.standard.writeLine(access.texts(ShellText.restoreNothing, values))
            return
        }
        if dryRun { Output.standard.writeLine(access.texts(ShellText.restoreWould, n: change.edits.count, values)) }
        report(change, subject, history, after: number, access)
        guard !dryRun else { return }
        let saved = try access.save(change)
        for encounter in saved.encounters {
            Output.standard.writeLine("  \(EncounterWords(access.texts).words(encounter))")
        }
        Output.standard.writeLine("\(summary). \(access.texts[ShellText.undoHint])")
    }

    private func title(of subject: HistorySubject) -> String {
        switch subject {
        case .record(_, let title): title
        case .file(let kind): kind.fileName
        case .everything: ""
        }
    }

    /// What changes, and whose later work goes with it.
    private func report(
        _ change: Change, _ subject: HistorySubject, _ history: ChangeHistory, after number: Int, _ access: Access
    ) {
        let listing = HistoryListing(access)
        let isFile: Bool
        if case .file = subject { isFile = true } else { isFile = false }
        for edit in change.edits { listing.print(edit, isNamed: isFile) }
        let keys = Set(change.edits.map(\.key))
        let foreign = history.entries.filter { entry in
            let isMine = entry.change?.by != nil && entry.change?.by == access.author.me
            return entry.number > number && !isMine && entry.edits.contains { keys.contains($0.key) }
        }
        guard let last = foreign.last else { return }
        let phrases = HistoryPhrases(access.network, texts: access.texts)
        Output.standard.writeLine(
            access.texts(
                ShellText.restoreForeign, n: foreign.count,
                ["what": phrases.what(last), "who": phrases.who(last), "when": listing.moment(last.at)]))
    }

    private func number(in history: ChangeHistory, _ access: Access) throws -> Int {
        let text = Values.trimmed(to)
        if let number = Int(text), !text.utf8.contains(UInt8(ascii: "-")), text.utf8.count < 8 {
            guard number <= history.entries.count else {
                throw CommandFailure(
                    .data, "there is no state \(number); caucus history lists \(history.entries.count)")
            }
            return number
        }
        do throws(HumanDate.Problem) {
            let date = try HumanDate(text, in: HumanDate.Context(access.clock, prefers: .past))
            // What a minute or a day is named by is its end.
            let end = access.clock.zone.reading(date.day, date.time ?? TimeOfDay(clamping: 1439), seconds: 59)
            return history.number(at: end.timestamp)
        } catch {
            throw CommandFailure(.data, "\(text) is no state: \(error); write a number of caucus history, or a day")
        }
    }
}
