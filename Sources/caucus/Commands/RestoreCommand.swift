import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import Sharing
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

            With --shared in place of --to it is what it was when this workspace was last shared, which is there for a \
            file that is gone, too.
            """)

    @Argument(help: ArgumentHelp("An Id, a name, or a file.", valueName: "name-or-file"))
    var words: [String]

    @Option(name: .long, help: ArgumentHelp("A number of caucus history, or a day or time.", valueName: "state"))
    var to: String?

    @Flag(name: .long, help: "Put it back to what it was when it was last shared.")
    var shared = false

    @Flag(name: .long, help: "Show what would change, and change nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Delete what was added to the file since.")
    var exact = false

    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard (to == nil) == shared else { throw ValidationError("say to which state: --to STATE or --shared") }
    }

    func run() throws {
        var access = try Access(place)
        let subject = try HistorySubject(words, access)
        if case .everything = subject { throw ValidationError("name a record or a file") }
        if shared, let kind = try subject.fileIfGone(access) {
            try bringBack(kind, access)
            return
        }
        let history = try subject.history(access)
        var (states, number, when) = try former(subject, history, access)
        var added = 0
        if case .file = subject, !exact {
            added = states.count { $0.fields == nil && access.network.record($0.key) != nil }
            states.removeAll { $0.fields == nil }
        }
        let title = title(of: subject)
        let values: KeyValuePairs = ["what": title, "when": when]
        let summary = access.texts(HistoryText.restored, values)
        let change = access.author.restoring(states, summary, in: access.network, toTheLetter: shared)
        let gone = try subject.fileIfGone(access)
        guard !change.isEmpty else {
            if let gone {
                throw CommandFailure(
                    .data, "\(gone.fileName) is not there or empty, and nothing is known of what it held \(when)")
            }
            let nothing = access.texts(ShellText.restoreNothing, values)
            Output.standard.writeLine(added == 0 ? nothing : access.texts(ShellText.restoreAdded, n: added))
            return
        }
        if dryRun { Output.standard.writeLine(access.texts(ShellText.restoreWould, n: change.edits.count, values)) }
        report(change, subject, history, after: number, access)
        if added > 0 { Output.standard.writeLine(access.texts(ShellText.restoreAdded, n: added)) }
        guard !dryRun else { return }
        var undo = " \(access.texts[ShellText.undoHint])"
        if let gone {
            let records = change.edits.compactMap(\.after).flatMap { RecDocument.text(of: $0) }
            undo = try begin(gone, with: FileDescriptor.text(of: gone) + records, change, access) ? undo : ""
        } else {
            let saved = try access.save(change)
            undo = access.promising(undo)
            for encounter in saved.encounters {
                Output.standard.writeLine("  \(EncounterWords(access.texts).words(encounter))")
            }
        }
        Output.standard.writeLine("\(summary).\(undo)")
        try forgetAgain()
    }

    /// What was, since which change of the history, and in words when.
    private func former(
        _ subject: HistorySubject, _ history: ChangeHistory, _ access: Access
    ) throws -> (states: [(key: RecordKey, fields: [RecField]?)], number: Int, when: String) {
        guard let to else {
            let states = try SharedState(access).states(of: subject, in: access.network)
            return (states, history.entries.count, access.texts[HistoryText.lastShared])
        }
        let number = try number(to, in: history, access)
        let when = history.entries.first { $0.number == number }.map { HistoryListing(access).moment($0.at) }
        return (history.state(after: number), number, when ?? access.texts[HistoryText.firstTime])
    }

    /// Brings a file back whole, as it was shared, that is gone or empty.
    private func bringBack(_ kind: Kind, _ access: Access) throws {
        let bytes = try SharedState(access).bytes(of: kind)
        let table = Table(kind, RecDocument(bytes))
        let notShared = try notShared(kind, table, access)
        let values: KeyValuePairs = ["what": kind.fileName, "when": access.texts[HistoryText.lastShared]]
        guard !dryRun else {
            Output.standard.writeLine(access.texts(ShellText.restoreWould, n: table.count, values))
            if let notShared { Output.standard.writeLine(notShared) }
            return
        }
        var author = access.author
        let summary = access.texts(HistoryText.restored, values)
        let change = Change(id: author.newID(), at: author.clock.now, by: author.me, summary: summary, edits: [])
        let canUndo = try begin(kind, with: bytes, change, access)
        Output.standard.writeLine("\(summary).\(canUndo ? " \(access.texts[ShellText.undoHint])" : "")")
        if let notShared { Output.standard.writeLine(notShared) }
        try forgetAgain()
    }

    /// Makes a file anew that is gone or empty: records are not added to one of which something is missing. Returns
    /// whether that can be taken back.
    private func begin(_ kind: Kind, with bytes: [UInt8], _ change: Change, _ access: Access) throws -> Bool {
        guard let saved = try access.store.replace([FileExchange(kind, old: [], new: bytes)], as: change) else {
            throw CommandFailure(.system, "\(kind.fileName) was written by another program just now; look at it first")
        }
        if let text = EncounterWords(access.texts).line(kept: saved) { Output.errors.writeLine("caucus: \(text)") }
        return saved.unnoted == nil
    }

    /// Says what was here besides when caucus last wrote the file, and how that comes back; nil where nothing was.
    private func notShared(_ kind: Kind, _ shared: Table, _ access: Access) throws -> String? {
        let history = try HistorySubject.file(kind).history(access)
        guard let last = history.entries.filter({ $0.change != nil }).map(\.number).max() else { return nil }
        func unstamped(_ fields: [RecField]?) -> [RecField]? { fields?.filter { !Field.modified.names($0) } }
        let count = history.state(after: last).count { key, fields in
            fields != nil && unstamped(fields) != unstamped(shared.record(key.id)?.fields)
        }
        guard count > 0 else { return nil }
        let verb = count == 1 ? "comes" : "come"
        return "\(Report.count(count, "record")) that had not been shared so, or at all, \(verb) back with "
            + "caucus restore \(kind.fileName) --to \(last)"
    }

    /// What was shared may be older than an erasure.
    private func forgetAgain() throws {
        guard shared, let again = try Forgetting.takeOver(in: try Access(place)) else { return }
        Output.standard.writeLines(again.report)
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

    private func number(_ to: String, in history: ChangeHistory, _ access: Access) throws -> Int {
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

/// What the workspace was when it was last shared from here.
private struct SharedState {
    private let history: GitHistory
    private let head: ObjectID

    init(_ access: Access) throws {
        history = try GitHistory(access.folder)
        guard let head = try history.head() else { throw SharingError.notSetUp }
        self.head = head
    }

    func bytes(of kind: Kind) throws -> [UInt8] {
        guard let bytes = try history.contents(of: [kind], in: history.files(of: head))[kind] else {
            throw CommandFailure(.data, "\(kind.fileName) was not there when this workspace was last shared")
        }
        return bytes
    }

    /// What the records of a subject were; of a file also those that were added since, which were not there.
    func states(
        of subject: HistorySubject, in network: Network
    ) throws -> [(key: RecordKey, fields: [RecField]?)] {
        switch subject {
        case .everything: return []
        case .file(let kind):
            let shared = Table(kind, RecDocument(try bytes(of: kind)))
            let records = shared.slots.map { slot in
                (key: RecordKey(kind, shared.id(at: Int(slot))), fields: Optional(shared.record(at: Int(slot)).fields))
            }
            let known = Set(records.map(\.key))
            let now = network[kind].slots.map { RecordKey(kind, network[kind].id(at: Int($0))) }
            let added = now.filter { !known.contains($0) }
            return records + added.map { ($0, nil) }
        case .record(let key, let title):
            let shared = Table(key.kind, RecDocument(try bytes(of: key.kind)))
            guard let record = shared.record(key.id) else {
                throw CommandFailure(.data, "\(title) was not there when this workspace was last shared")
            }
            return [(key, record.fields)]
        }
    }
}
