import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import TextCanvas

/// `caucus show`: one record with all its fields.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a record with all its fields.")

    @Argument(help: ArgumentHelp("An Id or a name; the beginning of a name will do.", valueName: "name-or-id"))
    var words: [String]

    @Flag(help: "Values as they are: nothing is made harmless for the terminal.")
    var raw = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place)
        if raw { Output.standard.letThrough() }
        let found = try RecordFinder(access.network).record(words.joined(separator: " "))
        guard let record = access.network.record(found.key) else { return }
        if format.json {
            Output.standard.writeLine(JSONText.object(record, found.key.kind))
        } else {
            RecordPrinter(access.network).print(record, found.key.kind)
            if found.key.kind == .partner { printDone(found.key, access) }
            guard [.partner, .person].contains(found.key.kind), let place = access.network.place(of: found.key),
                let rate = access.network.attendanceRate(of: place, on: access.clock)
            else { return }
            let count = access.texts(PartnersText.rate, n: rate.asked, ["attended": String(rate.attended)])
            Output.standard.writeLine("\(access.texts[PartnersText.attendance])  \(count)")
        }
    }

    /// What was done for a partner last.
    private func printDone(_ key: RecordKey, _ access: Access) {
        guard let place = access.network.place(of: key) else { return }
        for (day, task) in access.network.doneTasks(concerning: place).prefix(5) {
            let who = task.accountable.map { "  (\(access.network.title(of: $0, .person, .partner)))" } ?? ""
            Output.standard.writeLine("\(access.texts[PartnersText.finished])  \(day.iso)  \(task.title)\(who)")
        }
    }
}
