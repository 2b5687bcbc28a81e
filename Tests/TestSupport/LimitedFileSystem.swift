import Glibc
import Synchronization
package import WorkspaceStore

/// Files on a disk that can less than others: one file may not be opened, there may be no locks, or it is far away.
package final class LimitedFileSystem: FileSystem {
    private let base: any FileSystem
    private let closed: Mutex<String?>
    private let remoteName: String?
    private let hasLocks: Bool

    package init(_ base: any FileSystem, closed: String? = nil, remoteName: String? = nil, locks: Bool = true) {
        self.base = base
        self.closed = Mutex(closed)
        self.remoteName = remoteName
        hasLocks = locks
    }

    /// Lets the file be opened from now on.
    package func open() { closed.withLock { $0 = nil } }

    package func open(_ path: String, _ access: FileAccess) throws(SystemError) -> FileHandle {
        if closed.withLock({ $0 == path }) { throw SystemError(EACCES) }
        return try base.open(path, access)
    }

    package func close(_ file: FileHandle) { base.close(file) }
    package func status(of file: FileHandle) throws(SystemError) -> FileStatus { try base.status(of: file) }
    package func status(at path: String, followingLink: Bool) throws(SystemError) -> FileStatus {
        try base.status(at: path, followingLink: followingLink)
    }
    package func read(
        _ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int { try base.read(file, at: offset, into: buffer) }
    package func write(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) -> Int {
        try base.write(file, bytes)
    }
    package func sync(_ file: FileHandle) throws(SystemError) { try base.sync(file) }
    package func truncate(_ file: FileHandle, to count: Int) throws(SystemError) { try base.truncate(file, to: count) }
    package func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemError) { try base.setMode(file, mode) }
    package func lock(_ file: FileHandle, exclusively: Bool) throws(SystemError) -> Bool {
        guard hasLocks else { throw SystemError(ENOLCK) }
        return try base.lock(file, exclusively: exclusively)
    }
    package func unlock(_ file: FileHandle) { base.unlock(file) }
    package func rename(_ old: String, to new: String) throws(SystemError) { try base.rename(old, to: new) }
    package func exchange(_ one: String, _ other: String) throws(SystemError) { try base.exchange(one, other) }
    package func link(_ old: String, to new: String) throws(SystemError) { try base.link(old, to: new) }
    package func remove(_ path: String) throws(SystemError) { try base.remove(path) }
    package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) { try base.makeFolder(path, mode: mode) }
    package func names(in folder: String) throws(SystemError) -> [String] { try base.names(in: folder) }
    package func isWritable(_ path: String) -> Bool { base.isWritable(path) }
    package func resolved(_ path: String) throws(SystemError) -> String { try base.resolved(path) }
    package func remoteName(of folder: String) -> String? { remoteName }
    package var now: Int64 { base.now }
    package func wait(milliseconds: Int) { base.wait(milliseconds: milliseconds) }
}
