import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

/// What two people made of the same files.
private struct Two {
    let base: [Kind: [UInt8]]
    let one: [Kind: [UInt8]]
    let other: [Kind: [UInt8]]

    init(seed: UInt64) {
        var generator = VersionGenerator(seed: seed)
        base = generator.first()
        one = generator.edited(base, by: "ana")
        other = generator.edited(base, by: "ben")
    }
}

private func merged(
    _ base: [Kind: [UInt8]]?, _ ours: [Kind: [UInt8]], _ theirs: [Kind: [UInt8]]
) -> [Kind: [UInt8]] {
    var sides: [Kind: WorkspaceMerge.Sides] = [:]
    for kind in Kind.allCases {
        sides[kind] = WorkspaceMerge.Sides(
            bases: base.map { [$0[kind] ?? []] } ?? [], ours: ours[kind] ?? [], theirs: theirs[kind] ?? [])
    }
    let merge = WorkspaceMerge(sides, WorkspaceMerge.Signature(at: Timestamp(instant: 1_795_000_000)))
    return merge.files.filter { !$0.value.isEmpty }
}

private func text(_ files: [Kind: [UInt8]]) -> [Kind: String] {
    files.mapValues { String(decoding: $0, as: UTF8.self) }
}

/// A version's records, and its lines that are no fields.
private struct Contents: Equatable {
    var records: [RecordKey: [String: Set<String>]] = [:]
    var comments: Set<String> = []

    init(_ files: [Kind: [UInt8]]) {
        for (kind, bytes) in files {
            let table = Table(kind, RecDocument(bytes))
            for slot in table.slots {
                var fields: [String: Set<String>] = [:]
                for field in table.record(at: Int(slot)).fields { fields[field.name, default: []].insert(field.value) }
                records[RecordKey(kind, table.id(at: Int(slot)))] = fields
            }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            comments.formUnion(lines.filter { $0.contains("said") || $0.contains("wrote") }.map { Self.bare($0) })
        }
    }

    private static func bare(_ line: Substring) -> String { String(line.drop { $0 == "#" || $0 == " " }) }

    var conflicts: [(key: RecordKey, fields: [String: Set<String>])] {
        records.filter { $0.key.kind == .conflict }.map { ($0.key, $0.value) }
    }

    /// The values that are kept of a field: in the record or in a conflict over it.
    func values(of field: String, in key: RecordKey) -> Set<String> {
        var values = records[key]?[field] ?? []
        for (_, conflict) in conflicts
        where conflict["Record"] == ["\(key.kind.typeName) \(key.id.text)"] && conflict["Field"] == [field] {
            values.formUnion(conflict["Mine"] ?? [])
            values.formUnion(conflict["Theirs"] ?? [])
        }
        return values
    }
}

@Suite("Merging two versions of a workspace")
struct WorkspaceMergeTests {
    static let seeds = Array(1...400).map { UInt64($0) }

    @Test("what is merged with itself, with what it began from, or again, stays as it is", arguments: seeds)
    func idempotent(seed: UInt64) {
        let two = Two(seed: seed)
        let result = merged(two.base, two.one, two.other)
        #expect(merged(two.base, two.one, two.one) == two.one, "seed \(seed)")
        #expect(merged(two.base, two.one, two.base) == two.one, "seed \(seed)")
        #expect(merged(two.base, two.base, two.other) == two.other, "seed \(seed)")
        #expect(merged(two.base, result, two.other) == result, "seed \(seed)")
        #expect(merged(two.other, result, two.other) == result, "seed \(seed)")
        expectNoDifference(text(merged(two.base, result, two.one)), text(result), "seed \(seed)")
    }

    @Test("whose side is ours decides which value stands in the field, and nothing else", arguments: seeds)
    func commutative(seed: UInt64) {
        let two = Two(seed: seed)
        let left = Contents(merged(two.base, two.one, two.other))
        let right = Contents(merged(two.base, two.other, two.one))
        #expect(Set(left.records.keys) == Set(right.records.keys), "seed \(seed)")
        #expect(left.comments == right.comments, "seed \(seed)")
        for (key, fields) in left.records where key.kind != .conflict {
            for field in Set(fields.keys).union((right.records[key] ?? [:]).keys) {
                #expect(
                    left.values(of: field, in: key) == right.values(of: field, in: key), "seed \(seed) \(key) \(field)")
            }
        }
    }

    @Test("no value, comment or unreadable line that either wrote is lost", arguments: seeds, [true, false])
    func nothingLost(seed: UInt64, hasBase: Bool) {
        let two = Two(seed: seed)
        let base = Contents(two.base)
        let files = merged(hasBase ? two.base : nil, two.one, two.other)
        let result = Contents(files)
        for side in [two.one, two.other].map({ Contents($0) }) {
            #expect(result.comments.isSuperset(of: side.comments), "seed \(seed)")
            for (key, fields) in side.records {
                for (field, values) in fields where !["Modified", "Created", "Participant"].contains(field) {
                    let new = values.subtracting(base.records[key]?[field] ?? [])
                    #expect(result.values(of: field, in: key).isSuperset(of: new), "seed \(seed) \(key) \(field)")
                }
            }
        }
        for (kind, bytes) in files {
            #expect(RecDocument.conflictMarker(in: bytes) == nil, "seed \(seed)")
            let ids = Table(kind, RecDocument(bytes)).slots.count
            #expect(ids == result.records.count { $0.key.kind == kind }, "no Id stands twice, seed \(seed)")
        }
    }

    @Test("what recutils reads of a merged file is what was merged")
    func recutils() throws {
        for seed in Self.seeds.prefix(30) {
            let two = Two(seed: seed)
            let result = merged(two.base, two.one, two.other)
            for (kind, bytes) in result where !String(decoding: bytes, as: UTF8.self).contains("wrote") {
                guard
                    !bytes.split(separator: 10).contains(where: {
                        $0.starts(with: "+ ana".utf8) || $0.starts(with: "+ ben".utf8)
                    })
                else { continue }
                let folder = TemporaryFolder()
                TemporaryFolder.write(folder.path("x.rec"), bytes)
                let outcome = try ChildProcess("recfix", ["--check", folder.path("x.rec")]).run()
                #expect(outcome.status == 0, "seed \(seed) \(kind): \(outcome.errors)")
            }
        }
    }
}
