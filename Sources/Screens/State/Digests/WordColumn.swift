import NetworkModel
import RecFormat

/// One field of all records of a kind as numbers of words, and how many records have each word: to sort, group and count
/// without reading the records again.
struct WordColumn: Sendable {
    let field: Field
    /// The words that occur or once did; the first is the empty one, for records that say nothing.
    private(set) var words = [""]
    /// How many records have each word.
    private(set) var counts = [0]
    private var numbers: [Int32] = []
    private var known = IDIndex()
    private static let none: Int32 = -1

    init(_ field: Field) { self.field = field }

    init(_ field: Field, of table: Table) {
        self.init(field)
        numbers.reserveCapacity(table.slots.last.map { Int($0) + 1 } ?? 0)
        for slot in table.slots { read(Int(slot), of: table) }
    }

    /// Whether no record says anything.
    var isEmpty: Bool { counts.dropFirst().allSatisfy { $0 == 0 } }

    /// The number of a record's word.
    func number(_ slot: Int) -> Int { slot < numbers.count ? max(0, Int(numbers[slot])) : 0 }

    mutating func read(_ slot: Int, of table: Table) {
        set(slot, table.record(at: slot).withRawValue(of: field.name) { number(of: $0) } ?? 0)
    }

    /// The slots of the records that have a word, by its number.
    func slots(of number: Int) -> [Int] { numbers.indices.filter { numbers[$0] == Int32(number) } }

    /// Takes the word of a record whose fields are gone through, unless it has one: of a field that is there twice the first
    /// counts.
    mutating func take(_ slot: Int, _ word: Span<UInt8>) {
        if number(slot) == 0 { set(slot, number(of: word)) }
    }

    /// Leaves a record without a word until one is taken.
    mutating func forget(_ slot: Int) { set(slot, 0) }

    mutating func sweep(_ table: Table) {
        for slot in numbers.indices where numbers[slot] != Self.none && !table.isLive(slot) { set(slot, Self.none) }
    }

    private mutating func number(of word: Span<UInt8>) -> Int32 {
        guard !word.isEmpty else { return 0 }
        if let number = known.slot(of: word, hash: IDIndex.hash(word)) { return Int32(number) }
        known.insert(word, slot: words.count)
        words.append(word.text)
        counts.append(0)
        return Int32(words.count - 1)
    }

    private mutating func set(_ slot: Int, _ number: Int32) {
        if slot >= numbers.count {
            numbers.append(contentsOf: repeatElement(Self.none, count: slot + 1 - numbers.count))
        }
        if numbers[slot] != Self.none { counts[Int(numbers[slot])] -= 1 }
        if number != Self.none { counts[Int(number)] += 1 }
        numbers[slot] = number
    }
}
