import RecFormat
import NetworkModel

/// Of every person: whether they may be written to, having an address and a consent.
struct PersonDigest: Digest {
    static let kind = Kind.person
    private var areReachable: [Bool] = []
    private(set) var reachableCount = 0

    init(_ table: Table) { for slot in table.slots { read(Int(slot), of: table) } }

    func mayBeWrittenTo(_ slot: Int) -> Bool { slot < areReachable.count && areReachable[slot] }

    mutating func read(_ slot: Int, of table: Table) {
        let record = table.record(at: slot)
        // Asked of the bytes, since most people have given no consent.
        let hasConsent = record.withRawValue(of: Field.consent.name) { $0.count > 0 } ?? false
        set(slot, hasConsent && Person(record).agreement?.standing == .given && record.first(.email) != nil)
    }

    mutating func sweep(_ table: Table) {
        for slot in areReachable.indices where areReachable[slot] && !table.isLive(slot) { set(slot, false) }
    }

    private mutating func set(_ slot: Int, _ isReachable: Bool) {
        if slot >= areReachable.count {
            areReachable.append(contentsOf: repeatElement(false, count: slot + 1 - areReachable.count))
        }
        if areReachable[slot] != isReachable { reachableCount += isReachable ? 1 : -1 }
        areReachable[slot] = isReachable
    }
}
