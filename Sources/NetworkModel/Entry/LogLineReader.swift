/// Reads a typed line into a `LogLine`.
struct LogLineReader {
    let context: LogLine.Context
    let bytes: [UInt8]
    var line: LogLine

    init(_ source: String, in context: LogLine.Context) {
        self.context = context
        bytes = Array(source.utf8)
        line = LogLine(source: source, kind: context.defaultKind, at: context.clock.now)
    }

    mutating func read() -> LogLine {
        let marks = stepMarks()
        let main = 0..<(marks.first ?? bytes.count)
        readMain(main)
        for (index, mark) in marks.enumerated() {
            readStep(mark..<(index + 1 < marks.count ? marks[index + 1] : bytes.count))
        }
        line.pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
        line.problems.sort { $0.range.lowerBound < $1.range.lowerBound }
        return line
    }

    // MARK: Parts

    /// Where the `>` stand that begin next steps: between blanks, and in the first line of what may be several. Further
    /// down it quotes, as in a mail; `>50` is a number.
    private func stepMarks() -> [Int] {
        let first = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return bytes[..<first].indices.filter { offset in
            bytes[offset] == UInt8(ascii: ">") && (offset == 0 || Word.isBlank(bytes[offset - 1]))
                && (offset + 1 == bytes.count || Word.isBlank(bytes[offset + 1]))
        }
    }

    /// The colon that ends the head: outside quotation marks, before a blank or the end.
    private func colon(in part: Range<Int>) -> Int? {
        var isQuoted = false
        for offset in part {
            if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard bytes[offset] == UInt8(ascii: ":"), !isQuoted else { continue }
            if offset + 1 == part.upperBound || Word.isBlank(bytes[offset + 1]) { return offset }
        }
        return nil
    }

    private mutating func readMain(_ part: Range<Int>) {
        if let colon = colon(in: part) {
            var head = LogHeadReader(bytes, part.lowerBound..<colon, context, endsAtColon: true)
            head.read()
            // With somebody given, a colon may stand in the summary: `board: will sign`.
            if context.given.isEmpty || !head.isTalk {
                take(head)
                readSummary(colon + 1..<part.upperBound)
                return
            }
        }
        var head = LogHeadReader(bytes, part, context, endsAtColon: false)
        head.read()
        take(head)
        readSummary(head.end..<part.upperBound)
    }

    // MARK: Head

    private mutating func take(_ head: LogHeadReader) {
        line.kind = head.kind ?? context.defaultKind
        line.direction = head.direction
        line.outcome = head.outcome
        line.minutes = head.minutes
        line.by = head.by
        line.tags = head.tags
        line.pieces += head.pieces
        line.problems += head.problems
        line.with = partners(typed: head.mentions, isJoining: head.joinsGiven)
        for mention in line.with + [head.by].compactMap({ $0 }) { report(mention) }
        if line.with.isEmpty { line.problems.append(.init(range: 0..<0, what: .noName)) }
        if let when = head.when { setMoment(when.date, range: when.range) }
    }

    /// Those given and those typed, each once.
    private func partners(typed: [Mention], isJoining: Bool) -> [Mention] {
        let namesPartner = typed.contains { mention in
            switch mention.meaning {
            case .known(let candidate): candidate.key.kind == .partner
            case .new(let kind, _): kind == .partner
            case .ambiguous, .unknown: true
            }
        }
        let isReplaced = namesPartner && !isJoining
        let kept = context.given.filter { !isReplaced || $0.key.kind != .partner }
        var mentions = kept.map { Mention(text: $0.title, range: nil, meaning: .known($0)) }
        for mention in typed {
            if let candidate = mention.candidate, mentions.contains(where: { $0.candidate?.key == candidate.key }) {
                continue
            }
            mentions.append(mention)
        }
        return mentions
    }

    /// Notes what is not clear about a name; behind `sign` it would be that of a new record.
    mutating func report(_ mention: Mention, sign: String = "+") {
        guard let range = mention.range else { return }
        switch mention.meaning {
        case .known, .new: break
        case .ambiguous: line.problems.append(.init(range: range, what: .ambiguous(mention)))
        case .unknown:
            let isPerson = line.neighbour(of: mention) != nil
            line.problems.append(.init(range: range, what: .unknown(mention, sign: sign, isPerson: isPerson)))
        }
    }

    private mutating func setMoment(_ date: HumanDate, range: Range<Int>) {
        let clock = context.clock
        defer {
            if RecordFault.isAhead(line.at, of: clock) {
                line.problems.append(.init(range: range, what: .ahead(line.at)))
            }
        }
        guard let time = date.time else {
            // What happened today happened about now; of another day nobody said the hour.
            line.at = date.day == clock.today ? clock.now : Timestamp(day: date.day)
            return
        }
        let reading = clock.zone.reading(date.day, time)
        line.at = reading.timestamp
        switch reading {
        case .exact: break
        case .gap: line.problems.append(.init(range: range, what: .skippedTime))
        case .overlap: line.problems.append(.init(range: range, what: .doubleTime))
        }
    }

    // MARK: Summary

    private mutating func readSummary(_ part: Range<Int>) {
        let (text, range, tags) = textAndTags(in: part)
        line.summary = text
        if !range.isEmpty { line.pieces.append(.init(range: range, meaning: .summary)) }
        for tag in tags where !line.tags.contains(tag) { line.tags.append(tag) }
    }

    /// The text of a part, and its tags. Tags at its ends are left out of the text; one amid a sentence is part of it.
    mutating func textAndTags(in part: Range<Int>) -> (text: String, range: Range<Int>, tags: [String]) {
        var tokens = LogToken.split(bytes, part)[...]
        let tags = tokens.flatMap(\.tags)
        while let last = tokens.last, last.tag != nil {
            line.pieces.append(.init(range: last.coreRange, meaning: .tag))
            tokens.removeLast()
        }
        while let first = tokens.first, first.tag != nil {
            line.pieces.append(.init(range: first.coreRange, meaning: .tag))
            tokens.removeFirst()
        }
        // What joined the head to the rest: `call amina, will sign`, `call amina – will sign`.
        while let first = tokens.first, [",", ";", ":", "-", "--"].contains(first.folded) { tokens.removeFirst() }
        guard let first = tokens.first, let last = tokens.last else {
            return ("", part.lowerBound..<part.lowerBound, tags)
        }
        let range = first.range.lowerBound..<last.range.upperBound
        return (String(decoding: bytes[range], as: UTF8.self), range, tags)
    }
}

extension LogToken {
    /// The tags that this token is; a comma parts two.
    var tags: [String] {
        tag?.split(separator: ",").map { String($0.first == "#" ? $0.dropFirst() : $0) }.filter { !$0.isEmpty } ?? []
    }

    /// The tag that this token is, without its `#`; a number sign before digits only is none.
    var tag: String? {
        guard text.utf8.first == UInt8(ascii: "#") else { return nil }
        var name = text.dropFirst()
        while let last = name.unicodeScalars.last, [".", "!", "?", ")"].contains(last) {
            name.unicodeScalars.removeLast()
        }
        let isNumber = name.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isNumber || name.contains("#") ? nil : String(name)
    }
}

extension LogLine {
    /// Reads a line; see `LogLine` for what it may say.
    package init(_ source: String, in context: Context) {
        var reader = LogLineReader(source, in: context)
        self = reader.read()
    }
}
