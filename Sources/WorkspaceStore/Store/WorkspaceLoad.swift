import Dispatch
import NetworkModel
import RecFormat
import Synchronization

/// The reading of a whole workspace on all cores: first the files, the longest first, then what follows from them, for
/// which the contact log, as long as all else together, is cut into stretches.
struct WorkspaceLoad {
    let known: [KnownFile]
    let network: Network

    /// Enough that no core waits long for another; each costs a list of all partners and people.
    private static let stretches = 4

    /// Reads the files of these kinds; the others stay unread.
    init(_ kinds: Set<Kind>, of workspace: Workspace) throws(StoreError) {
        let longestFirst = [.contact] + Kind.allCases.filter { $0 != .contact }
        let files = onAllCores(longestFirst.count) { number in
            Self.file(longestFirst[number], among: kinds, of: workspace)
        }
        var known: [KnownFile] = []
        for file in files { known.append(try file.get()) }
        known.sort { $0.kind.ordinal < $1.kind.ordinal }

        let tables = known.map(\.table)
        let log = tables[Kind.contact.ordinal]
        let parts = onAllCores(Self.stretches + 1) { number -> FactsPart in
            guard number > 0 else { return .others(Facts(tables: tables)) }
            return .log(ContactFacts(contacts: log, in: tables, part: number - 1, of: Self.stretches))
        }
        network = Network(tables: tables, facts: FactsPart.joined(parts))
        self.known = known
    }

    private static func file(
        _ kind: Kind, among kinds: Set<Kind>, of workspace: Workspace
    ) -> Result<KnownFile, StoreError> {
        guard kinds.contains(kind) else { return .success(KnownFile(unread: kind)) }
        return Result { () throws(StoreError) in try KnownFile(reading: kind, of: workspace) }
    }
}

/// A part of what follows from the records.
private enum FactsPart: Sendable {
    case log(ContactFacts)
    case others(Facts)

    static func joined(_ parts: [FactsPart]) -> Facts {
        var stretches: [ContactFacts] = []
        var facts: Facts?
        for part in parts {
            switch part {
            case .log(let stretch): stretches.append(stretch)
            case .others(let others): facts = others
            }
        }
        guard var facts else { preconditionFailure("one part holds all but the log's facts") }
        facts.take(ContactFacts(joining: stretches))
        return facts
    }
}

/// Values made on as many cores as there are, in the order of their numbers; the making of each begins as soon as a core
/// is free.
private func onAllCores<Value: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Value) -> [Value] {
    let values = Mutex<[Value?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
        let value = make(number)
        values.withLock { $0[number] = value }
    }
    return values.withLock { $0.compactMap { $0 } }
}
