/// A record that may be the one somebody is about to add.
package struct LikelyDuplicate: Hashable, Sendable {
    package enum Reason: UInt8, Hashable, Sendable, CaseIterable {
        case sameName
        /// The same words in another order, or but for small words.
        case sameWords
        case sameShortForm
        /// A slip of the keyboard apart.
        case spelledAlike
        /// All words of one are in the other.
        case oneInTheOther
    }

    package let candidate: NameCandidate
    package let reason: Reason
}

/// Finds names that probably mean the same organisation or person.
///
/// Only names that share a word, the beginning of a word or a short form are compared, and words that very many have
/// are passed over, so that 10,000 names are held against 10,000 others in well under a second.
package struct DuplicateFinder: Sendable {
    private struct Entry: Sendable {
        let candidate: NameCandidate
        let name: NormalName
        /// The words of the name without its brackets that mean something, in order.
        let words: [[UInt8]]
    }

    private var entries: [Entry] = []
    private var postings: [[UInt8]: [Int32]] = [:]
    private static let commonplace = 200

    package init() {}

    package init(_ kind: Kind, of network: Network) {
        for slot in network[kind].slots {
            add(NameCandidate(Place(kind, Int(slot)), of: network))
        }
    }

    package mutating func add(_ candidate: NameCandidate) {
        for title in [candidate.title] + candidate.aliases {
            let entry = Self.entry(candidate, called: title)
            for key in Self.keys(of: entry) { postings[key, default: []].append(Int32(entries.count)) }
            entries.append(entry)
        }
    }

    /// What a new record of this name may double, the likelier first.
    package func likelyDuplicates(of name: String) -> [LikelyDuplicate] {
        let new = Self.entry(NameCandidate(key: RecordKey(.partner, ""), title: name), called: name)
        let found = numbers(near: new).compactMap { number in
            Self.reason(new, entries[Int(number)]).map {
                LikelyDuplicate(candidate: entries[Int(number)].candidate, reason: $0)
            }
        }
        var known: Set<RecordKey> = []
        let likeliest = found.sorted { $0.reason.rawValue < $1.reason.rawValue }
        return Array(likeliest.filter { known.insert($0.candidate.key).inserted }.prefix(8))
    }

    /// Names that begin with all words of this one, or with all of whose words it begins, the shorter first:
    /// `REBRIP Brasil` and `REBRIP`, `Public Citizen` and `Public Citizen's Global Trade Watch`.
    ///
    /// Branches of one organisation are among them, so this is for somebody to choose from, not to be warned of.
    package func sharingBeginning(with name: String) -> [NameCandidate] {
        let new = Self.entry(NameCandidate(key: RecordKey(.partner, ""), title: name), called: name)
        let found = numbers(near: new).map { entries[Int($0)] }.filter { Self.shareBeginning(new.words, $0.words) }
        var known: Set<RecordKey> = []
        let candidates = found.sorted { $0.words.count < $1.words.count }.map(\.candidate)
        return Array(candidates.filter { known.insert($0.key).inserted }.prefix(8))
    }

    /// Names of as many words of which all but one are the same, and the other a slip away or begun: `Marie Ng` and
    /// `Marie Ngo`, `M. Ngo` and `Marie Ngo`.
    ///
    /// Short names are often one letter apart by right, so this too is for somebody to choose from.
    package func nearlyCalled(_ name: String) -> [NameCandidate] {
        let new = Self.entry(NameCandidate(key: RecordKey(.person, ""), title: name), called: name)
        let found = numbers(near: new).map { entries[Int($0)] }.filter { Self.areNearlyCalled(new.words, $0.words) }
        var known: Set<RecordKey> = []
        return Array(found.map(\.candidate).filter { known.insert($0.key).inserted }.prefix(4))
    }

    private func numbers(near entry: Entry) -> [Int32] {
        var numbers: Set<Int32> = []
        for key in Self.keys(of: entry) {
            guard let posting = postings[key], posting.count <= Self.commonplace else { continue }
            numbers.formUnion(posting)
        }
        return numbers.sorted()
    }

    private static func entry(_ candidate: NameCandidate, called title: String) -> Entry {
        let name = NormalName(title)
        let words = name.main.split(separator: UInt8(ascii: " ")).map { Array($0) }
        return Entry(candidate: candidate, name: name, words: words.filter { !NormalName.smallWords.contains($0) })
    }

    /// Whole names and short forms, words, and the ends of words for those that are misspelled elsewhere.
    private static func keys(of entry: Entry) -> Set<[UInt8]> {
        var keys = Set(entry.name.shortForms)
        keys.insert(entry.name.bytes)
        keys.insert(squeezed(entry.name.main))
        for form in entry.name.forms { keys.insert(squeezed(form)) }
        for word in entry.words {
            keys.insert(word)
            if word.count > 4 {
                keys.insert(Array(word.prefix(4)))
                keys.insert(Array(word.suffix(4)))
            }
        }
        return keys
    }

    private static func squeezed(_ name: [UInt8]) -> [UInt8] {
        name.filter { $0 != UInt8(ascii: " ") }
    }
}

