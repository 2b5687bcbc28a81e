import ArgumentParser
import NetworkModel
import RecFormat

/// `caucus add`: a new record.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a partner, person, event, task, checklist item or position.",
        discussion: """
            caucus add partner "Aid/Watch" Country=Australia Stage=met Cadence=6w
            caucus add person "Amina Diallo" Role="aid-watch: director" Email=amina@example.org
            caucus add event "Members' assembly" Starts="12 dec 14:00"
            caucus add task "send the draft" Due=fri Accountable=@me Partner=aid-watch
            caucus add checklist "book a room" Event=assembly Due=T-90d
            caucus add position "no new dams" Event=mc14 Deadline="1 mar" Needs=3w Owner=fatima
            """)

    enum Added: String, ExpressibleByArgument, CaseIterable {
        case partner, person, event, task, checklist, position

        var kind: Kind {
            switch self {
            case .partner: .partner
            case .person: .person
            case .event: .event
            case .task: .task
            case .checklist: .checklistItem
            case .position: .position
            }
        }
    }

    @Argument(help: "What to add: \(Added.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Added

    @Argument(help: "Its name, title or text.")
    var name: String

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Its fields.", valueName: "field=value"))
    var fields: [String] = []

    @Flag(help: "Add it even if it looks like one that is there already.")
    var anyway = false

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let kind = kind.kind
        let name = try Values.name(name, what: "a \(kind.typeName)")
        if !anyway { try refuseDuplicate(of: name, kind, access.network) }
        var draft = access.author.draft(kind, named: name, in: access.network)
        try FieldChanges(fields, kind: kind, access).apply(to: &draft)
        try access.save("Added \(name)", [draft.edit(at: access.clock.now)])
        Report.changed(draft.key, "Added \(name).", access, format)
    }

    private func refuseDuplicate(of name: String, _ kind: Kind, _ network: Network) throws {
        guard kind == .partner || kind == .person else { return }
        let found = DuplicateFinder(kind, of: network).likelyDuplicates(of: name)
        guard !found.isEmpty else { return }
        throw CommandFailure(
            .data, "'\(name)' looks like one that is there already; add it with --anyway if it is another",
            details: found.map { "\(RecordFinder.line($0.candidate)): \(LookAlikeText.words($0.reason))" })
    }
}

/// Why two names may mean the same.
enum LookAlikeText {
    static func words(_ reason: LikelyDuplicate.Reason) -> String {
        switch reason {
        case .sameName: "the same name"
        case .sameWords: "the same words"
        case .sameShortForm: "the short form of the other"
        case .spelledAlike: "spelled almost alike"
        case .oneInTheOther: "one name is in the other"
        }
    }
}
