/// One way of writing a name: its words in an order, some of them perhaps as initials.
struct NamePattern: Hashable, Sendable {
    /// A word of a name, or its initial; a comma may stand before the first of what is put last.
    struct Part: Hashable, Sendable {
        let text: String
        let isInitial: Bool
        let mayFollowComma: Bool
    }

    let parts: [Part]

    /// What it is compared by with the patterns of others.
    var words: [String] { parts.map { $0.isInitial ? "\($0.text)." : $0.text } }

    /// Where a text has it, from a word on: the number of words it takes, or nil.
    func count(in words: [SignWord], at start: Int, _ bytes: [UInt8]) -> Int? {
        guard start + parts.count <= words.count else { return nil }
        for (index, part) in parts.enumerated() {
            let word = words[start + index]
            guard word.text == part.text else { return nil }
            // The article is no initial.
            if part.isInitial, 0x61...0x7A ~= bytes[word.range.lowerBound] { return nil }
            guard index > 0 else { continue }
            let gap = bytes[words[start + index - 1].range.upperBound..<word.range.lowerBound]
            guard Self.joins(gap, after: parts[index - 1], comma: part.mayFollowComma) else { return nil }
        }
        return parts.count
    }

    /// Whether what stands between two words of a text lets them be one name.
    private static func joins(_ gap: ArraySlice<UInt8>, after part: Part, comma: Bool) -> Bool {
        var marks = 0
        for byte in gap {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "."):
                // A full stop ends a sentence, unless what is before it is an initial or nothing parts the words.
                guard part.isInitial || gap.count == 1 else { return false }
            case UInt8(ascii: ","): guard comma else { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "'"): break
            case 0x80...: guard gap.count <= 6 else { return false }
            default: return false
            }
            if byte < 0x80 { marks += 1 }
        }
        return marks <= 2 && gap.count <= 8
    }
}

/// The ways in which a person's name is written.
struct NameForms: Sendable {
    /// The whole name in the order in which it is kept.
    let whole: NamePattern
    /// The other ways that mean this person: turned round, with words left out, with initials.
    let others: [NamePattern]
    /// Single words of it, which may mean somebody else.
    let words: [String]

    /// Nil where the name has no words.
    init?(_ name: String) {
        let outside = Self.withoutBrackets(name)
        // The blanks say what is one part of the name, the given one or a surname; hyphens do not.
        let groups = Self.groups(of: outside)
        guard !groups.isEmpty else { return nil }
        whole = Self.pattern(groups)
        let particles = groups.map { $0.count == 1 && NormalName.smallWords.contains(Array($0[0].utf8)) }
        var others: [NamePattern] = []
        for cut in groups.indices.dropFirst() {
            let family = Array(groups[cut...])
            let given = Array(groups[..<cut])
            // `Maria da Silva` is found under S as well as under d.
            let bare = Array(given[..<((0..<cut).last { !particles[$0] }.map { $0 + 1 } ?? 0)])
            let first = [groups[0]]
            guard !bare.isEmpty else { continue }
            others += [given, bare, first].flatMap { [Self.pattern($0 + family), Self.pattern(family, then: $0)] }
            // In scripts without letters there are no initials.
            guard !Self.isOfCharacters(groups[0]) else { continue }
            for initials in [bare, first].map({ $0.flatMap { group in group.map(Self.initial) } }) {
                others.append(NamePattern(parts: initials + Self.parts(family)))
                others.append(NamePattern(parts: Self.parts(family) + Self.afterComma(initials)))
            }
        }
        if groups.count > 2, !particles[1] { others.append(Self.pattern(Array(groups[..<2]))) }
        // Where the surname comes first, it is put last for readers elsewhere.
        if groups.count > 2 { others.append(Self.pattern([groups[groups.count - 1], groups[0]])) }
        let joined = groups.flatMap { $0 }
        if joined.count > 1, !Self.isOfCharacters(joined) {
            others.append(Self.pattern([[joined.joined()]]))
            others.append(Self.pattern([[joined.reversed().joined()]]))
        }
        var seen: Set<[String]> = [whole.words]
        self.others = others.filter { seen.insert($0.words).inserted }
        words = zip(groups, particles).filter { !$1 }.flatMap { group, _ in
            Self.isOfCharacters(group) ? [] : group.filter { $0.utf8.count > 2 }
        }
    }

    /// Whether it is more than one word: one alone is too often a word of the language.
    var isTelling: Bool { whole.parts.count > 1 }

    private static func initial(of word: String) -> NamePattern.Part {
        NamePattern.Part(text: String(word.prefix(1)), isInitial: true, mayFollowComma: false)
    }

    private static func isOfCharacters(_ words: [String]) -> Bool {
        words.allSatisfy { SignWord.words(of: $0).first?.isCharacter ?? false }
    }

    private static func parts(_ groups: [[String]]) -> [NamePattern.Part] {
        groups.flatMap { $0 }.map { NamePattern.Part(text: $0, isInitial: false, mayFollowComma: false) }
    }

    private static func afterComma(_ parts: [NamePattern.Part]) -> [NamePattern.Part] {
        parts.enumerated().map { index, part in
            NamePattern.Part(text: part.text, isInitial: part.isInitial, mayFollowComma: index == 0)
        }
    }

    private static func pattern(_ groups: [[String]], then last: [[String]] = []) -> NamePattern {
        NamePattern(parts: parts(groups) + afterComma(parts(last)))
    }

    /// The parts of a name between blanks, the given ones first: `Ruiz, Ana` is kept by some.
    private static func groups(of name: String) -> [[String]] {
        let sides = name.unicodeScalars.split(separator: ",", maxSplits: 1)
        return (sides.dropFirst() + sides.prefix(1)).flatMap { side in
            side.split { $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" || $0 == "," }
                .map { SignWord.words(of: String($0)).map(\.text) }.filter { !$0.isEmpty }
        }
    }

    private static func withoutBrackets(_ name: String) -> String {
        var depth = 0
        let kept = name.unicodeScalars.filter { scalar in
            if scalar == "(" { depth += 1 }
            defer { if scalar == ")", depth > 0 { depth -= 1 } }
            return depth == 0
        }
        let outside = String(String.UnicodeScalarView(kept))
        return outside.utf8.allSatisfy { $0 == 0x20 } ? name : outside
    }
}
