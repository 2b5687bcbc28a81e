package import RecFormat

/// By what a person is known in a text: names in all the ways they are written, mail addresses, telephone numbers, names
/// on services.
package struct PersonSigns: Sendable {
    /// Names that mean this person and nobody else of the network.
    private var certain: [String: [NamePattern]] = [:]
    /// Names that somebody else has too, and single words of names.
    private var possible: [String: [NamePattern]] = [:]
    /// Names of others that hold words of this one's, by their first word.
    private var others: [String: [NamePattern]] = [:]
    /// Folded, to be found between blanks and marks.
    private var addresses: [[UInt8]] = []
    /// The last digits of telephone numbers.
    private var numbers: [[UInt8]] = []
    /// Addresses and numbers that somebody else has too, as those of an office.
    private var shared: Set<[UInt8]> = []
    /// Folded words of which every name and address has one; empty where folding does not find them.
    private var sieve: [[UInt8]] = []

    private init() {}

    /// The signs of a person from all that its records say or said, told apart from others of the network.
    ///
    /// `also` are words that mean this person in this network, though they could mean somebody else.
    package init(_ records: [[RecField]], of keys: Set<RecordKey>, in network: Network, also: [String] = []) {
        var forms: [NameForms] = []
        var seen: Set<String> = []
        for name in Self.names(in: records, keys) where seen.insert(name).inserted {
            guard let form = NameForms(name) else { continue }
            forms.append(form)
        }
        takeNames(forms, keys, in: network)
        for field in records.joined() { takeAddresses(field) }
        findSharedAddresses(keys, in: network)
        for word in also {
            if let form = NameForms(word) { add(form.whole, to: \.certain) }
            takeAddresses(RecField(name: "", value: word))
            takeAddresses(RecField(name: Field.phone.name, value: word))
        }
        takeSieve()
    }

    private static func names(in records: [[RecField]], _ keys: Set<RecordKey>) -> [String] {
        let named = records.joined().filter { Field.name.names($0) || Field.alias.names($0) }.map(\.value)
        // An Id is made of the name that was typed first, which may be another one by now.
        return named + keys.map(\.id.text).filter { $0.utf8.contains(UInt8(ascii: "-")) }
    }

    private mutating func takeNames(_ forms: [NameForms], _ keys: Set<RecordKey>, in network: Network) {
        let words = Set(forms.flatMap { $0.whole.parts.map(\.text) })
        let namesakes = Self.namesakes(words, keys, in: network)
        let whole = Set(forms.map(\.whole.words))
        let wholeOfOthers = Set(namesakes.map(\.form.whole.words))
        let ofOthers = Set(namesakes.filter(\.isPerson).flatMap { $0.form.others.map(\.words) })
        for form in forms {
            for pattern in [form.whole] + form.others {
                let isShared =
                    wholeOfOthers.contains(pattern.words)
                    || ofOthers.contains(pattern.words) && !whole.contains(pattern.words)
                add(pattern, to: form.isTelling && !isShared ? \.certain : \.possible)
            }
            for word in form.words {
                let part = NamePattern.Part(text: word, isInitial: false, mayFollowComma: false)
                add(NamePattern(parts: [part]), to: \.possible)
            }
        }
        for namesake in namesakes where !whole.contains(namesake.form.whole.words) {
            let patterns = namesake.isPerson ? namesake.form.others : []
            for pattern in [namesake.form.whole] + patterns { add(pattern, to: \.others) }
        }
    }

    private mutating func add(_ pattern: NamePattern, to list: WritableKeyPath<PersonSigns, [String: [NamePattern]]>) {
        guard let first = pattern.parts.first else { return }
        self[keyPath: list][first.text, default: []].append(pattern)
    }

    private struct Namesake {
        let form: NameForms
        let isPerson: Bool
    }

    /// Others whose names have a word of these.
    private static func namesakes(_ words: Set<String>, _ keys: Set<RecordKey>, in network: Network) -> [Namesake] {
        var result: [Namesake] = []
        for kind in [Kind.person, .partner] {
            for slot in network[kind].slots {
                let record = network[kind].record(at: Int(slot))
                for name in record.all(.name) + record.all(.alias) {
                    guard SignWord.words(of: name).contains(where: { words.contains($0.text) }),
                        !keys.contains(network.key(at: Place(kind, Int(slot)))), let form = NameForms(name)
                    else { continue }
                    result.append(Namesake(form: form, isPerson: kind == .person))
                }
            }
        }
        return result
    }
}

// MARK: Addresses

