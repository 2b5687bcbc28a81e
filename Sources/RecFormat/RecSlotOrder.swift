/// The order of a document's slots in the file: by number, but for those inserted among others later.
struct RecSlotOrder: Sendable {
    /// Inserted slots in file order, by the slot they follow; `start` for the start of the file.
    private var insertions: [Int: [Int]] = [:]
    /// Which slot of its own place an inserted one follows.
    private var roots: [Int: Int] = [:]

    private static let start = -1

    /// Whether the order is that of the numbers.
    var isByNumber: Bool { roots.isEmpty }

    /// Places a new slot right after `previous`, or first where that is nil.
    mutating func insert(_ slot: Int, after previous: Int?) {
        let root = previous.map(root(of:)) ?? Self.start
        var family = insertions[root] ?? []
        let index = previous.flatMap { family.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        family.insert(slot, at: index)
        insertions[root] = family
        roots[slot] = root
    }

    /// All of `count` slots in file order.
    func all(count: Int) -> [Int] {
        guard !isByNumber else { return Array(0..<count) }
        var order = insertions[Self.start] ?? []
        order.reserveCapacity(count)
        for slot in 0..<count where roots[slot] == nil {
            order.append(slot)
            if let family = insertions[slot] { order += family }
        }
        return order
    }

    /// The slot before this one in the file; the number after the last slot's asks for the last in the file.
    func slot(before slot: Int) -> Int? {
        if let root = roots[slot] {
            let family = insertions[root] ?? []
            if let index = family.firstIndex(of: slot), index > 0 { return family[index - 1] }
            return root == Self.start ? nil : root
        }
        var candidate = slot - 1
        while candidate >= 0, roots[candidate] != nil { candidate -= 1 }
        return insertions[candidate]?.last ?? (candidate >= 0 ? candidate : nil)
    }

    /// The slot after this one in the file, of `count` slots.
    func slot(after slot: Int, count: Int) -> Int? {
        let root = root(of: slot)
        if let family = insertions[root] {
            let index = root == slot ? 0 : (family.firstIndex(of: slot) ?? 0) + 1
            if index < family.count { return family[index] }
        }
        var candidate = root + 1
        while candidate < count, roots[candidate] != nil { candidate += 1 }
        return candidate < count ? candidate : nil
    }

    /// Whether the first slot stands before the second in the file.
    func precedes(_ first: Int, _ second: Int) -> Bool {
        let firstRoot = root(of: first)
        let secondRoot = root(of: second)
        guard firstRoot == secondRoot, first != second else { return firstRoot < secondRoot }
        if first == firstRoot { return true }
        if second == secondRoot { return false }
        let family = insertions[firstRoot] ?? []
        return family.first { $0 == first || $0 == second } == first
    }

    private func root(of slot: Int) -> Int {
        roots[slot] ?? slot
    }
}
