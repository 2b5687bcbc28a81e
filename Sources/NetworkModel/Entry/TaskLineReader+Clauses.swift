/// What may be said of a task besides its title. Each reader takes what it understands at the beginning of some tokens
/// and tells how many those were; nil leaves them to the title.
extension TaskLineReader {
    mutating func readClause(_ tokens: ArraySlice<LogToken>) -> Int? {
        guard let first = tokens.first else { return nil }
        if let count = readMark(first) ?? readSkill(tokens) { return count }
        guard !first.isQuoted else { return nil }
        switch first.folded {
        case "due", "by":
            if let count = readDue(tokens, behind: 1) { return count }
            if first.folded == "due" { doubtDay(tokens) }
        case "from" where followsClause: if let count = readStart(tokens) { return count }
        case "starts", "starting": if let count = readStart(tokens) { return count }
        case "after": if let count = readName(tokens, behind: 1, as: .after, [.task, .checklistItem]) { return count }
        case "for": if let count = readName(tokens, behind: 1, as: .subject, [.partner, .event]) { return count }
        case "part":
            if tokens.dropFirst().first?.folded == "of",
                let count = readName(tokens, behind: 2, as: .parent, [.task])
            {
                return count
            }
        case "waiting":
            if tokens.dropFirst().first?.folded == "for", let count = readWaiting(tokens) { return count }
        case "every", "daily", "weekly", "monthly", "quarterly", "yearly":
            if let count = readRepeats(tokens) { return count }
        default: break
        }
        return readEffort(tokens) ?? readDue(tokens, behind: 0)
    }

    /// Tells that what stands behind `due` is no day, unless that is how plain sentences go on: `in due course`, `due
    /// diligence`, `who is due what`.
    private mutating func doubtDay(_ tokens: ArraySlice<LogToken>) {
        guard line.due == nil, relative == nil, let next = tokens.dropFirst().first, !Self.isBoundary(next),
            !Self.plainBehindDue.contains(next.folded), !Self.plainBeforeDue.contains(lastOfTitle?.folded ?? "")
        else { return }
        let range = Self.range(of: tokens.prefix(2))
        line.problems.append(.init(range: range, what: .noDay("due \(next.text)")))
    }

    private static let plainBehindDue: Set<String> = [
        "to", "course", "diligence", "process", "regard", "respect", "care", "date", "dates", "day", "for", "from",
        "in",
        "is", "are", "was", "and", "or", "as", "at", "back", "north", "south", "east", "west",
    ]
    private static let plainBeforeDue: Set<String> = [
        "is", "are", "was", "were", "be", "been", "not", "in", "with", "the", "a", "all", "fees", "amount", "still",
    ]

    // MARK: Marks

    /// `!high`, and a `#tag` behind what was understood.
    private mutating func readMark(_ token: LogToken) -> Int? {
        let bytes = token.text.utf8
        if bytes.first == UInt8(ascii: "!"), bytes.count > 1, line.priority == nil {
            let typed = String(token.folded.dropFirst())
            if let word = Vocabulary.priorities.words.first(where: { $0.hasPrefix(typed) }) {
                line.priority = word
            } else {
                line.problems.append(.init(range: token.coreRange, what: .priority(typed)))
            }
            add(.priority, token.coreRange)
            return 1
        }
        guard followsClause, token.tag != nil else { return nil }
        addTags(token.tags)
        add(.tag, token.coreRange)
        return 1
    }

    /// `+writing`, `+"treaty law"`; of several words also without marks where somebody has just that skill.
    private mutating func readSkill(_ tokens: ArraySlice<LogToken>) -> Int? {
        guard let first = tokens.first, first.text.utf8.first == UInt8(ascii: "+"),
            let next = first.text.utf8.dropFirst().first, next > UInt8(ascii: "9")
        else { return nil }
        var skill = String(first.text.dropFirst())
        var count = 1
        if !first.isQuoted, !first.endsItem, tokens.count > 1 {
            let words = tokens.prefix(Self.mostWordsOfSkill).map(\.folded)
            let known = context.network.skills(beginningWith: String(first.folded.dropFirst()))
            for length in stride(from: words.count, to: 1, by: -1) where count == 1 {
                let typed = words[..<length].joined(separator: " ").dropFirst()
                guard let match = known.first(where: { Folding.folded($0).utf8.elementsEqual(typed.utf8) }) else {
                    continue
                }
                (skill, count) = (match, length)
            }
        }
        if !line.skills.contains(skill) { line.skills.append(skill) }
        add(.skill, tokens.prefix(count))
        return count
    }

