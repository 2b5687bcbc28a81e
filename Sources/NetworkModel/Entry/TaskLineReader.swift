/// Reads a typed line into a `TaskLine`.
struct TaskLineReader {
    let context: TaskLine.Context
    var line: TaskLine
    /// The tokens that stand next to each other, with no `@name` between them; the clauses are read within these.
    private var runs: [[LogToken]] = []
    /// The words that are left for the title.
    private var titleTokens: [LogToken] = []
    /// Whether what stands right before was understood, so that a name is meant where one may stand.
    var followsClause = false
    /// A day told by its distance from an event, until it is known which.
    var relative: (date: RelativeDate, range: Range<Int>)?

    var dates: HumanDate.Context { .init(context.log.clock, prefers: .future) }
    var hasTitle: Bool { !titleTokens.isEmpty }
    /// The word of the title that came last.
    var lastOfTitle: LogToken? { titleTokens.last }

    init(_ source: String, in context: TaskLine.Context) {
        self.context = context
        line = TaskLine(source: source)
        line.event = context.event
        line.partner = context.partner
    }

    mutating func read() -> TaskLine {
        readOwners()
        for run in runs { read(run) }
        finishTitle()
        settleDue()
        findCircle()
        line.pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
        line.problems.sort { $0.range.lowerBound < $1.range.lowerBound }
        return line
    }

    // MARK: Owners

    private mutating func readOwners() {
        var reader = LogLineReader(line.source, in: context.log)
        let tokens = LogToken.split(reader.bytes, 0..<reader.bytes.count)
        for token in tokens where Self.isNobody(token) {
            line.isNobodys = true
            add(.owner, token.coreRange)
        }
        // No name goes on behind `@nobody`.
        var left: [LogToken] = []
        for stretch in tokens.split(whereSeparator: Self.isNobody) {
            var words = Array(stretch)
            line.owners += reader.takeAssignees(from: &words)
            left += words
        }
        line.problems += reader.line.problems.map { .init(range: $0.range, what: .owner($0.what)) }
        line.pieces += reader.line.pieces.map { .init(range: $0.range, meaning: .owner) }
        part(left, of: tokens)
    }

    private static func isNobody(_ token: LogToken) -> Bool { token.folded == "@nobody" || token.folded == "@-" }

    /// Parts the tokens where a name, or `@nobody`, was taken out between them.
    private mutating func part(_ tokens: [LogToken], of all: [LogToken]) {
        let left = Set(tokens.map(\.range.lowerBound))
        var run: [LogToken] = []
        for token in all {
            if left.contains(token.range.lowerBound) {
                run.append(token)
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        if !run.isEmpty { runs.append(run) }
    }

    // MARK: Runs

    private mutating func read(_ run: [LogToken]) {
        // Behind an `@name` the title may go on, or a clause may come.
        followsClause = hasTitle
        var position = 0
        while position < run.count {
            if let count = readClause(run[position...]) {
                position += count
                followsClause = hasTitle
            } else {
                titleTokens.append(run[position])
                position += 1
                followsClause = false
            }
        }
    }

    mutating func add(_ meaning: TaskLine.Piece.Meaning, _ range: Range<Int>) {
        line.pieces.append(.init(range: range, meaning: meaning))
    }

    mutating func add(_ meaning: TaskLine.Piece.Meaning, _ tokens: ArraySlice<LogToken>) {
        add(meaning, Self.range(of: tokens))
    }

    static func range(of tokens: ArraySlice<LogToken>) -> Range<Int> {
        guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
        return first.range.lowerBound..<last.coreRange.upperBound
    }

    mutating func addTags(_ tags: [String]) {
        for tag in tags where !line.tags.contains(tag) { line.tags.append(tag) }
    }

    // MARK: What is left

    /// The title: tags at its end are none of it, those amid it are, and all count.
    private mutating func finishTitle() {
        addTags(titleTokens.flatMap(\.tags))
        while let last = titleTokens.last, last.tag != nil {
            add(.tag, last.coreRange)
            titleTokens.removeLast()
        }
        let bytes = Array(line.source.utf8)
        line.title = titleTokens.map { token in
            let isLast = token == titleTokens.last
            return String(decoding: bytes[isLast ? token.coreRange : token.range], as: UTF8.self)
        }
        .joined(separator: " ")
        addTitlePieces()
        if line.title.isEmpty { line.problems.append(.init(range: 0..<0, what: .noTitle)) }
        let events = line.tags.filter { context.network.event(RecordID($0)) != nil }
        if let tag = events.first, line.event == nil || line.event == context.event, let event = event(tag) {
            line.event = event
            line.tags.removeAll { $0 == tag }
        }
    }

    /// A piece for each stretch of the title that nothing understood stands within.
    private mutating func addTitlePieces() {
        let others = line.pieces.map(\.range.lowerBound).sorted()
        var (start, other) = (titleTokens.startIndex, 0)
        for index in titleTokens.indices {
            let next = index + 1
            while other < others.count, others[other] < titleTokens[index].range.upperBound { other += 1 }
            let isParted =
                next < titleTokens.count && other < others.count
                && others[other] < titleTokens[next].range.lowerBound
            guard isParted || next == titleTokens.count else { continue }
            add(.title, titleTokens[start...index])
            start = next
        }
    }

    private func event(_ id: String) -> NameCandidate? {
        context.network.event(RecordID(id)).map { NameCandidate(key: $0.key, title: $0.title) }
    }

    /// A part of a task that comes after what waits for that task would wait for itself.
    private mutating func findCircle() {
        guard let parent = line.parent, !line.after.isEmpty else { return }
        var draft = Draft(new: .task, id: "-")
        draft.set(.parent, parent.key.id.text)
        draft.setAll(.after, line.after.map(\.key.id.text))
        guard let circle = context.network.cycle(through: draft) else { return }
        let titles = circle.map { context.network.task($0)?.title ?? line.title }
        let range = line.pieces.first { $0.meaning == .after }?.range ?? 0..<0
        line.problems.append(.init(range: range, what: .circle(titles)))
    }

    /// The day that a distance from the event means.
    private mutating func settleDue() {
        guard let relative else { return }
        guard let event = line.event else {
            return line.problems.append(.init(range: relative.range, what: .noEvent))
        }
        guard let day = context.network.event(event.key.id)?.starts?.day else {
            return line.problems.append(.init(range: relative.range, what: .undatedEvent(event.title)))
        }
        line.due = relative.date.resolved(against: day)
    }
}
