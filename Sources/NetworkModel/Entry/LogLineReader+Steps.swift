extension LogLineReader {
    /// Reads what follows a `>`: text, a day at its end (or its beginning), and `@names`.
    mutating func readStep(_ part: Range<Int>) {
        let inner = part.lowerBound + 1..<part.upperBound
        var tokens = LogToken.split(bytes, inner)
        let assignees = takeAssignees(from: &tokens)
        let tags = takeTags(from: &tokens)
        let due = takeDue(from: &tokens)
        let text = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: " ")
        if text.isEmpty { line.problems.append(.init(range: part, what: .emptyStep)) }
        addPieces(.step, of: tokens[...])
        line.nextSteps.append(.init(text: text, due: due, assignees: assignees, tags: tags, range: part))
    }

    /// The pieces that some tokens are, parted where a name or tag was taken out of their middle.
    private mutating func addPieces(_ meaning: LogLine.Piece.Meaning, of tokens: ArraySlice<LogToken>) {
        guard let first = tokens.first, let last = tokens.last else { return }
        let range = first.range.lowerBound..<last.coreRange.upperBound
        let inside = line.pieces.filter { range.contains($0.range.lowerBound) }.map(\.range)
        var start = range.lowerBound
        for hole in inside.sorted(by: { $0.lowerBound < $1.lowerBound }) + [range.upperBound..<range.upperBound] {
            let part = tokens.filter { $0.range.lowerBound >= start && $0.coreRange.upperBound <= hole.lowerBound }
            if let first = part.first, let last = part.last {
                line.pieces.append(.init(range: first.range.lowerBound..<last.coreRange.upperBound, meaning: meaning))
            }
            start = hole.upperBound
        }
    }

    /// Takes every `@name` out of some tokens; what is not clear about one is among the problems of the line.
    mutating func takeAssignees(from tokens: inout [LogToken]) -> [Mention] {
        var mentions: [Mention] = []
        var position = 0
        while let start = tokens[position...].firstIndex(where: {
            $0.text.utf8.first == UInt8(ascii: "@") && $0.text.utf8.count > 1
        }) {
            position = start
            let (mention, count) = assignee(tokens[start...], isFirst: start == 0)
            mentions.append(mention)
            if let range = mention.range { line.pieces.append(.init(range: range, meaning: .assignee)) }
            if tokens[start].folded == "@me", context.me == nil {
                line.problems.append(.init(range: tokens[start].coreRange, what: .unknownMe))
            } else {
                report(mention, sign: "@+")
            }
            tokens.removeSubrange(start..<start + count)
        }
        return mentions
    }

    private func assignee(_ tokens: ArraySlice<LogToken>, isFirst: Bool) -> (mention: Mention, count: Int) {
        guard let token = tokens.first else {
            return (Mention(text: "", range: nil, meaning: .unknown(suggestions: [])), 0)
        }
        if token.folded == "@me" {
            let meaning = context.me.map { Mention.Meaning.known($0) } ?? .unknown(suggestions: [])
            return (Mention(text: "me", range: token.coreRange, meaning: meaning), 1)
        }
        var run = nameRun(tokens)
        if token.text.hasPrefix("@+") { return newAssignee(tokens, run) }
        // Behind a name that begins a step its first word may have a capital, too: `@Ana Send it`.
        if isFirst, made(run.map(\.text)) == nil { run = run.prefix(1) }
        for count in stride(from: run.count, to: 0, by: -1) {
            // `@New Person` is not the `New Org` of the same line.
            guard let new = made(run.prefix(count).map(\.text), whole: count < run.count) else { continue }
            return (mention(tokens, count, new), count)
        }
        return known(tokens, run)
    }

    /// Somebody who is there, or an unknown name as far as its capitals go.
    private func known(_ tokens: ArraySlice<LogToken>, _ run: ArraySlice<LogToken>) -> (mention: Mention, count: Int) {
        var words: [Substring] = []
        // `@thi fri`: the name goes on as long as what follows belongs to it.
        for token in tokens.prefix(5) {
            if !words.isEmpty, token.text.utf8.first == UInt8(ascii: "@") || token.tag != nil { break }
            words.append(words.isEmpty ? token.text.dropFirst() : token.text[...])
            if token.isQuoted || token.endsItem { break }
        }
        // Tasks go to people first: `@thi` is Thi before it is the Third World Network.
        let found = context.names.longest(words, among: [.person]) ?? context.names.longest(words, among: [.partner])
        if let found, run.first?.isQuoted == false {
            let text = words.prefix(found.count).joined(separator: " ")
            // `@Amina Okoye`, where only an Amina Diallo is known, is somebody else.
            let isWhole = found.resolution.candidate?.isCalled(text) ?? false
            if isWhole || found.count >= run.count {
                return (mention(tokens, found.count, .init(found.resolution)), found.count)
            }
        }
        let count = max(1, run.count)
        let name = words.prefix(count).joined(separator: " ")
        let nearby = found?.resolution.candidate.map { [$0] } ?? []
        let resolution = context.names.resolve(name, among: [.person, .partner])
        return (mention(tokens, count, .init(resolution, orKnown: nearby)), count)
    }

    /// `@+"Zora Neale"`, `@+Zora`, `@+Bees (partner)`: to be made along with the entry.
    private func newAssignee(
        _ tokens: ArraySlice<LogToken>, _ run: ArraySlice<LogToken>
    ) -> (mention: Mention, count: Int) {
        var words = run.map(\.text)
        if let first = words.first { words[0] = String(first.dropFirst(2)) }
        let name = words.joined(separator: " ")
        var count = run.count
        var kind = Kind.person
        if let next = tokens.dropFirst(count).first, let named = LogHeadReader.kind(next.folded) {
            kind = named
            count += 1
        }
        return (mention(tokens, count, .new(kind, name: name)), count)
    }

    /// The token that begins a name and those that go on with it: capitals that are no days, lengths of time, tags or
    /// further names.
    private func nameRun(_ tokens: ArraySlice<LogToken>) -> ArraySlice<LogToken> {
        guard let first = tokens.first, !first.isQuoted, !first.endsItem else { return tokens.prefix(1) }
        let words = tokens.map(\.folded)
        var count = 1
        for (offset, token) in tokens.enumerated().dropFirst().prefix(3) {
            let isTime =
                HumanMinutes.read(words[offset...]) != nil
                || HumanDate.read(words[offset...], in: .init(context.clock, prefers: .future)) != nil
            guard token.isCapitalised, !token.isQuoted, token.tag == nil, !isTime,
                token.text.utf8.first != UInt8(ascii: "@"), LogHeadReader.kind(token.folded) == nil
            else { break }
            count += 1
            if token.endsItem { break }
        }
        return tokens.prefix(count)
    }

    private func mention(_ tokens: ArraySlice<LogToken>, _ count: Int, _ meaning: Mention.Meaning) -> Mention {
        let taken = tokens.prefix(count)
        let text = taken.map(\.text).joined(separator: " ")
        guard let first = taken.first, let last = taken.last else {
            return Mention(text: "", range: nil, meaning: meaning)
        }
        return Mention(
            text: String(text.dropFirst()), range: first.range.lowerBound..<last.coreRange.upperBound, meaning: meaning)
    }

    /// Somebody new of this very line whose name these words are, or the beginnings of.
    private func made(_ typed: [String], whole: Bool = false) -> Mention.Meaning? {
        let words = NormalName(String(typed.joined(separator: " ").dropFirst())).words
        let mentions = line.with + line.nextSteps.flatMap(\.assignees)
        return mentions.lazy.map(\.meaning).first { meaning in
            guard case .new(_, let name) = meaning, !words.isEmpty else { return false }
            if whole { return NormalName(name).words.elementsEqual(words) }
            return NormalName(name).words.starts(with: words) { whole, typed in whole.starts(with: typed) }
        }
    }

    /// Tags at the ends of a step; those amid it stay in its text and count all the same.
    private mutating func takeTags(from tokens: inout [LogToken]) -> [String] {
        let tags = tokens.flatMap(\.tags)
        while let last = tokens.last, last.tag != nil {
            line.pieces.append(.init(range: last.coreRange, meaning: .tag))
            tokens.removeLast()
        }
        return tags
    }

    /// The day that ends the step, or begins it in words: `send draft by fri`, `tomorrow send draft`.
    private mutating func takeDue(from tokens: inout [LogToken]) -> Day? {
        let words = tokens.map(\.folded)
        let context = HumanDate.Context(context.clock, prefers: .future)
        for start in words.indices {
            guard let reading = HumanDate.read(words[start...], in: context), reading.count == words.count - start
            else {
                continue
            }
            return take(reading, at: start, from: &tokens)
        }
        guard let first = words.first?.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= first),
            let reading = HumanDate.read(words[...], in: context)
        else { return nil }
        return take(reading, at: 0, from: &tokens)
    }

    private mutating func take(_ reading: HumanDate.Reading, at start: Int, from tokens: inout [LogToken]) -> Day? {
        let taken = tokens[start..<start + reading.count]
        guard let first = taken.first, let last = taken.last else { return nil }
        let range = first.range.lowerBound..<last.coreRange.upperBound
        addPieces(.due, of: taken)
        tokens.removeSubrange(start..<start + reading.count)
        switch reading.date {
        case .success(let date): return date.day
        case .failure(let problem):
            line.problems.append(.init(range: range, what: .date(problem)))
            return nil
        }
    }
}
