import Glibc
import NetworkModel
import RecFormat

extension StoreError: CustomStringConvertible {
    /// Where, what, and what to do, in one line; a path that is long comes last, since lines are cut at their end.
    package var description: String {
        guard let path, concernsPath else { return "\(what); \(whatToDo)" }
        let name = path.utf8.count <= 20 ? path : file
        let place = line.map { "\(name):\($0)" } ?? name
        return "\(place): \(what); \(whatToDo)" + (name == path ? "" : " (\(path))")
    }

    /// Why something was not saved and what to do, for a line that says that it was not: the system's reason first, where
    /// there is one, and the file last.
    package var reasonFirst: String {
        guard code == .cannotWrite, let system else { return description }
        return "\(system.text); \(whatToDo) (\(file))"
    }

    /// Whether the path says more than which workspace it is.
    private var concernsPath: Bool {
        switch code {
        case .nothingToUndo, .nothingToRedo, .unknownChange, .changedSince: false
        default: true
        }
    }

    /// The file's or folder's own name, with the folder in which caucus keeps what it needs.
    private var file: String {
        let parts = (path ?? "").split(separator: "/").map { String($0) }
        let own = parts.lastIndex(of: ".caucus") ?? parts.count - 1
        return parts.isEmpty ? path ?? "" : parts[own...].joined(separator: "/")
    }

    /// What is wrong.
    package var what: String {
        switch code {
        case .notAWorkspace: "is no workspace"
        case .alreadyAWorkspace: "is a workspace already"
        case .folderGone: "the folder was moved or deleted while it was open"
        case .newerFormat(let format): "was written by a newer caucus (format \(format))"
        case .formatUnknown(let why): "\(why.what), so nothing is saved"
        case .withoutFormat(.missing, _): "is not there"
        case .withoutFormat(.empty, _): "is empty"
        case .withoutFormat(.unsaid, _): "says no Format"
        case .lost(_, let held, let isEmpty):
            "\(isEmpty ? "is empty" : "is not there") and held \(held == 0 ? "" : "\(held) ")record\(held == 1 ? "" : "s")"
        case .notAFile(.link): "is a symbolic link"
        case .notAFile(.folder): "is a folder"
        case .notAFile: "is no plain file"
        case .notAFolder: "is no folder"
        case .tooLarge: "is larger than 4 GB"
        case .notText(.utf16): "is UTF-16"
        case .notText(.binary): "is no text"
        case .locked(let holder): "is being written by \(holder ?? "another process")"
        case .readOnly: "is marked as not to be written"
        case .cannotRead: "could not be read\(reason)"
        case .cannotWrite: "could not be saved\(reason)"
        case .cannotWatch: "changes by others cannot be noticed\(reason)"
        case .cannotCreate: "could not be made\(reason)"
        case .unsettled: "keeps being changed by another program"
        case .invalidFieldName(let name): "a field cannot be called “\(name)”"
        case .changedID(let id): "the Id of “\(id)” cannot be changed"
        case .sharedID(let shared):
            "\(shared.lines.count) records have the Id \(shared.key.id) (lines "
                + "\(shared.lines.map { "\($0)" }.joined(separator: ", ")))"
        case .nothingToUndo: "there is nothing to undo"
        case .nothingToRedo: "there is nothing to redo"
        case .unknownChange: "the journal does not know this change"
        case .changedSince(let act, _): "“\(act)” stays: all that it did was changed again since"
        }
    }

    /// What the reader can do about it.
    package var whatToDo: String {
        switch code {
        case .notAWorkspace: "name another folder, or make one with caucus init"
        case .alreadyAWorkspace: "open it, or name another folder"
        case .folderGone: "put it back or open it where it is now"
        case .newerFormat: "update caucus"
        case .lost(let kind, let held, _):
            "\(held == 0 ? "put it back" : restoring), or begin it anew with the line %rec: \(kind.typeName) in it"
        case .notAFile: "put a plain file in its place or remove it"
        case .notAFolder: "move it away, and the next change makes the folder anew"
        case .tooLarge: "split it"
        case .notText(.utf16): "save it as UTF-8"
        case .notText(.binary):
            "move it away, see with caucus history \(file) what it held, and bring that back with caucus restore"
        case .locked: "close what holds it, then try again"
        case .readOnly: "allow writing with chmod u+w, then try again"
        case .formatUnknown(let why): why.whatToDo
        case .withoutFormat(.missing, isKnown: false): "put it back, or make it anew with caucus init"
        case .withoutFormat(.missing, isKnown: true): "\(restoring), or make it anew with caucus init"
        case .withoutFormat(_, isKnown: false): "write Format: 1 into it"
        case .withoutFormat(_, isKnown: true): "write Format: 1 into it, or \(restoring)"
        case .cannotRead, .cannotWrite, .cannotCreate, .cannotWatch: whatToDoAboutSystem
        case .unsettled: "save again when it has finished"
        case .invalidFieldName: "use letters, digits and _, with a letter first"
        case .changedID: "others name it by this Id; add a new record instead"
        case .sharedID: "give each an Id of its own"
        case .nothingToUndo, .nothingToRedo: "nothing was changed"
        case .unknownChange: "edit the records themselves"
        case .changedSince(_, let keys):
            "edit the records themselves (\(Self.names(of: keys))); once more goes on to the change before it"
        }
    }

    private static func names(of keys: [RecordKey]) -> String {
        let names = keys.prefix(3).map(\.id.text).joined(separator: ", ")
        return keys.count > 3 ? "\(names) and \(keys.count - 3) more" : names
    }

    private var restoring: String {
        "bring it back with caucus restore \(file) --to STATE (see caucus history \(file))"
    }

    private var reason: String { system.map { " (\($0.text))" } ?? "" }

    private var whatToDoAboutSystem: String {
        switch system?.code {
        case ENOSPC, EDQUOT: "make room on the disk, then try again; what was there is untouched"
        case EACCES, EPERM: "check who owns it and its permissions"
        case EROFS: "the disk cannot be written; mount it for writing or copy the folder elsewhere"
        case ENOENT: "check that the folder is still there"
        case ENOLCK, ENOTSUP, ENOSYS: "this disk knows no locks; copy the folder to a disk of this computer"
        case ENOTDIR: "move away what stands in the place of its folder"
        case EISDIR: "move away the folder that stands there"
        case EIO: "check the disk, and save somewhere else if this happens again; what was there is untouched"
        default: "try again"
        }
    }
}
