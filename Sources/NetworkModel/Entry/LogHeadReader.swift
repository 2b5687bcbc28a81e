/// Reads the beginning of a typed line: kind, names, day, duration, outcome and direction.
struct LogHeadReader {
    let context: LogLine.Context
    let tokens: [LogToken]
    /// The folded texts of the tokens.
    let words: [String]
    /// With a colon after it all of the head must be understood; without, it ends where understanding does.
    let endsAtColon: Bool

    var position = 0
    /// Whether a word such as `with` says that a name comes next.
    var isIntroduced = false
    /// Whether a name came right before, with no more than a blank between; and how surely it was read.
    var lastName: NameQuality?
    /// `from` or `to`, which count once a name has followed.
    private var pendingDirection: (direction: String, range: Range<Int>)?

    private(set) var end: Int
    private(set) var kind: String?
    private(set) var outcome: String?
    private(set) var minutes: Int?
    private(set) var when: (date: HumanDate, range: Range<Int>)?
    private var saidWhen = false
    private(set) var tags: [String] = []
    /// Whether the names that were typed join those given, since a comma or the like stands before the first.
    private(set) var joinsGiven = false
    /// Whether a word or mark says that names follow.
    private var isMarked = false
    /// Whether a name has a capital or stands for itself, so that it is no word of a sentence.
    var hasPlainName = false
    var direction: String?
    var by: Mention?
    var mentions: [Mention] = []
    var pieces: [LogLine.Piece] = []
    var problems: [LogLine.Problem] = []

    init(_ bytes: [UInt8], _ part: Range<Int>, _ context: LogLine.Context, endsAtColon: Bool) {
        self.context = context
        self.endsAtColon = endsAtColon
        tokens = LogToken.split(bytes, part)
        words = tokens.map(\.folded)
        end = part.lowerBound
    }

    /// Whether the head is no more than a few words that are nobody's name, or a partner's only by chance.
    var isTalk: Bool {
        guard kind == nil, direction == nil, when == nil, minutes == nil, outcome == nil, tags.isEmpty, !isMarked,
            !hasPlainName
        else {
            return false
        }
        return mentions.allSatisfy { mention in
            switch mention.meaning {
            case .unknown, .ambiguous: true
            case .new: false
            case .known(let candidate): candidate.key.kind == .partner
            }
        }
    }

    mutating func read() {
        readKind()
        while position < tokens.count {
            if passSeparator() || passIntroduction() { continue }
            if readSurely() {
                finishItem()
            } else if endsAtColon || isNameExpected || isHalfKnown {
                if !readSlip() { readUnknownName() }
            } else {
                break
            }
        }
    }

    /// Notes that all before the position is understood.
    mutating func finishItem() {
        if let pending = pendingDirection {
            direction = pending.direction
            pieces.append(.init(range: pending.range, meaning: .direction))
            pendingDirection = nil
        }
        isIntroduced = false
        end = tokens[position - 1].range.upperBound
        if tokens[position - 1].endsItem { lastName = nil }
    }

    /// The range of the tokens from `start` to the position, without a comma at its end.
    func range(from start: Int) -> Range<Int> {
        tokens[start].range.lowerBound..<tokens[position - 1].coreRange.upperBound
    }

    // MARK: What is surely understood

    /// Reads what comes next if it is understood, and moves past it.
    private mutating func readSurely() -> Bool {
        let token = tokens[position]
        if token.tag != nil {
            for tag in token.tags where !tags.contains(tag) { tags.append(tag) }
            position += 1
            add(.tag, from: position - 1)
            lastName = nil
            return true
        }
        let name = nameReading(at: position)
        let plain = plainReading()
        if let name, plain.map({ name.count > $0.count || name.count == $0.count && name.quality == .whole }) ?? true {
            take(name)
            return true
        }
        guard let plain else { return readBy() }
        take(plain)
        lastName = nil
        return true
    }

    private mutating func add(_ meaning: LogLine.Piece.Meaning, from start: Int) {
        pieces.append(.init(range: range(from: start), meaning: meaning))
    }

    private mutating func readKind() {
        guard position < tokens.count else { return }
        // `Social Watch` is somebody, not a contact by social media.
        if let name = nameReading(at: 0), name.count > 1 { return }
        for kind in context.kinds {
            let kindWords = kind.split(separator: " ").map { Folding.folded($0) }
            guard kindWords.count > 1, words.starts(with: kindWords) else { continue }
            self.kind = kind
            position = kindWords.count
        }
        if kind == nil, let kind = LogWords.kind(words[0], among: context.kinds) {
            self.kind = kind
            position = 1
        }
        guard position > 0 else { return }
        add(.kind, from: 0)
        finishItem()
        isIntroduced = true
    }

