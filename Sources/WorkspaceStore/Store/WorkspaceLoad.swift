import Dispatch
import NetworkModel
import RecFormat
import Synchronization

/// The reading of a whole workspace on all cores: first the files, then what follows from them. The contact log, as long
/// as all else together, is cut into pieces for both.
struct WorkspaceLoad {
    let known: [KnownFile]
    let network: Network

    /// Enough that no core waits long for another; each costs a list of all partners and people.
    private static let stretches = 4
    /// The bytes of a file from which on it is cut, rather than have one core wait for another.
    private static let long = 8 << 20
    /// The bytes of the log that are read in one go.
    private static let piece = 2 << 20

    /// Reads the files of these kinds; the others stay unread, and so does one that cannot be read. `meanwhile` gets the
    /// network without what the log says.
    init(_ kinds: Set<Kind>, of workspace: Workspace, meanwhile: @Sendable (Network) -> Void) {
        var known: [KnownFile] = []
        var long: [FileContents] = []
        for file in Self.files(kinds, of: workspace) {
            switch file {
            case .read(let file): known.append(file)
            case .long(let contents): long.append(contents)
            }
        }
        known += long.map(Self.parsed)
        known.sort { $0.kind.ordinal < $1.kind.ordinal }

        let tables = known.map(\.table)
        let log = tables[Kind.contact.ordinal]
        var parts = onAllCores(Self.stretches + 1) { number -> FactsPart in
            guard number == 0 else {
                return .log(ContactFacts(contacts: log, in: tables, part: number - 1, of: Self.stretches))
            }
            let facts = Facts(tables: tables)
            meanwhile(Network(tables: tables, facts: facts))
            return .others(facts)
        }
        network = Network(tables: tables, facts: FactsPart.joined(&parts))
        self.known = known
    }

    private enum File: Sendable {
        case read(KnownFile)
        /// To be parsed by all cores together.
        case long(FileContents)
    }

    /// All files; the pieces of a long log come last, to be read by whichever core has time.
    private static func files(_ kinds: Set<Kind>, of workspace: Workspace) -> [File] {
        guard kinds.contains(.contact), let log = longLog(of: workspace) else {
            return onAllCores(Kind.allCases.count) { file(Kind.allCases[$0], among: kinds, of: workspace) }
        }
        defer { log.close() }
        let others = Kind.allCases.filter { $0 != .contact }
        let pieces = log.size / Self.piece
        var files: [File] = []
        do throws(StoreError) {
            let bytes = try log.bytes(inPieces: pieces) { read in
                files = onAllCores(others.count + pieces) { number -> File? in
                    if number < others.count { return file(others[number], among: kinds, of: workspace) }
                    read(number - others.count)
                    return nil
                }.compactMap { $0 }
            }
            return files + [file(FileContents(.contact, bytes, stamp: log.stamp))]
        } catch {
            return files + [.read(KnownFile(unread: .contact, because: error))]
        }
    }

    /// The log where it is long; one that cannot be opened is told of by whoever reads it whole.
    private static func longLog(of workspace: Workspace) -> DataFile? {
        do throws(StoreError) {
            guard let log = try DataFile(.contact, of: workspace) else { return nil }
            if log.size >= Self.long { return log }
            log.close()
            return nil
        } catch {
            return nil
        }
    }

    private static func file(_ kind: Kind, among kinds: Set<Kind>, of workspace: Workspace) -> File {
        guard kinds.contains(kind) else { return .read(KnownFile(unread: kind)) }
        do throws(StoreError) {
            return file(try FileContents(kind, of: workspace))
        } catch {
            return .read(KnownFile(unread: kind, because: error))
        }
    }

    private static func file(_ contents: FileContents) -> File {
        contents.bytes.count < long ? .read(KnownFile(contents, RecDocument(contents.bytes))) : .long(contents)
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

    /// Joins the parts, and takes them out of the list: whoever else held them would have them copied.
    static func joined(_ parts: inout [FactsPart]) -> Facts {
        var stretches: [ContactFacts] = []
        var facts: Facts?
        for part in parts {
            switch part {
            case .log(let stretch): stretches.append(stretch)
            case .others(let others): facts = others
            }
        }
        parts = []
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
