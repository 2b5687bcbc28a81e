/// What is wrong with a field's value.
package enum ValueProblem: Hashable, Sendable {
    case empty
    case notADay, notAMoment, notAPeriod, notARelativeDay, notANumber(ClosedRange<Int>), notHours, notAnEmail
    case notYes
    case notARecurrence(Recurrence.Problem)
    /// It has not the form of a zone's name; whether there is such a zone is a question of the record (`RecordFault`).
    case notAZone
    case moreThanOneLine
    /// No record of these kinds has this Id.
    case missing(RecordID, [Kind])
    /// It looks like something that it is not.
    case odd(NameOddity)
    /// A tag that is a mail address, a number or the name of a person of the network.
    case tellsOfPerson
}

extension ValueProblem: CustomStringConvertible {
    /// What is wrong and what to do, as the end of a sentence that begins with the field's name.
    package var description: String {
        switch self {
        case .empty: "has no value; delete the line or fill it in"
        case .notADay: "is no date; write it as 2026-12-04"
        case .notAMoment: "is no date or time; write it as 2026-12-04 or 2026-12-04T15:00:00+01:00"
        case .notAPeriod: "is no span of time; write it as 10d, 6w, 3m or 1y"
        case .notARelativeDay: "is no date; write it as 2026-12-04, or relative to the event as T-90d"
        case .notANumber(let range): "is no whole number from \(range.lowerBound) to \(range.upperBound); correct it"
        case .notHours: "is no number of hours; write it as 6 or 1.5"
        case .notAnEmail: "is no e-mail address; write it as name@example.org"
        case .notYes: "is not yes; write yes or delete the line"
        case .notARecurrence(let problem): problem.description
        case .notAZone: "is no time zone; write it as Europe/Paris"
        case .odd(let oddity): oddity.description
        case .tellsOfPerson:
            "tells of a person, and tags are shown and exported everywhere; name the person in a field of their own, and "
                + "take the tag off"
        case .moreThanOneLine: "has more than one line; put it on one"
        case .missing(let id, let kinds):
            "names \(id.text), which is in no \(kinds.map(\.fileName).joined(separator: " or ")); "
                + "correct the Id, add the record or delete the line"
        }
    }
}

extension FieldType {
    /// What is wrong with a value of this type, or nil. References are checked against the network by
    /// `Network.problem(with:of:)`.
    package func problem(with value: String) -> ValueProblem? {
        if value.isEmpty { return .empty }
        if value.utf8.contains(UInt8(ascii: "\n")), self != .text { return .moreThanOneLine }
        switch self {
        case .line, .text, .choice, .phone, .reference, .described: return nil
        case .flag: return value == "yes" ? nil : .notYes
        case .day: return Day(iso: value) == nil ? .notADay : nil
        case .moment: return Timestamp(iso: value) == nil ? .notAMoment : nil
        case .relativeDay: return Day(iso: value) == nil && RelativeDate(value) == nil ? .notARelativeDay : nil
        case .period: return Period(value) == nil ? .notAPeriod : nil
        case .number(let range): return Int(value).map(range.contains) == true ? nil : .notANumber(range)
        case .hours: return Hours.read(value) == nil ? .notHours : nil
        case .email: return Self.isEmail(value) ? nil : .notAnEmail
        case .zone: return Zones.isName(value) ? nil : .notAZone
        case .recurrence:
            do throws(Recurrence.Problem) {
                _ = try Recurrence(rule: value)
                return nil
            } catch {
                return .notARecurrence(error)
            }
        }
    }

    private static func isEmail(_ value: String) -> Bool {
        let halves = value.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, halves[1].contains(UInt8(ascii: ".")) else { return false }
        guard halves[0].first != UInt8(ascii: "-") else { return false }
        return !value.utf8.contains { $0 <= 0x20 || $0 == 0x7f || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "<") }
    }
}

extension Network {
    /// What is wrong with a value of a field, references included, or nil.
    package func problem(with value: String, of spec: FieldSpec) -> ValueProblem? {
        if let problem = spec.type.problem(with: value) { return problem }
        switch spec.type {
        case .reference(let kinds): return missing(RecordID(value), kinds)
        case .described(let kinds): return missing(Described(value).id, kinds)
        default: return nil
        }
    }

    private func missing(_ id: RecordID, _ kinds: [Kind]) -> ValueProblem? {
        place(of: id, among: kinds) == nil ? .missing(id, kinds) : nil
    }
}
