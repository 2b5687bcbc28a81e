/// How many slips of the keyboard part two texts: letters added, dropped, changed, or two side by side swapped.
package enum EditDistance {
    /// The distance (Damerau's, restricted), or nil where it is greater than `limit`.
    package static func between(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
        SlipCounter(left).slips(to: right.span, atMost: limit)
    }
}

/// Counts the slips between one text and many others.
///
/// For texts of up to 64 bytes a whole row of the table of distances is kept in the bits of one word (Hyyrö 2003, "A
/// bit-vector algorithm for computing Levenshtein and Damerau edit distances"), so that a name is held against ten
/// thousand words in well under a millisecond.
struct SlipCounter {
    private let pattern: [UInt8]
    /// For every byte the places in the pattern where it stands.
    private let places: [UInt64]

    init(_ pattern: [UInt8]) {
        self.pattern = pattern
        var places = [UInt64](repeating: 0, count: 256)
        for (place, byte) in pattern.prefix(64).enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
        self.places = places
    }

    /// The distance to a text, or nil where it is greater than `limit`.
    func slips(to text: Span<UInt8>, atMost limit: Int) -> Int? {
        guard abs(pattern.count - text.count) <= limit else { return nil }
        guard !pattern.isEmpty else { return text.count }
        let distance = pattern.count <= 64 ? bitwise(text) : tabled(text)
        return distance <= limit ? distance : nil
    }

    private func bitwise(_ text: Span<UInt8>) -> Int {
        let last: UInt64 = 1 << UInt64(pattern.count - 1)
        // Where the column rises and falls downwards, and where it equals its neighbour diagonally.
        var (rises, falls, equals): (UInt64, UInt64, UInt64) = (.max, 0, 0)
        var placesBefore: UInt64 = 0
        var distance = pattern.count
        for offset in text.indices {
            let places = self.places[Int(text[offset])]
            let swapped = ((~equals & places) << 1) & placesBefore
            equals = (((places & rises) &+ rises) ^ rises) | places | falls | swapped
            var risesAcross = falls | ~(equals | rises)
            let fallsAcross = equals & rises
            if risesAcross & last != 0 { distance += 1 }
            if fallsAcross & last != 0 { distance -= 1 }
            risesAcross = risesAcross << 1 | 1
            rises = fallsAcross << 1 | ~(equals | risesAcross)
            falls = equals & risesAcross
            placesBefore = places
        }
        return distance
    }

    private func tabled(_ text: Span<UInt8>) -> Int {
        var before: [Int] = []
        var row = Array(0...text.count)
        for line in pattern.indices {
            var next = [line + 1] + Array(repeating: 0, count: text.count)
            for column in text.indices {
                let isSame = pattern[line] == text[column]
                var best = min(row[column + 1] + 1, next[column] + 1, row[column] + (isSame ? 0 : 1))
                if line > 0, column > 0, pattern[line] == text[column - 1], pattern[line - 1] == text[column] {
                    best = min(best, before[column - 1] + 1)
                }
                next[column + 1] = best
            }
            before = row
            row = next
        }
        return row[text.count]
    }
}
