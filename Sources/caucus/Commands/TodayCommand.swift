import ArgumentParser
import NetworkModel
import Screens

/// `caucus today`: what needs somebody now.
struct TodayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "today", abstract: "What needs you now: contacts owed, tasks, preparation, events.")

    @Flag(help: "Only what is yours or nobody's.")
    var mine = false

    @OptionGroup var privacy: PrivateOption
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
        // What is owed and due is seen with everything; what is private of it is not told.
        let outgoing = privacy.outgoing(access, format)
        let told = attention.filter { outgoing.place($0.place) != nil }
        if format.json {
            printJSON(told, outgoing.network)
        } else {
            TodayListing(access, outgoing.network, preparation).print(told)
        }
        WithheldWords.say(attention.count - told.count)
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
