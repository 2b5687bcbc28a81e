package import NetworkModel
import RecFormat
import WorkspaceStore

/// Versions of a small workspace's files that different people made, from a seed: records added, edited and deleted,
/// comments and unreadable lines put anywhere.
package struct VersionGenerator {
    package var random: RecGenerator
    private var made = 0

    package static let kinds: [Kind] = [.person, .partner, .event, .task, .contact]

    package init(seed: UInt64) { random = RecGenerator(seed: seed) }

    /// What there was in the beginning.
    package mutating func first() -> [Kind: [UInt8]] {
        var files: [Kind: [UInt8]] = [:]
        for kind in Self.kinds where !random.chance(10) {
            var document = RecDocument(FileDescriptor.text(of: kind))
            for number in 0..<random.count(0...5) {
                document.append(newRecord(kind, "\(kind.typeName.lowercased())-\(number)"))
            }
            files[kind] = document.serialized()
        }
        return files
    }

    /// What somebody made of it; `name` is in every value that they set, so that no two people set the same by chance.
    package mutating func edited(_ files: [Kind: [UInt8]], by name: String) -> [Kind: [UInt8]] {
        var files = files
        for _ in 0..<random.count(1...6) {
            let kind = random.pick(Self.kinds)
            var table = Table(kind, RecDocument(files[kind] ?? []))
            edit(&table, name)
            files[kind] = table.document.serialized()
        }
        return files
    }

    private mutating func edit(_ table: inout Table, _ name: String) {
        if table.document.byteCount == 0 { table = Table(table.kind, RecDocument(FileDescriptor.text(of: table.kind))) }
        let live = table.slots.map { Int($0) }
        switch random.count(0...9) {
        case 0, 1:
            add(
                &table, random.chance(30) ? "both-\(table.kind.typeName)-\(random.count(0...2))" : "\(name)-\(made)",
                name)
        case 2 where !live.isEmpty:
            let id = table.id(at: random.pick(live))
            table.apply(RecordEdit(RecordKey(table.kind, id), before: nil, after: nil))
        case 3: comment(&table, name)
        default:
            guard !live.isEmpty else { return add(&table, "\(name)-\(made)", name) }
            let slot = random.pick(live)
            let id = table.id(at: slot)
            let fields = editedFields(table.record(at: slot).fields.identified(as: id), table.kind, name)
            table.apply(RecordEdit(RecordKey(table.kind, id), before: nil, after: fields))
        }
    }

    private mutating func add(_ table: inout Table, _ id: String, _ name: String) {
        guard table.slot(of: RecordID(id)) == nil else { return }
        made += 1
        table.apply(
            RecordEdit(RecordKey(table.kind, RecordID(id)), before: nil, after: newRecord(table.kind, id, name)))
    }

    private mutating func comment(_ table: inout Table, _ name: String) {
        made += 1
        let line = random.pick([
            "# \(name) said \(made)", "\(name) wrote \(made) as no rec at all", "+ \(name) \(made)",
        ])
        var lines = String(decoding: table.document.serialized(), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { String($0) }
        let blank = lines.indices.filter { lines[$0].isEmpty }
        let place = random.chance(30) && line.hasPrefix("#") ? random.count(0...(lines.count - 1)) : random.pick(blank)
        // Never between a value and its continuation.
        guard !lines[place].hasPrefix("+") else { return }
        lines.insert(contentsOf: lines[place].isEmpty ? ["", line, ""] : [line], at: place)
        table = Table(table.kind, RecDocument(Array(lines.joined(separator: "\n").utf8)))
    }

    private mutating func newRecord(_ kind: Kind, _ id: String, _ name: String = "all") -> [RecField] {
        var draft = Draft(new: kind, id: RecordID(id))
        draft.set(kind.titleField, "\(name)'s \(id)")
        draft.set(.created, "2026-11-01T10:00:00Z")
        if kind == .contact { draft.set(.at, "2026-11-01") }
        return random.chance(50) ? editedFields(draft.fields, kind, name) : draft.fields
    }

    private mutating func editedFields(_ fields: [RecField], _ kind: Kind, _ name: String) -> [RecField] {
        made += 1
        var draft = Draft(RecordKey(kind, fields.first.map { RecordID($0.value) } ?? ""), fields: fields)
        let value = "\(name) \(made)\(random.pick(["", "\nand more", " <b>é</b>", "\\"]))"
        switch random.count(0...7) {
        case 0: draft.set(kind.titleField, "\(name) \(made)")
        case 1: draft.set(.notes, random.chance(20) ? nil : value)
        case 2: draft.add(.tag, "\(name)-\(made)")
        case 3: draft.all(.tag).first.map { draft.remove(.tag, $0) }
        case 4: draft.set("Unknown", value)
        case 5 where kind == .event: draft.set(.place, value)
        case 6 where kind == .event: participant(&draft, name)
        default: draft.set(.notes, value)
        }
        draft.set(.modified, "2026-11-02T10:\(10 + made % 50):00Z")
        return draft.fields
    }

    private mutating func participant(_ draft: inout Draft, _ name: String) {
        var described = Described(draft.all(.participant).first ?? "ana: delegate")
        described.setPart(random.pick(["reply", "visa", "hotel"]), "\(name)-\(made)")
        draft.setAll(.participant, [described.value] + draft.all(.participant).dropFirst())
    }
}
