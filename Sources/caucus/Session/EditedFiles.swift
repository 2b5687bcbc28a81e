import Glibc
import NetworkModel
import Screens
import WorkspaceStore

/// The texts that editors have or had, as they lie on the disk.
enum EditedFiles {
    /// Keeps a text under a name beside the data, or where that cannot be, in a place of the user's own; an empty one is
    /// done with, and all goes that its editor left.
    static func keep(_ place: String, _ text: String, in workspace: WorkspaceStore.Workspace?) {
        guard let workspace else { return }
        do throws(StoreError) {
            if text.isEmpty { removeFolder(of: try workspace.unsavedTexts()[place], at: place) }
            try workspace.keepUnsaved(place, text)
        } catch {
            if !text.isEmpty { return RecoveredFiles.keep(place, text, of: workspace.folder) }
        }
        if text.isEmpty {
            removeFolder(of: RecoveredFiles.texts(of: workspace.folder)[place], at: place)
            RecoveredFiles.remove(place)
        }
    }

    private static func removeFolder(of text: String?, at place: String) {
        guard let edited = text.flatMap({ EditedText(keptAs: $0, at: place) }) else { return }
        PrivateFolder(of: edited.file)?.remove()
    }

    /// A text as its editor left it, or has it so far.
    static func seen(_ edited: EditedText) -> EditedText {
        var result = edited
        // Before it is read: what an editor writes as it ends must not go with the text from before.
        result.isOpen = isOpen(edited.file)
        do {
            result.after = try InputFile.bytes(of: edited.file)
        } catch {
            // What was found there before is all that is left of it.
        }
        let name = edited.file.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
        // A name that ends in ~ is that of a copy of what the file had before.
        result.left = (PrivateFolder(of: edited.file)?.names ?? []).filter {
            $0 != name && $0.utf8.last != UInt8(ascii: "~")
        }
        return result
    }

    /// What earlier runs left, by the names under which it is kept; texts that their editors left unchanged go.
    static func recover(
        _ unsaved: inout [String: String], in workspace: WorkspaceStore.Workspace, _ network: Network
    ) throws(StoreError) {
        let recovered = RecoveredFiles.texts(of: workspace.folder)
            .merging(RecoveredFiles.textsOfEarlierVersions(network)) { first, _ in first }
        for (place, text) in unsaved.merging(recovered, uniquingKeysWith: { first, _ in first })
        where place.utf8.starts(with: EditedText.places.utf8) {
            guard let kept = EditedText(keptAs: text, at: place) else { continue }
            let edited = seen(located(kept, in: workspace.folder))
            guard edited.isChanged || edited.isOpen || !edited.left.isEmpty else {
                unsaved[place] = nil
                keep(place, "", in: workspace)
                continue
            }
            unsaved[place] = edited.text
            // As long as an editor has it, it is not ours alone.
            if !edited.isOpen, recovered[place] == nil { try workspace.keepUnsaved(place, edited.text) }
        }
    }

    /// The same text where the workspace lies now.
    private static func located(_ edited: EditedText, in folder: String) -> EditedText {
        let parts = edited.file.utf8.split(separator: UInt8(ascii: "/")).suffix(2).map { String(Substring($0)) }
        guard access(edited.file, F_OK) != 0, PrivateFolder.isOne(edited.file), parts.count == 2 else { return edited }
        let file = "\(folder)/.caucus/unsaved/\(parts[0])/\(parts[1])"
        return access(file, F_OK) == 0 ? edited.moved(to: file) : edited
    }

    /// Whether a process has the file's path among its arguments (proc_pid_cmdline(5)).
    private static func isOpen(_ file: String) -> Bool {
        let path = Array(file.utf8)
        return PrivateFolder.names(in: "/proc").contains { name in
            guard let process = Int32(name), process != getpid() else { return false }
            do {
                let arguments = try InputFile.bytes(of: "/proc/\(process)/cmdline")
                return arguments.split(separator: 0).contains { $0.suffix(path.count).elementsEqual(path) }
            } catch {
                // It has ended, or is a stranger's.
                return false
            }
        }
    }
}
