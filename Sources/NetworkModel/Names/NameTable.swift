/// Names sorted for looking up: whole, by their beginning, by their short forms, and by the beginnings of their words.
/// Made once; only that an entry is gone can be told it later.
struct NameTable: Sendable {
    /// How a name was found, the surest first.
    enum Rank: Int, Comparable {
        case whole, shortForm, beginning, words

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    let candidates: [NameCandidate]
    private var isLive: [Bool]
    private let hasAliases: Bool
    private let names: NamePostings
    private let shortForms: NamePostings
    /// Entries by Id and kind.
    private let ids: IDIndex
    let words: NamePostings
    // By entry: where its words begin among `entryWords`, which are keys of `words`; one more at the end.
    private let entryWordStarts: [Int32]
    private let entryWords: [Int32]
    /// By key of `words`: which letters it has, so that those that cannot be alike are passed over.
    let letters: [UInt64]

    /// More names than these are never listed.
    static let mostListed = 32

    init(_ candidates: [NameCandidate]) {
        self.candidates = candidates
        hasAliases = candidates.contains { !$0.aliases.isEmpty }
        isLive = [Bool](repeating: true, count: candidates.count)
        var names = NamePostings.Builder(capacity: candidates.count, joiningKeys: false)
        var shortForms = NamePostings.Builder(capacity: candidates.count, joiningKeys: false)
        var words = NamePostings.Builder(capacity: candidates.count * 3, joiningKeys: true)
        var ids = IDIndex(capacity: candidates.count)
        for (number, candidate) in candidates.enumerated() {
            ids.insert(Self.idBytes(candidate.key).span, slot: number)
            for title in [candidate.title] + candidate.aliases {
                let name = NormalName(title)
                names.add(name.bytes.span, entry: number)
                for form in Self.shortForms(of: name) { shortForms.add(form.span, entry: number) }
                Self.addWords(of: name, entry: number, to: &words)
            }
        }
        (self.names, self.shortForms, self.ids) = (NamePostings(names), NamePostings(shortForms), ids)
        let wordPostings = NamePostings(words)
        self.words = wordPostings
        (entryWordStarts, entryWords) = Self.wordsByEntry(wordPostings, count: candidates.count)
        letters = (0..<wordPostings.keyCount).map { key in wordPostings.withBytes(of: key) { Self.letters(in: $0) } }
    }

    private static func idBytes(_ key: RecordKey) -> [UInt8] {
        Array(key.id.text.utf8) + [0, key.kind.rawValue]
    }

    /// All by which it may be called in short, each once; also the name without its blanks.
    private static func shortForms(of name: NormalName) -> [[UInt8]] {
        var forms: [[UInt8]] = []
        if name.bytes.contains(UInt8(ascii: " ")) { forms.append(name.bytes.filter { $0 != UInt8(ascii: " ") }) }
        for form in name.shortForms where !forms.contains(form) { forms.append(form) }
        return forms
    }

    private static func addWords(of name: NormalName, entry: Int, to words: inout NamePostings.Builder) {
        let ranges = FoldedWords.ranges(in: name.bytes.span)
        for (place, range) in ranges.enumerated() {
            let isRepeated = ranges[..<place].contains { name.bytes[$0] == name.bytes[range] }
            if !isRepeated { words.add(name.bytes.span.extracting(range), entry: entry) }
        }
    }

    private static func wordsByEntry(_ words: NamePostings, count: Int) -> (starts: [Int32], words: [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        let all = words.entries(of: 0..<words.keyCount)
        for entry in all { starts[Int(entry) + 1] += 1 }
        for entry in 0..<count { starts[entry + 1] += starts[entry] }
        var next = starts
        var result = [Int32](repeating: 0, count: all.count)
        for key in 0..<words.keyCount {
            for entry in words.entries(of: key..<key + 1) {
                result[Int(next[Int(entry)])] = Int32(key)
                next[Int(entry)] += 1
            }
        }
        return (starts, result)
    }

    /// One bit for each letter that occurs; other bytes share what is left.
    static func letters(in bytes: Span<UInt8>) -> UInt64 {
        var letters: UInt64 = 0
        for offset in bytes.indices { letters |= 1 << UInt64(bytes[offset] & 63) }
        return letters
    }
}

// MARK: Entries

extension NameTable {
    /// The entries that are not gone.
    var liveCandidates: [NameCandidate] { candidates.indices.filter { isLive[$0] }.map { candidates[$0] } }

