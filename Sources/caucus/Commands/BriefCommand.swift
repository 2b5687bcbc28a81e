import ArgumentParser
import NetworkModel
import RecFormat

/// `caucus brief`: one page before a call.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief", abstract: "One page to read before you call a partner.")

    @Argument(help: "The partner, or a person there; the beginning of the name will do.")
    var name: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place)
        let found = try RecordFinder(access.network).record(name.joined(separator: " "), among: [.partner, .person])
        guard let place = access.network.place(of: found.key) else { return }
        if format.json {
            Output.standard.writeLine(JSONText.object(access.network.record(at: place), found.key.kind))
        } else {
            BriefPrinter(access).print(place)
        }
    }
}
