import Glibc
package import NetworkModel
import RecFormat
package import WorkspaceStore

/// What stays here when a workspace is shared: private records, and what came out of them, that are not shared yet.
///
/// What is shared goes on being shared, so that nobody's deletion is ever made of withholding. That somebody was forgotten
/// is told in any case.
package struct Withholding: Sendable {
    /// The records that stay, by kind.
    private let records: [Kind: Set<RecordID>]
    /// What of the files is shared, of those that hold such records.
    package let contents: [Kind: [UInt8]]

    static let nothing = Withholding(records: [:], contents: [:])

    private init(records: [Kind: Set<RecordID>], contents: [Kind: [UInt8]]) {
        self.records = records
        self.contents = contents
    }

    /// `shared` has the contents of the kinds' files that all have. Where nothing says that it is private this costs a look
    /// for those words.
    init(_ states: [FileState], shared: ([Kind]) throws -> [Kind: [UInt8]]) throws {
        guard states.contains(where: { Self.maySayPrivate($0.bytes) }) else {
            self = .nothing
            return
        }
        let documents = Dictionary(uniqueKeysWithValues: states.map { ($0.kind, RecDocument($0.bytes)) })
        let network = Network(documents: documents)
        var stays = Dictionary(
            grouping: network.withheld.filter { ![.network, .erasure].contains($0.kind) }, by: \.kind)
        let known = try shared(Array(stays.keys))
        for (kind, bytes) in known {
            let table = Table(kind, RecDocument(bytes))
            stays[kind]?.removeAll { table.slot(of: $0.id) != nil }
        }
        records = stays.filter { !$0.value.isEmpty }.mapValues { Set($0.map(\.id)) }
        var contents: [Kind: [UInt8]] = [:]
        for (kind, ids) in records {
            var table = network[kind]
            for slot in table.slots.map({ Int($0) }).reversed() where ids.contains(table.id(at: slot)) {
                table.editLines { $0.delete(slot: slot) }
            }
            let rest = table.document.serialized()
            // What was taken from the end leaves an empty line, which is no change of anything.
            contents[kind] = known[kind].flatMap { Self.isSame($0, rest) ? $0 : nil } ?? rest
        }
        self.contents = contents
    }

    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
            bytes.prefix((bytes.lastIndex { $0 != UInt8(ascii: "\n") } ?? -1) + 1)
        }
        return trimmed(one) == trimmed(other)
    }

    /// How many records stay, their conflicts not counted.
    package var count: Int { records.reduce(0) { $0 + ($1.key == .conflict ? 0 : $1.value.count) } }

    var isNothing: Bool { records.isEmpty }

    /// What of a file is shared.
    func shared(_ state: FileState) -> [UInt8] { contents[state.kind] ?? state.bytes }

    /// Whether there is no record in the file but those that stay.
    func holdsAll(of kind: Kind) -> Bool {
        contents[kind].map { Table(kind, RecDocument($0)).slots.isEmpty } ?? false
    }

    /// The same exchanges with the records that stay in what the files become, and those of them that got another Id
    /// since somebody shared a record under theirs: they are never taken for that one, which would share them.
    func keeping(
        _ exchanges: [FileExchange], _ states: [Kind: FileState], at time: Timestamp
    ) -> (exchanges: [FileExchange], namesakes: [Namesakes.Namesake]) {
        guard exchanges.contains(where: { records[$0.kind] != nil }) else { return (exchanges, []) }
        var sides: [Kind: WorkspaceMerge.Sides] = [:]
        // What names a record that gets another Id may be in any file.
        for (kind, state) in states where state.isThere {
            sides[kind] = WorkspaceMerge.Sides(bases: [shared(state)], ours: state.bytes, theirs: shared(state))
        }
        for exchange in exchanges {
            let shared = contents[exchange.kind] ?? exchange.old
            sides[exchange.kind] = WorkspaceMerge.Sides(bases: [shared], ours: exchange.old, theirs: exchange.new)
        }
        let log = states[.conflict]?.bytes ?? []
        sides[.conflict] = sides[.conflict] ?? WorkspaceMerge.Sides(bases: [log], ours: log, theirs: log)
        let apart = records.flatMap { kind, ids in ids.map { RecordKey(kind, $0) } }
        let merge = WorkspaceMerge(sides, WorkspaceMerge.Signature(at: time), keepingApart: Set(apart))
        let kept = Kind.allCases.compactMap { kind -> FileExchange? in
            guard let old = states[kind]?.bytes, let new = merge.files[kind], new != old else { return nil }
            return FileExchange(kind, old: old, new: new)
        }
        return (kept, merge.namesakes)
    }

    /// Whether the bytes hold the name of the field that says so.
    static func maySayPrivate(_ bytes: [UInt8]) -> Bool {
        let sign = Array("\(Field.confidential.name):".utf8)
        return bytes.withUnsafeBytes { text in
            guard let start = text.baseAddress else { return false }
            var offset = 0
            while offset + sign.count <= text.count,
                let found = memchr(start + offset, Int32(sign[0]), text.count - offset - sign.count + 1)
            {
                if memcmp(found, sign, sign.count) == 0 { return true }
                offset = UnsafeRawPointer(found) - start + 1
            }
            return false
        }
    }
}

extension GitHistory {
    /// What of the files is to be in a commit that takes the place of all history; the rest of them is as it is.
    package func withheld(in store: Store) throws -> Withholding {
        let files = try head().map { commit throws(SharingError) in try self.files(of: commit) } ?? [:]
        return try Withholding(try store.fileStates()) { try contents(of: $0, in: files) }
    }
}

extension History {
    /// The contents of kinds' files in a commit.
    package func contents(of kinds: [Kind], in files: [String: SharedFile]) throws(SharingError) -> [Kind: [UInt8]] {
        let contents = try contents(kinds.compactMap { files[$0.fileName]?.id })
        var result: [Kind: [UInt8]] = [:]
        for kind in kinds { result[kind] = files[kind.fileName].flatMap { contents[$0.id] } }
        return result
    }
}
