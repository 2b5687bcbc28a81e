import Glibc
package import NetworkModel
import RecFormat

/// A folder that holds a network as rec files.
package struct Workspace: Sendable {
    /// The folder's path, links resolved, so that it stays the same folder wherever the process goes.
    package let folder: String
    package let files: any FileSystem

    /// The newest format this program reads and writes.
    package static let format = 1

    /// The workspace in a folder. Reads no data yet; throws where the folder is none.
    package init(at path: String, on files: any FileSystem = LocalFileSystem()) throws(StoreError) {
        guard Workspace.isWorkspace(path, on: files) else { throw StoreError(.notAWorkspace, path: path) }
        try self.init(folder: path, on: files)
    }

    init(folder path: String, on files: any FileSystem) throws(StoreError) {
        let files = SteadyFileSystem(files)
        do throws(SystemError) {
            folder = try files.resolved(path)
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
        self.files = files
    }

    /// Whether the folder is a workspace: it holds `network.rec`, or has been one and lost it.
    package static func isWorkspace(_ path: String, on files: any FileSystem = LocalFileSystem()) -> Bool {
        let files = SteadyFileSystem(files)
        func sort(_ name: String) -> FileStatus.Sort? {
            do throws(SystemError) {
                return try files.statusIfPresent(at: "\(path)/\(name)")?.sort
            } catch {
                return nil
            }
        }
        if let network = sort(Kind.network.fileName), network != .folder { return true }
        return sort(caucusFolderName) == .folder && Kind.allCases.contains { sort($0.fileName) == .file }
    }

    package func path(of kind: Kind) -> String { "\(folder)/\(kind.fileName)" }

    /// The folder for the lock, the journal and whatever else may be deleted without losing anything saved.
    package var caucusFolder: String { "\(folder)/\(Workspace.caucusFolderName)" }
    var lockPath: String { "\(caucusFolder)/lock" }
    var journalPath: String { "\(caucusFolder)/journal.rec" }
    var intentPath: String { "\(caucusFolder)/intent.rec" }
    var generationsFolder: String { "\(caucusFolder)/generations" }

    private static let caucusFolderName = ".caucus"

    /// What caucus keeps beside the data in plain files, and in folders.
    var ownFiles: [String] { [lockPath, journalPath, intentPath] }
    var ownFolders: [String] { [generationsFolder, unsavedFolder, copiesFolder] }

    /// Makes the folder for the lock and the journal, unless it is there. Only a workspace that `isNew` has no other file.
    func makeCaucusFolder(isNew: Bool = false) throws(StoreError) {
        let sort: FileStatus.Sort?
        do throws(SystemError) {
            sort = try files.statusIfPresent(at: caucusFolder, followingLink: true)?.sort
        } catch {
            throw StoreError(.cannotCreate, path: caucusFolder, system: error)
        }
        if let sort {
            guard sort == .folder else { throw StoreError(.notAFolder, path: caucusFolder) }
            return
        }
        if !isNew { try checkFolder() }
        do throws(SystemError) {
            try files.makeFolder(caucusFolder, mode: 0o700)
        } catch {
            guard error.code != EEXIST else { return }
            throw StoreError(.cannotCreate, path: caucusFolder, system: error)
        }
        noteErasures()
    }

    /// Where nothing is kept yet beside the data there is nothing to erase in it.
    private func noteErasures() {
        do throws(StoreError) {
            guard let bytes = try PrivateFile.bytes(at: path(of: .erasure), on: files) else { return }
            let table = Table(.erasure, RecDocument(bytes))
            var notes = try ErasureNotes(self)
            try notes.note(Set(table.slots.map { table.id(at: Int($0)) }))
        } catch {
            // They are looked for, then, and not found.
            return
        }
    }
}
