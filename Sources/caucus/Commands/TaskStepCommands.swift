import ArgumentParser
import NetworkModel
import RecFormat
import Screens

/// `caucus assign`: asks somebody to answer for a task.
struct AssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Ask somebody to answer for a task.",
        discussion: """
            caucus assign dbgq fatima

            A task is proposed until they accept, as nobody is given what they have not accepted; with --accepted they \
            have said yes already. @me takes it, @nobody makes it nobody's. What was somebody else's is handed over.
            """)

    @Argument(help: "The Id of the task, the beginning of it, or its title.")
    var task: String

    @Argument(help: "Who: a person or a partner, @me, or @nobody.")
    var name: String

    @Flag(help: "They have said yes already.")
    var accepted = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let key = try RecordFinder(access.network).record(task, among: [.task]).key
        let step: TaskStep
        if ["@nobody", "nobody", "@-"].contains(name) {
            step = .release
        } else if name == "@me" || name == "me" {
            guard let me = access.author.me else { throw Report.unknownMe }
            step = .propose(me)
        } else {
            let name = name.first == "@" ? String(name.dropFirst()) : name
            let found = try RecordFinder(access.network).record(name, among: [.person, .partner])
            step = .propose(found.key.id, hasAccepted: accepted)
        }
        try TaskStepReport.take(step, on: [key], &access, format)
    }
}

/// `caucus accept`: whoever was asked says yes.
struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Note that whoever was asked to answer for a task says yes.")

    @Argument(help: "The Id of the task, the beginning of it, or its title.")
    var task: String

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let key = try RecordFinder(access.network).record(task, among: [.task]).key
        try TaskStepReport.take(.accept, on: [key], &access, format)
    }
}

/// `caucus decline`: whoever was asked says no.
struct DeclineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Note that whoever was asked to answer for a task says no, and why.",
        discussion: """
            caucus decline dbgq "no time until March"

            The task is nobody's again, and open; the refusal stays in its history.
            """)

    @Argument(help: "The Id of the task, the beginning of it, or its title.")
    var task: String

    @Argument(help: "Why.")
    var reason: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let reason = Values.trimmed(reason.joined(separator: " "))
        guard !reason.isEmpty else {
            throw CommandFailure(.usage, "say why in a few words: caucus decline \(task) \"no time until March\"")
        }
        var access = try Access(place)
        let key = try RecordFinder(access.network).record(task, among: [.task]).key
        try TaskStepReport.take(.decline(reason: reason), on: [key], &access, format)
    }
}

/// `caucus done`: tasks and checklist items are finished.
struct DoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Mark tasks and checklist items done.",
        discussion: """
            caucus done dbgq dbgr

            Says what can go on now; a task that repeats comes again with its next day.
            """)

    @Argument(help: "The Ids of tasks and checklist items, their beginnings, or titles.")
    var tasks: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let finder = RecordFinder(access.network)
        let keys = try tasks.map { try finder.record($0, among: [.task, .checklistItem]).key }
        try TaskStepReport.take(.finish, on: keys, &access, format)
    }
}

/// Takes steps on tasks for the command line, and says what came of them.
enum TaskStepReport {
    static func isBlocked(_ task: Task, _ network: Network) -> Bool {
        network[.task].slot(of: task.id).map { network.isBlocked($0) } ?? false
    }

    /// Takes a step on all of them or on none.
    static func take(_ step: TaskStep, on keys: [RecordKey], _ access: inout Access, _ format: OutputFormat) throws {
        let network = access.network
        let outcome = network.taking(step, on: keys, by: &access.author)
        guard outcome.refused.isEmpty else {
            throw CommandFailure(
                .data, outcome.refused.map { words(for: $0.why, of: $0.key, access.network) }.joined(separator: "; "))
        }
        guard !outcome.edits.isEmpty else {
            Output.standard.writeLine("That is so already; nothing was changed.")
            return
        }
        let titles = outcome.changed.map { access.network.title(of: $0.id, $0.kind) }
        let summary = "\(verb(step)) \(titles.joined(separator: ", "))"
        try access.save(summary, outcome.edits)
        guard !format.json else { return printJSON(outcome.changed, access.network) }
        Output.standard.writeLine(sentence(step, outcome, summary, access))
        if case .finish = step { for key in outcome.changed { tellOpen(before: key, network) } }
        for key in outcome.unblocked { say(key, "can go on now", access.network) }
        for key in outcome.ripe { say(key, "has all its parts done", access.network) }
        for key in outcome.next {
            let due = access.network.task(key.id)?.due?.iso
            say(key, "comes again" + (due.map { ", due \($0)" } ?? ""), access.network)
        }
    }

    private static func sentence(
        _ step: TaskStep, _ outcome: TaskOutcome, _ summary: String, _ access: Access
    ) -> String {
        let undo = access.promising(" Take it back with caucus undo.")
        guard outcome.changed.count == 1, let task = outcome.changed.first.flatMap({ access.network.task($0.id) }),
            case .propose = step, let holder = task.accountable
        else { return "\(summary).\(undo)" }
        let name = access.network.title(of: holder, .person, .partner)
        let state = task.stage == .proposed ? "\(name) is asked" : "\(name) answers for it"
        return "\(summary): \(state).\(undo)"
    }

    /// What a task was finished before: others that it waited for, and parts of it.
    private static func tellOpen(before key: RecordKey, _ network: Network) {
        let title = network.title(of: key.id, key.kind)
        let titles = { (keys: [RecordKey]) in keys.map { network.title(of: $0.id, $0.kind) }.joined(separator: ", ") }
        let (blockers, parts) = (network.blockers(of: key), network.openParts(of: key))
        if !blockers.isEmpty {
            Output.standard.writeLine("\(title) waited for what is not finished: \(titles(blockers)).")
        }
        if !parts.isEmpty { Output.standard.writeLine("\(title) has parts that are not: \(titles(parts)).") }
    }

    private static func say(_ key: RecordKey, _ what: String, _ network: Network) {
        Output.standard.writeLine("\(network.title(of: key.id, key.kind)) \(what). Id \(key.id).")
    }

    private static func printJSON(_ keys: [RecordKey], _ network: Network) {
        let objects = keys.compactMap { key in network.record(key).map { JSONText.object($0, key.kind, indent: "  ") } }
        Output.standard.writeLine(JSONText.array(objects))
    }

    private static func verb(_ step: TaskStep) -> String {
        switch step {
        case .propose: "Assigned"
        case .accept: "Accepted"
        case .decline: "Declined"
        case .release: "Made nobody's"
        case .finish: "Done:"
        default: "Changed"
        }
    }

    private static func words(for refusal: TaskRefusal, of key: RecordKey, _ network: Network) -> String {
        let title = network.title(of: key.id, key.kind)
        return switch refusal {
        case .unowned: "nobody was asked to do '\(title)'; ask somebody with caucus assign \(key.id) NAME"
        case .closed: "'\(title)' is not open any more; open it with caucus set \(key.id) Status=accepted"
        case .holderHelps: "whoever answers for '\(title)' helps anyway"
        case .missing(let id): "no task or checklist item has the Id \(id); see caucus tasks"
        case .cycle(let ids):
            "that leads in a circle: \(RecordFault.round(ids.map { network.task($0)?.title ?? $0.text }))"
        }
    }
}
