import Glibc

/// The system calls the store makes, and nothing more; a test puts one that fails in their place.
///
/// Each method is one call and may be interrupted; a workspace makes those again (`SteadyFileSystem`).
package protocol FileSystem: Sendable {
    func open(_ path: String, _ access: FileAccess) throws(SystemError) -> FileHandle
    func close(_ file: FileHandle)
    func status(of file: FileHandle) throws(SystemError) -> FileStatus
    /// The status of what the path names; of a symbolic link itself unless it is followed.
    func status(at path: String, followingLink: Bool) throws(SystemError) -> FileStatus
    /// Reads at an offset; returns how much, 0 at the end.
    func read(_ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    /// Writes at the file's position, or at its end where it was opened for appending; returns how much.
    func write(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) -> Int
    /// Makes the file's bytes, or a folder's names, safe on the disk.
    func sync(_ file: FileHandle) throws(SystemError)
    func truncate(_ file: FileHandle, to count: Int) throws(SystemError)
    func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemError)
    /// Locks without waiting; false where somebody else holds the lock.
    func lock(_ file: FileHandle, exclusively: Bool) throws(SystemError) -> Bool
    /// Gives the lock back, also for a process that was just started and still has the file open too.
    func unlock(_ file: FileHandle)
    func rename(_ old: String, to new: String) throws(SystemError)
    /// Makes two files change their names in one step; not every file system can.
    func exchange(_ one: String, _ other: String) throws(SystemError)
    /// Gives the file a second name.
    func link(_ old: String, to new: String) throws(SystemError)
    func remove(_ path: String) throws(SystemError)
    func makeFolder(_ path: String, mode: UInt32) throws(SystemError)
    func names(in folder: String) throws(SystemError) -> [String]
    /// Whether this process may write the file.
    func isWritable(_ path: String) -> Bool
    /// What the file system is called that a folder lies on, where that is on another computer.
    func remoteName(of folder: String) -> String?
    /// The path without links, `.` and `..`.
    func resolved(_ path: String) throws(SystemError) -> String
    /// Nanoseconds of the wall clock, by which files are stamped.
    var now: Int64 { get }
    func wait(milliseconds: Int)
}

extension FileSystem {
    package func remoteName(of folder: String) -> String? { nil }
}

/// An open file.
package struct FileHandle: Hashable, Sendable {
    package let number: Int32
    package init(_ number: Int32) { self.number = number }
}

/// How a file is opened. None of them follows a symbolic link in the path's last part, but for folders.
package enum FileAccess: Sendable {
    case reading
    /// Writes go to the end; the file must exist.
    case appending
    /// Writes go to the end; the file is made where it is missing.
    case appendingOrCreating
    /// A new file; fails where the name is taken.
    case creating
    /// For a lock: read and write, made where it is missing.
    case locking
    case folder
}

/// Why a system call failed.
package struct SystemError: Error, Hashable, Sendable {
    package let code: Int32
    package init(_ code: Int32) { self.code = code }

    /// The system's words for it.
    package var text: String { String(cString: strerror(code)) }
}

/// What the store needs to know of a file.
package struct FileStatus: Hashable, Sendable {
    package enum Sort: Hashable, Sendable {
        case file, folder, link, other
    }

    package var sort: Sort
    package var device: UInt64
    package var inode: UInt64
    package var size: Int
    /// Permission bits.
    package var mode: UInt32
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var changed: Int64

    package init(
        sort: Sort, device: UInt64 = 0, inode: UInt64, size: Int, mode: UInt32, modified: Int64, changed: Int64
    ) {
        self.sort = sort
        self.device = device
        self.inode = inode
        self.size = size
        self.mode = mode
        self.modified = modified
        self.changed = changed
    }
}
