import Glibc

/// Files whose calls are made again for as long as a signal interrupts them, so that nobody else need think of it.
struct SteadyFileSystem: FileSystem {
    private let base: any FileSystem

    init(_ base: any FileSystem) { self.base = base }

    private func steadily<Result>(_ call: () throws(SystemError) -> Result) throws(SystemError) -> Result {
        while true {
            do throws(SystemError) {
                return try call()
            } catch {
                guard error.code == EINTR else { throw error }
            }
        }
    }

    func open(_ path: String, _ access: FileAccess) throws(SystemError) -> FileHandle {
        try steadily { () throws(SystemError) in try base.open(path, access) }
    }

    // A close that was interrupted has closed the file all the same (Linux, close(2)).
    func close(_ file: FileHandle) { base.close(file) }

    func status(of file: FileHandle) throws(SystemError) -> FileStatus {
        try steadily { () throws(SystemError) in try base.status(of: file) }
    }

    func status(at path: String, followingLink: Bool) throws(SystemError) -> FileStatus {
        try steadily { () throws(SystemError) in try base.status(at: path, followingLink: followingLink) }
    }

    func read(
        _ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        try steadily { () throws(SystemError) in try base.read(file, at: offset, into: buffer) }
    }

    func write(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) -> Int {
        try steadily { () throws(SystemError) in try base.write(file, bytes) }
    }

    func sync(_ file: FileHandle) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.sync(file) }
    }

    func truncate(_ file: FileHandle, to count: Int) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.truncate(file, to: count) }
    }

    func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.setMode(file, mode) }
    }

    func lock(_ file: FileHandle, exclusively: Bool) throws(SystemError) -> Bool {
        try steadily { () throws(SystemError) in try base.lock(file, exclusively: exclusively) }
    }

    func unlock(_ file: FileHandle) { base.unlock(file) }

    func rename(_ old: String, to new: String) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.rename(old, to: new) }
    }

    func exchange(_ one: String, _ other: String) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.exchange(one, other) }
    }

    func link(_ old: String, to new: String) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.link(old, to: new) }
    }

    func remove(_ path: String) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.remove(path) }
    }

    func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
        try steadily { () throws(SystemError) in try base.makeFolder(path, mode: mode) }
    }

    func names(in folder: String) throws(SystemError) -> [String] {
        try steadily { () throws(SystemError) in try base.names(in: folder) }
    }

    func resolved(_ path: String) throws(SystemError) -> String {
        try steadily { () throws(SystemError) in try base.resolved(path) }
    }

    func isWritable(_ path: String) -> Bool { base.isWritable(path) }
    func remoteName(of folder: String) -> String? { base.remoteName(of: folder) }
    var now: Int64 { base.now }
    func wait(milliseconds: Int) { base.wait(milliseconds: milliseconds) }
}
