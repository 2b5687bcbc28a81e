import Glibc
package import NetworkModel
import RecFormat

extension Workspace {
    /// Makes a workspace for a network: the folder, unless it is there, and a file of each kind with its descriptor.
    ///
    /// `network.rec` comes last, so that an interrupted creation can be done again, as can one where that file is lost.
    /// Files that are there already are left as they are.
    package static func create(
        at path: String, name: String, author: inout Author, on files: any FileSystem = LocalFileSystem()
    ) throws(StoreError) -> Workspace {
        let existing = try folder(at: path, on: files)
        if existing, try hasNetwork(path, on: files) { throw StoreError(.alreadyAWorkspace, path: path) }
        if !existing { try makeFolder(path, on: files) }
        let workspace = try Workspace(folder: path, on: files)
        try workspace.makeCaucusFolder(isNew: true)
        let lock = try WorkspaceLock(workspace)
        defer { lock.release() }
        workspace.discardLeftovers()
        var draft = author.draft(.network, named: name, in: Network())
        draft.set(.format, String(format))
        let record = draft.edit(at: author.clock.now).after ?? []
        for kind in Kind.allCases.reversed() where kind.isMadeAtStart {
            var text = FileDescriptor.text(of: kind)
            if kind == .network { text += RecDocument.text(of: record) }
            try workspace.writeNewFile(kind, text)
        }
        return workspace
    }

    private func writeNewFile(_ kind: Kind, _ bytes: [UInt8]) throws(StoreError) {
        do throws(SystemError) {
            guard try files.statusIfPresent(at: path(of: kind)) == nil else { return }
        } catch {
            throw StoreError(.cannotCreate, path: path(of: kind), system: error)
        }
        var replacement = try FileReplacement(bytes, at: path(of: kind), on: files)
        do throws(StoreError) {
            _ = try replacement.commit()
            try syncFolder()
        } catch {
            replacement.abandon()
            throw error
        }
        _ = replacement.finish()
    }

    /// Makes the names in the folder safe on the disk.
    func syncFolder() throws(StoreError) {
        do throws(SystemError) {
            try files.syncFolder(folder)
        } catch {
            throw StoreError(.cannotWrite, path: folder, system: error)
        }
    }

    /// Removes what killed processes left beside the files. Who holds the lock is the only one who makes such files.
    func discardLeftovers() {
        for name in fileNames where Kind.allCases.contains(where: { FileReplacement.isLeftover(name, of: $0.fileName) })
        {
            files.discard("\(folder)/\(name)")
        }
    }

    private static func hasNetwork(_ path: String, on files: any FileSystem) throws(StoreError) -> Bool {
        let file = "\(path)/\(Kind.network.fileName)"
        do throws(SystemError) {
            return try SteadyFileSystem(files).statusIfPresent(at: file) != nil
        } catch {
            throw StoreError(.cannotCreate, path: file, system: error)
        }
    }

    private static func folder(at path: String, on files: any FileSystem) throws(StoreError) -> Bool {
        let files = SteadyFileSystem(files)
        do throws(SystemError) {
            guard let status = try files.statusIfPresent(at: path, followingLink: true) else { return false }
            guard status.sort == .folder else { throw SystemError(ENOTDIR) }
            return true
        } catch {
            throw StoreError(.cannotCreate, path: path, system: error)
        }
    }

    private static func makeFolder(_ path: String, on files: any FileSystem) throws(StoreError) {
        let files = SteadyFileSystem(files)
        do throws(SystemError) {
            try files.makeFolder(path, mode: 0o700)
            try files.syncFolder(path.parentFolder)
        } catch {
            throw StoreError(.cannotCreate, path: path, system: error)
        }
    }
}

extension String {
    /// The folder that holds what this path names.
    var parentFolder: String {
        let bytes = Array(utf8)
        let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
        guard let slash = bytes[..<end].lastIndex(of: UInt8(ascii: "/")) else { return end == 0 ? "/" : "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }

    /// The last part of this path.
    var lastPathPart: String {
        let bytes = Array(utf8)
        let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1
        return String(decoding: bytes[(slash + 1)...], as: UTF8.self)
    }
}