// MARK: Comparing two

extension DuplicateFinder {
    private static func reason(_ left: Entry, _ right: Entry) -> LikelyDuplicate.Reason? {
        if left.name.bytes == right.name.bytes { return .sameName }
        guard !left.words.isEmpty, !right.words.isEmpty else { return nil }
        if squeezed(left.name.main) == squeezed(right.name.main) { return .sameName }
        if Set(left.words) == Set(right.words) || hasSameWords(left.name, right.name) { return .sameWords }
        if isShortForm(left.name, of: right.name) || isShortForm(right.name, of: left.name) { return .sameShortForm }
        if areSpelledAlike(left.words, right.words) { return .spelledAlike }
        return isOneInTheOther(left.words, right.words) ? .oneInTheOther : nil
    }

    /// Whether the names have the same words with those in brackets: `TWN Africa (Third World Network)`.
    private static func hasSameWords(_ left: NormalName, _ right: NormalName) -> Bool {
        left.bytes.count == right.bytes.count && Set(left.words) == Set(right.words)
    }

    /// Whether one is called what the other is called in short, with three letters at least.
    ///
    /// That two have the same short form says nothing: the branches of one organisation in many countries have it all.
    private static func isShortForm(_ name: NormalName, of other: NormalName) -> Bool {
        other.shortForms.contains { form in
            form.count >= 3 && [name.bytes, name.main].contains { $0 == form || squeezed($0) == squeezed(form) }
        }
    }

    /// Whether each word of one has its own word in the other, the same or a slip or two apart, whatever their order.
    private static func areSpelledAlike(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        guard left.count == right.count else { return false }
        var rest = right
        var total = 0
        for word in left.sorted(by: { $0.count > $1.count }) {
            let slips = rest.map { Self.slips(word, $0) }
            guard
                let place = slips.indices.filter({ slips[$0] != nil }).min(by: { (slips[$0] ?? 0) < (slips[$1] ?? 0) })
            else { return false }
            total += slips[place] ?? 0
            rest.remove(at: place)
        }
        return total <= 3
    }

    private static func areNearlyCalled(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        guard left.count == right.count, left.count >= 2 else { return false }
        let apart = zip(left, right).filter { $0 != $1 }
        guard apart.count == 1, let (one, other) = apart.first, one.first == other.first else { return false }
        // In two letters another one makes another name.
        let allowed = one.count == other.count && one.count < 3 ? 0 : 1
        return one.starts(with: other) || other.starts(with: one)
            || EditDistance.between(one, other, atMost: allowed) != nil
    }

    /// The slips between two words, or nil where there are too many for one word: Austria is not Australia.
    private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        if left == right { return 0 }
        let length = min(left.count, right.count)
        guard length >= 4 else { return nil }
        if length >= 8 { return EditDistance.between(left, right, atMost: 2) }
        return left.first == right.first ? EditDistance.between(left, right, atMost: 1) : nil
    }

    /// Whether the words of one are the first of the other's; the last of them may stand in the genitive there.
    private static func shareBeginning(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        let (smaller, larger) = left.count <= right.count ? (left, right) : (right, left)
        guard let last = smaller.last, smaller.reduce(0, { $0 + $1.count }) >= 3,
            smaller.dropLast().elementsEqual(larger.prefix(smaller.count - 1))
        else { return false }
        let other = larger[smaller.count - 1]
        return other == last || other == last + [UInt8(ascii: "s")]
    }

    /// Whether one has all words of the other and few more, or has them in the same order.
    private static func isOneInTheOther(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        let (smaller, larger) = left.count < right.count ? (left, right) : (right, left)
        guard smaller.count >= 2, smaller.count < larger.count, Set(smaller).isSubset(of: larger) else { return false }
        if smaller.count * 4 >= larger.count * 3 { return true }
        var rest = smaller[...]
        for word in larger where word == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
