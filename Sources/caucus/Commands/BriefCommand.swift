import ArgumentParser
import NetworkModel
import RecFormat
import Screens

/// `caucus brief`: a page to read before a call, or to hand over.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief", abstract: "One page on a partner, a person or an event, or for a newcomer.",
        discussion: """
            caucus brief aid watch                 before a call
            caucus brief mc14 --markdown           all that concerns an event
            caucus brief newcomer amina > brief.txt

            What says Private: yes stands in no brief, but with --private.
            """)

    @Argument(help: "The partner, person or event; the beginning of the name will do. After 'newcomer', the person.")
    var name: [String]

    @Option(name: .long, help: "The event that a newcomer is briefed about, where it is not the next.")
    var event: String?

    @Flag(name: .long, help: "Print Markdown.")
    var markdown = false

    @Flag(name: .customLong("private"), help: "With what says Private: yes, too.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    private var isForNewcomer: Bool { name.count > 1 && name[0] == "newcomer" }

    func validate() throws {
        guard event == nil || isForNewcomer else { throw ValidationError("--event goes with newcomer NAME") }
    }

    func run() throws {
        let access = try Access(place)
        let finder = RecordFinder(access.network)
        let writer = BriefWriter(
            access.network.outgoing(withPrivate: withPrivate), clock: access.clock, texts: access.texts)
        if isForNewcomer {
            let person = try finder.record(name.dropFirst().joined(separator: " "), among: [.person])
            let event = try event.map { try finder.record($0, among: [.event]).key.id }
            return try printOut(writer.page(newcomer: person.key.id, event: event), of: person, access)
        }
        let found = try finder.record(name.joined(separator: " "), among: [.partner, .person, .event])
        guard let place = access.network.place(of: found.key) else { return }
        let page = writer.page(about: place)
        // Partners and people come as their records, with all their fields.
        guard format.json, page != nil, found.key.kind != .event else { return try printOut(page, of: found, access) }
        Output.standard.writeLine(JSONText.object(access.network.record(at: place), found.key.kind))
    }

    private func printOut(_ page: BriefPage?, of found: RecordFinder.Found, _ access: Access) throws {
        guard let page else {
            let words = access.texts(BriefText.confidential, ["name": found.title])
            throw CommandFailure(.data, words)
        }
        let printer = BriefPrinter(page)
        if format.json {
            printer.printJSON()
        } else if markdown {
            printer.printMarkdown()
        } else {
            printer.print()
        }
    }
}
