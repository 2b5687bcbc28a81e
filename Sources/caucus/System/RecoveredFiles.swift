import Glibc
import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// Texts and changes that could not be kept beside the data and were put where they stay, outside any workspace.
enum RecoveredFiles {
    static var folder: String { "\(Environment.stateFolder)/recovered" }

    /// Keeps a text of a workspace under a name.
    static func keep(_ place: String, _ text: String, of workspace: String) {
        let whose = RecDocument.text(of: [RecField(name: "Folder", value: workspace)]).dropLast()
        do {
            try Environment.makeFolders(folder)
            unlink(path(place))
            try PrivateFolder.write(whose + Array(text.utf8), to: path(place))
        } catch {
            // Nor is there a place here. The file that the editor writes stays all the same.
        }
    }

    /// The texts of a workspace, by their names.
    static func texts(of workspace: String) -> [String: String] {
        read { place, record, text in record.first("Folder") == workspace ? text : nil }
    }

    /// Records that earlier versions of caucus left here as they were, without a word of where they belong: those whose Ids the
    /// network has.
    static func textsOfEarlierVersions(_ network: Network) -> [String: String] {
        read { place, record, text in
            guard !record.has("Folder"), let id = record.id(.id),
                let kind = Kind.allCases.first(where: { network.record(RecordKey($0, id)) != nil })
            else { return nil }
            var edited = EditedText(RecordKey(kind, id), before: [], file: path(place))
            edited.after = Array(text.utf8)
            return edited.text
        }
    }

    /// Drops a text.
    static func remove(_ place: String) { unlink(path(place)) }

    // MARK: Changes that are not saved

    private static let waiting = "waits-"

    /// Keeps a change until it is saved; whether it could be kept here.
    static func keep(_ change: Change, of workspace: String) -> Bool {
        let whose = RecDocument.text(of: [RecField(name: "Folder", value: workspace)])
        let path = path(waiting + change.id.text)
        do {
            try Environment.makeFolders(folder)
            unlink(path)
            try PrivateFolder.write(whose + WorkspaceStore.Workspace.waitingText(of: change), to: path)
            return true
        } catch {
            unlink(path)
            return false
        }
    }

    /// Drops a change that was saved, or is not to be.
    static func drop(_ change: RecordID) { unlink(path(waiting + change.text)) }

    /// The changes of a workspace that earlier runs could save nowhere there, in the order in which they were made.
    static func changes(of workspace: String) -> [Change] {
        var changes: [Change] = []
        for name in PrivateFolder.names(in: folder) where name.hasPrefix(waiting) {
            do {
                let bytes = try InputFile.bytes(of: "\(folder)/\(name)")
                let document = RecDocument(bytes)
                guard document.slotCount > 0, document.record(at: 0).first("Folder") == workspace else { continue }
                changes += WorkspaceStore.Workspace.waitingChanges(in: bytes)
            } catch {
                continue
            }
        }
        return changes.sorted { ($0.at, $0.id.text) < ($1.at, $1.id.text) }
    }

    private static func path(_ place: String) -> String {
        let name =
            place.utf8.starts(with: EditedText.places.utf8)
            ? place.utf8.dropFirst(EditedText.places.utf8.count) : place.utf8[...]
        return "\(folder)/\(Substring(name)).rec"
    }

    private static func read(_ take: (String, RecRecord, String) -> String?) -> [String: String] {
        var texts: [String: String] = [:]
        for name in PrivateFolder.names(in: folder)
        where name.utf8.suffix(4).elementsEqual(".rec".utf8) && !name.hasPrefix(waiting) {
            let place = EditedText.places + name.dropLast(4)
            do {
                let bytes = try InputFile.bytes(of: path(place))
                let document = RecDocument(bytes)
                guard document.slotCount > 0, document.kind(of: 0) == .record else { continue }
                texts[place] = take(place, document.record(at: 0), String(decoding: bytes, as: UTF8.self))
            } catch {
                continue
            }
        }
        return texts
    }

    /// Removes those that tell of what is asked for, with what editors left; returns how many.
    static func remove(where isMeant: ([UInt8]) -> Bool) throws -> Int {
        var count = 0
        for name in PrivateFolder.names(in: folder) {
            let path = "\(folder)/\(name)"
            let edited = PrivateFolder(of: "\(path)/.")
            let files = edited.map { folder in folder.names.map { "\(folder.path)/\($0)" } } ?? [path]
            for file in files where edited != nil || file.utf8.suffix(4).elementsEqual(".rec".utf8) {
                // Editors lock with links that lead nowhere.
                var status = stat()
                guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
                guard isMeant(try InputFile.bytes(of: file)) else { continue }
                guard unlink(file) == 0 else {
                    throw CommandFailure(
                        .system, "\(file) could not be removed (\(String(cString: strerror(errno)))); remove it")
                }
                count += 1
            }
        }
        return count
    }
}
