package import RecFormat

/// A session: a pre-meeting being run, or one that was.
package struct Session: RecordView {
    package static let kind = Kind.session
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var event: RecordID? { record.id(.event) }
    package var status: String? { record.first(.status) }
    package var starts: Timestamp? { record.moment(.starts) }
    package var ends: Timestamp? { record.moment(.ends) }
    package var chair: RecordID? { record.id(.chair) }
    /// Minutes planned for the whole.
    package var minutes: Int? { record.number(.minutes) }
    /// The agenda item that is up.
    package var item: RecordID? { record.id(.item) }
    /// Since when the clock of that item runs; nil while the session is paused.
    package var since: Timestamp? { record.moment(.since) }
    /// Who is there, with what they are here and when they came: `ana-ruiz: chair; since 2026-11-21T14:05:00+01:00`.
    package var present: [Described] { record.all(.present).map { Described($0) } }
    package var newcomers: [RecordID] { record.ids(.newcomer) }
    /// How many dots each of those present can give the priorities, 0 for any number; nil where that was not said.
    package var dotsEach: Int? { record.number(.dots) }
    /// The file of its minutes.
    package var document: String? { record.first(.document) }
    package var isClosed: Bool { status == "closed" }
    package var isRunning: Bool { status == "running" || status == "paused" }
}
