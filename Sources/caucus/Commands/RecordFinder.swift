import NetworkModel
import RecFormat
import Screens

/// Finds the record that a person means by an Id, a name or a title.
struct RecordFinder {
    struct Found {
        let key: RecordKey
        let title: String
    }

    private let network: Network

    init(_ network: Network) { self.network = network }

    /// The record with this Id, or the one that the name stands for; throws with candidates where it is none or many.
    ///
    /// Who is about to change a record without having said of what kind has a title taken only from its beginning on: a
    /// partner's name stands in many tasks, and the partner may not be there.
    func record(
        _ text: String, among kinds: [Kind] = Kind.allCases.filter { $0 != .conflict }, fromBeginning: Bool = false
    ) throws -> Found {
        try only(find(text, kinds, fromBeginning))
    }

    /// Refuses an Id that several records have: whichever were taken could be the wrong one.
    private func only(_ found: Found) throws -> Found {
        guard let shared = SharedID(found.key, in: network[found.key.kind]) else { return found }
        throw CommandFailure(shared)
    }

    private func find(_ text: String, _ kinds: [Kind], _ fromBeginning: Bool) throws -> Found {
        if let place = network.place(of: RecordID(text), among: kinds) { return found(place) }
        var suggestions: [NameCandidate] = []
        // What has a name is meant before what has a title: tasks often begin with the name of a partner.
        for kinds in [kinds.filter(Self.isNamed), kinds.filter(Self.isTitled)] where !kinds.isEmpty {
            switch NameIndex(network, kinds: kinds).resolve(text) {
            case .found(let candidate)
            where fromBeginning && Self.isTitled(candidate.key.kind)
                && !Folding.fold(candidate.title).starts(with: Folding.fold(text)):
                suggestions.append(candidate)
            case .found(let candidate): return Found(key: candidate.key, title: candidate.title)
            case .ambiguous(let candidates):
                // What is done is seldom meant while something of the same title is not.
                let open = candidates.filter { isOpen($0.key) }
                if open.count == 1, open.count < candidates.count {
                    return Found(key: open[0].key, title: open[0].title)
                }
                let meant = open.isEmpty ? candidates : open
                throw CommandFailure(
                    .data, "'\(text)' can be \(meant.count) records; write more of the name, or the Id",
                    details: meant.prefix(10).map { Self.line($0) + facts(of: $0.key) })
            case .unknown(let similar): suggestions += similar
            }
        }
        if let place = placeOfIdentifier(beginning: text, kinds) { return found(place) }
        throw CommandFailure(
            .data, "nothing is called '\(text)'; " + (suggestions.isEmpty ? "check the name" : "did you mean"),
            details: suggestions.prefix(10).map(Self.line))
    }

    static func line(_ candidate: NameCandidate) -> String {
        "\(candidate.key.id)  \(candidate.title)  (\(candidate.key.kind.typeName))"
    }

    private func isOpen(_ key: RecordKey) -> Bool {
        switch key.kind {
        case .task: network.task(key.id)?.isOpen ?? false
        case .checklistItem: network.checklistItem(key.id).map { !$0.isDone } ?? false
        default: true
        }
    }

    /// What tells tasks of one title apart: who has them, how far they are, when they are due.
    private func facts(of key: RecordKey) -> String {
        guard key.kind == .task, let task = network.task(key.id) else { return "" }
        let words = [
            task.accountable.map { network.title(of: $0, .person, .partner) } ?? "nobody", task.status ?? "",
            task.due.map { "due \($0.iso)" } ?? "",
        ]
        return ": " + words.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func isNamed(_ kind: Kind) -> Bool { kind == .partner || kind == .person || kind == .event }

    private static func isTitled(_ kind: Kind) -> Bool {
        kind == .task || kind == .checklistItem || kind == .position || kind == .session
    }

    private func found(_ place: Place) -> Found {
        Found(key: network.key(at: place), title: network.title(at: place))
    }

    // The first characters of a random Id do, where no other has them.
    private func placeOfIdentifier(beginning text: String, _ kinds: [Kind]) -> Place? {
        guard text.utf8.count >= 4 else { return nil }
        var result: Place?
        for kind in kinds where kind.naming == .minted {
            for slot in network[kind].slots {
                guard network[kind].id(at: Int(slot)).text.utf8.starts(with: text.utf8) else { continue }
                guard result == nil else { return nil }
                result = Place(kind, Int(slot))
            }
        }
        return result
    }
}
