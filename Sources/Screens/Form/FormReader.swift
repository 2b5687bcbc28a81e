import NetworkModel
import RecFormat
import TextCanvas

/// Reads what is typed into a form as values of the record, and shows values as they are typed.
struct FormReader {
    let state: State
    /// The event that the record belongs to, for dates relative to it.
    var eventStarts: Day?
    /// The zone whose clocks the times of the record are on, where it is not the viewer's.
    var zone: (name: String, zone: Zone)?

    var texts: Texts { state.texts }

    /// What a field of a record shows.
    func shown(_ value: String, of spec: FieldSpec) -> String {
        switch spec.type {
        case .reference(let kinds): return title(of: RecordID(value), kinds)
        case .described(let kinds):
            var described = Described(value)
            described.id = RecordID(title(of: described.id, kinds))
            return described.value
        case .moment: return shown(moment: value)
        case .recurrence: return Recurrence.shown(value)
        default: return value
        }
    }

    /// A day or a moment as it is typed.
    func shown(moment value: String) -> String {
        guard let moment = Timestamp(iso: value), moment.hasTime else { return value }
        let local = moment.form == .full ? (zone?.zone ?? state.clock.zone).moment(at: moment.instant) : moment
        return "\(local.day.iso) \(local.time.iso)"
    }

    /// What a field of a record says to somebody who reads it: names for Ids, days in words.
    func said(_ value: String, of spec: FieldSpec) -> String {
        switch spec.type {
        case .day: Day(iso: value).map { note(on: $0) } ?? value
        case .moment:
            Timestamp(iso: value).map { "\(note(on: $0.day))\($0.hasTime ? ", " + $0.time.iso : "")" } ?? value
        case .period: Period(value).map { state.dates.period($0) } ?? value
        default: shown(value, of: spec)
        }
    }

    /// What a row says.
    func reading(of row: FormRow) -> FormReading {
        let text = row.editor.text.trimmed
        if text.isEmpty { return row.spec.isRequired ? .problem(texts[FormText.required]) : .nothing }
        if let stored = row.stored, !row.isTouched { return .value(stored, note: "") }
        return reading(of: text, row.spec)
    }

    /// Whether a row says that the field is to be emptied of what the records have in it.
    func empties(_ row: FormRow) -> Bool { row.editor.text.trimmed == "-" && !row.spec.isRequired }

    private func reading(of text: String, _ spec: FieldSpec) -> FormReading {
        switch spec.type {
        case .line, .text, .phone: return .value(text, note: "")
        case .choice(let vocabulary): return choice(text, vocabulary)
        case .reference(let kinds): return reference(text, kinds, rest: "")
        case .described(let kinds): return described(text, kinds)
        case .day: return day(text, spec)
        case .moment: return moment(text, spec)
        case .relativeDay: return relativeDay(text, spec)
        case .period:
            guard let period = Period(human: text) else { return .problem(texts[FormText.notAPeriod]) }
            return .value(period.text, note: state.dates.every(period))
        case .recurrence: return recurrence(text, spec)
        case .zone: return zoneName(text)
        case .hours: return hours(text)
        case .flag, .number, .email:
            let value = spec.type == .flag && ["y", "yes", "x"].contains(Folding.folded(text)) ? "yes" : text
            return spec.type.problem(with: value).map { .problem(words(for: $0)) } ?? .value(value, note: "")
        }
    }

    private func hours(_ text: String) -> FormReading {
        guard let hours = Hours.typed(text) else { return .problem(words(for: .notHours)) }
        return .value(hours, note: hours == text ? "" : texts(InsightText.hours, ["hours": hours]))
    }

    private func choice(_ text: String, _ vocabulary: Vocabulary) -> FormReading {
        let folded = Folding.fold(text)
        if let word = vocabulary.words.first(where: { Folding.fold($0) == folded }) { return .value(word, note: "") }
        return .value(text, note: texts[FormText.ownWord])
    }
}

// MARK: Dates

extension FormReader {
    private func day(_ text: String, _ spec: FieldSpec) -> FormReading {
        if let day = Day(iso: text) { return .value(day.iso, note: note(on: day)) }
        do {
            let date = try HumanDate(text, in: .init(state.clock, prefers: spec.datePreference))
            return .value(date.day.iso, note: note(on: date.day))
        } catch {
            return .problem(state.words(for: error))
        }
    }

    private func moment(_ text: String, _ spec: FieldSpec) -> FormReading {
        if let moment = Timestamp(iso: text), moment.form != .local {
            return .value(text, note: state.dates.moment(moment))
        }
        do {
            let date = try HumanDate(text, in: .init(state.clock, prefers: spec.datePreference))
            guard let time = date.time else { return .value(date.day.iso, note: note(on: date.day)) }
            return momentReading(date.day, time)
        } catch {
            if spec.field == .starts, let span = span(text) { return span.starts }
            return .problem(state.words(for: error))
        }
    }

    private func relativeDay(_ text: String, _ spec: FieldSpec) -> FormReading {
        if let relative = RelativeDate(text) {
            let day = eventStarts.map { relative.resolved(against: $0) }
            return .value(relative.text, note: day.map(note) ?? "")
        }
        let reading = day(text, spec)
        if case .problem = reading { return .problem(texts[FormText.notARelativeDay]) }
        return reading
    }

