/// Finds records by what people call them.
///
/// All names stand in one buffer that is searched from end to end, so that the index is made in milliseconds, follows
/// changes, and a name among 30,000 is found in less than one.
package struct NameIndex: Sendable {
    private struct Entry: Sendable {
        let key: RecordKey
        let title: String
        let name: NormalName
        var isLive = true

        var candidate: NameCandidate { NameCandidate(key: key, title: title) }
    }

    private let kinds: [Kind]
    private var entries: [Entry] = []
    // The names and short forms of the entries, each after a line feed; `starts` says where an entry's begin.
    private var text: [UInt8] = []
    private var starts: [Int32] = []

    package init(_ network: Network, kinds: [Kind] = [.partner, .person, .event]) {
        self.kinds = kinds
        for kind in kinds {
            for slot in network[kind].slots { add(Place(kind, Int(slot)), of: network) }
        }
    }

    /// Takes up the records that a change touched.
    package mutating func take(_ change: Change, in network: Network) {
        for edit in change.edits where kinds.contains(edit.key.kind) {
            for number in entries.indices where entries[number].key == edit.key { entries[number].isLive = false }
            if let place = network.place(of: edit.key) { add(place, of: network) }
        }
    }

    private mutating func add(_ place: Place, of network: Network) {
        let title = network.title(at: place)
        let entry = Entry(key: network.key(at: place), title: title, name: NormalName(title))
        starts.append(Int32(text.count))
        entries.append(entry)
        for form in [entry.name.bytes, Folding.fold(entry.key.id.text)] + entry.name.shortForms {
            text.append(UInt8(ascii: "\n"))
            text.append(contentsOf: form)
        }
    }

    // MARK: Resolving

    /// What a typed name means: an Id, a whole name or short form, the only name that begins so, or the only one with
    /// words that begin so in any order; case and accents do not matter.
    package func resolve(_ text: String, among kinds: [Kind]? = nil) -> NameResolution {
        let typed = NormalName(text)
        guard !typed.bytes.isEmpty else { return .unknown(suggestions: []) }
        if let key = exactID(text, kinds) { return .found(key) }
        let candidates = candidates(typed, kinds)
        return resolution(typed, candidates) ?? .unknown(suggestions: suggestions(for: typed, kinds))
    }

    /// The longest run of the first words that means one record or several; nil where not even the first word does.
    package func longest(_ words: [Substring], among kinds: [Kind]? = nil) -> (count: Int, resolution: NameResolution)?
    {
        guard let first = words.first else { return nil }
        let candidates = candidates(NormalName(String(first)), kinds)
        for count in stride(from: words.count, to: 0, by: -1) {
            let text = words[..<count].joined(separator: " ")
            if let key = exactID(text, kinds) { return (count, .found(key)) }
            let typed = NormalName(text)
            if let resolution = resolution(typed, candidates) { return (count, resolution) }
        }
        return nil
    }

    /// The records that a beginning of a name may mean, the likelier first.
    package func completions(_ text: String, among kinds: [Kind]? = nil, limit: Int = 10) -> [NameCandidate] {
        let typed = NormalName(text)
        let found = typed.bytes.isEmpty ? Array(entries.indices) : candidates(typed, kinds)
        let ranked = found.filter { isMeant(entries[$0], kinds) }.map { number in
            (rank: rank(entries[number], typed) ?? .words, number: number)
        }
        let sorted = ranked.sorted { left, right in
            (left.rank.rawValue, entries[left.number].name.bytes.count, left.number)
                < (right.rank.rawValue, entries[right.number].name.bytes.count, right.number)
        }
        return sorted.prefix(limit).map { entries[$0.number].candidate }
    }

    private enum Rank: Int { case whole, shortForm, beginning, words }

    private func rank(_ entry: Entry, _ typed: NormalName) -> Rank? {
        if entry.name.bytes == typed.bytes { return .whole }
        if entry.name.shortForms.contains(typed.bytes) { return .shortForm }
        if entry.name.bytes.starts(with: typed.bytes) { return .beginning }
        return entry.name.hasWords(beginning: typed.words) ? .words : nil
    }

    private func resolution(_ typed: NormalName, _ numbers: [Int]) -> NameResolution? {
        var best: [Rank: [NameCandidate]] = [:]
        for number in numbers {
            guard let rank = rank(entries[number], typed) else { continue }
            best[rank, default: []].append(entries[number].candidate)
        }
        for rank in [Rank.whole, .shortForm, .beginning, .words] {
            guard let candidates = best[rank] else { continue }
            if candidates.count == 1 { return .found(candidates[0]) }
            return .ambiguous(candidates)
        }
        return nil
    }

    private func exactID(_ text: String, _ kinds: [Kind]?) -> NameCandidate? {
        let id = RecordID(text)
        let numbers = numbers(containing: BytePattern(folded: [UInt8(ascii: "\n")] + Folding.fold(text)))
        return numbers.lazy.map { entries[$0] }.first { $0.key.id == id && isMeant($0, kinds) }?.candidate
    }

    private func isMeant(_ entry: Entry, _ kinds: [Kind]?) -> Bool {
        entry.isLive && (kinds?.contains(entry.key.kind) ?? true)
    }

    /// The entries with all words of the typed name, or with it as a short form.
    private func candidates(_ typed: NormalName, _ kinds: [Kind]?) -> [Int] {
        // The longest word is in the fewest names.
        guard let word = typed.words.max(by: { $0.count < $1.count }) else { return [] }
        return numbers(containing: BytePattern(folded: Array(word))).filter { number in
            isMeant(entries[number], kinds) && rank(entries[number], typed) != nil
        }
    }

    /// The entries with the pattern at the beginning of a word, each once, in order.
    private func numbers(containing pattern: BytePattern) -> [Int] {
        var result: [Int] = []
        let span = text.span
        var offset = 0
        while let found = pattern.firstOffset(in: span, from: offset) {
            offset = found + 1
            guard pattern.bytes.first == UInt8(ascii: "\n") || found == 0 || !FoldedWords.isWordByte(span[found - 1])
            else { continue }
            let number = number(at: found)
            if result.last != number { result.append(number) }
        }
        return result
    }

    private func number(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: Suggesting

    /// Names that differ from the typed one by a slip or two, or begin with something that does.
    private func suggestions(for typed: NormalName, _ kinds: [Kind]?) -> [NameCandidate] {
        let allowed = typed.bytes.count < 4 ? 0 : typed.bytes.count < 7 ? 1 : 2
        guard allowed > 0 else { return [] }
        var found: [(slips: Int, number: Int)] = []
        for number in entries.indices where isMeant(entries[number], kinds) {
            let bytes = entries[number].name.bytes
            let beginning = Array(bytes.prefix(typed.bytes.count))
            let slips = [bytes, beginning].compactMap { EditDistance.between(typed.bytes, $0, atMost: allowed) }.min()
            if let slips { found.append((slips, number)) }
        }
        return found.sorted { ($0.slips, $0.number) < ($1.slips, $1.number) }.prefix(5).map {
            entries[$0.number].candidate
        }
    }
}

/// How many slips of the keyboard part two texts: letters added, dropped, changed, or two side by side swapped.
package enum EditDistance {
    /// The distance (Damerau's, restricted), or nil where it is greater than `limit`.
    package static func between(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var before: [Int] = []
        var row = Array(0...right.count)
        for line in left.indices {
            var next = [line + 1] + Array(repeating: 0, count: right.count)
            for column in right.indices {
                let isSame = left[line] == right[column]
                var best = min(row[column + 1] + 1, next[column] + 1, row[column] + (isSame ? 0 : 1))
                if line > 0, column > 0, left[line] == right[column - 1], left[line - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                next[column + 1] = best
            }
            guard next.contains(where: { $0 <= limit }) else { return nil }
            before = row
            row = next
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
