import NetworkModel
import RecFormat

/// All records of a kind in the order of their titles, as one looks them up: without regard to case and accents.
struct TitleOrder: Sendable {
    /// Of titles that fold alike the one that stands first in the file comes first.
    private(set) var slots: [Int32]
    private var keys: [UInt128] = []

    init(_ table: Table) {
        var text: [UInt8] = []
        var entries: [(key: UInt128, title: Range<Int>, slot: Int32)] = []
        entries.reserveCapacity(table.count)
        for slot in table.slots {
            let start = text.count
            table.appendTitle(at: Int(slot), to: &text)
            entries.append((Self.key(of: text.span.extracting(start..<text.count)), start..<text.count, slot))
        }
        let titles = text.span
        entries.sort { left, right in
            // The first bytes tell most titles apart.
            if left.key != right.key { return left.key < right.key }
            let order = Self.order(titles.extracting(left.title), titles.extracting(right.title))
            return order == 0 ? left.slot < right.slot : order < 0
        }
        slots = entries.map(\.slot)
        for entry in entries { setKey(entry.key, Int(entry.slot)) }
    }

    mutating func read(_ slot: Int, of table: Table) {
        slots.removeAll { $0 == Int32(slot) }
        var title: [UInt8] = []
        table.appendTitle(at: slot, to: &title)
        let key = Self.key(of: title.span)
        setKey(key, slot)
        let place = slots.indices.partitionPoint { !precedes(Int(slots[$0]), key, title, Int32(slot), table) }
        slots.insert(Int32(slot), at: place)
    }

    mutating func sweep(_ table: Table) { slots.removeAll { !table.isLive(Int($0)) } }

    private func precedes(_ other: Int, _ key: UInt128, _ title: [UInt8], _ slot: Int32, _ table: Table) -> Bool {
        if keys[other] != key { return keys[other] < key }
        var otherTitle: [UInt8] = []
        table.appendTitle(at: other, to: &otherTitle)
        let order = Self.order(otherTitle.span, title.span)
        return order == 0 ? other < slot : order < 0
    }

    private mutating func setKey(_ key: UInt128, _ slot: Int) {
        if slot >= keys.count { keys.append(contentsOf: repeatElement(0, count: slot + 1 - keys.count)) }
        keys[slot] = key
    }

    /// The first sixteen bytes of a folded text, in an order that sorts as the text does.
    static func key(of folded: Span<UInt8>) -> UInt128 {
        var key: UInt128 = 0
        for index in 0..<16 { key = key << 8 | (index < folded.count ? UInt128(folded[index]) : 0) }
        return key
    }

    /// Below nought where the first text comes first, nought where they are the same.
    private static func order(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            return Int(left[index]) - Int(right[index])
        }
        return left.count - right.count
    }
}

extension Table {
    /// Appends what names the record at a slot to a person, folded.
    fileprivate func appendTitle(at slot: Int, to text: inout [UInt8]) {
        let record = record(at: slot)
        let start = text.count
        record.withRawValue(of: kind.titleField.name) { Folding.append($0, to: &text) }
        guard text.count == start else { return }
        record.withRawValue(of: Field.id.name) { Folding.append($0, to: &text) }
    }
}
