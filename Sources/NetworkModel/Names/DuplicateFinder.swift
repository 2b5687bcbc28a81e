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
        let words: Set<[UInt8]>
    }

    private var entries: [Entry] = []
    private var postings: [[UInt8]: [Int32]] = [:]
    private static let commonplace = 200

    package init() {}

    package init(_ kind: Kind, of network: Network) {
        for slot in network[kind].slots {
            let place = Place(kind, Int(slot))
            add(NameCandidate(key: network.key(at: place), title: network.title(at: place)))
        }
    }

    package mutating func add(_ candidate: NameCandidate) {
        let entry = Self.entry(candidate)
        for key in Self.keys(of: entry) { postings[key, default: []].append(Int32(entries.count)) }
        entries.append(entry)
    }

    /// What a new record of this name may double, the likelier first.
    package func likelyDuplicates(of name: String) -> [LikelyDuplicate] {
        let new = Self.entry(NameCandidate(key: RecordKey(.partner, ""), title: name))
        var numbers: Set<Int32> = []
        for key in Self.keys(of: new) {
            guard let posting = postings[key], posting.count <= Self.commonplace else { continue }
            numbers.formUnion(posting)
        }
        let found = numbers.sorted().compactMap { number in
            Self.reason(new, entries[Int(number)]).map {
                LikelyDuplicate(candidate: entries[Int(number)].candidate, reason: $0)
            }
        }
        return Array(found.sorted { $0.reason.rawValue < $1.reason.rawValue }.prefix(8))
    }

    private static func entry(_ candidate: NameCandidate) -> Entry {
        let name = NormalName(candidate.title)
        let words = name.words.map { Array($0) }.filter { !NormalName.smallWords.contains($0) }
        return Entry(candidate: candidate, name: name, words: Set(words))
    }

    /// Whole names and short forms, words, and the beginnings of words for those that are misspelled further on.
    private static func keys(of entry: Entry) -> Set<[UInt8]> {
        var keys = Set(entry.name.shortForms)
        keys.insert(entry.name.bytes)
        for word in entry.words {
            keys.insert(word)
            if word.count > 4 {
                keys.insert(Array(word.prefix(4)))
                keys.insert(Array(word.suffix(4)))
            }
        }
        return keys
    }

    private static func reason(_ left: Entry, _ right: Entry) -> LikelyDuplicate.Reason? {
        if left.name.bytes == right.name.bytes { return .sameName }
        guard !left.words.isEmpty, !right.words.isEmpty else { return nil }
        if left.words == right.words { return .sameWords }
        if isShortForm(left.name, right.name) || isShortForm(right.name, left.name) { return .sameShortForm }
        let length = min(left.name.bytes.count, right.name.bytes.count)
        let allowed = length < 5 ? 0 : length < 9 ? 1 : 2
        if allowed > 0, EditDistance.between(left.name.bytes, right.name.bytes, atMost: allowed) != nil {
            return .spelledAlike
        }
        let smaller = left.words.count < right.words.count ? left.words : right.words
        let larger = left.words.count < right.words.count ? right.words : left.words
        return smaller.count >= 2 && smaller.isSubset(of: larger) ? .oneInTheOther : nil
    }

    /// Whether a short form of one, of three letters at least, is what the other is called. That two names have the
    /// same initials says nothing.
    private static func isShortForm(_ name: NormalName, _ other: NormalName) -> Bool {
        let calledSo = [other.bytes] + other.forms
        return name.shortForms.contains { $0.count >= 3 && calledSo.contains($0) }
    }
}
