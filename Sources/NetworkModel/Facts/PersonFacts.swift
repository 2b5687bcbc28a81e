import RecFormat

/// What the sharing of work needs of a person, read once.
package struct PersonFacts: Sendable, Equatable {
    /// Hours a week.
    package private(set) var capacity: Double?
    private var team: Bool?

    package var isTeamMember: Bool { team ?? false }

    init() {}

    /// Takes up a field of the record; of a field that is there twice the first counts, as everywhere.
    mutating func read(name: Span<UInt8>, value: Span<UInt8>) {
        if name.equals("Capacity") {
            capacity = capacity ?? Hours.read(String(copying: value))
        } else if name.equals("Team") {
            team = team ?? value.equals("yes")
        }
    }
}
