import NetworkModel

/// Reads values as people type them, dates and names included, into what the files hold.
struct ValueReader {
    private let access: Access
    /// The name of the zone whose clocks the times are on, where it is not the computer's.
    private let zone: String?

    init(_ access: Access, zone: String? = nil) {
        self.access = access
        self.zone = zone
    }

    func value(_ text: String, for spec: FieldSpec) throws -> String {
        let value = try read(text, spec)
        if let problem = access.network.problem(with: value, of: spec) {
            throw CommandFailure(.data, "\(spec.field) '\(value)' \(problem)")
        }
        return value
    }

    private func read(_ text: String, _ spec: FieldSpec) throws -> String {
        switch spec.type {
        case .day: return try day(text, spec)
        case .moment: return try moment(text, spec)
        case .relativeDay: return RelativeDate(text) != nil ? text : try day(text, spec)
        case .period: return Period(human: text)?.text ?? text
        case .hours: return Hours.typed(text) ?? text
        case .number: return HumanMinutes.minutes(of: text).map(String.init) ?? text
        case .flag: return ["yes", "y", "true", "1"].contains(text.lowercased()) ? "yes" : text
        case .reference(let kinds): return try reference(text, kinds).text
        case .described(let kinds):
            var described = Described(text)
            described.id = try reference(described.id.text, kinds)
            return described.value
        case .recurrence: return try recurrence(text, spec)
        case .zone: return try zoneName(text)
        case .line, .text, .choice, .email, .phone: return text
        }
    }

    private func day(_ text: String, _ spec: FieldSpec) throws -> String {
        if Day(iso: text) != nil { return text }
        return try date(text, spec).day.iso
    }

    private func moment(_ text: String, _ spec: FieldSpec) throws -> String {
        if let stated = Timestamp(iso: text) {
            return stated.form == .local ? try moment(stated.day, stated.time) : text
        }
        let date = try date(text, spec)
        guard let time = date.time else { return date.day.iso }
        return try moment(date.day, time)
    }

    private func date(_ text: String, _ spec: FieldSpec) throws -> HumanDate {
        do throws(HumanDate.Problem) {
            return try HumanDate(text, in: HumanDate.Context(access.clock, prefers: spec.datePreference))
        } catch {
            throw CommandFailure(.data, "\(text): \(error)")
        }
    }

    /// A time on the clocks of the record's zone; one that they skip is refused, of one that they show twice the first
    /// is taken and said.
    private func moment(_ day: Day, _ time: TimeOfDay) throws -> String {
        let named = zone.flatMap { name in access.clock.zones.zone(name).map { (name, $0) } }
        let (name, zone) = named ?? ownZone
        let reading = zone.reading(day, time)
        try warn(of: reading, in: name)
        return reading.timestamp.iso
    }

    private func warn(of reading: Zone.Reading, in name: String) throws {
        if let skipped = ZonePhrases.skipped(reading, in: name) { throw CommandFailure(.data, skipped) }
        guard let doubled = ZonePhrases.doubled(reading) else { return }
        let taken = reading.timestamp
        Output.errors.writeLine("caucus: \(taken.day.iso) \(taken.time.iso) \(doubled), as \(taken.iso)")
        Output.errors.flushQuietly()
    }

    /// Refuses days with an hour that the clocks of a zone skip, and says which is taken of one that they show twice; nil
    /// is the computer's own zone.
    func warn(of days: EventDays, in zone: (name: String, zone: Zone)?) throws {
        let (name, zone) = zone ?? ownZone
        for reading in days.readings(in: zone) { try warn(of: reading, in: name) }
    }

    private var ownZone: (name: String, zone: Zone) {
        (access.clock.zones.local ?? "your time zone", access.clock.zone)
    }

    /// The zone that a name, a city or a country means.
    func zone(called text: String) throws -> (name: String, zone: Zone) {
        let name = try zoneName(text)
        guard let zone = access.clock.zones.zone(name) else {
            throw CommandFailure(.data, "no time zone is called '\(text)'; write it as Europe/Paris")
        }
        return (name, zone)
    }

    private func recurrence(_ text: String, _ spec: FieldSpec) throws -> String {
        do throws(Recurrence.HumanProblem) {
            return try Recurrence(human: text, in: .init(access.clock, prefers: .future)).rule
        } catch {
            let problem =
                switch error {
                case .rule(let problem): problem.description
                case .word(let word): "has '\(word)', which was not understood; say for example: every 2 weeks on tue"
                case .date(let problem): "has an end that was not understood: \(problem)"
                }
            throw CommandFailure(.data, "\(spec.field) '\(text)' \(problem)")
        }
    }

    private func zoneName(_ text: String) throws -> String {
        let zones = access.clock.zones
        if zones.zone(text) != nil || zones.names.isEmpty { return text }
        let matches = zones.matches(text)
        if matches.count == 1 { return matches[0] }
        throw CommandFailure(
            .data,
            matches.isEmpty
                ? "no time zone is called '\(text)'; write it as Europe/Paris"
                : "several time zones are called '\(text)'; name one", details: Array(matches.prefix(10)))
    }

    private func reference(_ text: String, _ kinds: [Kind]) throws -> RecordID {
        if text == "@me" || text == "me" {
            guard let me = access.author.me else { throw Report.unknownMe }
            return me
        }
        if access.network.place(of: RecordID(text), among: kinds) != nil { return RecordID(text) }
        return try RecordFinder(access.network).record(text, among: kinds).key.id
    }
}
