import NetworkModel

/// The records that a filter lets through, in the order in which a list shows them.
struct ListQuery {
    private let access: Access
    private let kind: Kind
    private let filter: Filter

    init(_ words: [String], _ kind: Kind, _ access: Access) throws {
        if let option = words.first(where: { $0.utf8.starts(with: "--".utf8) }) {
            throw CommandFailure(.usage, "unknown option '\(option)'; see caucus help list")
        }
        self.access = access
        self.kind = kind
        filter = Filter(
            words.map(Self.spelled).joined(separator: " "), of: kind,
            today: access.clock.today)
        if !filter.problems.isEmpty {
            let problems = filter.problems.map { "\($0)" }.joined(separator: "; ")
            throw CommandFailure(.data, "the filter was not understood: \(problems)")
        }
    }

    func slots() -> [Int] {
        var matcher = FilterMatcher(filter, kind: kind, network: access.network, author: access.author)
        return Self.sorted(
            access.network[kind].slots.map(Int.init).filter { matcher.matches($0) }, kind, access.network)
    }

    /// A shell takes away the quotes that a term of several words has.
    private static func spelled(_ word: String) -> String {
        guard word.utf8.contains(UInt8(ascii: " ")), !word.utf8.contains(UInt8(ascii: "\"")) else { return word }
        guard let colon = word.utf8.firstIndex(of: UInt8(ascii: ":")),
            !word[..<colon].utf8.contains(UInt8(ascii: " "))
        else { return word }
        return "\(word[...colon])\"\(word[word.utf8.index(after: colon)...])\""
    }

    private static func sorted(_ slots: [Int], _ kind: Kind, _ network: Network) -> [Int] {
        let table = network[kind]
        switch kind {
        case .contact:
            return sorted(slots.reversed()) {
                Contact(table.record(at: $0)).at?.instant ?? .min
            } before: {
                $0 > $1
            }
        case .event:
            return sorted(slots) {
                Event(table.record(at: $0)).starts?.instant ?? .max
            } before: {
                $0 < $1
            }
        case .checklistItem:
            return sorted(slots) {
                network.due(of: ChecklistItem(table.record(at: $0))) ?? .last
            } before: {
                $0 < $1
            }
        case .task:
            return sorted(slots) { slot in
                let task = Task(table.record(at: slot))
                return (task.isOpen ? 0 : 1, task.due ?? .last)
            } before: {
                $0 < $1
            }
        default:
            return sorted(slots) {
                Folding.fold(table.record(at: $0).first(kind.titleField) ?? "")
            } before: {
                $0.lexicographicallyPrecedes($1)
            }
        }
    }

    // Stable; each key is made once.
    private static func sorted<Key>(
        _ slots: some Sequence<Int>, by key: (Int) -> Key, before: (Key, Key) -> Bool
    ) -> [Int] {
        let keyed = slots.enumerated().map { (place: $0.offset, slot: $0.element, key: key($0.element)) }
        return keyed.sorted { left, right in
            if before(left.key, right.key) { return true }
            return before(right.key, left.key) ? false : left.place < right.place
        }
        .map(\.slot)
    }
}
