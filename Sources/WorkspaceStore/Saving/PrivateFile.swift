import Glibc

/// A file of the user's own outside any workspace, such as the configuration: readable by nobody else, replaced whole.
package enum PrivateFile {
    /// The bytes of the file; nil where there is none.
    package static func bytes(
        at path: String, on files: any FileSystem = LocalFileSystem()
    ) throws(StoreError) -> [UInt8]? {
        let files = SteadyFileSystem(files)
        do throws(SystemError) {
            return try target(of: path, on: files).map { (target) throws(SystemError) in try files.bytes(at: target) }
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Puts bytes in the place of the file, safe on the disk; folders that are missing are made.
    package static func replace(
        _ path: String, with bytes: [UInt8], on files: any FileSystem = LocalFileSystem()
    ) throws(StoreError) {
        let files = SteadyFileSystem(files)
        let target: String
        do throws(SystemError) {
            try makeFolders(above: path, on: files)
            // Who keeps such files elsewhere and links to them wants the link to stay.
            target = try self.target(of: path, on: files) ?? path
        } catch {
            throw StoreError(.cannotCreate, path: path, system: error)
        }
        var replacement = try FileReplacement(bytes, at: target, on: files)
        do throws(StoreError) {
            guard try replacement.commit() else { throw StoreError(.unsettled, path: path) }
        } catch {
            replacement.abandon()
            throw error
        }
        _ = replacement.finish()
        do throws(SystemError) {
            try files.syncFolder(target.parentFolder)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    private static func target(of path: String, on files: any FileSystem) throws(SystemError) -> String? {
        guard try files.statusIfPresent(at: path, followingLink: true) != nil else { return nil }
        return try files.resolved(path)
    }

    private static func makeFolders(above path: String, on files: any FileSystem) throws(SystemError) {
        let folder = path.parentFolder
        guard try files.statusIfPresent(at: folder, followingLink: true) == nil else { return }
        if folder != "/" { try makeFolders(above: folder, on: files) }
        do throws(SystemError) {
            try files.makeFolder(folder, mode: 0o700)
        } catch {
            guard error.code == EEXIST else { throw error }
        }
    }
}
