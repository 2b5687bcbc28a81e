package import NetworkModel
import RecFormat

/// A file that was made elsewhere, and what it takes the place of.
package struct FileExchange: Sendable {
    package let kind: Kind
    /// What the file holds; empty where there is none.
    package let old: [UInt8]
    package let new: [UInt8]

    package init(_ kind: Kind, old: [UInt8], new: [UInt8]) {
        self.kind = kind
        self.old = old
        self.new = new
    }
}

/// A kind's file as a store found it.
package struct FileState: Sendable {
    package let kind: Kind
    package let bytes: [UInt8]
    /// Whether there is a file.
    package let isThere: Bool

    package init(kind: Kind, bytes: [UInt8], isThere: Bool) {
        self.kind = kind
        self.bytes = bytes
        self.isThere = isThere
    }
}

extension Store {
    /// Puts other bytes into the place of whole files, all or none of them, as one change that can be undone; nil, with
    /// nothing done, where a file does not hold what it is thought to hold any more.
    package func replace(_ files: [FileExchange], as change: Change) throws(StoreError) -> Saved? {
        try withCore { (core) throws(StoreError) in try core.replace(files, as: change) }
    }

    /// The Id with which the journal has a change of whole files that was cut short between two of them and finished by
    /// record: comments and unreadable lines of it may be missing.
    package static func finished(_ change: RecordID) -> RecordID { RecordID("\(change.text)-finished") }

    /// What the files hold, all at one moment between saves.
    package func fileStates(of kinds: [Kind] = Kind.allCases) throws(StoreError) -> [FileState] {
        try withCore { (core) throws(StoreError) in
            try core.locked { (workspace) throws(StoreError) in
                var states: [FileState] = []
                for kind in kinds {
                    let contents = try FileContents(kind, of: workspace)
                    states.append(FileState(kind: kind, bytes: contents.bytes, isThere: contents.stamp != nil))
                }
                return states
            }
        }
    }
}
