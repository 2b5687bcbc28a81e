package import RecFormat

/// An event that the network prepares for, holds or attends.
package struct Event: RecordView {
    package static let kind = Kind.event
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var sort: String? { record.first(.kind) }
    package var starts: Timestamp? { record.moment(.starts) }
    package var ends: Timestamp? { record.moment(.ends) }
    package var isWholeDay: Bool { (record.first(.starts)?.utf8.count ?? 0) <= 10 }
    package var place: String? { record.first(.place) }
    package var url: String? { record.first(.url) }
    package var prepares: RecordID? { record.id(.prepares) }
    /// The event in whose course it takes place: a side event of a session week.
    package var during: RecordID? { record.id(.during) }
    package var objective: String? { record.first(.objective) }
    package var participants: [Described] { record.all(.participant).map { Described($0) } }
    package var status: String? { record.first(.status) }
    /// How it repeats, as an RFC 5545 recurrence rule.
    package var repeats: String? { record.first(.repeats) }
    /// Whether it has a rule or further days; whether they can be followed is for its schedule to say.
    package var mayRepeat: Bool { record.first(.repeats) != nil || record.first(.also) != nil }
    /// Days on which it does not take place though the rule says so.
    package var exceptions: [Day] { record.all(.except).compactMap { Day(iso: $0) } }
    /// Days on which it takes place besides those of the rule.
    package var extraDays: [Day] { record.all(.also).compactMap { Day(iso: $0) } }
    /// How often its times, its place or its status have changed since it was made; what calendars go by.
    package var sequence: Int { min(max(record.number(.sequence) ?? 0, 0), 1_000_000_000) }
    package var timezone: String? { record.first(.timezone) }
    package var themes: [String] { record.all(.theme) }
    package var regions: [String] { record.all(.region) }
    package var delegations: [String] { record.all(.delegation) }
    /// Who speaks for the network there.
    package var speakers: [RecordID] { record.ids(.speaker) }
    /// Who may decide what during the meeting: `fatima-diallo: wording on fisheries`.
    package var deciders: [Described] { record.all(.decider).map { Described($0) } }
    /// Within what time a text is signed off, and by whom, in the network's words.
    package var signOff: String? { record.first(.signOff) }
    /// When and where the network meets every day during the meeting.
    package var caucusHour: String? { record.first(.caucusHour) }
    package var channels: [String] { record.all(.channel) }
    /// The template that its preparation plan came from.
    package var template: String? { record.first(.template) }
    package var isCancelled: Bool { status == "cancelled" }
}
