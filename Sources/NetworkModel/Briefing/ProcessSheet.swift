/// What an event's people have agreed about how they work there: who speaks, who decides, sign-off, channel, hour.
package struct ProcessSheet: Hashable, Sendable {
    /// A line of the sheet.
    package enum Line: CaseIterable, Hashable, Sendable {
        case speaker, decider, signOff, channel, caucusHour

        /// The field of the event that holds it.
        package var field: Field {
            switch self {
            case .speaker: .speaker
            case .decider: .decider
            case .signOff: .signOff
            case .channel: .channel
            case .caucusHour: .caucusHour
            }
        }
    }

    private let values: [Line: [String]]
    /// The decisions about processes that sessions for the event have taken, latest first.
    package let decisions: [RecordID]

    /// The sheet of an event; `name` says what people are called, nil for those who are not to be named.
    package init(_ event: Event, in network: Network, naming name: ((RecordID) -> String?)? = nil) {
        let name = name ?? { network.name(of: $0) }
        var values: [Line: [String]] = [:]
        for line in Line.allCases {
            values[line] = event.record.all(line.field).filter { !$0.isEmpty }.compactMap { value in
                switch line {
                case .speaker: name(RecordID(value))
                case .decider: Self.words(for: Described(value), name)
                case .signOff, .channel, .caucusHour: value
                }
            }
        }
        self.values = values
        decisions = network.decisions(about: event.id).filter { $0.sort == "process" }.map(\.id)
    }

    /// What is agreed on a line; empty where it is open.
    package subscript(line: Line) -> [String] { values[line] ?? [] }

    /// The lines on which nothing is agreed.
    package var open: [Line] { Line.allCases.filter { self[$0].isEmpty } }

    private static func words(for decider: Described, _ name: (RecordID) -> String?) -> String? {
        guard let name = name(decider.id) else { return nil }
        let scope = ([decider.text] + decider.parts).filter { !$0.isEmpty }.joined(separator: "; ")
        return scope.isEmpty ? name : "\(name): \(scope)"
    }
}

extension Network {
    /// What a person or partner is called, or the Id where there is no such record.
    package func name(of id: RecordID) -> String {
        place(of: id, among: [.person, .partner]).map { title(at: $0) } ?? id.text
    }

    /// The event, what it prepares, and the meetings that prepare either: what is decided at one concerns all.
    package func eventsTogether(with event: RecordID) -> [Event] {
        guard let start = self.event(event) else { return [] }
        let main = start.prepares.flatMap { self.event($0) } ?? start
        let before = place(of: main.key).map { place in
            sources(Event.self, naming: place).filter { $0.prepares == main.id }
        }
        var seen: Set<RecordID> = []
        return ([main, start] + (before ?? [])).filter { seen.insert($0.id).inserted }
    }

    /// The decisions of the sessions for an event, of those that prepare it and of the event it prepares, latest first.
    package func decisions(about event: RecordID) -> [Decision] {
        let sessions = eventsTogether(with: event).compactMap { place(of: $0.key) }
            .flatMap { sources(.session, naming: $0) }
        let decisions = sessions.flatMap { sources(Decision.self, naming: $0) }
        return decisions.sorted { ($0.at?.instant ?? 0, $1.id) > ($1.at?.instant ?? 0, $0.id) }
    }
}
