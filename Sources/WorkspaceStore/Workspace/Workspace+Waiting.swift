package import NetworkModel
import RecFormat

/// Changes that are entered and not on the disk yet: each lies beside the texts that are being typed until it is saved,
/// so that one that cannot be saved outlives the program.
extension Workspace {
    private static let waitingPlaces = "change-"

    /// Whether a change is kept under that name, and not a text.
    static func isWaiting(_ place: String) -> Bool { place.utf8.starts(with: waitingPlaces.utf8) }

    private static func place(of id: RecordID) -> String { "\(waitingPlaces)\(id.text)" }

    /// Keeps a change until it is saved.
    package func keepWaiting(_ change: Change) throws(StoreError) {
        try keepUnsaved(Self.place(of: change.id), String(decoding: Self.waitingText(of: change), as: UTF8.self))
    }

    /// A change as it is kept until it is saved: rec records.
    package static func waitingText(of change: Change) -> [UInt8] { JournalText.bytes(of: change) }

    /// The changes that are kept in a text; other records in it are passed over.
    package static func waitingChanges(in text: [UInt8]) -> [Change] { JournalText.changes(in: RecDocument(text)) }

    /// Drops a change that was saved, or is not to be.
    package func dropWaiting(_ id: RecordID) throws(StoreError) { try dropUnsaved(Self.place(of: id)) }

    /// The changes that an earlier run did not save, in the order in which they were entered.
    package func waitingChanges() throws(StoreError) -> [Change] {
        var places: Set<String> = []
        let newest = try keptTexts().filter { Self.isWaiting($0.place) && places.insert($0.place).inserted }
        return newest.reversed().flatMap { Self.waitingChanges(in: Array($0.text.utf8)) }
    }
}
