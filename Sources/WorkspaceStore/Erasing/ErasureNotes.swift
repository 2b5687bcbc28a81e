import NetworkModel
import RecFormat

/// Which erasures were carried out in this folder: what was kept beside its data from before them is gone.
///
/// An erasure that stands in `erasures.rec` and not here came from elsewhere, on whatever way. Beside the Ids, which tell
/// nothing, the note has what the files were when it was last looked who is in them.
struct ErasureNotes: Sendable {
    private let workspace: Workspace
    private(set) var carriedOut: Set<RecordID> = []
    private var seen: [String] = []

    private static let field = "Erasure"
    private static let seenField = "Seen"
    /// The files in which somebody who was forgotten can come back, and the one that says who was.
    private static let watched: [Kind] = [.person, .partner, .erasure]

    private var path: String { "\(workspace.caucusFolder)/erased.rec" }

    init(_ workspace: Workspace) throws(StoreError) {
        self.workspace = workspace
        guard let bytes = try PrivateFile.bytes(at: path, on: workspace.files) else { return }
        let document = RecDocument(bytes)
        for slot in 0..<document.slotCount where document.kind(of: slot) == .record {
            let record = document.record(at: slot)
            carriedOut.formUnion(record.all(Self.field).map { RecordID($0) })
            seen += record.all(Self.seenField)
        }
    }

    /// Whether the files are as they were when nobody was found in them who was forgotten.
    var isCurrent: Bool { !seen.isEmpty && seen == state }

    /// What the files are now.
    var state: [String] {
        Self.watched.map { kind in
            do throws(SystemError) {
                guard let status = try workspace.files.statusIfPresent(at: workspace.path(of: kind)) else {
                    return "\(kind.fileName) none"
                }
                return "\(kind.fileName) \(status.inode) \(status.size) \(status.modified) \(status.changed)"
            } catch {
                return "\(kind.fileName) unknown"
            }
        }
    }

    /// Notes that these were carried out, with the workspace locked. Nobody who was forgotten is in the files where they
    /// are as in `state`.
    mutating func note(_ erasures: Set<RecordID>, lookedThrough state: [String] = []) throws(StoreError) {
        guard !erasures.isSubset(of: carriedOut) || seen != state else { return }
        carriedOut.formUnion(erasures)
        seen = state
        let fields =
            carriedOut.map(\.text).sorted().map { RecField(name: Self.field, value: $0) }
            + seen.map { RecField(name: Self.seenField, value: $0) }
        try PrivateFile.replace(path, with: RecDocument.text(of: fields), on: workspace.files)
    }
}

extension Workspace {
    /// Whether anything is kept beside the data that an erasure would have to remove.
    var keepsThePast: Bool {
        do throws(SystemError) {
            for path in [journalPath, generationsFolder, copiesFolder] {
                if try files.statusIfPresent(at: path) != nil { return true }
            }
            return false
        } catch {
            return true
        }
    }
}
