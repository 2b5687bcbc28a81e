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
        if let first = tokens.first, let last = tokens.last {
            addStepPieces(tokens, first.range.lowerBound..<last.range.upperBound)
        }
        line.nextSteps.append(.init(text: text, due: due, assignees: assignees, tags: tags, range: part))
    }

    /// The text's pieces, parted where a name or tag was taken out of its middle.
    private mutating func addStepPieces(_ tokens: [LogToken], _ range: Range<Int>) {
        let inside = line.pieces.filter { range.contains($0.range.lowerBound) }.map(\.range)
        var start = range.lowerBound
        for hole in inside.sorted(by: { $0.lowerBound < $1.lowerBound }) + [range.upperBound..<range.upperBound] {
            let part = tokens.filter { $0.range.lowerBound >= start && $0.range.upperBound <= hole.lowerBound }
            if let first = part.first, let last = part.last {
                line.pieces.append(.init(range: first.range.lowerBound..<last.range.upperBound, meaning: .step))
            }
            start = hole.upperBound
        }
    }

    private mutating func takeAssignees(from tokens: inout [LogToken]) -> [Mention] {
        var mentions: [Mention] = []
        while let start = tokens.firstIndex(where: { $0.text.utf8.first == UInt8(ascii: "@") && $0.text.utf8.count > 1 }
        ) {
            let (mention, count) = assignee(tokens[start...])
            mentions.append(mention)
            if let range = mention.range { line.pieces.append(.init(range: range, meaning: .assignee)) }
            if tokens[start].folded == "@me", context.me == nil {
                line.problems.append(.init(range: tokens[start].coreRange, what: .unknownMe))
            } else {
                report(mention)
            }
            tokens.removeSubrange(start..<start + count)
        }
        return mentions
    }

    private func assignee(_ tokens: ArraySlice<LogToken>) -> (mention: Mention, count: Int) {
        guard let token = tokens.first else {
            return (Mention(text: "", range: nil, meaning: .unknown(suggestions: [])), 0)
        }
        let name = String(token.text.dropFirst())
        if token.folded == "@me" {
            let meaning = context.me.map { Mention.Meaning.known($0) } ?? .unknown(suggestions: [])
            return (Mention(text: name, range: token.coreRange, meaning: meaning), 1)
        }
        var words = [name[...]]
        // `@thi fri`: the name goes on as long as what follows belongs to it.
        for next in tokens.dropFirst().prefix(4) where !token.isQuoted && !token.endsItem {
            if next.text.utf8.first == UInt8(ascii: "@") || next.tag != nil { break }
            words.append(next.text[...])
            if next.endsItem { break }
        }
        // Tasks go to people first: `@thi` is Thi before it is the Third World Network.
        let found = context.names.longest(words, among: [.person]) ?? context.names.longest(words, among: [.partner])
        if !token.isQuoted, let found {
            let last = tokens[tokens.startIndex + found.count - 1]
            let range = token.range.lowerBound..<last.coreRange.upperBound
            let text = words.prefix(found.count).joined(separator: " ")
            return (Mention(text: text, range: range, meaning: .init(found.resolution)), found.count)
        }
        let resolution = context.names.resolve(name, among: [.person, .partner])
        return (Mention(text: name, range: token.coreRange, meaning: .init(resolution)), 1)
    }

    /// Tags at the ends of a step; those amid it stay in its text and count all the same.
    private mutating func takeTags(from tokens: inout [LogToken]) -> [String] {
        let tags = tokens.compactMap(\.tag)
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
        line.pieces.append(.init(range: range, meaning: .due))
        tokens.removeSubrange(start..<start + reading.count)
        switch reading.date {
        case .success(let date): return date.day
        case .failure(let problem):
            line.problems.append(.init(range: range, what: .date(problem)))
            return nil
        }
    }
}
