import Glibc

/// A file's new bytes on their way to take the place of the old: written beside it, synced, then renamed onto it.
///
/// Whoever uses it holds the workspace's lock. Until `commit` the old file is untouched, and afterwards the new one is
/// whole; `abandon` at any time leaves nothing beside it.
struct FileReplacement: Sendable {
    let path: String
    /// What the path named when the new bytes were prepared, or nil where it named nothing.
    let previous: FileStatus?
    private let files: any FileSystem
    private let temporary: String
    private let former: String
    private let file: FileHandle
    private var keepsFormer = false
    private var isCommitted = false

    /// Writes and syncs the new bytes beside the file at the path.
    init(_ bytes: [UInt8], at path: String, on files: any FileSystem) throws(StoreError) {
        let previous = try FileReplacement.replaceable(path, on: files)
        let beside = "\(path.parentFolder)/.\(path.lastPathPart).\(getpid())"
        let temporary = "\(beside).tmp"
        do throws(SystemError) {
            file = try FileReplacement.write(bytes, at: temporary, mode: previous?.mode ?? 0o600, on: files)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        self.path = path
        self.previous = previous
        self.files = files
        self.temporary = temporary
        former = "\(beside).old"
    }

    /// The status of the file to replace, or nil where there is none; throws where it must not be replaced.
    static func replaceable(_ path: String, on files: any FileSystem) throws(StoreError) -> FileStatus? {
        let status: FileStatus?
        do throws(SystemError) {
            status = try files.statusIfPresent(at: path)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        guard let status else { return nil }
        guard status.sort == .file else { throw StoreError(.notAFile(status.sort), path: path) }
        // The folder would let us replace it, but whoever took the permission away means that nobody shall.
        guard status.mode & 0o222 != 0, files.isWritable(path) else { throw StoreError(.readOnly, path: path) }
        return status
    }

    private static func write(
        _ bytes: [UInt8], at path: String, mode: UInt32, on files: any FileSystem
    ) throws(SystemError) -> FileHandle {
        let file = try create(path, on: files)
        do throws(SystemError) {
            if mode != 0o600 {
                try files.setMode(file, mode)
            }
            try files.writeAll(file, bytes.span)
            // Once a sync has failed, the same descriptor may say yes though nothing was written: never ask it again.
            try files.sync(file)
            return file
        } catch {
            files.close(file)
            files.discard(path)
            throw error
        }
    }

    private static func create(_ path: String, on files: any FileSystem) throws(SystemError) -> FileHandle {
        do throws(SystemError) {
            return try files.open(path, .creating)
        } catch {
            guard error.code == EEXIST else { throw error }
        }
        // Only who holds the lock writes here, so a process of the same number left it and is gone.
        try files.remove(path)
        return try files.open(path, .creating)
    }

    /// Keeps the old file under a second name until `finish`, so that `rollBack` can bring it back.
    mutating func keepFormer() throws(StoreError) {
        guard previous != nil else { return }
        files.discard(former)
        do throws(SystemError) {
            try files.link(path, to: former)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        keepsFormer = true
    }

    /// Whether nobody, lock or no lock, has touched the old file since the new bytes were prepared.
    var isCurrent: Bool {
        do throws(SystemError) {
            let status = try files.statusIfPresent(at: path)
            // A second name of the file, as `keepFormer` makes one, counts as a change of its status.
            return status?.inode == previous?.inode && status?.size == previous?.size
                && status?.modified == previous?.modified
        } catch {
            return false
        }
    }

    /// Puts the new bytes in the file's place.
    mutating func commit() throws(StoreError) {
        do throws(SystemError) {
            try files.rename(temporary, to: path)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        isCommitted = true
    }

    /// Ends a replacement that was committed; returns what the new file is stamped with, if that can be known.
    func finish() -> FileStatus? {
        if keepsFormer { files.discard(former) }
        defer { files.close(file) }
        do throws(SystemError) {
            return try files.status(of: file)
        } catch {
            return nil
        }
    }

    /// Takes the replacement back as far as it went.
    ///
    /// What was committed and cannot be brought back stays; the next reading will find it.
    func abandon() {
        files.close(file)
        guard isCommitted else {
            files.discard(temporary)
            if keepsFormer { files.discard(former) }
            return
        }
        guard keepsFormer else {
            if previous == nil { files.discard(path) }
            return
        }
        do throws(SystemError) {
            try files.rename(former, to: path)
        } catch {
            return
        }
    }

    /// Whether a file of this name is one that a killed process left beside the file `name`.
    static func isLeftover(_ other: String, of name: String) -> Bool {
        let bytes = Array(other.utf8)
        let start = Array(".\(name).".utf8)
        guard bytes.starts(with: start) else { return false }
        let digits = bytes[start.count...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let end = bytes[(start.count + digits.count)...]
        return !digits.isEmpty && (end.elementsEqual(".tmp".utf8) || end.elementsEqual(".old".utf8))
    }
}

extension FileSystem {
    /// Removes a file that is of no use; what cannot be removed is left to the next save.
    func discard(_ path: String) {
        do throws(SystemError) {
            try remove(path)
        } catch {
            return
        }
    }
}