extension PersonSigns {
    private mutating func takeAddresses(_ field: RecField) {
        if Field.phone.names(field) {
            let digits = field.value.utf8.filter { 0x30...0x39 ~= $0 }
            // The way a number begins depends on from where it is called.
            let last = Array(digits.drop { $0 == 0x30 }.suffix(9))
            if digits.count >= 6 {
                shared.remove(last)
                numbers.append(last)
            }
            return
        }
        guard ![Field.tag, .notes, .created, .modified].contains(where: { $0.names(field) }) else { return }
        for word in Word.split(field.value) where word.folded.utf8.contains(UInt8(ascii: "@")) {
            let bytes = Array(word.folded.utf8).trimming { !FoldedWords.isWordByte($0) && $0 != UInt8(ascii: "@") }
            guard bytes.count > 3 else { continue }
            shared.remove(bytes)
            addresses.append(bytes)
        }
    }

    /// What a colleague has too may be an office's.
    private mutating func findSharedAddresses(_ keys: Set<RecordKey>, in network: Network) {
        guard !addresses.isEmpty || !numbers.isEmpty else { return }
        var others = PersonSigns()
        for kind in [Kind.person, .partner] {
            for slot in network[kind].slots where !keys.contains(network.key(at: Place(kind, Int(slot)))) {
                let record = network[kind].record(at: Int(slot))
                for field in record.fields where Self.isAddress(field) { others.takeAddresses(field) }
            }
        }
        shared = Set(addresses + numbers).intersection(others.addresses + others.numbers)
    }

    private static func isAddress(_ field: RecField) -> Bool {
        [Field.phone, .email, .channel].contains { $0.names(field) }
    }

    private mutating func takeSieve() {
        let patterns = [certain, possible].flatMap { $0.values.flatMap { $0 } }
        let words = patterns.compactMap { pattern in
            pattern.parts.filter { !$0.isInitial }.max { $0.text.utf8.count < $1.text.utf8.count }
        }
        guard !words.contains(where: { SignWord.words(of: $0.text).first?.isCharacter ?? true }) else { return }
        sieve = Set(words.map { Array($0.text.utf8) }).union(addresses).filter { !$0.isEmpty }.sorted {
            $0.count < $1.count
        }
    }

    /// Whether there can be a mention in these bytes of a file; where it says no there is none.
    package func mayBeFound(in bytes: [UInt8]) -> Bool {
        guard !sieve.isEmpty, numbers.isEmpty || numberMentions(in: bytes).isEmpty else { return true }
        var folded: [UInt8] = []
        Folding.append(bytes.span, to: &folded)
        return sieve.contains { folded.span.firstRange(of: $0) != nil }
    }

    private func addressMentions(in bytes: [UInt8]) -> [PersonMention] {
        guard !addresses.isEmpty, bytes.contains(UInt8(ascii: "@")) else { return [] }
        var result: [PersonMention] = []
        for range in Self.runs(in: bytes) where bytes[range].contains(UInt8(ascii: "@")) {
            var folded: [UInt8] = []
            Folding.append(bytes.span.extracting(range), to: &folded)
            for address in addresses {
                guard let start = folded.span.firstRange(of: address) else { continue }
                let end = start + address.count
                let isBegun = start > 0 && Self.isOfAddress(folded[start - 1])
                let goesOn =
                    end < folded.count && Self.isOfAddress(folded[end])
                    && (folded[end] != UInt8(ascii: ".")
                        || end + 1 < folded.count && Self.isOfAddress(folded[end + 1]))
                guard !isBegun, !goesOn else { continue }
                // Folding keeps the length of what addresses are made of; where it did not, the whole word goes.
                let isSame = folded.count == range.count
                let found = isSame ? range.lowerBound + start..<range.lowerBound + end : range
                result.append(PersonMention(shared.contains(address) ? .perhaps : .address, found, in: bytes))
            }
        }
        return result
    }

    /// What stands between blanks.
    private static func runs(in bytes: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for offset in 0...bytes.count where offset == bytes.count || bytes[offset] <= 0x20 {
            if start < offset { runs.append(start..<offset) }
            start = offset + 1
        }
        return runs
    }

    private static func isOfAddress(_ byte: UInt8) -> Bool {
        FoldedWords.isWordByte(byte) || [UInt8(ascii: "."), 0x2D, 0x5F, 0x2B, 0x25].contains(byte)
    }

    private func numberMentions(in bytes: [UInt8]) -> [PersonMention] {
        guard !numbers.isEmpty else { return [] }
        var result: [PersonMention] = []
        var offset = 0
        while offset < bytes.count {
            guard Self.isDigit(bytes[offset]) || bytes[offset] == UInt8(ascii: "+") else {
                offset += 1
                continue
            }
            var digits: [(byte: UInt8, at: Int)] = []
            let start = offset
            repeat {
                if Self.isDigit(bytes[offset]) { digits.append((bytes[offset], offset)) }
                offset += 1
            } while offset < bytes.count && (Self.isDigit(bytes[offset]) || Self.joins.contains(bytes[offset]))
            for number in numbers where digits.count >= number.count {
                for end in number.count...digits.count
                where digits[end - number.count..<end].lazy.map(\.byte).elementsEqual(number) {
                    let last = digits[end - 1].at
                    guard last + 1 == bytes.count || !Self.isDigit(bytes[last + 1]) else { continue }
                    let sort = shared.contains(number) ? PersonMention.Sort.perhaps : .address
                    result.append(PersonMention(sort, start..<last + 1, in: bytes))
                }
            }
        }
        return result
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
    private static let joins: Set<UInt8> = Set(" -./()".utf8)
}

// MARK: Finding

extension PersonSigns {
    /// Where the text tells of this person, from left to right, none of them within another.
    package func mentions(in text: String) -> [PersonMention] { mentions(in: Array(text.utf8)) }

