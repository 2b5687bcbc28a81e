import ArgumentParser
import NetworkModel
import Screens

/// `caucus today`: what needs somebody now.
struct TodayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "today", abstract: "What needs you now: contacts owed, tasks, preparation, events.")

    @Flag(help: "Only what is yours or nobody's.")
    var mine = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place)
        var scope = Attention.Scope.everyone
        if mine {
            guard let me = access.author.me else { throw Report.unknownMe }
            scope = .mine(me)
        }
        let preparation = access.network.preparation(on: access.clock.today)
        let attention = access.network.attention(clock: access.clock, scope: scope, preparation: preparation)
        if format.json {
            printJSON(attention, access.network)
        } else {
            TodayListing(access, preparation).print(attention)
        }
    }

    private func printJSON(_ attention: Attention, _ network: Network) {
        var objects: [String] = []
        for section in Attention.Section.allCases {
            for item in attention[section] {
                objects.append(
                    JSONText.object(
                        network.record(at: item.place), item.place.kind,
                        extra: [
                            ("type", item.place.kind.typeName), ("section", "\(section)"), ("reason", "\(item.reason)"),
                            ("day", item.day.iso),
                        ], indent: "  "))
            }
        }
        Output.standard.writeLine(JSONText.array(objects))
    }
}
