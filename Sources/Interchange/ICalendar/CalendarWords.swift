import NetworkModel

/// The words of RFC 5545 for what records say in the field's words.
enum CalendarWords {
    /// Where mail goes for those who have no address: nowhere.
    static let noMail = "caucus.invalid"

    static func status(_ status: String?) -> String? {
        switch status {
        case "working": "TENTATIVE"
        case "confirmed", "completed": "CONFIRMED"
        case "cancelled": "CANCELLED"
        default: nil
        }
    }

    static func status(of value: String) -> String? {
        switch value.uppercased() {
        case "TENTATIVE": "working"
        case "CONFIRMED": "confirmed"
        case "CANCELLED": "cancelled"
        default: nil
        }
    }

    static func role(_ text: String) -> String {
        switch text {
        case "chair": "CHAIR"
        case "optional": "OPT-PARTICIPANT"
        case "observer": "NON-PARTICIPANT"
        default: "REQ-PARTICIPANT"
        }
    }

    static func role(of value: String) -> String {
        switch value.uppercased() {
        case "CHAIR": "chair"
        case "OPT-PARTICIPANT": "optional"
        case "NON-PARTICIPANT": "observer"
        default: ""
        }
    }

    static func participation(_ reply: String?) -> String {
        switch reply {
        case "accepted": "ACCEPTED"
        case "declined": "DECLINED"
        case "tentative": "TENTATIVE"
        default: "NEEDS-ACTION"
        }
    }

    /// What an answer says; nil where none was given.
    static func reply(of value: String) -> String? {
        switch value.uppercased() {
        case "ACCEPTED": "accepted"
        case "DECLINED": "declined"
        case "TENTATIVE": "tentative"
        default: nil
        }
    }
}

/// The lines of an imported event that no field takes, as they are kept in the record and written back.
struct KeptLines {
    var properties: [ContentLine] = []
    var components: [CalendarComponent] = []
    /// The sequence number that the event came with.
    private(set) var sequence = 0

    init() {}

    init(_ text: String?) {
        guard let text else { return }
        let document = CalendarDocument(Array("BEGIN:KEPT\r\n\(text)\r\nEND:KEPT\r\n".utf8))
        guard let kept = document.components.first else { return }
        components = kept.components
        for line in kept.properties {
            if line.name == "SEQUENCE" {
                sequence = min(max(Int(line.value) ?? 0, 0), Int(Int32.max))
            } else {
                properties.append(line)
            }
        }
    }

    /// The text of the field; nil where nothing is kept.
    static func text(_ properties: [ContentLine], _ components: [CalendarComponent]) -> String? {
        let lines = properties.map(\.unfolded) + components.flatMap(\.unfoldedLines)
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}

/// Occurrences of a series that are events of their own (RFC 5545 §3.8.4.4).
enum CalendarSeries {
    /// The days of series that other events of the list stand for, by the UID of the series.
    static func overrides(among events: [Event]) -> [String: Set<Day>] {
        var days: [String: Set<Day>] = [:]
        for event in events {
            guard let uid = event.record.first(.uid), let moment = recurrenceID(of: event) else { continue }
            if let day = BasicMoment(moment)?.day { days[uid, default: []].insert(day) }
        }
        return days
    }

    /// The moment of its series that an event stands for, as it was written.
    static func recurrenceID(of event: Event) -> String? {
        guard let text = event.record.first(.iCalendar), text.utf8.count > 13 else { return nil }
        return KeptLines(text).properties.first { $0.name == "RECURRENCE-ID" }?.value
    }
}
