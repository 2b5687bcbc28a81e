/// Somebody new as typed in one line at an event: `Amina Okoye / Bees for Development / community group`.
///
/// The parts are a name, an organisation and its kind, in this order; later ones may be left out. Reading never fails:
/// whether there is enough to make records of is told by `problems`.
package struct QuickName: Hashable, Sendable {
    /// As it was typed; all ranges are of its UTF-8 bytes.
    package let source: String
    /// The person, known or new; nil where nothing stands before the first slash.
    package private(set) var person: Mention?
    /// The organisation, known or new.
    package private(set) var partner: Mention?
    /// The organisation's kind, as the vocabulary has it, or as it was typed.
    package private(set) var kind: String?
    /// Whatever was typed behind the kind.
    package private(set) var remark: String?
    package private(set) var problems: [Problem] = []

    /// Something to be settled first, or looked at.
    package struct Problem: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case noName
            /// Several records are called so.
            case ambiguous(Mention)
            /// A new record that may be one of these, the likelier first.
            case likelyKnown(Mention, [NameCandidate])
            /// The kind is none of the vocabulary; it is kept all the same.
            case newKind(String)
        }

        package let range: Range<Int>
        package let what: What

        /// Whether nothing should be written before this is settled.
        package var blocks: Bool {
            switch what {
            case .noName, .ambiguous: true
            case .likelyKnown, .newKind: false
            }
        }
    }

    package var isReady: Bool { !problems.contains(where: \.blocks) }

    /// Reads a line against the names there are and the words for kinds of partners.
    package init(_ source: String, names: NameIndex, kinds: [String] = Vocabulary.partnerKinds.words) {
        self.source = source
        let parts = Self.parts(source)
        person = read(parts, 0, .person, names)
        partner = read(parts, 1, .partner, names)
        if parts.count > 2, !parts[2].text.isEmpty { readKind(parts[2], kinds) }
        let rest = parts.dropFirst(3).map(\.text).filter { !$0.isEmpty }
        remark = rest.isEmpty ? nil : rest.joined(separator: " / ")
        if person == nil, partner == nil { problems.append(Problem(range: 0..<source.utf8.count, what: .noName)) }
    }
}

extension QuickName {
    private struct Part {
        var text: String
        var range: Range<Int>
    }

    /// What stands between slashes with a blank on either side, or at an end of the line: `Aid/Watch` is one name.
    private static func parts(_ source: String) -> [Part] {
        let bytes = Array(source.utf8)
        var parts: [Part] = []
        var start = 0
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "/") {
            let isBefore = offset == 0 || Word.isBlank(bytes[offset - 1])
            let isAfter = offset + 1 == bytes.count || Word.isBlank(bytes[offset + 1])
            guard isBefore, isAfter else { continue }
            parts.append(part(bytes, start..<offset))
            start = offset + 1
        }
        return parts + [part(bytes, start..<bytes.count)]
    }

    private static func part(_ bytes: [UInt8], _ range: Range<Int>) -> Part {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Word.isBlank(bytes[start]) { start += 1 }
        while end > start, Word.isBlank(bytes[end - 1]) { end -= 1 }
        return Part(text: String(decoding: bytes[start..<end], as: UTF8.self), range: start..<end)
    }

    /// A known record is taken only for its whole name; the beginning of one is another's name more often than not.
    private mutating func read(_ parts: [Part], _ place: Int, _ kind: Kind, _ names: NameIndex) -> Mention? {
        guard place < parts.count, !parts[place].text.isEmpty else { return nil }
        let part = parts[place]
        var mention = Mention(text: part.text, range: part.range, meaning: .new(kind, name: part.text))
        switch names.resolve(part.text, among: [kind]) {
        case .found(let candidate) where candidate.isCalled(part.text):
            mention.meaning = .known(candidate)
        case .ambiguous(let candidates) where candidates.contains(where: { $0.isCalled(part.text) }):
            mention.meaning = .ambiguous(candidates)
            problems.append(Problem(range: part.range, what: .ambiguous(mention)))
        case .found(let candidate):
            problems.append(Problem(range: part.range, what: .likelyKnown(mention, [candidate])))
        case .ambiguous(let candidates), .unknown(let candidates):
            if !candidates.isEmpty {
                problems.append(Problem(range: part.range, what: .likelyKnown(mention, candidates)))
            }
        }
        return mention
    }

    /// The kind that the text is or begins; any other word is a kind too, only a new one.
    private mutating func readKind(_ part: Part, _ kinds: [String]) {
        let typed = BytePattern(part.text)
        let meant = kinds.filter { typed.isPrefix(of: Folding.fold($0).span) }
        if let same = meant.first(where: { typed.isEqual(to: Folding.fold($0).span) })
            ?? (meant.count == 1 ? meant[0] : nil)
        {
            kind = same
            return
        }
        kind = part.text
        problems.append(Problem(range: part.range, what: .newKind(part.text)))
    }
}

extension NameCandidate {
    /// Whether a text is the whole name, a short form of it or the Id.
    func isCalled(_ text: String) -> Bool {
        let typed = NormalName(text)
        let name = NormalName(title)
        return typed.bytes == name.bytes || name.shortForms.contains(typed.bytes)
            || NormalName(key.id.text).bytes == typed.bytes
    }
}

extension QuickName.Problem: CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    package var description: String {
        switch what {
        case .noName: "who is it? Write name / organisation / kind"
        case .ambiguous(let mention): "several are called \(mention.text); type the Id of the one that is meant"
        case .likelyKnown(let mention, let candidates):
            "\(mention.text) may be \(candidates.prefix(3).map(\.title).joined(separator: ", ")), who is there already"
        case .newKind(let kind): "\(kind) is a new kind; it is kept as it is"
        }
    }
}
