package import NetworkModel

extension Kind {
    /// A value for every field of the kind but its Id, its title and its stamps.
    package var sampleValues: [(Field, String)] {
        let taken: Set<Field> = [.id, titleField, .created, .modified]
        return Schema[self].specs.filter { !taken.contains($0.field) }.map { ($0.field, $0.type.sampleValue) }
    }
}

extension FieldType {
    fileprivate var sampleValue: String {
        switch self {
        case .line: "a line: of text"
        case .text: "one\n\ntwo"
        case .flag: "yes"
        case .choice(let vocabulary): vocabulary.words[0]
        case .reference: "some-id"
        case .described: "some-id: guest; since 2026-01-02"
        case .day: "2026-12-04"
        case .moment: "2026-12-04T15:00:00+01:00"
        case .relativeDay: "T-90d"
        case .period: "6w"
        case .number(let range): String(range.lowerBound)
        case .hours: "1.5"
        case .email: "ana@example.org"
        case .phone: "+1 555 0100"
        case .recurrence: "FREQ=WEEKLY;BYDAY=TU"
        case .zone: "Europe/Paris"
        }
    }
}
