import NetworkModel

/// Records by the word that a column has for them: those of a word stand together, in the order in which they came.
struct WordGroups {
    private var starts: [Int]
    private var slots: [Int32]

    /// Goes through the records twice, and makes no list for each word, of which there may be thousands.
    init(_ ordered: [Int32], by column: WordColumn) {
        starts = [Int](repeating: 0, count: column.words.count + 1)
        for slot in ordered { starts[column.number(Int(slot)) + 1] += 1 }
        for number in column.words.indices { starts[number + 1] += starts[number] }
        slots = [Int32](repeating: 0, count: ordered.count)
        var ends = starts
        for slot in ordered {
            let number = column.number(Int(slot))
            slots[ends[number]] = slot
            ends[number] += 1
        }
    }

    /// The words that some record has, without the empty one.
    var used: some Sequence<Int> { (1..<max(1, starts.count - 1)).lazy.filter { starts[$0] < starts[$0 + 1] } }

    /// The records of a word, by its number.
    subscript(number: Int) -> ArraySlice<Int32> { slots[starts[number]..<starts[number + 1]] }
}
