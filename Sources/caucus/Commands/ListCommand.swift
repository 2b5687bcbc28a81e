import ArgumentParser
import Interchange
import NetworkModel
import RecFormat

/// What `caucus list` lists.
enum ListedKind: String, ExpressibleByArgument, CaseIterable {
    case partners, people, contacts, events, checklist, tasks, team

    /// Reads the word in the singular too, and by what the field calls it.
    init?(argument: String) {
        let word = Folding.folded(argument)
        guard let kind = ListedKind(rawValue: word) ?? Self.otherWords[word] else { return nil }
        self = kind
    }

    private static let otherWords: [String: ListedKind] = [
        "partner": .partners, "organisation": .partners, "organisations": .partners, "organization": .partners,
        "organizations": .partners, "member": .partners, "members": .partners, "person": .people,
        "persons": .people, "contact": .contacts, "log": .contacts, "event": .events, "meeting": .events,
        "meetings": .events, "checklists": .checklist, "item": .checklist, "items": .checklist, "plan": .checklist,
        "preparation": .checklist, "task": .tasks, "todo": .tasks,
    ]

    /// What the word itself narrows the list to.
    var filter: [String] { self == .team ? ["is:team"] : [] }

    var kind: Kind {
        switch self {
        case .partners: .partner
        case .people, .team: .person
        case .contacts: .contact
        case .events: .event
        case .checklist: .checklistItem
        case .tasks: .task
        }
    }
}

/// `caucus list`: the records of a kind, filtered.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List records of a kind, filtered as on the screens.",
        discussion: """
            A filter is words and field:value terms, all of which must hold: caucus list partners stage:active \
            country:kenya last:>6w -tag:paused; caucus filter shows all of them. On a terminal the columns fit its width; elsewhere the values are \
            separated by tabs, without a header.
            """)

    @Argument(
        help: "What to list: \(ListedKind.allCases.map(\.rawValue).joined(separator: ", ")); the singular will do.")
    var kind: ListedKind

    // Terms may begin with a hyphen, as options do.
    @Argument(parsing: .allUnrecognized, help: "Words and field:value terms.")
    var filter: [String] = []

    @Flag(help: "Values as they are: no guard against formulas in CSV, nothing made harmless for the terminal.")
    var raw = false

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    @Flag(help: "Print CSV with a header and every field, guarded against formulas.")
    var csv = false

    func run() throws {
        let access = try Access(place)
        if raw { Output.standard.letThrough() }
        let listed = kind
        let kind = listed.kind
        let slots = try ListQuery(listed.filter + filter, kind, access).slots()
        let outgoing = privacy.outgoing(access, format, csv: csv)
        let left = slots.filter(outgoing.network[kind].isLive)
        if format.json {
            let table = outgoing.network[kind]
            let objects = left.map { JSONText.object(table.record(at: $0), kind, indent: "  ") }
            Output.standard.writeLine(JSONText.array(objects))
        } else if csv {
            if kind == .person { warn(of: left, access) }
            CSVListing.print(left, kind, outgoing, raw: raw)
        } else {
            RecordListing(access, outgoing.network).print(left, kind)
        }
        WithheldWords.say(slots.count - left.count)
    }

    /// A file of people is made to be used elsewhere, where nobody sees who may be written to.
    private func warn(of slots: [Int], _ access: Access) {
        let count = slots.count { !Person(access.network[.person].record(at: $0)).hasConsented }
        guard count > 0 else { return }
        Output.errors.writeLine(
            "caucus: of \(count) of \(slots.count) no consent is written down; -is:noconsent leaves them out")
    }
}