    func note(on day: Day) -> String {
        "\(state.dates.weekday(day)) · \(state.dates.ago(day))"
    }
}

// MARK: References

extension FormReader {
    private func title(of id: RecordID, _ kinds: [Kind]) -> String {
        state.network.place(of: id, among: kinds).map { state.network.title(at: $0) } ?? id.text
    }

    private func reference(_ text: String, _ kinds: [Kind], rest: String) -> FormReading {
        let (name, kind) = Self.named(text, among: kinds)
        switch state.resolve(name, kind.map { [$0] } ?? kinds) {
        case .found(let candidate):
            let isExact = candidate.title.hasSameBytes(as: name)
            return .value(candidate.key.id.text + rest, note: isExact ? "" : candidate.title)
        case .ambiguous(let candidates):
            let names = candidates.prefix(3).map(\.title).joined(separator: ", ")
            return .problem(texts(FormText.several, ["names": names]))
        case .unknown(let alike):
            guard let makeable = kind ?? Self.makeable(kinds).first else {
                return .problem(texts(FormText.noSuch, ["kind": kinds.first.map { texts.noun(for: $0) } ?? ""]))
            }
            let likely = state.likely(name, makeable, alike: alike)
            return .creates(NewRecord(kind: makeable, name: name, likely: likely), rest: rest)
        }
    }

    /// The kinds of which a record can be made by its name alone, the one that is made unless another is named first.
    static func makeable(_ kinds: [Kind]) -> [Kind] { kinds.filter { $0.naming == .slug && $0 != .network } }

    /// A name, and the kind that was typed behind it: `Bees (partner)`.
    private static func named(_ text: String, among kinds: [Kind]) -> (name: String, kind: Kind?) {
        for kind in makeable(kinds) {
            let suffix = " (\(kind.typeName.lowercased()))"
            guard text.lowercased().hasSuffix(suffix) else { continue }
            return (String(text.dropLast(suffix.count)).trimmed, kind)
        }
        return (text, nil)
    }

    private func described(_ text: String, _ kinds: [Kind]) -> FormReading {
        let described = Described(text)
        let rest = Described(RecordID(""), described.text, parts: described.parts).value
        return reference(described.id.text, kinds, rest: rest.hasSameBytes(as: "") ? "" : rest)
    }

    func words(for problem: ValueProblem) -> String {
        switch problem {
        case .empty: texts[FormText.required]
        case .notADay, .notAMoment: texts[FormText.notADay]
        case .notAPeriod: texts[FormText.notAPeriod]
        case .notARelativeDay: texts[FormText.notARelativeDay]
        case .notANumber(let range):
            texts(FormText.notANumber, ["low": String(range.lowerBound), "high": String(range.upperBound)])
        case .notHours: texts[FormText.notHours]
        case .notAnEmail: texts[FormText.notAnEmail]
        case .notYes: texts[FormText.notYes]
        case .notAZone: texts[FormText.notAZone]
        case .notARecurrence: texts[FormText.notARecurrence]
        case .moreThanOneLine: texts[FormText.oneLine]
        case .odd: texts[FormText.odd]
        case .tellsOfPerson: texts[FormText.tellsOfPerson]
        case .missing(_, let kinds):
            texts(FormText.noSuch, ["kind": kinds.first.map { texts.noun(for: $0) } ?? ""])
        }
    }
}

extension State {
    /// Why a text is no date, and what to type instead.
    func words(for problem: HumanDate.Problem) -> String {
        switch problem {
        case .notADate: texts[FormText.notADay]
        case .noSuchDay: texts[FormText.noSuchDay]
        case .twoReadings(let first, let second):
            texts(FormText.twoDays, ["first": dates.full(first), "second": dates.full(second)])
        case .otherWeekday(let day): texts(FormText.otherWeekday, ["day": dates.full(day)])
        }
    }
}

extension FormReader {
    /// Whether a text that is not understood yet may only be unfinished: `we` on the way to `wed`, `12` to `12 dec`.
    static func isUnfinished(_ text: String, _ type: FieldType) -> Bool {
        guard let last = text.last, !last.isWhitespace else { return false }
        let word = Folding.folded(String(text.split(separator: " ").last ?? ""))
        switch type {
        case .email, .zone: return true
        case .day, .moment, .relativeDay, .period, .recurrence:
            if word.utf8.count < 10, word.utf8.allSatisfy(isPartOfNumber) { return true }
            if type == .relativeDay, word.hasPrefix("t"), word.dropFirst().utf8.allSatisfy(isPartOfNumber) {
                return true
            }
            return dateWords.contains { $0.hasPrefix(word) }
        case .reference, .described: return true
        case .line, .text, .flag, .choice, .number, .hours, .phone: return false
        }
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "+-./:".utf8.contains(byte)
    }

    private static let dateWords = [
        "today", "tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "next", "last", "this", "in", "end", "start", "of", "days", "weeks", "months", "years",
        "before", "after", "on", "until", "times", "daily", "weekly", "monthly", "quarterly", "yearly", "every", "the",
        "a", "noon", "at",
    ]
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
