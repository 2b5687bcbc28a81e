import NetworkModel
import RecFormat

/// Zones, times on their clocks, and rules of repetition in forms.
extension FormReader {
    /// The zone of that name, where there is one.
    static func zone(_ name: String?, _ state: State) -> (name: String, zone: Zone)? {
        guard let name, let found = state.clock.zones.matches(name).first ?? Optional(name) else { return nil }
        return state.clock.zones.zone(found).map { (found, $0) }
    }

    /// A time on the clocks of the record's zone: shown there and here, and told where the clocks skip or repeat it.
    func momentReading(_ day: Day, _ time: TimeOfDay) -> FormReading {
        let viewer = state.clock.zone
        let reading = (zone?.zone ?? viewer).reading(day, time)
        let name = zone?.name ?? state.clock.zones.local ?? ""
        if let skipped = ZonePhrases.skipped(reading, in: name) { return .problem(skipped) }
        let times = ZonePhrases.times(reading.timestamp, place: zone.map { Zones.city($0.name) }, seenIn: viewer)
        let notes = ["\(note(on: day)) \(times)", ZonePhrases.doubled(reading)].compactMap { $0 }
        return .value(reading.timestamp.iso, note: notes.joined(separator: " · "))
    }

    func zoneName(_ text: String) -> FormReading {
        let zones = state.clock.zones
        if zones.zone(text) != nil { return .value(text, note: "") }
        let matches = zones.matches(text)
        if let only = matches.first, matches.count == 1 { return .value(only, note: only) }
        if zones.names.isEmpty, Zones.isName(text) { return .value(text, note: "") }
        guard !matches.isEmpty else { return .problem(texts[FormText.notAZone]) }
        return .problem(texts(FormText.severalZones, ["names": matches.prefix(3).joined(separator: ", ")]))
    }

    func recurrence(_ text: String, _ spec: FieldSpec) -> FormReading {
        do throws(Recurrence.HumanProblem) {
            let rule = try Recurrence(human: text, in: .init(state.clock, prefers: .future))
            return .value(rule.rule, note: rule.phrase ?? rule.rule)
        } catch {
            switch error {
            case .rule(let problem) where problem != .empty: return .problem(problem.description)
            case .date(let problem): return .problem(state.words(for: problem))
            case .rule, .word: return .problem(texts[FormText.notARecurrence])
            }
        }
    }

    /// What `25–28 mar` or `25 mar 14:00-16:00` says of the start and the end; nil of a text that says only one.
    func span(_ text: String) -> (starts: FormReading, ends: FormReading)? {
        let read: HumanSpan?
        do throws(HumanDate.Problem) {
            read = try HumanSpan(text, in: .init(state.clock, prefers: .future))
        } catch {
            // Half of it is no date; what is wrong with the whole is said by the reading of the start.
            return nil
        }
        guard let span = read else { return nil }
        func reading(_ date: HumanDate) -> FormReading {
            date.time.map { momentReading(date.day, $0) } ?? .value(date.day.iso, note: note(on: date.day))
        }
        var starts = reading(span.first)
        let ends = reading(span.last)
        if case .value(let value, let note) = starts, case .value = ends {
            let isOneDay = span.first.day == span.last.day
            let last = isOneDay ? span.last.time?.iso ?? "" : state.dates.weekday(span.last.day)
            starts = .value(value, note: note + " " + texts(FormText.untilEnd, ["end": last]))
        }
        return (starts, ends)
    }

    /// The next three days on which something falls that starts so and repeats by that rule; nil where there is none.
    func daysFollowing(_ start: String, _ rule: String) -> String? {
        var fields = [RecField(name: Field.starts.name, value: start), RecField(name: Field.repeats.name, value: rule)]
        if let zone { fields.append(RecField(name: Field.timezone.name, value: zone.name)) }
        guard let schedule = EventSchedule(Event(RecRecord(fields)), on: state.clock), schedule.recurrence != nil else {
            return nil
        }
        let first = max(state.day, schedule.starts.day)
        let days = schedule.occurrences(from: first, through: first + 3_660, seenIn: state.clock.zone).prefix(3)
        let words = days.map { state.dates.weekday($0.day) }
        return words.isEmpty ? nil : texts(FormText.nextDays, ["days": words.joined(separator: ", ")])
    }
}
