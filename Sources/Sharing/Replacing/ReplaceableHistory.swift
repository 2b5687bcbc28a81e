/// What a history needs so that its past can be removed, here and where it is shared.
package protocol ReplaceableHistory: Sendable {
    /// The replacement that the place shared through waits for; nil where it waits for none.
    func replacement() throws(SharingError) -> HistoryReplacement?
    /// Notes it; nil forgets it.
    func setReplacement(_ replacement: HistoryReplacement?) throws(SharingError)
    /// The newest commit of that place, without bringing it here; nil where nobody shared anything yet.
    func remoteTip() throws(SharingError) -> ObjectID?
    /// Puts a commit in the place of another one there; false where that is not what is there.
    func replace(_ old: ObjectID, with commit: ObjectID) throws(SharingError) -> Bool
    /// Whether a commit is here and another one follows from it.
    func isKnown(_ commit: ObjectID, before other: ObjectID) throws(SharingError) -> Bool
    /// Whether the history of a commit begins where a past was removed.
    func isBegunAnew(_ tip: ObjectID) throws(SharingError) -> Bool
    /// The newest commit that was shared and that a commit follows from; nil where that is not known.
    func lastShared(before commit: ObjectID) throws(SharingError) -> ObjectID?
    /// Notes that what leads to a commit is to be dropped.
    func setPast(_ commit: ObjectID) throws(SharingError)
    /// Drops the past that is noted so; returns the names that still hold it, nil where none is noted.
    func dropPast() throws(SharingError) -> [String]?
}

/// A history whose past is never removed.
extension ReplaceableHistory {
    package func replacement() throws(SharingError) -> HistoryReplacement? { nil }
    package func setReplacement(_ replacement: HistoryReplacement?) throws(SharingError) {}
    package func remoteTip() throws(SharingError) -> ObjectID? { nil }
    package func replace(_ old: ObjectID, with commit: ObjectID) throws(SharingError) -> Bool { false }
    package func isKnown(_ commit: ObjectID, before other: ObjectID) throws(SharingError) -> Bool { false }
    package func isBegunAnew(_ tip: ObjectID) throws(SharingError) -> Bool { false }
    package func lastShared(before commit: ObjectID) throws(SharingError) -> ObjectID? { nil }
    package func setPast(_ commit: ObjectID) throws(SharingError) {}
    package func dropPast() throws(SharingError) -> [String]? { nil }
}
