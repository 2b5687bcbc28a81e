import ArgumentParser
import NetworkModel
import RecFormat
import Screens

/// `caucus event`: adds, moves and copies events.
struct EventCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Add an event with its plan, move it, or copy it to another year.",
        subcommands: [Add.self, Move.self, Copy.self])
}

extension EventCommand {
    /// `caucus event add`: an event, with the plan of a template.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add an event, with the preparation plan of a template.",
            discussion: """
                caucus event add "Ministerial conference" --on "25-28 mar 2027" --template intergovernmental
                """)

        @Argument(help: "Its title.")
        var title: String

        @Option(name: .long, help: "Its day or days: '25 mar', '25-28 mar 2027', 'fri 14:00'.")
        var on: String

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Whose clocks its hours are on, where not yours: Europe/Paris, geneva, kenya.", valueName: "zone"))
        var timezone: String?

        @Option(name: .long, help: "The template of its plan; caucus plan --list shows them.")
        var template: String?

        @Option(name: .long, help: "Where it takes place.")
        var place: String?

        @Option(name: .long, help: ArgumentHelp("The event that it prepares.", valueName: "event"))
        var prepares: String?

        @OptionGroup var workspace: WorkspaceOption
        @OptionGroup var format: OutputFormat

        func run() throws {
            var access = try Access(workspace)
            let title = try Values.name(title, what: "an event")
            let template = try template.map { try PlanCommand.template($0, access.network) }
            let days = try EventCommand.days(on, access)
            var draft = access.author.draft(.event, named: title, in: access.network)
            draft.set(.kind, template?.kind)
            let reader = ValueReader(access)
            let zone = try timezone.map { try reader.zone(called: Values.trimmed($0)) }
            try reader.warn(of: days, in: zone)
            draft.set(.starts, days.starts(in: zone?.zone ?? access.clock.zone))
            draft.set(.ends, days.ends(in: zone?.zone ?? access.clock.zone))
            draft.set(.timezone, zone?.name)
            draft.set(.place, place.map { Values.trimmed($0) })
            if let prepares {
                let found = try RecordFinder(access.network).record(prepares, among: [.event])
                draft.set(.prepares, found.key.id.text)
            }
            draft.set(.template, template?.name)
            var edits = [draft.edit(at: access.clock.now)]
            var text = "Added \(title)."
            if let template {
                let event = Event(RecRecord(draft.fields))
                let making = PlanMaking(template, for: event, in: access.network, me: access.author.me)
                edits += making.edits(by: &access.author)
                text = "Added \(title) with \(making.items.count) items. " + Self.meaning(making, access)
            }
            try access.save("Added \(title)", edits)
            Report.changed(draft.key, text, access, format)
        }

        /// What the plan means, as a sentence or two.
        private static func meaning(_ making: PlanMaking, _ access: Access) -> String {
            let today = access.clock.today
            let dates = DatePhrases(texts: access.texts, clock: access.clock)
            var words = making.firstDue.map { "The first is due \(dates.weekday($0))." } ?? ""
            let late = making.late(on: today)
            if late > 0 { words += " \(late) would be late already." }
            if let shortage = making.shortage(on: today) {
                let phrases = LeadTimePhrases(texts: access.texts, clock: access.clock, network: access.network)
                let (needed, left) = (phrases.amountSpelled(shortage.needed), phrases.amountSpelled(shortage.left))
                words +=
                    shortage.left < 0
                    ? " Too late for: \(shortage.text)."
                    : " Too little time: \(shortage.text) needs \(needed) with what comes first; \(left) are left."
            }
            return words
        }
    }

    /// `caucus event move`: an event to another day, and what is counted from it.
    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move", abstract: "Move an event to another day; says what moves, stays and is late.",
            discussion: "caucus event move mc14 \"15 apr 2027\" --dry-run")

        @Argument(help: "The event: its Id, or its name.")
        var event: String

        @Argument(help: "Its new first day.")
        var date: String

        @Flag(name: .long, help: "Say what would follow; write nothing.")
        var dryRun = false

        @Flag(name: .long, help: "Leave the events that prepare it on their days.")
        var alone = false

        @OptionGroup var workspace: WorkspaceOption
        @OptionGroup var format: OutputFormat

        func run() throws {
            var access = try Access(workspace)
            let (found, day) = try EventCommand.target(event, date, access)
            guard let move = EventMove(found.key.id, to: day, in: access.network, clock: access.clock) else {
                throw CommandFailure(
                    .data, "\(found.title) has no day yet; give it one with caucus set \(found.key.id) Starts=…")
            }
            if !format.json { MovePrinter(access).print(move, withPreMeetings: !alone) }
            guard !dryRun else {
                Output.standard.writeLine("Nothing was written.")
                return
            }
            let edits = move.edits(in: access.network, withPreMeetings: !alone)
            guard move.days != 0 else {
                Output.standard.writeLine("\(found.title) is on that day already; nothing was changed.")
                return
            }
            try access.save("Moved \(found.title) to \(day.iso)", edits)
            Report.changed(found.key, "Moved \(found.title) to \(day.iso).", access, format)
        }
    }

    /// `caucus event copy`: last year's event to this year.
    struct Copy: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "copy", abstract: "Copy an event to another day, with people, plan, tasks and leads.",
            discussion: "caucus event copy assembly-2026 \"9 dec 2027\" --title \"Assembly 2027\"")

        @Argument(help: "The event: its Id, or its name.")
        var event: String

        @Argument(help: "The first day of the copy: '9 dec 2027', or 'next year', the same weekday a year after it.")
        var date: String

        @Option(name: .long, help: "The title of the copy; the old one, with its year changed, where none is given.")
        var title: String?

        @Flag(name: .long, help: "Say what the copy would hold; write nothing.")
        var dryRun = false

        @OptionGroup var workspace: WorkspaceOption
        @OptionGroup var format: OutputFormat

        func run() throws {
            var access = try Access(workspace)
            let (found, day) = try EventCommand.target(event, date, access)
            let title = try title.map { try Values.name($0, what: "an event") }
            let copied = EventCopy(of: found.key.id, on: day, title: title, in: access.network, by: &access.author)
            guard let copied else { return }
            let late = copied.late > 0 ? ", \(copied.late) of them late already" : ""
            let preMeetings =
                copied.preMeetings.isEmpty
                ? "" : ", \(copied.preMeetings.count) pre-meetings with \(copied.preMeetingItems) items"
            let text =
                "\(found.title) to \(copied.title), \(day.iso): \(copied.people) to ask anew, "
                + "\(copied.items) items open\(late), \(copied.tasks) tasks proposed, \(copied.leads) leads\(preMeetings)."
            guard !dryRun else {
                Output.standard.writeLine("Would copy \(text)")
                Output.standard.writeLine("Nothing was written.")
                return
            }
            try access.save("Copied \(found.title) to \(day.iso)", copied.edits)
            Report.changed(RecordKey(.event, copied.event), "Copied \(text)", access, format)
        }
    }

    /// The event that is to be moved or copied, and the day to which: said as a date or counted from its own.
    fileprivate static func target(
        _ event: String, _ date: String, _ access: Access
    ) throws -> (event: RecordFinder.Found, day: Day) {
        let found = try RecordFinder(access.network).record(event, among: [.event])
        do throws(HumanDate.Problem) {
            let old = access.network.event(found.key.id)?.starts?.day
            return (found, try NewEventDay(date, from: old, on: access.clock).day)
        } catch {
            throw CommandFailure(.data, "\(date): \(error)")
        }
    }

    /// The days that a text means.
    fileprivate static func days(_ text: String, _ access: Access) throws -> EventDays {
        do throws(HumanDate.Problem) {
            return try EventDays(text, on: access.clock)
        } catch {
            throw CommandFailure(.data, "\(text): \(error)")
        }
    }
}

