import ArgumentParser
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus history`: who changed what and when.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show who changed a record or a file, when, and what, field by field.",
        discussion: """
            caucus history aid-watch          one record, also one that was deleted
            caucus history partners.rec       all records of a file
            caucus history                    everything

            The latest comes first. The number before each is that of the state after it, for caucus restore. What was \
            changed without caucus, in an editor or by synchronising, is found by comparing and shows so.
            """)

    @Argument(help: ArgumentHelp("An Id, a name, or a file.", valueName: "name-or-file"))
    var words: [String] = []

    @Option(name: .long, help: "How many changes to show.")
    var limit = 20

    @Flag(name: .long, help: "Show all changes.")
    var all = false

    @Flag(name: .long, help: "List the records that were deleted.")
    var deleted = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is a number of changes; write --limit 20") }
    }

    func run() throws {
        let access = try Access(place)
        guard !deleted else { return try listDeleted(access) }
        let subject = try HistorySubject(words, access)
        let history = try subject.history(access)
        let shown = Array(history.entries.reversed().prefix(all ? .max : limit))
        let listing = HistoryListing(access)
        guard !format.json else { return listing.printJSON(shown) }
        listing.print(subject, shown, of: history.entries.count)
    }

    private func listDeleted(_ access: Access) throws {
        let records = try DeletedRecord.all(in: access.store).prefix(all ? .max : limit)
        guard !format.json else {
            let objects = records.map { record in
                "{\"Id\": \(JSONText.string(record.key.id.text)), \"Kind\": \(JSONText.string(record.key.kind.typeName)), "
                    + "\"Title\": \(JSONText.string(record.title)), \"At\": \(record.at.map { JSONText.string($0.iso) } ?? "null"), "
                    + "\"By\": \(record.by.map { JSONText.string($0.text) } ?? "null")}"
            }
            return Output.standard.writeLine(JSONText.array(objects))
        }
        for record in records {
            let by = record.by.map { access.network.title(of: $0, .person) } ?? ""
            let who = record.at == nil ? access.texts[HistoryText.outside] : by
            Output.standard.writeLine(
                "\(record.key.id)\t\(record.key.kind.typeName)\t\(record.title)\t\(record.at?.day.iso ?? "")\t\(who)")
        }
    }
}
