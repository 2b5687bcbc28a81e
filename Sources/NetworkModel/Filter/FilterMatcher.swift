import RecFormat

/// Decides which records of a kind a filter lets through.
package struct FilterMatcher {
    private let filter: Filter
    private let kind: Kind
    private let network: Network
    private let author: Author
    private let search: SearchText?
    private let reader: RecordTextReader
    // Whether the record with this Id is meant by a pattern, by the pattern's place in the filter.
    private var meant: [Int: [RecordID: Bool]] = [:]
    private var titles: [RecordID: [UInt8]] = [:]
    /// The tag of the last import, folded; nil until a term asks for it.
    private var lastImport: [UInt8]?

    package init(_ filter: Filter, kind: Kind, network: Network, author: Author, search: SearchText? = nil) {
        self.filter = filter
        self.kind = kind
        self.network = network
        self.author = author
        self.search = search?.kind == kind ? search : nil
        reader = RecordTextReader(kind)
    }

    /// Whether the record at a slot passes every term.
    package mutating func matches(_ slot: Int) -> Bool {
        for (number, term) in filter.terms.enumerated() where holds(term.condition, number, slot) == term.isDenied {
            return false
        }
        return true
    }

    private mutating func holds(_ condition: FilterTerm.Condition, _ number: Int, _ slot: Int) -> Bool {
        switch condition {
        case .word(let pattern): return containsWord(pattern, slot)
        case .text(let field, let patterns): return hasText(field, patterns, number, slot)
        case .days(let field, let ranges):
            return days(field, slot).contains { day in ranges.contains { $0.contains(day) } }
        case .numbers(let field, let ranges):
            return numbers(field, slot).contains { number in ranges.contains { $0.contains(number) } }
        case .present(let field): return isPresent(field, slot)
        case .states(let states): return states.contains { isIn($0, slot) }
        case .tag(let patterns):
            return record(slot).all(.tag).contains { tag in
                let folded = Folding.fold(tag)
                return patterns.contains { $0.isPrefix(of: folded.span) }
            }
        }
    }

    private func record(_ slot: Int) -> RecRecord { network[kind].record(at: slot) }

    // MARK: Words and text

    private mutating func containsWord(_ pattern: BytePattern, _ slot: Int) -> Bool {
        if let known = search?.contains(pattern, slot: slot) { return known }
        var text: [UInt8] = []
        reader.append(record(slot), to: &text, titles: &titles, in: network)
        return pattern.firstOffset(in: text.span) != nil
    }

    private mutating func hasText(_ field: FilterField, _ patterns: [BytePattern], _ number: Int, _ slot: Int) -> Bool {
        switch field {
        case .derived(.holder):
            return FilterField.holders(of: kind).contains { holder in
                record(slot).ids(holder).contains { isMeant($0, patterns, number) }
            }
        case .derived(.import):
            return record(slot).all(.tag).contains { isImport($0, patterns) }
        case .derived:
            return false
        case .own(let own):
            guard let spec = Schema[kind].spec(of: own) else { return false }
            switch spec.type {
            case .reference: return record(slot).ids(own).contains { isMeant($0, patterns, number) }
            case .described:
                return record(slot).all(own).contains { value in
                    let described = Described(value)
                    return isMeant(described.id, patterns, number) || begins(described.text, patterns)
                }
            case .choice(let vocabulary): return hasChoice(own, vocabulary, patterns, slot)
            default: return record(slot).all(own).contains { begins($0, patterns) }
            }
        }
    }

    /// Whether a tag is that of the last import, where a pattern says `last`, or begins as one of the patterns says.
    private mutating func isImport(_ tag: String, _ patterns: [BytePattern]) -> Bool {
        guard let day = ImportTag.day(of: tag) else { return false }
        let folded = Folding.fold(day)
        return patterns.contains { pattern in
            guard pattern.bytes.elementsEqual("last".utf8) else { return pattern.isPrefix(of: folded.span) }
            let last = lastImport ?? Folding.fold(ImportTag.last(in: network).flatMap(ImportTag.day) ?? "")
            lastImport = last
            return last == folded
        }
    }

    /// Whether a word of the text begins with one of the patterns.
    private func begins(_ text: String, _ patterns: [BytePattern]) -> Bool {
        let folded = Folding.fold(text)
        return patterns.contains { $0.firstWordStart(in: folded.span) != nil }
    }

    /// A word of the vocabulary, typed whole, means itself alone: `government` is not `local government`.
    private func hasChoice(_ field: Field, _ vocabulary: Vocabulary, _ patterns: [BytePattern], _ slot: Int) -> Bool {
        record(slot).all(field).contains { value in
            let folded = Folding.fold(value)
            return patterns.contains { pattern in
                let isWhole = vocabulary.words.contains { pattern.isEqual(to: $0.utf8.span) }
                return isWhole ? pattern.isEqual(to: folded.span) : pattern.firstWordStart(in: folded.span) != nil
            }
        }
    }

    private mutating func isMeant(_ id: RecordID, _ patterns: [BytePattern], _ number: Int) -> Bool {
        if let known = meant[number]?[id] { return known }
        let folded = Folding.fold(id.text)
        let title =
            network.place(of: id, among: [.person, .partner, .event, .task, .contact, .checklistItem])
            .map { Folding.fold(network.title(at: $0)) } ?? []
        let isMeant = patterns.contains { pattern in
            if pattern.bytes == Array("me".utf8), let me = author.me { return id == me }
            return pattern.isPrefix(of: folded.span) || pattern.firstWordStart(in: title.span) != nil
        }
        meant[number, default: [:]][id] = isMeant
        return isMeant
    }

    // MARK: Days, numbers, states

    private func days(_ field: FilterField, _ slot: Int) -> [Day] {
        switch field {
        case .derived(.last): return [lastContact(slot)].compactMap { $0 }
        case .derived(.next): return [network.rhythm(partner: slot, clock: author.clock)?.next].compactMap { $0 }
        case .derived: return []
        case .own(.due) where kind == .checklistItem:
            return [network.due(of: ChecklistItem(record(slot)))].compactMap { $0 }
        case .own(.due) where kind == .task:
            return [network.facts.task(slot).due].compactMap { $0 }
        case .own(let own):
            return record(slot).all(own).compactMap { value in
                guard let moment = Timestamp(iso: value) else { return nil }
                return moment.hasTime ? author.clock.day(of: moment.instant) : moment.day
            }
        }
    }

    private func lastContact(_ slot: Int) -> Day? {
        if kind == .partner { return network.lastContactDay(partner: slot, clock: author.clock) }
        let latest = network.facts.latest(person: slot)
        return latest.isNone ? nil : author.clock.day(of: latest.instant)
    }

    private func numbers(_ field: FilterField, _ slot: Int) -> [Double] {
        switch field {
        case .derived(.open): return [Double(network.openTasks(concerning: Place(kind, slot)).count)]
        case .derived: return []
        case .own(let own): return record(slot).all(own).compactMap { Double($0) }
        }
    }

    private func isPresent(_ field: FilterField, _ slot: Int) -> Bool {
        switch field {
        case .own(let own): return record(slot).all(own).contains { !$0.isEmpty }
        case .derived(.holder):
            return FilterField.holders(of: kind).contains { record(slot).id($0) != nil }
        case .derived(.open): return numbers(field, slot).contains { $0 > 0 }
        case .derived(.import): return record(slot).all(.tag).contains { ImportTag.day(of: $0) != nil }
        case .derived: return !days(field, slot).isEmpty
        }
    }

    private func isIn(_ state: FilterState, _ slot: Int) -> Bool {
        switch state {
        case .late: return isLate(slot)
        case .open: return isOpen(slot)
        case .done: return !isOpen(slot)
        case .unowned where kind == .task: return isOpen(slot) && network.facts.task(slot).accountable == nil
        case .proposed: return kind == .task && network.facts.task(slot).status == .proposed
        case .waiting: return kind == .task && network.facts.task(slot).status == .waiting
        case .blocked: return kind == .task && network.isBlocked(slot)
        case .unowned: return !isPresent(.derived(.holder), slot)
        case .quiet: return kind == .partner && network.isQuiet(partner: slot, clock: author.clock)
        case .team: return kind == .person && Person(record(slot)).isTeamMember
        case .noconsent: return kind == .person && !Person(record(slot)).hasConsented
        case .snoozed: return (record(slot).day(.snooze)).map { $0 > author.clock.today } ?? false
        }
    }

    private func isOpen(_ slot: Int) -> Bool {
        switch kind {
        case .task: network.facts.task(slot).isOpen
        case .checklistItem: !ChecklistItem(record(slot)).isDone
        case .event: !["completed", "cancelled"].contains(Event(record(slot)).status ?? "")
        case .partner: numbers(.derived(.open), slot).contains { $0 > 0 }
        default: true
        }
    }

    private func isLate(_ slot: Int) -> Bool {
        let today = author.clock.today
        switch kind {
        case .partner: return network.rhythm(partner: slot, clock: author.clock).map { $0.next < today } ?? false
        case .task: return isOpen(slot) && network.facts.task(slot).due.map { $0 < today } ?? false
        case .checklistItem: return isOpen(slot) && days(.own(.due), slot).contains { $0 < today }
        default: return false
        }
    }
}

extension Network {
    /// The slots of a kind's records that a filter lets through, in file order.
    package func slots(
        of kind: Kind, matching filter: Filter, author: Author, search: SearchText? = nil
    ) -> [Int32] {
        guard !filter.isEmpty else { return self[kind].slots }
        var matcher = FilterMatcher(filter, kind: kind, network: self, author: author, search: search)
        return self[kind].slots.filter { matcher.matches(Int($0)) }
    }

    /// What names the record at a place to a person: its title, or its Id where that is empty.
    package func title(at place: Place) -> String {
        let record = record(at: place)
        if let title = record.first(place.kind.titleField), !title.isEmpty { return title }
        return record.identifier(place.kind).text
    }
}
