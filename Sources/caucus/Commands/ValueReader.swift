import NetworkModel

/// Reads values as people type them, dates and names included, into what the files hold.
struct ValueReader {
    private let access: Access

    init(_ access: Access) { self.access = access }

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
        case .number: return HumanMinutes.minutes(of: text).map(String.init) ?? text
        case .flag: return ["yes", "y", "true", "1"].contains(text.lowercased()) ? "yes" : text
        case .reference(let kinds): return try reference(text, kinds).text
        case .described(let kinds):
            var described = Described(text)
            described.id = try reference(described.id.text, kinds)
            return described.value
        case .line, .text, .choice, .hours, .email, .phone: return text
        }
    }

    private func day(_ text: String, _ spec: FieldSpec) throws -> String {
        if Day(iso: text) != nil { return text }
        return try date(text, spec).day.iso
    }

    private func moment(_ text: String, _ spec: FieldSpec) throws -> String {
        if Timestamp(iso: text) != nil { return text }
        let date = try date(text, spec)
        guard let time = date.time else { return date.day.iso }
        return access.clock.zone.reading(date.day, time).timestamp.iso
    }

    private func date(_ text: String, _ spec: FieldSpec) throws -> HumanDate {
        do throws(HumanDate.Problem) {
            return try HumanDate(text, in: HumanDate.Context(access.clock, prefers: spec.datePreference))
        } catch {
            throw CommandFailure(.data, "\(text): \(error)")
        }
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
