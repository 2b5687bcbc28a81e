import ArgumentParser
import Interchange
import NetworkModel
import RecFormat
import Screens

/// `caucus log`: a contact in one line.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Log a contact in one line.",
        discussion: """
            [kind] [with] NAMES [when] [minutes] [outcome]: SUMMARY [#tag…] [> next step [due] [@assignee]]

            caucus log "call Third World Network, Amina yesterday 25m: will chair the session #mc14 > send draft fri @me"

            A next step becomes a task. +NAME makes a partner that is not there yet, @+NAME somebody to do the \
            next step. What is ambiguous is listed and nothing is written. With - the line comes from standard input; further lines become the notes.
            """)

    @Argument(parsing: .allUnrecognized, help: "The line, best in quotes; - reads standard input.")
    var text: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let (line, notes) = try typed()
        let words = [line] + (notes?.split(separator: "\n").map(String.init) ?? [])
        try CommandFailure.keeping(words) { try log(line, notes) }
    }

    private func log(_ line: String, _ notes: String?) throws {
        // Only what can be named: the log itself is not read, however long it is.
        var access = try Access(place, reading: [.partner, .person, .event])
        let entry = LogLine(line, in: Self.context(access))
        guard let logged = entry.logged(in: access.network, by: &access.author) else { throw Self.refusal(entry) }
        let edits = logged.edits.map { edit in
            edit.key == logged.contact ? Self.adding(notes, to: edit) : edit
        }
        try access.save("Logged with \(logged.names.joined(separator: ", "))", edits)
        let contact = edits.first { $0.key == logged.contact }
        if format.json, let fields = contact?.after {
            Output.standard.writeLine(JSONText.object(RecRecord(fields), .contact))
        } else {
            LogReport(access).print(entry, logged, edits)
        }
    }

    /// The line, and what follows it on standard input.
    private func typed() throws -> (line: String, notes: String?) {
        guard text != ["-"] else {
            let bytes = try InputFile.bytes(of: "-")
            let lines = try CommandInput.lines(bytes)
            guard let first = lines.firstIndex(where: { !$0.isEmpty }) else { throw Self.nothingTyped }
            let notes = lines[(first + 1)...].drop(while: \.isEmpty).joined(separator: "\n")
            return (lines[first], notes.isEmpty ? nil : notes)
        }
        let line = text.joined(separator: " ")
        guard !Values.trimmed(line).isEmpty else { throw Self.nothingTyped }
        return (line, nil)
    }

    /// What a typed line is read against here.
    static func context(_ access: Access) -> LogLine.Context {
        let network = access.network
        let me = access.author.me.flatMap { network.place(of: $0, among: [.person]) }
        return LogLine.Context(
            names: NameIndex(network), clock: access.clock,
            me: me.map { NameCandidate(key: network.key(at: $0), title: network.title(at: $0)) })
    }

    private static let nothingTyped = CommandFailure(
        .data, "there is nothing to log; write for example: caucus log \"call Aid/Watch 10m: will sign\"")

    private static func refusal(_ entry: LogLine) -> CommandFailure {
        let problems = entry.problems.filter(\.blocks)
        let details = problems.flatMap { problem -> [String] in
            guard case .ambiguous(let mention) = problem.what, case .ambiguous(let candidates) = mention.meaning else {
                return []
            }
            return candidates.map(RecordFinder.line)
        }
        let text = problems.map(words).joined(separator: "; ")
        return CommandFailure(.data, "nothing was logged: \(text)", details: details)
    }

    // Candidates are listed below the line, not within it.
    private static func words(_ problem: LogLine.Problem) -> String {
        switch problem.what {
        case .ambiguous(let mention): "'\(mention.text)' may be several; type more of the name, or the Id"
        case .unknownMe: Report.unknownMe.text
        default: "\(problem)"
        }
    }

    private static func adding(_ notes: String?, to edit: RecordEdit) -> RecordEdit {
        guard let notes, let fields = edit.after else { return edit }
        var draft = Draft(edit.key, fields: fields)
        draft.set(.notes, notes)
        return RecordEdit(edit.key, before: nil, after: draft.fields)
    }
}

/// Text that comes through standard input.
enum CommandInput {
    /// Its lines without blanks at their ends; what is not UTF-8 is read as Western European. Throws where there is a NUL,
    /// for which a record has no place.
    static func lines(_ bytes: [UInt8]) throws -> [String] {
        let text = LineEnds.unix(String(decoding: TextEncoding(detecting: bytes).utf8(bytes), as: UTF8.self))
        let parts = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            guard let place = part.firstIndex(of: 0) else { continue }
            let column = Substring(part[..<place]).count + 1
            throw CommandFailure(
                .data, "line \(number + 1), column \(column) is a NUL byte, so nothing was logged; take it out")
        }
        var lines = parts.map { Values.trimmed(String(Substring($0))) }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