    func isMeant(_ entry: Int32, _ kinds: [Kind]?) -> Bool {
        isLive[Int(entry)] && (kinds?.contains(candidates[Int(entry)].key.kind) ?? true)
    }

    mutating func remove(_ key: RecordKey) {
        if let entry = entry(key) { isLive[entry] = false }
    }

    private func entry(_ key: RecordKey) -> Int? {
        let bytes = Self.idBytes(key)
        return ids.slot(of: bytes.span, hash: IDIndex.hash(bytes.span))
    }

    func candidate(withID id: String, among kinds: [Kind]) -> NameCandidate? {
        kinds.lazy.compactMap { entry(RecordKey($0, RecordID(id))) }.first { isLive[$0] }.map { candidates[$0] }
    }
}

// MARK: Looking up

extension NameTable {
    /// The entries that a typed name means as surely as any, in the order in which they came, up to `mostListed` and one.
    func entries(_ typed: TypedName, among kinds: [Kind]?) -> (rank: Rank, entries: [Int32])? {
        for rank in [Rank.whole, .shortForm, .beginning, .words] {
            let found = entries(typed, rank, among: kinds, atMost: NameTable.mostListed + 1)
            if !found.isEmpty { return (rank, found.sorted()) }
        }
        return nil
    }

    /// The entries that a typed name means in one way; with `.beginning` in the order of their names.
    func entries(_ typed: TypedName, _ rank: Rank, among kinds: [Kind]?, atMost limit: Int) -> [Int32] {
        let bytes = typed.bytes.span
        switch rank {
        case .whole:
            return meant(names.entries(of: names.keys(equalTo: bytes)), kinds, limit)
        case .shortForm:
            return meant(shortForms.entries(of: shortForms.keys(equalTo: bytes)), kinds, limit)
        case .beginning:
            return meant(names.entries(of: names.keys(beginning: bytes)), kinds, limit)
        case .words:
            return entriesByWords(typed, kinds, limit)
        }
    }

    private func meant(_ entries: ArraySlice<Int32>, _ kinds: [Kind]?, _ limit: Int) -> [Int32] {
        guard hasAliases else { return Array(entries.lazy.filter { isMeant($0, kinds) }.prefix(limit)) }
        // Two names of one record may begin alike.
        var known: Set<Int32> = []
        var found: [Int32] = []
        for entry in entries where isMeant(entry, kinds) && known.insert(entry).inserted {
            found.append(entry)
            if found.count == limit { break }
        }
        return found
    }

    /// The entries with all the typed words at the beginnings of words, in any order.
    private func entriesByWords(_ typed: TypedName, _ kinds: [Kind]?, _ limit: Int) -> [Int32] {
        let ranges = typed.words.map { words.keys(beginning: typed.bytes.span.extracting($0)) }
        guard let rarest = ranges.min(by: { words.entryCount(of: $0) < words.entryCount(of: $1) }) else { return [] }
        var found: [Int32] = []
        for entry in words.entries(of: rarest) where isMeant(entry, kinds) && hasWords(entry, in: ranges) {
            // Two words of a name may begin alike.
            if !found.contains(entry) { found.append(entry) }
            if found.count == limit { break }
        }
        return found
    }

    /// Whether an entry has a word in each of the ranges of keys.
    func hasWords(_ entry: Int32, in ranges: [Range<Int>]) -> Bool {
        let own = entryWords[Int(entryWordStarts[Int(entry)])..<Int(entryWordStarts[Int(entry) + 1])]
        return ranges.allSatisfy { range in own.contains { range.contains(Int($0)) } }
    }

    func wordKeys(of entry: Int32) -> ArraySlice<Int32> {
        entryWords[Int(entryWordStarts[Int(entry)])..<Int(entryWordStarts[Int(entry) + 1])]
    }
}