/// Prints what moving an event does.
private struct MovePrinter {
    private let network: Network
    private let clock: Clock
    private let output = Output.standard

    init(_ access: Access) {
        network = access.network
        clock = access.clock
    }

    func print(_ move: EventMove, withPreMeetings: Bool) {
        let (from, to) = (Self.days(move.from, move.ends?.from), Self.days(move.to, move.ends?.to))
        output.writeLine("\(network.title(of: move.event, .event)): \(from) → \(to)")
        for item in move.moving { print(item) }
        for (place, day) in move.fixed {
            let behind = day <= move.from && day > move.to ? "  after the event" : ""
            output.writeLine("  fixed  \(day.iso)               \(network.title(at: place))\(behind)")
        }
        if move.done > 0 { output.writeLine("  \(move.done) done, which stay") }
        for meeting in move.preMeetings {
            let to = withPreMeetings ? " → \(meeting.to.iso)" : ", stays"
            let behind = !withPreMeetings && meeting.fallsBehind ? "  after the event" : ""
            let name = network.title(of: meeting.event, .event)
            output.writeLine("  pre-meeting  \(meeting.from.iso)\(to)  \(name)\(behind)")
            if withPreMeetings { for item in meeting.moving { print(item) } }
        }
        let outlook = move.outlook(
            from: network.preparation(on: clock.today), in: network, withPreMeetings: withPreMeetings)
        for (shift, what) in [(outlook.late, "late"), (outlook.short, "with too little time")]
        where !shift.isNothing {
            output.writeLine("  \(what): \(shift.before) → \(shift.after)")
        }
    }

    private func print(_ item: EventMove.Item) {
        let late = item.to < clock.today ? "  late" : ""
        output.writeLine("  moves  \(item.from.iso) → \(item.to.iso)  \(network.title(at: item.place))\(late)")
    }

    private static func days(_ first: Day, _ last: Day?) -> String {
        last.map { "\(first.iso) – \($0.iso)" } ?? first.iso
    }
}
