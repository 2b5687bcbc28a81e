import ArgumentParser
import NetworkModel
import RecFormat
import Screens

/// `caucus task`: a task in one line.
struct TaskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "Add a task in one line.",
        discussion: """
            TITLE [@who…] [due DAY] [6h] [!high] [#tag…] [+skill…] [for PARTNER] [after TASK] [part of TASK] \
            [waiting for WHOM] [starts DAY] [every …]

            caucus task "draft the sign-on letter @fatima due 2 fridays before mc14 6h #text !high after position-paper"

            Whoever is named first is asked to answer for it, the others help; where nobody is named you do, and with \
            @nobody nobody does yet. Words that are none of this stay in the title. A day, a name or a mark that cannot be is told, and nothing is \
            written.
            """)

    @Argument(parsing: .allUnrecognized, help: "The line, best in quotes.")
    var text: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let typed = text.joined(separator: " ")
        guard !Values.trimmed(typed).isEmpty else { throw Self.nothingTyped }
        try CommandFailure.keeping([typed]) { try add(typed) }
    }

    private func add(_ typed: String) throws {
        // The log says nothing of tasks, however long it is.
        var access = try Access(place, reading: Set(Kind.allCases).subtracting([.contact]))
        let line = TaskLine(typed, in: Self.context(for: typed, access))
        // Nobody sees here what was understood before it is written, so that what is in doubt is settled first.
        guard line.problems.isEmpty, let added = line.added(in: access.network, by: &access.author) else {
            throw Self.refusal(line)
        }
        try access.save("Added \(line.title)", added.edits)
        Self.report(added.task, access, format)
    }

    /// What a typed task is read against.
    static func context(for typed: String, _ access: Access) -> TaskLine.Context {
        let tasks = TaskLine.namesTasks(typed) ? TaskLine.taskNames(of: access.network) : nil
        return TaskLine.Context(LogCommand.context(access), tasks: tasks, network: access.network)
    }

    private static let nothingTyped = CommandFailure(
        .data, "there is no task; write for example: caucus task \"book a room @me due fri\"")

    private static func refusal(_ line: TaskLine) -> CommandFailure {
        let details = line.problems.flatMap { problem -> [String] in
            switch problem.what {
            case .owner(.ambiguous(let mention)):
                guard case .ambiguous(let candidates) = mention.meaning else { return [] }
                return candidates.map(RecordFinder.line)
            case .ambiguous(_, let candidates), .perhaps(_, let candidates): return candidates.map(RecordFinder.line)
            default: return []
            }
        }
        let text = line.problems.map { problem in
            switch problem.what {
            case .owner(.ambiguous(let mention)): "'\(mention.text)' may be several; type more of the name, or the Id"
            case .ambiguous(let text, _): "'\(text)' may be several; type more of the title, or the Id"
            case .perhaps(let text, _):
                "'after \(text)' may be several; type more of the title, or the Id, or quote it to have it in the title"
            case .noDay(let text):
                "'\(text)' names no day; write due fri, due 2w or due 12 dec, or quote it to have it in the title"
            case .owner(.unknownMe): Report.unknownMe.text
            default: "\(problem)"
            }
        }
        return CommandFailure(.data, "no task was added: \(text.joined(separator: "; "))", details: details)
    }

    /// Says what a task is now, as it was understood.
    private static func report(_ key: RecordKey, _ access: Access, _ format: OutputFormat) {
        guard !format.json, let task = access.network.task(key.id) else {
            return Report.changed(key, "", access, format)
        }
        let dates = DatePhrases(texts: access.texts, clock: access.clock)
        let who = task.accountable.map { access.network.title(of: $0, .person, .partner) }
        let parts = [
            who.map { task.stage == .proposed ? "\($0) is asked" : $0 } ?? access.texts[ListingText.nobodyYet],
            task.due.map { access.texts(ListingText.dueOn, ["day": dates.near($0)]) },
            task.record.first(.effort).map { "\($0) h" }, task.priority, helpers(task, access.network),
            task.repeats.map { "repeats \(Recurrence.shown($0))" }, subject(task, access.network),
            TaskStepReport.isBlocked(task, access.network) ? "blocked" : nil,
        ]
        let what = ([task.title] + parts.compactMap { $0 }).joined(separator: " · ")
        let undo = access.promising(" Take it back with caucus undo.")
        Output.standard.writeLine("Added \(what). Id \(key.id).\(undo)")
    }
}

extension TaskCommand {
    /// `Ana Ruiz and Pax help`.
    private static func helpers(_ task: Task, _ network: Network) -> String? {
        let names = task.assignees.map { network.title(of: $0, .person, .partner) }
        guard let last = names.last else { return nil }
        return names.count == 1 ? "\(last) helps" : "\(names.dropLast().joined(separator: ", ")) and \(last) help"
    }

    /// What it is for.
    private static func subject(_ task: Task, _ network: Network) -> String? {
        let titles = [
            task.partner.map { network.title(of: $0, .partner) }, task.event.map { network.title(of: $0, .event) },
        ].compactMap { $0 }
        return titles.isEmpty ? nil : "for \(titles.joined(separator: ", "))"
    }
}

/// `caucus tasks`: the tasks, filtered; open ones unless the filter asks how far they are.
struct TasksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks", abstract: "List tasks: the open ones unless the filter asks for others.",
        discussion: """
            caucus tasks @me due:<2w; caucus tasks is:unowned; caucus tasks is:blocked; caucus tasks status:done

            Those that wait for others say so. Elsewhere than on a terminal the values are separated by tabs, without a \
            header: title, due, status, who, partner, event, Id, and the Ids of what it waits for.
            """)

    // Terms may begin with a hyphen, as options do.
    @Argument(parsing: .allUnrecognized, help: "Words and field:value terms, as of caucus list.")
    var filter: [String] = []

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        // What came out of a private contact is private too; else the log says nothing of tasks.
        let others = privacy.leavesOut(format) ? [] : [Kind.contact]
        let access = try Access(place, reading: Set(Kind.allCases).subtracting(others))
        let asksForState = filter.contains { $0.contains("is:") || $0.contains("status:") || $0.contains("done:") }
        let slots = try ListQuery((asksForState ? [] : ["is:open"]) + filter, .task, access).slots()
        let outgoing = privacy.outgoing(access, format)
        let table = outgoing.network[.task]
        let left = slots.filter(table.isLive)
        if format.json {
            let objects = left.map { JSONText.object(table.record(at: $0), .task, indent: "  ") }
            Output.standard.writeLine(JSONText.array(objects))
        } else {
            RecordListing(access, outgoing.network).print(left, .task, markingBlocked: true)
        }
        WithheldWords.say(slots.count - left.count)
    }
}