    private static let mostWordsOfSkill = 4

    /// Whether a token ends a name or a text that another clause has begun.
    private static func isBoundary(_ token: LogToken) -> Bool {
        let starts: [UInt8] = [UInt8(ascii: "!"), UInt8(ascii: "+"), UInt8(ascii: "#")]
        if let first = token.text.utf8.first, starts.contains(first), token.text.utf8.count > 1 { return true }
        return !token.isQuoted
            && ["due", "after", "for", "waiting", "every", "starts", "starting", "part"].contains(token.folded)
    }

    /// Whether what comes at these tokens is understood as well, or nothing comes.
    private func isUnderstood(_ tokens: ArraySlice<LogToken>) -> Bool {
        guard let first = tokens.first else { return true }
        if Self.isBoundary(first) { return true }
        if first.folded == "from", readDay(tokens.dropFirst()) != nil { return true }
        let words = tokens.prefix(Self.longestDate).map(\.folded)[...]
        return HumanMinutes.read(words) != nil || HumanDate.read(words, in: dates) != nil
    }

    // MARK: Time

    /// More words than any date or length of time has; without a limit a long line would be looked at from every word
    /// on to its end.
    private static let longestDate = 16

    private mutating func readEffort(_ tokens: ArraySlice<LogToken>) -> Int? {
        if let count = readDaysOfWork(tokens) { return count }
        guard line.minutes == nil, let reading = HumanMinutes.read(tokens.prefix(Self.longestDate).map(\.folded)[...]),
            followsClause || hasTitle && isUnderstood(tokens.dropFirst(reading.count))
        else { return nil }
        line.minutes = reading.minutes
        add(.effort, tokens.prefix(reading.count))
        return reading.count
    }

    /// `1d`, `2d`: so many days of eight hours, where the day by which it is due is told with its word; else it is that
    /// day.
    private mutating func readDaysOfWork(_ tokens: ArraySlice<LogToken>) -> Int? {
        guard line.minutes == nil, let first = tokens.first, hasTitle else { return nil }
        let bytes = Array(first.folded.utf8)
        guard bytes.last == UInt8(ascii: "d"), 2...3 ~= bytes.count,
            let count = Int(String(decoding: bytes.dropLast(), as: UTF8.self)), count > 0,
            isDueTold || hasDay(behindDueIn: tokens.dropFirst())
        else { return nil }
        line.minutes = count * 8 * 60
        add(.effort, tokens.prefix(1))
        return 1
    }

    /// Whether the line said `due` before, and by when.
    private var isDueTold: Bool { line.due != nil || relative != nil }

