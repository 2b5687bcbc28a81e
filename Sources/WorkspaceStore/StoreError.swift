package import NetworkModel
package import RecFormat

/// Why the store could not do what it was asked.
package struct StoreError: Error, Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// The folder is no workspace.
        case notAWorkspace
        /// The folder is a workspace already.
        case alreadyAWorkspace
        /// The folder was moved or deleted while it was open.
        case folderGone
        /// A newer caucus wrote the workspace, in this format.
        case newerFormat(Int)
        /// It is not known in which format the workspace is, and why.
        indirect case formatUnknown(because: StoreError)
        /// What says in which format the workspace is does not say it; whether earlier states of it are known.
        case withoutFormat(FormatLoss, isKnown: Bool)
        /// A kind's file is gone or empty that held so many records, or nobody knows how many, where it is 0: it is not
        /// begun anew.
        case lost(Kind, held: Int, isEmpty: Bool)
        /// A folder, pipe, device or symbolic link stands where a data file should.
        case notAFile(FileStatus.Sort)
        /// Something else stands where a folder of caucus's own should.
        case notAFolder
        case tooLarge
        /// The file is no text that could be rec.
        case notText(RecForeignBytes)
        /// Another process kept the lock for longer than is waited for.
        case locked(by: String?)
        /// The file is marked as not to be written.
        case readOnly
        case cannotRead, cannotWrite, cannotCreate, cannotWatch
        /// Files kept changing under the save.
        case unsettled
        /// A field whose name rec cannot spell.
        case invalidFieldName(String)
        /// The fields of a record bear another Id than the record.
        case changedID(RecordID)
        /// Several records have an Id that the change alters or names.
        case sharedID(SharedID)
        case nothingToUndo, nothingToRedo
        /// The journal holds no such change.
        case unknownChange
        /// Later edits touched all that the change did, which is called so.
        case changedSince(String, [RecordKey])
    }

    /// How the format of a workspace is missing.
    package enum FormatLoss: Hashable, Sendable {
        case missing, empty, unsaid
    }

    package let code: Code
    /// The file or folder that it is about.
    package let path: String?
    package let line: Int?
    /// The system's reason, where there is one.
    package let system: SystemError?

    package init(_ code: Code, path: String? = nil, line: Int? = nil, system: SystemError? = nil) {
        self.code = code
        self.path = path
        self.line = line
        self.system = system
    }
}
