import Dispatch
import NetworkModel
import RecFormat
import Synchronization

/// The reading of a whole workspace on all cores: first the files, the longest first, then what follows from them. The
/// contact log, as long as all else together, is cut into stretches for both.
struct WorkspaceLoad {
    let known: [KnownFile]
    let network: Network

    /// Enough that no core waits long for another; each costs a list of all partners and people.
    private static let stretches = 4
    /// The bytes of a file from which on it is cut, rather than have one core wait for another.
    private static let long = 8 << 20

    /// Reads the files of these kinds; the others stay unread, and so does one that cannot be read.
    init(_ kinds: Set<Kind>, of workspace: Workspace) throws(StoreError) {
        let longestFirst = [.contact] + Kind.allCases.filter { $0 != .contact }
        let files = onAllCores(longestFirst.count) { number in
            Self.file(longestFirst[number], among: kinds, of: workspace)
        }
        var known: [KnownFile] = []
        var long: [FileContents] = []
        for file in files {
            switch try file.get() {
            case .read(let file): known.append(file)
            case .long(let contents): long.append(contents)
            }
        }
        known += long.map(Self.parsed)
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

    private enum File: Sendable {
        case read(KnownFile)
        /// To be parsed by all cores together.
        case long(FileContents)
    }

    private static func file(
        _ kind: Kind, among kinds: Set<Kind>, of workspace: Workspace
    ) -> Result<File, StoreError> {
        guard kinds.contains(kind) else { return .success(.read(KnownFile(unread: kind))) }
        return Result { () throws(StoreError) in
            do throws(StoreError) {
                let contents = try FileContents(kind, of: workspace)
                guard contents.bytes.count < long else { return .long(contents) }
                return .read(KnownFile(contents, RecDocument(contents.bytes)))
            } catch {
                return .read(KnownFile(unread: kind, because: error))
            }
        }
    }

    private static func parsed(_ contents: FileContents) -> KnownFile {
        let ranges = RecStretch.ranges(in: contents.bytes.span, count: stretches)
        let parsed = onAllCores(ranges.count) { RecStretch(contents.bytes.span, ranges[$0]) }
        return KnownFile(contents, RecDocument(contents.bytes, joining: parsed))
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
