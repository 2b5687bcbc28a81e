import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import TextCanvas

/// `caucus participants`: who comes to an event.
struct ParticipantsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "participants", abstract: "List who comes to an event: replies, attendance, what is missing.")

    @Argument(help: ArgumentHelp("The Id of an event, or its name.", valueName: "event"))
    var words: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        let access = try Access(place, reading: [.partner, .person, .event])
        let found = try RecordFinder(access.network).record(words.joined(separator: " "), among: [.event])
        guard let event = access.network.event(found.key.id) else { return }
        let listing = ParticipantsListing(access)
        if format.json { listing.printJSON(event) } else { listing.print(event) }
    }
}

/// The participants of an event as text.
struct ParticipantsListing {
    private let network: Network
    private let clock: Clock
    private let texts: Texts

    init(_ access: Access) {
        network = access.network
        clock = access.clock
        texts = access.texts
    }

    func print(_ event: Event) {
        let output = Output.standard
        var table = TextTablePrinter([
            PrintedColumn(title: texts[ParticipantsText.columnName], priority: 0),
            PrintedColumn(title: texts[ParticipantsText.columnReply], priority: 1),
            PrintedColumn(title: texts[ParticipantsText.columnThere], priority: 2),
            PrintedColumn(title: texts[ParticipantsText.columnRole], priority: 3, limit: 20),
            PrintedColumn(title: texts[ParticipantsText.columnOrganisation], priority: 4, limit: 30),
            PrintedColumn(title: texts[ParticipantsText.columnMissing], priority: 5, limit: 40),
            PrintedColumn(title: "Id", priority: 6),
        ])
        for participant in event.attendees { table.add(row(participant)) }
        guard output.isTerminal else { return table.printTabSeparated(output) }
        let counts = ParticipationCounts(event.attendees, in: network, on: clock.today)
        output.writeLine("\(event.title): \(texts.saying(counts))")
        if let missing = texts.saying(Logistics(event.attendees)) { output.writeLine(missing) }
        table.printAligned(output, width: output.width)
    }

    func printJSON(_ event: Event) {
        let objects = event.attendees.map { participant in
            var members = [
                ("Id", participant.id.text), ("Name", network.title(of: participant.id, .person, .partner)),
                ("Role", participant.role), ("Reply", participant.described.part("reply") ?? ""),
                ("Attended", participant.attended.map { $0 ? "yes" : "no" } ?? ""),
                ("AttendedDays", participant.daysThere.map(\.iso).joined(separator: ", ")),
                ("AbsentDays", participant.daysAbsent.map(\.iso).joined(separator: ", ")),
                ("Organisation", network.organisation(of: participant.id, on: clock.today)?.text ?? ""),
            ]
            for matter in Matter.allCases {
                members.append((matter.rawValue.capitalised, participant[matter]?.rawValue ?? ""))
                members.append(("\(matter.rawValue.capitalised)Owner", participant.owner(of: matter)?.text ?? ""))
            }
            let lines = members.filter { !$0.1.isEmpty }.map {
                "    \(JSONText.string($0.0)): \(JSONText.string($0.1))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n  }"
        }
        Output.standard.writeLine(JSONText.array(objects))
    }

    /// Whether they were there; of an event that repeats how often, of the times that were noted.
    private func there(_ participant: Participant) -> String {
        let (there, absent) = (participant.daysThere.count, participant.daysAbsent.count)
        guard there + absent == 0 else {
            let values: KeyValuePairs = ["there": String(there), "all": String(there + absent)]
            return texts(ParticipantsText.times, values)
        }
        return participant.attended.map { texts[$0 ? ParticipantsText.was : .wasNot] } ?? ""
    }

    private func row(_ participant: Participant) -> [String] {
        let there = there(participant)
        let reply = participant.reply.map { texts[ParticipantsText.of($0)] } ?? participant.described.part("reply")
        let organisation = network.organisation(of: participant.id, on: clock.today)
        let missing = Matter.allCases.filter { participant[$0]?.isMissing == true }.map(\.rawValue)
        return [
            network.title(of: participant.id, .person, .partner), reply ?? texts[ParticipantsText.notAsked], there,
            participant.role,
            organisation == participant.id ? "" : organisation.map { network.title(of: $0, .partner) } ?? "",
            missing.joined(separator: ", "), participant.id.text,
        ]
    }
}

extension String {
    /// With its first letter as a capital.
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
