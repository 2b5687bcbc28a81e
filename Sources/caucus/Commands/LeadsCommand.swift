import ArgumentParser
import NetworkModel
import Screens

/// `caucus leads`: who covers what at an event.
struct LeadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leads", abstract: "Who leads on what at an event, and where nobody does.")

    @Argument(help: "The event; the beginning of the name will do.")
    var name: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place)
        let found = try RecordFinder(access.network).record(name.joined(separator: " "), among: [.event])
        guard let event = access.network.event(found.key.id) else { return }
        if format.json {
            let leads = access.network.leads(of: event.id).map { JSONText.object($0.record, .lead, indent: "  ") }
            return Output.standard.writeLine(JSONText.array(leads))
        }
        let matrix = LeadMatrix(event, in: access.network)
        let values: KeyValuePairs = ["holes": String(matrix.holes), "total": String(matrix.total)]
        let count = access.texts(matrix.holes == 0 ? LeadsText.full : .holes, values)
        let writer = BriefWriter(access.network.outgoing, clock: access.clock, texts: access.texts)
        guard let page = writer.page(leadsOf: event, counting: count) else {
            throw CommandFailure(.data, access.texts[LeadsText.empty])
        }
        BriefPrinter(page).print()
    }
}