    private mutating func passSeparator() -> Bool {
        guard LogWords.isSeparator(words[position]), !isNewName(at: position) else { return false }
        if mentions.isEmpty { joinsGiven = true }
        isMarked = true
        position += 1
        lastName = nil
        return true
    }

    private mutating func passIntroduction() -> Bool {
        let introduction = LogWords.introduction(words[position])
        guard introduction.isOne, position + 1 < tokens.count else { return false }
        if let direction = introduction.direction {
            // `to sign` and `from geneva` are not about whom the contact was with.
            guard endsAtColon || nameReading(at: position + 1) != nil else { return false }
            pendingDirection = (direction, tokens[position].range)
        }
        position += 1
        isIntroduced = true
        isMarked = true
        lastName = nil
        return true
    }
}

// MARK: Day, duration, outcome, direction

extension LogHeadReader {
    /// What is neither name nor tag, and how many tokens it takes.
    private struct PlainReading {
        enum Meaning {
            case when(Result<HumanDate, HumanDate.Problem>)
            case minutes(Int)
            case outcome(String)
            case direction(String)
            case kind(String)
        }
        var meaning: Meaning
        var count: Int
    }

    private func plainReading() -> PlainReading? {
        let rest = words[position...]
        guard !tokens[position].isQuoted else { return nil }
        if let minutes = HumanMinutes.read(rest) {
            return .init(meaning: .minutes(minutes.minutes), count: minutes.count)
        }
        if rest.first == "for", let minutes = HumanMinutes.read(rest.dropFirst()) {
            return .init(meaning: .minutes(minutes.minutes), count: minutes.count + 1)
        }
        if let date = HumanDate.read(rest, in: .init(context.clock, prefers: .past)) {
            return .init(meaning: .when(date.date), count: date.count)
        }
        if let read = LogWords.outcome(rest), isOver(after: read.count) || !read.isTalk {
            return .init(meaning: .outcome(read.outcome), count: read.count)
        }
        if let first = rest.first, let read = LogWords.direction(first), endsAtColon || !read.isTalk || isOver(after: 1)
        {
            return .init(meaning: .direction(read.direction), count: 1)
        }
        return laterKind(at: position).map { .init(meaning: .kind($0), count: 1) }
    }

    /// The kind of contact that a word behind the names tells, where it is none of a name or a sentence.
    func laterKind(at index: Int) -> String? {
        guard let kind = LogWords.kind(words[index], among: context.kinds) else { return nil }
        // `board meeting: agreed` of a partner that is given is a sentence.
        guard context.given.isEmpty || mentions.isEmpty && (when != nil || minutes != nil) else { return nil }
        if endsAtColon { return isUnderstood(at: index + 1) || nameReading(at: index + 1) != nil ? kind : nil }
        return self.kind == nil && !mentions.isEmpty && isUnderstood(at: index + 1) ? kind : nil
    }

    /// Whether so many tokens on nothing follows that could make a sentence of them.
    private func isOver(after count: Int) -> Bool {
        endsAtColon || position + count >= tokens.count || tokens[position + count - 1].endsItem
    }

    private mutating func take(_ reading: PlainReading) {
        let start = position
        position += reading.count
        switch reading.meaning {
        case .when(let result):
            takeWhen(result, from: start)
        case .minutes(let minutes):
            noteIfTwice(self.minutes != nil, from: start)
            self.minutes = minutes
            add(.minutes, from: start)
        case .outcome(let outcome):
            noteIfTwice(self.outcome != nil, from: start)
            self.outcome = outcome
            add(.outcome, from: start)
        case .direction(let direction):
            self.direction = direction
            add(.direction, from: start)
        case .kind(let kind):
            noteIfTwice(self.kind != nil, from: start)
            self.kind = kind
            add(.kind, from: start)
        }
    }

    private mutating func takeWhen(_ result: Result<HumanDate, HumanDate.Problem>, from start: Int) {
        noteIfTwice(saidWhen, from: start)
        saidWhen = true
        add(.when, from: start)
        switch result {
        case .success(let date): when = (date, range(from: start))
        case .failure(let problem): problems.append(.init(range: range(from: start), what: .date(problem)))
        }
    }

    private mutating func noteIfTwice(_ isTwice: Bool, from start: Int) {
        if isTwice { problems.append(.init(range: range(from: start), what: .saidTwice)) }
    }
}
