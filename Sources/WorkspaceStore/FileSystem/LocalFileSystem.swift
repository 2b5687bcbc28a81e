import CSystemCalls
import Glibc

/// The machine's own files.
package struct LocalFileSystem: FileSystem {
    package init() {}

    package func open(_ path: String, _ access: FileAccess) throws(SystemError) -> FileHandle {
        FileHandle(try check(Glibc.open(path, access.flags, 0o600)))
    }

    package func close(_ file: FileHandle) { _ = Glibc.close(file.number) }

    package func status(of file: FileHandle) throws(SystemError) -> FileStatus {
        var status = stat()
        try check(fstat(file.number, &status))
        return FileStatus(status)
    }

    package func status(at path: String, followingLink: Bool) throws(SystemError) -> FileStatus {
        var status = stat()
        try check(followingLink ? stat(path, &status) : lstat(path, &status))
        return FileStatus(status)
    }

    package func read(
        _ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        let count = pread(file.number, buffer.baseAddress, buffer.count, off_t(offset))
        guard count >= 0 else { throw SystemError(errno) }
        return count
    }

    package func write(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) -> Int {
        let count = bytes.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw SystemError(errno) }
        return count
    }

    package func sync(_ file: FileHandle) throws(SystemError) { try check(fsync(file.number)) }

    package func truncate(_ file: FileHandle, to count: Int) throws(SystemError) {
        try check(ftruncate(file.number, off_t(count)))
    }

    package func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemError) {
        try check(fchmod(file.number, mode_t(mode)))
    }

    package func lock(_ file: FileHandle, exclusively: Bool) throws(SystemError) -> Bool {
        if flock(file.number, (exclusively ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw SystemError(errno)
    }

    package func unlock(_ file: FileHandle) { _ = flock(file.number, LOCK_UN) }

    package func rename(_ old: String, to new: String) throws(SystemError) { try check(Glibc.rename(old, new)) }

    package func exchange(_ one: String, _ other: String) throws(SystemError) {
        try check(caucus_exchange(one, other))
    }

    package func link(_ old: String, to new: String) throws(SystemError) { try check(Glibc.link(old, new)) }

    package func remove(_ path: String) throws(SystemError) { try check(unlink(path)) }

    package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) { try check(mkdir(path, mode_t(mode))) }

    package func names(in folder: String) throws(SystemError) -> [String] {
        guard let stream = opendir(folder) else { throw SystemError(errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    package func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    package func remoteName(of folder: String) -> String? { RemoteFileSystem.name(of: folder) }

    package func resolved(_ path: String) throws(SystemError) -> String {
        guard let resolved = realpath(path, nil) else { throw SystemError(errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    package var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time.nanoseconds
    }

    package func wait(milliseconds: Int) {
        var left = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        var rest = timespec()
        while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
    }

    @discardableResult
    private func check(_ result: Int32) throws(SystemError) -> Int32 {
        guard result >= 0 else { throw SystemError(errno) }
        return result
    }
}

extension FileAccess {
    fileprivate var flags: Int32 {
        switch self {
        // Without O_NONBLOCK, opening a pipe that stands in a file's place would never return.
        case .reading: O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        case .appending: O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        case .appendingOrCreating: O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        case .creating: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        case .locking: O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
        case .folder: O_RDONLY | O_DIRECTORY | O_CLOEXEC
        }
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        let sort: Sort =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        self.init(
            sort: sort, device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
            mode: UInt32(status.st_mode & 0o7777), modified: status.st_mtim.nanoseconds,
            changed: status.st_ctim.nanoseconds)
    }
}

extension timespec {
    /// A file may be stamped with any year, but nanoseconds can be counted for some centuries only, and two such numbers
    /// are subtracted: what is farther off counts as a hundred years and more.
    fileprivate var nanoseconds: Int64 {
        let farthest = Int64.max / 2
        let (seconds, isBeyond) = Int64(tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        guard !isBeyond, abs(seconds) < farthest else { return tv_sec < 0 ? -farthest : farthest }
        return seconds + Int64(tv_nsec)
    }
}
