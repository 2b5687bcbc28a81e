extension LogHeadReader {
    /// How surely some typed words are a name.
    enum NameQuality: Int, Comparable {
        /// They begin words of it.
        case beginnings
        /// They are words of it.
        case words
        /// They are all of it, its short form or its Id; or they stand behind an `@` or in quotation marks.
        case whole

        static func < (left: NameQuality, right: NameQuality) -> Bool { left.rawValue < right.rawValue }
    }

    /// Some tokens that name somebody.
    struct NameReading {
        var mention: Mention
        var count: Int
        var quality: NameQuality
    }

    /// Names have seldom more words than this, and each more costs time with every key.
    private static let mostWords = 12

    /// The longest name that begins at a token, where one may stand there; also `@name`, `+name` and `"name"`.
    func nameReading(at start: Int) -> NameReading? {
        guard start < tokens.count else { return nil }
        let token = tokens[start]
        if isNewName(at: start) { return newName(at: start) }
        if let person = personInBrackets(at: start) { return person }
        if token.text.utf8.first == UInt8(ascii: "@"), token.text.utf8.count > 1 { return markedName(at: start) }
        if token.isQuoted {
            let meaning = Mention.Meaning(context.names.resolve(token.text, among: Self.kinds))
            let mention = Mention(text: token.text, range: token.coreRange, meaning: meaning)
            return NameReading(mention: mention, count: 1, quality: .whole)
        }
        guard let reading = knownName(at: start), isCredible(reading, at: start) else { return nil }
        return reading
    }

    private static let kinds: [Kind] = [.partner, .person]

    /// The longest run that names somebody, of the words up to the next comma; or beyond it where the run is a whole
    /// name with a comma in it.
    private func knownName(at start: Int, droppingFirst marks: Int = 0) -> NameReading? {
        var words: [Substring] = []
        var countToComma: Int?
        for token in tokens[start...].prefix(Self.mostWords) {
            if token.isQuoted || token.tag != nil { break }
            words.append(words.isEmpty ? token.text.dropFirst(marks) : token.text[...])
            if token.endsItem, countToComma == nil { countToComma = words.count }
        }
        let short = countToComma.map { Array(words.prefix($0)) } ?? words
        let near = context.names.longest(short, among: Self.kinds)
        if short.count < words.count, let far = context.names.longest(words, among: Self.kinds), far.count > short.count
        {
            let reading = self.reading(far, words, at: start)
            if reading.quality == .whole { return reading }
        }
        return near.map { reading($0, words, at: start) }
    }

    private func reading(
        _ found: (count: Int, resolution: NameResolution), _ words: [Substring], at start: Int
    ) -> NameReading {
        let text = words.prefix(found.count).joined(separator: " ")
        let range = tokens[start].range.lowerBound..<tokens[start + found.count - 1].coreRange.upperBound
        let mention = Mention(text: text, range: range, meaning: .init(found.resolution))
        return NameReading(mention: mention, count: found.count, quality: Self.quality(of: text, found.resolution))
    }

    private static func quality(of text: String, _ resolution: NameResolution) -> NameQuality {
        let candidate: NameCandidate
        switch resolution {
        case .found(let found): candidate = found
        case .ambiguous(let several):
            guard let first = several.first else { return .beginnings }
            candidate = first
        case .unknown: return .beginnings
        }
        let typed = NormalName(text)
        let name = NormalName(candidate.title)
        let id = NormalName(candidate.key.id.text)
        if [name.bytes, id.bytes].contains(typed.bytes) || name.shortForms.contains(typed.bytes) { return .whole }
        return typed.words.allSatisfy { name.words.contains($0) } ? .words : .beginnings
    }

    /// Whether a name may be meant at all where no colon says so: a sentence has words that begin names, too.
    private func isCredible(_ reading: NameReading, at start: Int) -> Bool {
        if endsAtColon { return true }
        let isCapitalised = tokens[start].isCapitalised
        let isSure = reading.quality >= .words
        guard context.given.isEmpty else {
            if isIntroduced, kind == nil { return isSure }
            return isSure && isCapitalised && (reading.count > 1 || isUnderstood(at: start + reading.count))
        }
        if mentions.isEmpty { return true }
        // A second name has a capital, or stands between commas or the like.
        return isSure && (isCapitalised || lastName == nil && isUnderstood(at: start + reading.count))
    }

    /// Whether the head goes on at a token, or the line ends there.
    func isUnderstood(at index: Int) -> Bool {
        guard index < tokens.count, !tokens[index - 1].endsItem else { return true }
        return LogWords.isSeparator(words[index]) || endsUnknownName(at: index)
    }

    mutating func take(_ reading: NameReading) {
        if reading.quality == .whole || tokens[position].isCapitalised { hasPlainName = true }
        position += reading.count
        lastName = reading.quality
        mentions.append(reading.mention)
        if let range = reading.mention.range { pieces.append(.init(range: range, meaning: .name)) }
    }

    // MARK: Marked names

    /// `@amina`, `@me`: surely a name, known or not.
    private func markedName(at start: Int) -> NameReading {
        let token = tokens[start]
        if token.folded == "@me", let me = context.me {
            let mention = Mention(text: token.text, range: token.coreRange, meaning: .known(me))
            return NameReading(mention: mention, count: 1, quality: .whole)
        }
        if !token.isQuoted, var reading = knownName(at: start, droppingFirst: 1) {
            reading.quality = .whole
            return reading
        }
        let text = String(token.text.dropFirst())
        let meaning = Mention.Meaning(context.names.resolve(text, among: Self.kinds))
        return NameReading(
            mention: .init(text: text, range: token.coreRange, meaning: meaning), count: 1, quality: .whole)
    }

    /// Whether a `+` is there that makes what nobody is called; alone it may also stand between two names.
    func isNewName(at start: Int) -> Bool {
        guard tokens[start].text.utf8.first == UInt8(ascii: "+") else { return false }
        if tokens[start].text.utf8.count > 1 { return true }
        guard start + 1 < tokens.count, knownName(at: start + 1) == nil else { return false }
        let isAfterSeparator = start > 0 && (LogWords.isSeparator(words[start - 1]) || tokens[start - 1].endsItem)
        return isAfterSeparator || mentions.isEmpty && context.given.isEmpty
    }

    /// `+Aid Wach`, `+"Food and Justice"`, `+Amina Okoye (person)`: to be made along with the entry. Without quotation
    /// marks it goes on to what ends a name.
    private func newName(at start: Int) -> NameReading {
        let isAlone = tokens[start].text.utf8.count == 1
        let first = isAlone ? start + 1 : start
        var end = first + 1
        if !tokens[first].isQuoted, !tokens[first].endsItem { end = endOfUnknownName(from: end) }
        var words = tokens[first..<end].map(\.text)
        if !isAlone { words[0].removeFirst() }
        var kind = Kind.partner
        if end < tokens.count, tokens[first].isQuoted, let named = Self.kind(tokens[end].folded) {
            kind = named
            end += 1
        } else if let last = words.last, words.count > 1, let named = Self.kind(Folding.folded(last)) {
            kind = named
            words.removeLast()
        }
        let range = tokens[start].range.lowerBound..<tokens[end - 1].coreRange.upperBound
        let name = words.joined(separator: " ")
        let mention = Mention(text: name, range: range, meaning: .new(kind, name: name))
        return NameReading(mention: mention, count: end - start, quality: .whole)
    }

    /// `Alliance Sud (Isolda Agazzi)`: right behind a partner, who speaks for it. Of a partner that is not there yet they
    /// are made with it, unless somebody is called alike.
    private func personInBrackets(at start: Int) -> NameReading? {
        guard start > 0, start == position, !tokens[start - 1].endsItem, let partner = mentions.last,
            partner.range?.upperBound == tokens[start - 1].range.upperBound, let (name, end) = brackets(at: start)
        else { return nil }
        let isNew = partner.candidate == nil && holdsPersonOfNewPartner(at: start)
        guard partner.isPartner || isNew else { return nil }
        let words = tokens[start...end]
        // Without a colon it might be a remark.
        guard endsAtColon || words.allSatisfy(\.isCapitalised) else { return nil }
        let range = tokens[start].range.lowerBound..<tokens[end].coreRange.upperBound
        let resolution = context.names.resolve(name, among: [.person])
        let meaning = Mention.Meaning(resolution)
        let isUnlike = resolution == .unknown(suggestions: [])
        let mention = Mention(
            text: name, range: range, meaning: isNew && isUnlike ? .new(.person, name: name) : meaning)
        return NameReading(mention: mention, count: words.count, quality: .whole)
    }

    /// What stands in brackets from a token on, and its last token; not what kind of record a name is.
    private func brackets(at start: Int) -> (name: String, end: Int)? {
        guard tokens[start].text.hasPrefix("("),
            let end = tokens[start...].prefix(Self.mostWords).firstIndex(where: { $0.text.hasSuffix(")") })
        else { return nil }
        let name = String(tokens[start...end].map(\.text).joined(separator: " ").dropFirst().dropLast())
        return name.isEmpty || Self.kind(Folding.folded("(\(name))")) != nil ? nil : (name, end)
    }

    /// Whether brackets at the end of a name that nobody has hold a person there: first and last name with capitals. One
    /// word belongs to the name, as a short form or a place does: `Third World Network (TWN)`.
    private func holdsPersonOfNewPartner(at start: Int) -> Bool {
        guard let (_, end) = brackets(at: start), end > start else { return false }
        guard tokens[start].isCapitalised, tokens[end].isCapitalised else { return false }
        // Without a colon a sentence may follow.
        return isUnderstood(at: end + 1) || !endsAtColon && !tokens[end + 1].isCapitalised
    }

    static func kind(_ word: String) -> Kind? {
        switch word {
        case "(person)": .person
        case "(partner)", "(organisation)": .partner
        default: nil
        }
    }

    // MARK: Unknown names

    /// Whether something must be a name although nobody is called so: right behind `with`, or at the beginning of a
    /// line that names nobody yet, as far as what follows shows where it ends.
    var isNameExpected: Bool {
        guard mentions.isEmpty, context.given.isEmpty, position < tokens.count else { return false }
        if tokens[position].isCapitalised { return isIntroduced }
        guard isIntroduced else { return false }
        let end = endOfUnknownName(from: position + 1)
        return end < tokens.count && end - position <= 4 || tokens[end - 1].endsItem
    }

    /// Takes a word that is a slip away from one that is understood here, so that it can be told.
    mutating func readSlip() -> Bool {
        let token = tokens[position]
        let isName = token.isCapitalised && position + 1 < tokens.count && tokens[position + 1].isCapitalised
        guard !isName, !token.isQuoted, token.tag == nil,
            let meant = LogWords.near(token.folded, kinds: kind == nil ? context.kinds : [])
        else { return false }
        if meant == token.folded {
            guard LogWords.months.contains(meant) else { return false }
            problems.append(.init(range: token.coreRange, what: .monthOnly(token.text)))
        } else {
            let meaning = Mention.Meaning(context.names.resolve(token.text, among: Self.kinds))
            let mention = Mention(text: token.text, range: token.coreRange, meaning: meaning)
            problems.append(.init(range: token.coreRange, what: .slip(mention, meant: meant)))
        }
        position += 1
        lastName = nil
        finishItem()
        return true
    }

    /// Takes the words that nobody is called by for one name, so that it can be told and made.
    mutating func readUnknownName() {
        var start = position
        position = endOfUnknownName(from: position + 1)
        // `Amina Okoye`, where only an Amina Diallo is known, is somebody else.
        if let quality = lastName, quality < .whole, let known = mentions.last, let first = tokenIndex(of: known) {
            mentions.removeLast()
            pieces.removeAll { $0.range == known.range }
            start = first
        }
        let text = tokens[start..<position].map(\.text).joined(separator: " ")
        let meaning = Mention.Meaning(context.names.resolve(text, among: Self.kinds), orKnown: mentionsBefore(start))
        mentions.append(Mention(text: text, range: range(from: start), meaning: meaning))
        pieces.append(.init(range: range(from: start), meaning: .name))
        lastName = nil
        finishItem()
    }

    /// Whether a capital follows a name that is known by its beginning only, which makes it another name.
    var isHalfKnown: Bool {
        guard position > 0, position < tokens.count, let quality = lastName else { return false }
        return quality < .whole && tokens[position].isCapitalised && !tokens[position - 1].endsItem
    }

    private func tokenIndex(of mention: Mention) -> Int? {
        tokens.firstIndex { $0.range.lowerBound == mention.range?.lowerBound }
    }

    private func mentionsBefore(_ start: Int) -> [NameCandidate] {
        guard let reading = knownName(at: start) else { return [] }
        switch reading.mention.meaning {
        case .known(let candidate): return [candidate]
        case .ambiguous(let candidates): return Array(candidates.prefix(5))
        case .new, .unknown: return []
        }
    }

    /// The token at which a name that nobody is known by ends: a separator, or something else that is understood.
    private func endOfUnknownName(from start: Int) -> Int {
        var index = start
        while index < tokens.count, !tokens[index - 1].endsItem {
            if LogWords.isSeparator(words[index]) || endsUnknownName(at: index) { break }
            if holdsPersonOfNewPartner(at: index) { break }
            // Without a colon the capitals show how long the name is.
            if !endsAtColon, !isIntroduced || tokens[start - 1].isCapitalised, !tokens[index].isCapitalised { break }
            index += 1
        }
        return index
    }

    /// Whether something other than a name is understood at a token.
    private func endsUnknownName(at index: Int) -> Bool {
        let rest = words[index...]
        guard let word = rest.first else { return true }
        if LogWords.introduction(word).isOne || tokens[index].tag != nil { return true }
        if word.utf8.first == UInt8(ascii: "@") || word.utf8.first == UInt8(ascii: "+") { return true }
        if HumanMinutes.read(rest) != nil || LogWords.outcome(rest) != nil { return true }
        if word == "for", HumanMinutes.read(rest.dropFirst()) != nil { return true }
        if word == "in", index + 1 < words.count, LogWords.months.contains(words[index + 1]) { return true }
        if !tokens[index].isCapitalised, LogWords.near(word, kinds: []) != nil { return true }
        if endsAtColon, !tokens[index].isCapitalised, index + 1 < tokens.count, laterKind(at: index) != nil {
            return true
        }
        return HumanDate.read(rest, in: .init(context.clock, prefers: .past)) != nil
    }

    /// `by fatima`: who had the contact.
    mutating func readBy() -> Bool {
        guard words[position] == "by", by == nil, let reading = nameReading(at: position + 1),
            let person = reading.mention.candidate, person.key.kind == .person
        else { return false }
        let start = position
        by = reading.mention
        position += 1 + reading.count
        lastName = nil
        pieces.append(.init(range: range(from: start), meaning: .by))
        return true
    }
}

extension Mention.Meaning {
    init(_ resolution: NameResolution, orKnown nearby: [NameCandidate] = []) {
        switch resolution {
        case .found(let candidate): self = .known(candidate)
        case .ambiguous(let candidates): self = .ambiguous(candidates)
        case .unknown(let suggestions):
            self = .unknown(suggestions: suggestions + nearby.filter { !suggestions.contains($0) })
        }
    }
}
