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
    func record(_ text: String, among kinds: [Kind] = Kind.allCases.filter { $0 != .conflict }) throws -> Found {
        if let place = network.place(of: RecordID(text), among: kinds) { return found(place) }
        var suggestions: [NameCandidate] = []
        // What has a name is meant before what has a title: tasks often begin with the name of a partner.
        for kinds in [kinds.filter(Self.isNamed), kinds.filter(Self.isTitled)] where !kinds.isEmpty {
            switch NameIndex(network, kinds: kinds).resolve(text) {
            case .found(let candidate): return Found(key: candidate.key, title: candidate.title)
            case .ambiguous(let candidates):
                throw CommandFailure(
                    .data, "'\(text)' can be \(candidates.count) records; write more of the name, or the Id",
                    details: candidates.prefix(10).map(Self.line))
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
