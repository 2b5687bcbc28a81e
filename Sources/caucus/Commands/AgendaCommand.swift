import ArgumentParser
import NetworkModel

/// `caucus agenda`: what lies in the days ahead.
struct AgendaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "The days ahead: events, repeated ones too, preparation that is due, deadlines of positions.",
        discussion: """
            Days and hours are those of your clock; an event elsewhere shows its own hour too. Dates are typed as \
            everywhere: caucus agenda --from mon --to "end of month".
            """)

    @Option(help: ArgumentHelp("The first day; today where it is not given.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last day; two weeks on where it is not given.", valueName: "day"))
    var to: String?

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place)
        let first = try from.map { try day($0, access) } ?? access.clock.today
        let last = try to.map { try day($0, access) } ?? first + 14
        guard first <= last else {
            throw CommandFailure(.usage, "--to \(last.iso) lies before --from \(first.iso); turn them round")
        }
        guard last - first <= Self.longest else {
            throw CommandFailure(.usage, "that is more than \(Self.longest / 366) years; ask for fewer")
        }
        let agenda = Agenda(access.network, from: first, through: last, on: access.clock)
        let listing = AgendaListing(access)
        if format.json { listing.printJSON(agenda) } else { listing.print(agenda) }
    }

    private static let longest = 10 * 366

    private func day(_ text: String, _ access: Access) throws -> Day {
        if let day = Day(iso: text) { return day }
        do throws(HumanDate.Problem) {
            return try HumanDate(text, in: HumanDate.Context(access.clock, prefers: .future)).day
        } catch {
            throw CommandFailure(.data, "\(text): \(error)")
        }
    }
}
