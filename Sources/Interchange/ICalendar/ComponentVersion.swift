import NetworkModel

/// How far along a component of a calendar is, so that an older copy does not undo what was changed since (RFC 5545
/// §3.8.7).
struct ComponentVersion: Hashable {
    /// How often it was changed in what others have to know of.
    let sequence: Int
    /// When it was last changed where it was written; nil where it does not say.
    private let modified: BasicMoment?
    /// When it was written out, which is no sooner than it was last changed.
    private let written: BasicMoment?

    init(_ component: CalendarComponent) {
        sequence = min(max(component.first("SEQUENCE").flatMap { Int($0.value) } ?? 0, 0), Int(Int32.max))
        modified = component.first("LAST-MODIFIED").flatMap { BasicMoment($0.value) }
        written = component.first("DTSTAMP").flatMap { BasicMoment($0.value) }
    }

    /// Whether this is older than another: by its number, else by when it was last changed.
    func isOlder(than other: ComponentVersion) -> Bool {
        if sequence != other.sequence { return sequence < other.sequence }
        guard let others = other.modified?.localSecond else { return false }
        if let known = modified?.localSecond { return known < others }
        // What never was changed when it was written out is older than what was changed in that very second.
        return written.map { $0.localSecond <= others } ?? false
    }
}
