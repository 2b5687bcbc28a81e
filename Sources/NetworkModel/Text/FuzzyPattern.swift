/// A pattern whose letters are looked for in order but not side by side, as palettes and completion do.
package struct FuzzyPattern: Sendable {
    /// How well a text fits, and which of its characters did.
    package struct Match: Hashable, Sendable {
        /// Comparable among matches of one pattern; higher is better.
        package var score: Int
        /// Offsets of the matched characters in the text, ascending.
        package var positions: [Int]
    }

    /// The folded letters of the pattern; blanks are left out, since words may be typed in any spacing.
    private let letters: [UInt8]

    package init(_ text: some StringProtocol) {
        letters = Folding.fold(text).filter { $0 != UInt8(ascii: " ") }
    }

    package var isEmpty: Bool { letters.isEmpty }

    /// How the pattern fits a text, or nil where a letter is missing.
    ///
    /// The best fit is found, not the first: letters in a row, at the beginning and at the beginnings of words count
    /// most. Texts of any length are taken, but only the first 256 folded bytes are looked at.
    package func match(_ text: String) -> Match? {
        guard !letters.isEmpty else { return Match(score: 0, positions: []) }
        var candidate = Candidate(text)
        guard candidate.contains(letters) else { return nil }
        return candidate.bestMatch(of: letters)
    }
}

extension FuzzyPattern {
    /// A text folded, with the character each byte came from.
    private struct Candidate {
        private var bytes: [UInt8] = []
        private var characters: [Int] = []
        private var bonuses: [Int] = []

        private static let limit = 256
        private static let inRow = 12
        private static let wordStart = 10
        private static let textStart = 4
        private static let gap = -1
        private static let impossible = Int.min / 2

        init(_ text: String) {
            var isUpperBefore = true
            for (index, character) in text.enumerated() {
                guard bytes.count < Self.limit else { break }
                let start = bytes.count
                bytes.append(contentsOf: Folding.fold(String(character)))
                let startsWord = start == 0 || !FoldedWords.isWordByte(bytes[start - 1])
                let isUpper = character.isUppercase
                for offset in start..<bytes.count {
                    characters.append(index)
                    let isStart = offset == start && (startsWord || isUpper && !isUpperBefore)
                    bonuses.append((isStart ? Self.wordStart : 0) + (offset == 0 ? Self.textStart : 0))
                }
                isUpperBefore = isUpper
            }
        }

        func contains(_ letters: [UInt8]) -> Bool {
            var matched = 0
            for byte in bytes where matched < letters.count && byte == letters[matched] { matched += 1 }
            return matched == letters.count
        }

        /// `best[i][j]`: the highest score of the first `i + 1` letters with the last of them at byte `j`.
        mutating func bestMatch(of letters: [UInt8]) -> Match? {
            var best: [[Int]] = []
            var origins: [[Int]] = []
            for (index, letter) in letters.enumerated() {
                var row = [Int](repeating: Self.impossible, count: bytes.count)
                var origin = [Int](repeating: -1, count: bytes.count)
                var (leading, leadingAt) = (index == 0 ? 0 : Self.impossible, -1)
                for offset in bytes.indices {
                    if index > 0, offset > 0 {
                        leading += Self.gap
                        let before = best[index - 1][offset - 1]
                        if before >= leading { (leading, leadingAt) = (before, offset - 1) }
                    }
                    guard bytes[offset] == letter else { continue }
                    let apart = leading + bonuses[offset]
                    let joined = index > 0 && offset > 0 ? best[index - 1][offset - 1] + Self.inRow : Self.impossible
                    row[offset] = max(apart, joined)
                    origin[offset] = joined >= apart ? offset - 1 : leadingAt
                }
                best.append(row)
                origins.append(origin)
            }
            return traced(best, origins)
        }

        private func traced(_ best: [[Int]], _ origins: [[Int]]) -> Match? {
            guard let last = best.last, let end = last.indices.max(by: { last[$0] < last[$1] }),
                last[end] > Self.impossible / 2
            else { return nil }
            var positions: [Int] = []
            var offset = end
            for row in origins.indices.reversed() {
                if positions.last != characters[offset] { positions.append(characters[offset]) }
                offset = origins[row][offset]
                if offset < 0 { break }
            }
            // Of two texts that fit alike the shorter is meant.
            return Match(score: last[end] * 4 - bytes.count / 8, positions: positions.reversed())
        }
    }
}