    /// A day: `due fri`, `2 fridays before mc14`, `by 3 dec`; without a word before it at the end of the words, or at
    /// the beginning of the line.
    private mutating func readDue(_ tokens: ArraySlice<LogToken>, behind count: Int) -> Int? {
        let rest = tokens.dropFirst(count)
        if let due = line.due, let (reading, length) = readDay(rest), (try? reading.date.get())?.day == due {
            // The same day said twice, as once in the sentence and once behind whose it is.
            add(.due, tokens.prefix(count + length))
            return count + length
        }
        guard line.due == nil, relative == nil, !rest.isEmpty else { return nil }
        // `1d due fri`: the day is told behind its word, so that this is none.
        if count == 0, hasDay(behindDueIn: tokens) { return nil }
        if let length = readRelative(rest, isSure: count > 0 || followsClause) {
            add(.due, tokens.prefix(count + length))
            return count + length
        }
        guard let (reading, length) = readDay(rest) else { return nil }
        let isFirst = !hasTitle && line.pieces.isEmpty
        let isWord = rest.first?.text.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) } ?? false
        guard
            tokens.first?.folded == "due" && count > 0 || followsClause || isFirst && isWord
                || isUnderstood(rest.dropFirst(length))
        else { return nil }
        line.due = take(reading, tokens.prefix(count + length))
        add(.due, tokens.prefix(count + length))
        return count + length
    }

    private func hasDay(behindDueIn tokens: ArraySlice<LogToken>) -> Bool {
        tokens.indices.contains { index in
            tokens[index].folded == "due" && !tokens[index].isQuoted && readDay(tokens[(index + 1)...]) != nil
        }
    }

    private mutating func readStart(_ tokens: ArraySlice<LogToken>) -> Int? {
        guard line.starts == nil, let (reading, length) = readDay(tokens.dropFirst()) else { return nil }
        line.starts = take(reading, tokens.prefix(1 + length))
        add(.starts, tokens.prefix(1 + length))
        return 1 + length
    }

    /// A day, not so far as to take the hours that follow it for a time: `fri 6h`.
    private func readDay(_ tokens: ArraySlice<LogToken>) -> (HumanDate.Reading, Int)? {
        let tokens = tokens.prefix(Self.longestDate)
        var end = tokens.startIndex + 1
        while end < tokens.endIndex, HumanMinutes.read([tokens[end].folded]) == nil { end += 1 }
        guard !tokens.isEmpty, let reading = HumanDate.read(tokens[..<end].map(\.folded)[...], in: dates) else {
            return nil
        }
        return (reading, reading.count)
    }

    private mutating func take(_ reading: HumanDate.Reading, _ tokens: ArraySlice<LogToken>) -> Day? {
        switch reading.date {
        case .success(let date): return date.day
        case .failure(let problem):
            line.problems.append(.init(range: Self.range(of: tokens), what: .date(problem)))
            return nil
        }
    }

    /// `2 fridays before mc14`, `T-2w`; gives how many tokens that were.
    private mutating func readRelative(_ tokens: ArraySlice<LogToken>, isSure: Bool) -> Int? {
        for length in 1...min(4, tokens.count) {
            let phrase = tokens.prefix(length)
            let text = phrase.map(\.folded).joined(separator: " ")
            // A bare T is a letter.
            guard text.utf8.count > 1, let date = RelativeDate(text) else { continue }
            let rest = tokens.dropFirst(length)
            if text.utf8.first != UInt8(ascii: "t"), let count = readEvent(behind: phrase, date, rest, isSure: isSure) {
                return length + count
            }
            // Without an event of its own it is counted from that of the task.
            guard isSure, isUnderstood(rest) || text.utf8.first == UInt8(ascii: "t") else { continue }
            relative = (date, Self.range(of: phrase))
            return length
        }
        return nil
    }

    /// The event behind `2 fridays before`; gives how many tokens its name takes. One of several, or none, is asked for
    /// where a day was surely meant: a day counted from today would be a wrong one.
    private mutating func readEvent(
        behind phrase: ArraySlice<LogToken>, _ date: RelativeDate, _ rest: ArraySlice<LogToken>, isSure: Bool
    ) -> Int? {
        let words = nameWords(rest)
        let found = context.log.names.longest(words.map { $0.text[...] }, among: [.event])
        let count = found?.count ?? 1
        let range = Self.range(of: words.prefix(count))
        switch found?.resolution {
        case .found(let event):
            line.event = event
            relative = (date, Self.range(of: phrase + words.prefix(count)))
        case .ambiguous(let candidates):
            let text = words.prefix(count).map(\.text).joined(separator: " ")
            line.problems.append(.init(range: range, what: .ambiguous(text, candidates)))
        case .unknown, nil:
            guard isSure, let first = words.first, !isUnderstood(rest) else { return nil }
            line.problems.append(.init(range: range, what: .unknown(first.text, [.event])))
        }
        return count
    }

    private mutating func readRepeats(_ tokens: ArraySlice<LogToken>) -> Int? {
        guard line.repeats == nil, hasTitle else { return nil }
        for length in stride(from: min(8, tokens.count), to: 0, by: -1) {
            let text = tokens.prefix(length).map(\.folded).joined(separator: " ")
            // So many words may be no rule; fewer are tried next.
            guard let rule = try? Recurrence(human: text, in: dates),
                followsClause || isUnderstood(tokens.dropFirst(length))
            else { continue }
            line.repeats = rule
            add(.repeats, tokens.prefix(length))
            return length
        }
        return nil
    }

    // MARK: Names and words

    /// The tokens that a name may be made of.
    private func nameWords(_ tokens: ArraySlice<LogToken>) -> ArraySlice<LogToken> {
        var end = tokens.startIndex
        while end < tokens.endIndex, end - tokens.startIndex < 10 {
            if end > tokens.startIndex, Self.isBoundary(tokens[end]) { break }
            end += 1
            if tokens[end - 1].endsItem || tokens[end - 1].isQuoted { break }
        }
        return tokens[..<end]
    }

    /// So many letters of a title are hardly written by chance.
    private static let clearLength = 8

    /// A name behind `after`, `for` or `part of`: amid the title only where it is somebody's whole name or an Id, since
    /// these are words of plain sentences, too.
    private mutating func readName(
        _ tokens: ArraySlice<LogToken>, behind lead: Int, as meaning: TaskLine.Piece.Meaning, _ kinds: [Kind]
    ) -> Int? {
        let words = nameWords(tokens.dropFirst(lead))
        let index = meaning == .subject ? context.log.names : context.tasks
        guard hasTitle, let first = words.first, let index else { return nil }
        // Another day than that it is due by stays in the title.
        if !followsClause, readDay(tokens.dropFirst(lead)) != nil { return nil }
        let found = index.longest(words.map { $0.text[...] }, among: kinds)
        let count = found?.count ?? 0
        let range = Self.range(of: tokens.prefix(lead + max(1, count)))
        switch found?.resolution {
        case .found(let candidate):
            let text = words.prefix(count).map(\.text).joined(separator: " ")
            let isWhole = candidate.isCalled(text) || candidate.key.id.text == text
            // The beginning of one name or title and nothing else, up to the end or to what is understood again.
            let isClear = count == words.count && text.utf8.count >= Self.clearLength
            guard followsClause || isWhole || isClear else { return nil }
            take(candidate, meaning)
        case .ambiguous(let candidates):
            guard followsClause else {
                if meaning == .after { doubtName(words.prefix(count), of: words.count, candidates, range) }
                return nil
            }
            let text = words.prefix(count).map(\.text).joined(separator: " ")
            line.problems.append(.init(range: range, what: .ambiguous(text, candidates)))
        case .unknown, nil:
            guard followsClause else { return nil }
            line.problems.append(.init(range: range, what: .unknown(first.text, kinds)))
        }
        add(meaning, range)
        return lead + max(1, count)
    }

    /// Tells that a name amid the title may be several's, where it is all that stands there.
    private mutating func doubtName(
        _ words: ArraySlice<LogToken>, of count: Int, _ candidates: [NameCandidate], _ range: Range<Int>
    ) {
        let text = words.map(\.text).joined(separator: " ")
        guard words.count == count, text.utf8.count >= Self.tellingLength else { return }
        line.problems.append(.init(range: range, what: .perhaps(text, candidates)))
    }

    /// Of shorter beginnings there are too many.
    private static let tellingLength = 4

    private mutating func take(_ candidate: NameCandidate, _ meaning: TaskLine.Piece.Meaning) {
        switch (meaning, candidate.key.kind) {
        case (.parent, _): line.parent = candidate
        case (.subject, .partner): line.partner = candidate
        case (.subject, _): line.event = candidate
        default: if !line.after.contains(candidate) { line.after.append(candidate) }
        }
    }

    private mutating func readWaiting(_ tokens: ArraySlice<LogToken>) -> Int? {
        let words = nameWords(tokens.dropFirst(2))
        guard hasTitle, line.waitingFor == nil, !words.isEmpty else { return nil }
        line.waitingFor = words.map(\.text).joined(separator: " ")
        add(.waiting, tokens.prefix(2 + words.count))
        return 2 + words.count
    }
}
