package import RecFormat

/// A person; a team member where `Team` says yes.
package struct Person: RecordView {
    package static let kind = Kind.person
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var name: String { title }
    /// The partners this person belongs to, each with the role there.
    package var roles: [Described] { record.all(.role).map { Described($0) } }
    package var emails: [String] { record.all(.email) }
    package var phones: [String] { record.all(.phone) }
    package var languages: [String] { record.all(.language) }
    package var consent: String? { record.first(.consent) }
    package var isTeamMember: Bool { record.first(.team) == "yes" }
    /// Hours a week.
    /// What they are called as well.
    package var aliases: [String] { record.all(.alias) }
    package var capacity: Double? { record.hours(.capacity) }
    package var skills: [String] { record.all(.skill) }
    package var timezone: String? { record.first(.timezone) }
    package var buddy: RecordID? { record.id(.buddy) }
}
