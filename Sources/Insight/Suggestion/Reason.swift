package import NetworkModel

extension Suggestion {
    /// Why somebody is a good owner, or what speaks against it.
    package enum Reason: Hashable, Sendable {
        /// Has these skills that it needs.
        case has([String])
        /// Lacks these.
        case lacks([String])
        /// Leads on the theme, or in the region, at an event ahead.
        case leads(String)
        case knows(RecordID, Acquaintance)
        /// Has so many hours left until it is due, beside what they hold.
        case room(hours: Double, until: Day)
        /// Lacks so many hours for it until then.
        case short(hours: Double, until: Day)
        /// How full they are with all that is proposed to them, in percent of their hours of so many weeks.
        case fullness(percent: Int, weeks: Int)
        /// Nobody was left to ask: there are no candidates, or all have said no.
        case nobodyToAsk
        /// Whoever might do it has no hours left for it.
        case nobodyHasTime

        /// Whether it speaks against the owner.
        package var isDrawback: Bool {
            switch self {
            case .has, .leads, .knows, .room: false
            case .fullness(let percent, _): percent > 100
            case .lacks, .short, .nobodyToAsk, .nobodyHasTime: true
            }
        }
    }

    /// How somebody knows a partner, the closest first.
    package enum Acquaintance: Int, Hashable, Comparable, Sendable, CaseIterable {
        case lead, workingContact, member
        /// Had a contact with them within a quarter of a year, a year, or before that.
        case recently, thisYear, longAgo

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }
}
