import ArgumentParser
import Insight
import NetworkModel
import Screens

/// `caucus workload`: who has how much to do, beside the hours that they have.
struct WorkloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workload",
        abstract: "Who has how much to do: hours a week beside capacity, who is over, who is free.",
        discussion: """
            Hours are spread evenly over the working days from a task's start (or today) until it is due; helpers share \
            them with the accountable. What is overdue is for this week. Weeks are counted from today.
            """)

    @Option(name: .long, help: ArgumentHelp("What has to be done until an event begins.", valueName: "event"))
    var until: String?

    @Flag(help: "Partners, with what their people hold, instead of people.")
    var partners = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place)
        let event = try until.map { try RecordFinder(access.network).record($0, among: [.event]).key.id }
        if let event, access.network.event(event)?.starts == nil {
            throw CommandFailure(.data, "\(access.network.title(of: event, .event)) has no day yet; give it Starts")
        }
        let workload = Workload(
            access.network, on: access.clock.today, until: event, by: partners ? .partner : .holder)
        let share = WorkShare(
            partners ? Workload(access.network, on: access.clock.today) : workload)
        let listing = WorkloadListing(access, workload, share, until: event)
        if format.json { listing.printJSON() } else { listing.print() }
    }
}