    /// The same of a file's bytes, whatever they are.
    package func mentions(in bytes: [UInt8]) -> [PersonMention] {
        var found = addressMentions(in: bytes) + numberMentions(in: bytes)
        let words = SignWord.words(of: bytes)
        if words.contains(where: { certain[$0.text] != nil || possible[$0.text] != nil }) {
            found += nameMentions(in: bytes, words)
        }
        // What tells surely goes first, then what is longer.
        found.sort { left, right in
            let (first, second) = (left.sort == .perhaps, right.sort == .perhaps)
            return first == second ? left.range.count > right.range.count : second
        }
        var kept: [PersonMention] = []
        for mention in found where !kept.contains(where: { $0.range.overlaps(mention.range) }) { kept.append(mention) }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func nameMentions(in bytes: [UInt8], _ words: [SignWord]) -> [PersonMention] {
        var result: [PersonMention] = []
        var index = 0
        while index < words.count {
            let own = longest(certain, in: words, at: index, bytes)
            let perhaps = longest(possible, in: words, at: index, bytes)
            // A longer name of somebody else that begins here, or one in whose midst we are, is that one's.
            let other = longest(others, in: words, at: index, bytes)
            if other > own {
                let range = words[index].range.lowerBound..<words[index + other - 1].range.upperBound
                if own > 0 || perhaps > 0 { result.append(PersonMention(.perhaps, range, in: bytes)) }
                index += other
                continue
            }
            let count = max(own, perhaps)
            guard count > 0 else {
                index += 1
                continue
            }
            let taken = own > 0 ? own : perhaps
            let range = words[index].range.lowerBound..<words[index + taken - 1].range.upperBound
            let isSure = own > 0 && isName(words[index..<index + taken], bytes)
            result.append(PersonMention(isSure ? .name : .perhaps, range, in: bytes))
            index += taken
        }
        return result
    }

    private func longest(
        _ patterns: [String: [NamePattern]], in words: [SignWord], at index: Int, _ bytes: [UInt8]
    ) -> Int {
        patterns[words[index].text]?.lazy.compactMap { $0.count(in: words, at: index, bytes) }.max() ?? 0
    }

    /// Words as short as `le an` are a name only where one of them is written as names are.
    private func isName(_ words: ArraySlice<SignWord>, _ bytes: [UInt8]) -> Bool {
        words.contains { word in
            word.isCharacter || word.range.count > 3 || bytes[word.range.lowerBound] >= 0x80
                || 0x41...0x5A ~= bytes[word.range.lowerBound]
        }
    }

    /// Whether the text tells surely of this person.
    package func areFound(in text: String) -> Bool { mentions(in: text).contains { $0.sort != .perhaps } }

    /// The text without what tells surely of this person: for a name stands `word`, for an address an ellipsis.
    package func replacing(in text: String, with word: String) -> String {
        String(decoding: replacing(in: Array(text.utf8), with: word), as: UTF8.self)
    }

    /// The same of a file's bytes, whatever they are.
    package func replacing(in bytes: [UInt8], with word: String) -> [UInt8] {
        var result: [UInt8] = []
        var offset = 0
        for mention in mentions(in: bytes) where mention.sort != .perhaps {
            result += bytes[offset..<mention.range.lowerBound]
            result += Array((mention.sort == .name ? word : "…").utf8)
            offset = mention.range.upperBound
        }
        return result + bytes[offset...]
    }
}

extension Array<UInt8> {
    fileprivate func trimming(_ isTrimmed: (UInt8) -> Bool) -> [UInt8] {
        let rest = drop(while: isTrimmed)
        return Array(rest.prefix((rest.lastIndex { !isTrimmed($0) } ?? rest.startIndex - 1) - rest.startIndex + 1))
    }
}

extension Span<UInt8> {
    /// Where these bytes stand first.
    fileprivate func firstRange(of pattern: [UInt8]) -> Int? {
        guard !pattern.isEmpty, count >= pattern.count else { return nil }
        for offset in 0...count - pattern.count
        where self[offset] == pattern[0] && extracting(offset..<offset + pattern.count).isEqual(to: pattern.span) {
            return offset
        }
        return nil
    }
}
