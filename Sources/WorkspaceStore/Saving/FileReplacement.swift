import Glibc

/// A file's new bytes on their way to take the place of the old: written beside it, synced, then given its name.
///
/// Whoever uses it holds the workspace's lock. Until `commit` the old file is untouched, and afterwards the new one is
/// whole; `abandon` at any time leaves nothing beside it.
struct FileReplacement: Sendable {
    let path: String
    /// What the path named when the new bytes were prepared, or nil where it named nothing.
    let previous: FileStatus?
    private let files: any FileSystem
    private let temporary: String
    private let file: FileHandle
    private var state = State.prepared

    private enum State {
        /// The new bytes lie beside the file.
        case prepared
        /// The new file has the name, the old one that of the temporary.
        case exchanged
        /// The new file, where there was none, has both names.
        case named
        /// The old file is gone.
        case renamed
    }

    /// Writes and syncs the new bytes beside the file at the path.
    init(_ bytes: [UInt8], at path: String, on files: any FileSystem) throws(StoreError) {
        let previous = try FileReplacement.replaceable(path, on: files)
        let temporary = "\(path.parentFolder)/.\(path.lastPathPart).\(getpid()).tmp"
        do throws(SystemError) {
            file = try FileReplacement.write(bytes, at: temporary, mode: previous?.mode ?? 0o600, on: files)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        self.path = path
        self.previous = previous
        self.files = files
        self.temporary = temporary
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
        try refuse(status, at: path)
        // The folder would let us replace it, but whoever took the permission away means that nobody shall.
        guard files.isWritable(path) else { throw StoreError(.readOnly, path: path) }
        return status
    }

    /// Throws where the status says already that what has it must not be written.
    static func refuse(_ status: FileStatus, at path: String) throws(StoreError) {
        guard status.sort == .file else { throw StoreError(.notAFile(status.sort), path: path) }
        // Not even by an administrator, who may write everything.
        guard status.mode & 0o222 != 0 else { throw StoreError(.readOnly, path: path) }
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

    /// Puts the new bytes in the file's place; false, with nothing done, where somebody else has written the file since
    /// the new bytes were prepared.
    ///
    /// The two files change names, so that the old one is at hand: a program that knows nothing of the lock may have
    /// written or replaced it until the very moment.
    mutating func commit() throws(StoreError) -> Bool {
        do throws(SystemError) {
            return try previous == nil ? giveName() : exchange()
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }

    private mutating func giveName() throws(SystemError) -> Bool {
        do throws(SystemError) {
            try files.link(temporary, to: path)
            state = .named
            return true
        } catch {
            if error.code == EEXIST { return false }
        }
        // A file system without second names.
        try files.rename(temporary, to: path)
        state = .renamed
        return true
    }

    private mutating func exchange() throws(SystemError) -> Bool {
        do throws(SystemError) {
            try files.exchange(temporary, path)
            state = .exchanged
        } catch {
            guard [EINVAL, ENOSYS, ENOTSUP, ENOENT].contains(error.code) else { throw error }
            // A file system that cannot exchange names, or the old file has gone this moment.
            guard isPrevious(try files.statusIfPresent(at: path)) else { return false }
            try files.rename(temporary, to: path)
            state = .renamed
            return true
        }
        if isPrevious(try files.statusIfPresent(at: temporary)) { return true }
        try giveBack()
        state = .prepared
        return false
    }

    /// Gives the name back to the file that somebody else has put there.
    private func giveBack() throws(SystemError) {
        try files.exchange(temporary, path)
        // Whoever replaces the file this very moment gets the older one of theirs back for their newest.
        guard try files.statusIfPresent(at: temporary)?.inode != files.status(of: file).inode else { return }
        try files.exchange(temporary, path)
    }

    /// Whether this is the file that was there when the new bytes were prepared, untouched.
    private func isPrevious(_ status: FileStatus?) -> Bool {
        status?.inode == previous?.inode && status?.size == previous?.size && status?.modified == previous?.modified
    }

    /// Ends a replacement that was committed; returns what the new file is stamped with, if that can be known.
    ///
    /// The old file goes, unless there is a place for it.
    func finish(puttingOldAt place: String? = nil) -> FileStatus? {
        if let place, state == .exchanged { files.move(temporary, to: place) }
        if state != .renamed { files.discard(temporary) }
        defer { files.close(file) }
        do throws(SystemError) {
            return try files.status(of: file)
        } catch {
            return nil
        }
    }

    /// Takes the replacement back as far as it went; whether all of it could be.
    ///
    /// What was committed and cannot be brought back stays; the next reading will find it.
    @discardableResult
    func abandon() -> Bool {
        files.close(file)
        do throws(SystemError) {
            switch state {
            case .prepared: break
            case .exchanged: try files.exchange(temporary, path)
            case .named: try files.remove(path)
            case .renamed:
                guard previous == nil else { return false }
                try files.remove(path)
                return true
            }
            files.discard(temporary)
            return true
        } catch {
            return false
        }
    }

    /// Whether a file of this name is one that a killed process left beside the file `name`.
    static func isLeftover(_ other: String, of name: String) -> Bool {
        let bytes = Array(other.utf8)
        let start = Array(".\(name).".utf8)
        guard bytes.starts(with: start) else { return false }
        let digits = bytes[start.count...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let end = bytes[(start.count + digits.count)...]
        return !digits.isEmpty && end.elementsEqual(".tmp".utf8)
    }
}

extension FileSystem {
    /// Gives a file another name, if that can be done.
    fileprivate func move(_ path: String, to place: String) {
        do throws(SystemError) {
            try rename(path, to: place)
        } catch {
            return
        }
    }

    /// Removes a file that is of no use; what cannot be removed is left to the next save.
    func discard(_ path: String) {
        do throws(SystemError) {
            try remove(path)
        } catch {
            return
        }
    }
}
