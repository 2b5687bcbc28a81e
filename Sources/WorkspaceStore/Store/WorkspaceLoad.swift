import Dispatch
import NetworkModel
import RecFormat
import Synchronization

/// The reading of a whole workspace on two cores: the contact log, which is as long as all else together, on one, and all
/// else on the other.
struct WorkspaceLoad {
    let known: [KnownFile]
    let network: Network

    /// Reads the files of these kinds; the others stay unread.
    init(_ kinds: Set<Kind>, of workspace: Workspace) throws(StoreError) {
        guard kinds.contains(.contact) else {
            known = try Self.readOthers(kinds, of: workspace)
            network = Network(tables: known.map(\.table))
            return
        }
        let log = LogReading()
        DispatchQueue.global(qos: .userInteractive).async { log.run(workspace) }
        var known: [KnownFile]
        do throws(StoreError) {
            known = try Self.readOthers(kinds, of: workspace)
        } catch {
            log.others.put(nil)
            throw error
        }
        log.others.put(known.map(\.table))
        var facts = Facts(tables: known.map(\.table))
        known[Kind.contact.ordinal] = try log.file.take().get()
        facts.take(log.facts.take())
        network = Network(tables: known.map(\.table), facts: facts)
        self.known = known
    }

    private static func readOthers(_ kinds: Set<Kind>, of workspace: Workspace) throws(StoreError) -> [KnownFile] {
        var known: [KnownFile] = []
        for kind in Kind.allCases {
            known.append(
                kind != .contact && kinds.contains(kind)
                    ? try KnownFile(reading: kind, of: workspace) : KnownFile(unread: kind))
        }
        return known
    }
}

/// The reading of the contact log on a thread of its own.
private final class LogReading: Sendable {
    /// All tables but the log's; nil where they could not be read.
    let others = Handover<[Table]?>()
    let file = Handover<Result<KnownFile, StoreError>>()
    let facts = Handover<ContactFacts>()

    func run(_ workspace: Workspace) {
        let log: Table
        do throws(StoreError) {
            let read = try FileContents(.contact, of: workspace)
            log = Table(indexedLater: .contact, read.document)
            file.put(.success(KnownFile(log, stamp: read.stamp)))
        } catch {
            return file.put(.failure(error))
        }
        guard let tables = others.take() else { return }
        facts.put(ContactFacts(contacts: log, in: tables))
    }
}

/// A value that one thread hands to another, once.
private final class Handover<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func put(_ value: Value) {
        self.value.withLock { $0 = value }
        isThere.signal()
    }

    /// Waits for the value.
    func take() -> Value {
        isThere.wait()
        guard let value = value.withLock({ $0 }) else { preconditionFailure("a value is put before the signal") }
        return value
    }
}
