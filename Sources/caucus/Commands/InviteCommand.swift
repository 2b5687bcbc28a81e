import ArgumentParser
import NetworkModel
import RecFormat
import Screens

/// `caucus invite`: notes that people and partners were asked to come to an event.
struct InviteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Note that people and partners were invited to an event.",
        discussion: """
            caucus invite mc14 "James Goodman" aid-watch
            caucus invite mc14 "all partners stage:active"
            Of partners that a filter lets through, their working contacts are asked. Replies that are there stay.
            """)

    @Argument(help: "The Id of the event, or its name.")
    var event: String

    @Argument(help: ArgumentHelp("Ids or names, each in quotes where it has blanks; or a filter.", valueName: "name"))
    var names: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let found = try RecordFinder(access.network).record(event, among: [.event])
        let ids = try names.flatMap { try Attendees(access).ids(meantBy: $0) }
        let edits = access.network.notingParticipants(ids, at: found.key.id, at: access.clock.now) { participant in
            if !participant.isAsked { participant.reply = .invited }
        }
        try Attendees(access).save(
            edits, "Invited \(Set(ids).count) to \(found.title)", of: found, &access, format)
    }
}

/// `caucus attend`: notes who was at an event, and takes down who walked in.
struct AttendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend", abstract: "Note who is at an event, or take down somebody who walked in.",
        discussion: """
            caucus attend assembly "James Goodman" bees
            caucus attend assembly --walk-in "Amina Okoye / Lake Watch / community group / maps"
            """)

    @Argument(help: "The Id of the event, or its name.")
    var event: String

    @Argument(help: ArgumentHelp("Ids or names, each in quotes where it has blanks.", valueName: "name"))
    var names: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Somebody new: name / organisation / kind / what they asked for.", valueName: "line"))
    var walkIn: [String] = []

    @Flag(help: "Note that they did not come.")
    var absent = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Which time of an event that repeats; the one of today or the last before, where none is given.",
            valueName: "day"))
    var on: String?

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func validate() throws {
        if names.isEmpty, walkIn.isEmpty { throw ValidationError("name who is there, or give --walk-in") }
        if absent, !walkIn.isEmpty { throw ValidationError("who walked in is there; leave out --absent") }
    }

    func run() throws {
        var access = try Access(place)
        let found = try RecordFinder(access.network).record(event, among: [.event])
        var ids = try names.flatMap { try Attendees(access).ids(meantBy: $0) }
        // Each line sees what the ones before it made, so that nobody is made twice.
        var network = access.network
        var made: [RecordEdit] = []
        for line in walkIn {
            let taken = try Self.walkIn(line, in: network, by: &access.author)
            ids.append(taken.id)
            network.apply(Change(id: "", at: access.clock.now, summary: "", edits: taken.edits))
            made += taken.edits
        }
        let day = try Self.occurrence(on, of: found, access)
        made += access.network.notingParticipants(ids, at: found.key.id, at: access.clock.now) {
            $0.setAttended(!absent, on: day)
        }
        let word = absent ? "absent from" : "at"
        try Attendees(access).save(
            Self.joined(made, access.network), "Noted \(Set(ids).count) \(word) \(found.title)", of: found, &access,
            format)
    }

    /// The time of an event that repeats which is meant, nil of one that takes place once; it must have begun.
    private static func occurrence(_ text: String?, of found: RecordFinder.Found, _ access: Access) throws -> Day? {
        guard let event = access.network.event(found.key.id) else { return nil }
        var day = event.dayToAttend(on: access.clock.today, access.clock)
        if let text {
            guard let schedule = EventSchedule(event, on: access.clock), day != nil else {
                throw CommandFailure(.data, "\(found.title) does not repeat; leave out --on")
            }
            let wanted: Day
            do throws(HumanDate.Problem) {
                wanted = try HumanDate(text, in: HumanDate.Context(access.clock, prefers: .past)).day
            } catch {
                throw CommandFailure(.data, "\(text): \(error)")
            }
            let zone = access.clock.zone
            guard
                schedule.occurrences(from: wanted, through: wanted, seenIn: zone).contains(where: { $0.day == wanted })
            else { throw CommandFailure(.data, "\(found.title) does not take place on \(wanted.iso)") }
            day = wanted
        }
        if let starts = day ?? event.startDay(access.clock), starts > access.clock.today {
            throw CommandFailure(.data, "\(found.title) begins on \(starts.iso); who is there is noted then")
        }
        return day
    }

    /// Several edits of one record as one.
    private static func joined(_ edits: [RecordEdit], _ network: Network) -> [RecordEdit] {
        var keys: [RecordKey] = []
        var last: [RecordKey: RecordEdit] = [:]
        for edit in edits {
            if last.updateValue(edit, forKey: edit.key) == nil { keys.append(edit.key) }
        }
        return keys.compactMap { key in
            last[key].map { RecordEdit(key, before: network.record(key)?.fields, after: $0.after) }
        }
    }

    private static func walkIn(_ text: String, in network: Network, by author: inout Author) throws -> WalkIn {
        let line = QuickName(text, names: NameIndex(network))
        for problem in line.problems {
            guard case .ambiguous(let mention) = problem.what, case .ambiguous(let candidates) = mention.meaning else {
                continue
            }
            throw CommandFailure(
                .data, "several are called '\(mention.text)'; type the Id of the one that is meant",
                details: candidates.map(RecordFinder.line))
        }
        guard let walkIn = WalkIn(line, in: network, by: &author) else {
            throw CommandFailure(.data, "'\(text)': who is it? Write name / organisation / kind")
        }
        for case .likelyKnown(let mention, let candidates) in line.problems.map(\.what) {
            Output.errors.writeLine(
                "caucus: added \(mention.text), who looks like "
                    + "\(candidates.prefix(3).map(\.title).joined(separator: ", ")); caucus undo takes it back")
        }
        Output.errors.flushQuietly()
        return walkIn
    }
}

/// Whom the names on the command line mean, and what is said of them.
private struct Attendees {
    private let network: Network
    private let author: Author

    init(_ access: Access) {
        network = access.network
        author = access.author
    }

    /// The person or partner of a name; all that a filter lets through.
    func ids(meantBy text: String) throws -> [RecordID] {
        if let me = author.me, ["me", "@me"].contains(text) { return [me] }
        guard
            case .filter(let kind, let filter, let delegates) = AttendeeLine(
                text, names: NameIndex(network), today: author.clock.today)
        else { return [try RecordFinder(network).record(text, among: [.person, .partner]).key.id] }
        if let problem = filter.problems.first {
            throw CommandFailure(.data, "'\(text)' \(Texts().words(for: problem))")
        }
        var matcher = FilterMatcher(filter, kind: kind, network: network, author: author)
        let ids = network[kind].slots.filter { matcher.matches(Int($0)) }.map { network[kind].id(at: Int($0)) }
        guard !ids.isEmpty else { throw CommandFailure(.data, "nobody fits '\(text)'") }
        return delegates ? ids.map { network.delegate(of: $0) } : ids
    }

    func save(
        _ edits: [RecordEdit], _ summary: String, of event: RecordFinder.Found, _ access: inout Access,
        _ format: OutputFormat
    ) throws {
        guard !edits.isEmpty else {
            Output.standard.writeLine("\(event.title) has it so already; nothing was changed.")
            return
        }
        try access.save(summary, edits)
        Report.changed(event.key, "\(summary).", access, format)
    }
}
