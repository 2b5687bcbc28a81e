import ArgumentParser
import Insight
import NetworkModel
import Screens

/// `caucus suggest`: owners for tasks that nobody holds.
struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest", abstract: "Propose owners for tasks that nobody holds.",
        discussion: """
            Of all ways to share the tasks out the best one is shown: by skills, hours left until each is due, who leads \
            on the theme or in the region, who knows the partner, and evenly. Nothing is written without --apply; with \
            it the owners are asked (the tasks are proposed), all in one change. A filter asks for some of the tasks, \
            as in caucus list.
            """)

    // Terms may begin with a hyphen, as options do.
    @Argument(parsing: .allUnrecognized, help: "Words and field:value terms.")
    var filter: [String] = []

    @Flag(help: "Propose them: write the owners.")
    var apply = false

    @Flag(help: "Ask also who is not in the team but has skills or hours noted.")
    var everyone = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let tasks = try ListQuery(filter, .task, access).slots().filter { slot in
            let facts = access.network.facts.task(slot)
            return facts.isOpen && facts.accountable == nil
        }
        let suggestion = Suggestion(
            for: tasks.map { access.network.key(at: Place(.task, $0)) }, in: access.network, on: access.clock.today,
            asking: everyone ? .everyone : .team)
        let listing = SuggestionListing(access)
        if format.json {
            listing.printJSON(suggestion)
        } else {
            listing.print(suggestion)
        }
        guard apply else { return }
        let edits = suggestion.edits(in: access.network, by: access.author)
        guard !edits.isEmpty else { throw CommandFailure(.data, "there is no task with somebody to propose it to") }
        let owners = Set(suggestion.lines.compactMap(\.owner)).count
        let people = access.texts(SuggestText.people, n: owners)
        let summary = access.texts(SuggestText.proposedMany, n: edits.count, ["people": people])
        try access.save(summary, edits)
        let undo = access.promising(" Take it back with caucus undo.")
        if !format.json { Output.standard.writeLine("\(summary).\(undo)") }
    }
}

/// `caucus handover`: what stands still if a person leaves, and handing it over.
struct HandoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "What stands still if a person leaves, and who could have it.",
        discussion: """
            Lists open tasks, checklist items, positions, partners, contacts and leads that rest on a person, each with \
            the one who is proposed for it, or with the one that --to names. Nothing is written without --apply.
            """)

    @Argument(help: "The person; the beginning of the name will do.")
    var name: [String]

    @Option(name: .long, help: ArgumentHelp("Who is to have all of it.", valueName: "name"))
    var to: String?

    @Flag(help: "Hand it over: write it, and take the person off the team.")
    var apply = false

    @Flag(help: "Keep the person in the team, as one who is away for a while.")
    var stays = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let finder = RecordFinder(access.network)
        let person = try finder.record(name.joined(separator: " "), among: [.person])
        let successor = try to.map { try finder.record($0, among: [.person]).key.id }
        let today = access.clock.today
        let dependence = Dependence(on: person.key.id, in: access.network, today: today)
        var handover =
            if let successor {
                Handover(dependence, to: successor, in: access.network, today: today)
            } else {
                Handover(suggesting: dependence, in: access.network, today: today)
            }
        if successor == person.key.id { throw CommandFailure(.usage, "\(person.title) has it already") }
        let listing = SuggestionListing(access)
        if format.json { listing.printJSON(handover) } else { listing.print(handover, of: person.title) }
        guard apply else { return }
        let count = handover.lines.count { $0.successor != nil }
        guard count > 0 else { throw CommandFailure(.data, "there is nothing of \(person.title) to hand over") }
        if stays { handover.leavesTeam = false }
        let summary =
            access.texts(SuggestText.handedOver, n: count, ["name": person.title])
            + (handover.leavesTeam ? access.texts[SuggestText.leftTeam] : "")
        try access.save(summary, handover.edits(in: access.network, by: access.author))
        let undo = access.promising(" Take it back with caucus undo.")
        if !format.json { Output.standard.writeLine("\(summary).\(undo)") }
    }
}
