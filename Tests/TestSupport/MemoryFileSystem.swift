import Glibc
import Synchronization
package import WorkspaceStore

/// Files in memory: the same calls as the machine's, and a disk that forgets what was not synced when the power goes.
package final class MemoryFileSystem: FileSystem {
    private struct Node {
        var bytes: [UInt8] = []
        var synced: [UInt8] = []
        var mode: UInt32
        var modified: Int64
        var changed: Int64
        var sort = FileStatus.Sort.file
    }

    private struct Handle {
        var inode: UInt64
        var path: String
        var appends: Bool
        var position = 0
        var lock: Bool?
    }

    private struct Disk {
        var nodes: [UInt64: Node] = [:]
        var names: [String: UInt64] = [:]
        var syncedNames: [String: UInt64] = [:]
        var handles: [Int32: Handle] = [:]
        var nextInode: UInt64 = 1
        var nextHandle: Int32 = 3
        var clock: Int64 = 1_795_000_000_000_000_000
    }

    private let disk: Mutex<Disk>
    private let canExchange: Bool

    /// An empty disk with one folder, `/`.
    ///
    /// Old file systems cannot exchange two names.
    package init(canExchange: Bool = true) {
        var disk = Disk()
        disk.nodes[1] = Node(mode: 0o700, modified: disk.clock, changed: disk.clock, sort: .folder)
        disk.names["/"] = 1
        disk.syncedNames["/"] = 1
        disk.nextInode = 2
        self.disk = Mutex(disk)
        self.canExchange = canExchange
    }

    private init(_ disk: Disk, canExchange: Bool) {
        self.disk = Mutex(disk)
        self.canExchange = canExchange
    }

    // MARK: What tests do to it

    /// Makes the clock jump, to nanoseconds since 1970.
    package func set(clock: Int64) { disk.withLock { $0.clock = clock } }

    /// A disk of its own with the same on it, and nothing open.
    package func copy(canExchange: Bool = true) -> MemoryFileSystem {
        var copy = disk.withLock { $0 }
        copy.handles = [:]
        return MemoryFileSystem(copy, canExchange: canExchange)
    }

    /// What survives a power cut.
    package struct Survival: Sendable, CaseIterable, Hashable {
        /// Whether names that no folder sync made safe are there.
        package var names: Bool
        /// Whether bytes that no sync made safe are there.
        package var bytes: Bool

        package static let allCases = [(false, false), (false, true), (true, false), (true, true)].map {
            Survival(names: $0.0, bytes: $0.1)
        }
    }

    /// Ends every process and takes away what was not safe.
    package func cutPower(_ survival: Survival) {
        disk.withLock { disk in
            disk.handles = [:]
            if !survival.names { disk.names = disk.syncedNames }
            if !survival.bytes {
                for (inode, node) in disk.nodes { disk.nodes[inode]?.bytes = node.synced }
            }
        }
    }

    /// Ends every process; the disk keeps all.
    package func killProcesses() { disk.withLock { $0.handles = [:] } }

    /// The bytes of a file; nil where there is none.
    package func bytes(_ path: String) -> [UInt8]? {
        disk.withLock { disk in disk.names[path].flatMap { disk.nodes[$0]?.bytes } }
    }

    package func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

    /// Writes a file as programs do that know nothing of caucus: in place, without a sync.
    ///
    /// With a stamp it is as if the clock had not ticked since then.
    package func put(_ path: String, _ text: String, stamped stamp: FileStatus? = nil) {
        put(path, Array(text.utf8), stamped: stamp)
    }

    /// The same, of any bytes.
    package func put(_ path: String, _ bytes: [UInt8], stamped stamp: FileStatus? = nil) {
        disk.withLock { disk in
            disk.clock += 50_000_000
            let inode = disk.names[path] ?? Self.make(path, mode: 0o600, in: &disk)
            disk.nodes[inode]?.bytes = bytes
            Self.touch(inode, in: &disk)
            guard let stamp else { return }
            disk.nodes[inode]?.modified = stamp.modified
            disk.nodes[inode]?.changed = stamp.changed
        }
    }

    /// The paths of all files.
    package var paths: [String] { disk.withLock { $0.names.keys.sorted() } }

    // MARK: Calls

    package func open(_ path: String, _ access: FileAccess) throws(SystemError) -> FileHandle {
        try disk.withLock { (disk) throws(SystemError) in
            var inode = disk.names[path]
            switch access {
            case .creating where inode != nil: throw SystemError(EEXIST)
            case .creating, .appendingOrCreating, .locking:
                if inode == nil {
                    guard disk.names[Self.parent(path)] != nil else { throw SystemError(ENOENT) }
                    inode = Self.make(path, mode: 0o600, in: &disk)
                }
            case .reading, .appending, .folder: break
            }
            guard let inode else { throw SystemError(ENOENT) }
            let number = disk.nextHandle
            disk.nextHandle += 1
            let appends: Bool =
                switch access {
                case .appending, .appendingOrCreating: true
                case .reading, .creating, .locking, .folder: false
                }
            disk.handles[number] = Handle(inode: inode, path: path, appends: appends)
            return FileHandle(number)
        }
    }

    package func close(_ file: FileHandle) { disk.withLock { _ = $0.handles.removeValue(forKey: file.number) } }

    package func status(of file: FileHandle) throws(SystemError) -> FileStatus {
        try disk.withLock { (disk) throws(SystemError) in try Self.status(Self.handle(file, in: disk).inode, in: disk) }
    }

    package func status(at path: String, followingLink: Bool) throws(SystemError) -> FileStatus {
        try disk.withLock { (disk) throws(SystemError) in
            guard let inode = disk.names[path] else { throw SystemError(ENOENT) }
            return try Self.status(inode, in: disk)
        }
    }

    package func read(
        _ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        try disk.withLock { (disk) throws(SystemError) in
            guard let node = disk.nodes[try Self.handle(file, in: disk).inode] else { throw SystemError(EBADF) }
            guard offset < node.bytes.count else { return 0 }
            let part = node.bytes[offset..<min(node.bytes.count, offset + buffer.count)]
            buffer.copyBytes(from: part)
            return part.count
        }
    }

    package func write(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) -> Int {
        let added = bytes.withUnsafeBufferPointer { Array($0) }
        return try disk.withLock { (disk) throws(SystemError) in
            let handle = try Self.handle(file, in: disk)
            guard var content = disk.nodes[handle.inode]?.bytes else { throw SystemError(EBADF) }
            let position = handle.appends ? content.count : handle.position
            content.replaceSubrange(position..<min(content.count, position + added.count), with: added)
            disk.nodes[handle.inode]?.bytes = content
            disk.handles[file.number]?.position = position + added.count
            Self.touch(handle.inode, in: &disk)
            return added.count
        }
    }

    package func sync(_ file: FileHandle) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            let handle = try Self.handle(file, in: disk)
            guard let node = disk.nodes[handle.inode] else { throw SystemError(EBADF) }
            disk.nodes[handle.inode]?.synced = node.bytes
            guard node.sort == .folder else { return }
            for (path, inode) in disk.names where Self.parent(path) == handle.path { disk.syncedNames[path] = inode }
            for path in disk.syncedNames.keys where Self.parent(path) == handle.path && disk.names[path] == nil {
                disk.syncedNames[path] = nil
            }
        }
    }

    package func truncate(_ file: FileHandle, to count: Int) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            let inode = try Self.handle(file, in: disk).inode
            disk.nodes[inode]?.bytes.removeSubrange(count...)
            Self.touch(inode, in: &disk)
        }
    }

    package func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            disk.nodes[try Self.handle(file, in: disk).inode]?.mode = mode
        }
    }

    package func lock(_ file: FileHandle, exclusively: Bool) throws(SystemError) -> Bool {
        try disk.withLock { (disk) throws(SystemError) in
            let inode = try Self.handle(file, in: disk).inode
            let others = disk.handles.filter { $0.key != file.number && $0.value.inode == inode }.compactMap(
                \.value.lock)
            guard exclusively ? others.isEmpty : !others.contains(true) else { return false }
            disk.handles[file.number]?.lock = exclusively
            return true
        }
    }

    package func unlock(_ file: FileHandle) { disk.withLock { $0.handles[file.number]?.lock = nil } }

    package func rename(_ old: String, to new: String) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            guard let inode = disk.names.removeValue(forKey: old) else { throw SystemError(ENOENT) }
            disk.names[new] = inode
            let time = Self.tick(&disk)
            disk.nodes[inode]?.changed = time
        }
    }

    package func exchange(_ one: String, _ other: String) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            guard canExchange else { throw SystemError(EINVAL) }
            guard let first = disk.names[one], let second = disk.names[other] else { throw SystemError(ENOENT) }
            disk.names[one] = second
            disk.names[other] = first
            for inode in [first, second] {
                let time = Self.tick(&disk)
                disk.nodes[inode]?.changed = time
            }
        }
    }

    package func link(_ old: String, to new: String) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            guard let inode = disk.names[old] else { throw SystemError(ENOENT) }
            guard disk.names[new] == nil else { throw SystemError(EEXIST) }
            disk.names[new] = inode
            let time = Self.tick(&disk)
            disk.nodes[inode]?.changed = time
        }
    }

    package func remove(_ path: String) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            guard disk.names.removeValue(forKey: path) != nil else { throw SystemError(ENOENT) }
        }
    }

    package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
        try disk.withLock { (disk) throws(SystemError) in
            guard disk.names[path] == nil else { throw SystemError(EEXIST) }
            guard disk.names[Self.parent(path)] != nil else { throw SystemError(ENOENT) }
            let inode = Self.make(path, mode: mode, in: &disk)
            disk.nodes[inode]?.sort = .folder
        }
    }

    package func names(in folder: String) throws(SystemError) -> [String] {
        disk.withLock { disk in
            disk.names.keys.filter { Self.parent($0) == folder && $0 != folder }
                .map { String($0.dropFirst(folder == "/" ? 1 : folder.count + 1)) }
        }
    }

    package func isWritable(_ path: String) -> Bool {
        disk.withLock { disk in disk.names[path].flatMap { disk.nodes[$0]?.mode }.map { $0 & 0o200 != 0 } ?? false }
    }

    package func resolved(_ path: String) throws(SystemError) -> String {
        _ = try status(at: path, followingLink: true)
        return path
    }

    package var now: Int64 { disk.withLock { Self.tick(&$0) } }

    package func wait(milliseconds: Int) { disk.withLock { $0.clock += Int64(milliseconds) * 1_000_000 } }

    // MARK: Parts

    private static func tick(_ disk: inout Disk) -> Int64 {
        disk.clock += 1_000_000
        return disk.clock
    }

    private static func touch(_ inode: UInt64, in disk: inout Disk) {
        let time = tick(&disk)
        disk.nodes[inode]?.modified = time
        disk.nodes[inode]?.changed = time
    }

    private static func make(_ path: String, mode: UInt32, in disk: inout Disk) -> UInt64 {
        let inode = disk.nextInode
        disk.nextInode += 1
        let time = tick(&disk)
        disk.nodes[inode] = Node(mode: mode, modified: time, changed: time)
        disk.names[path] = inode
        return inode
    }

    private static func handle(_ file: FileHandle, in disk: Disk) throws(SystemError) -> Handle {
        guard let handle = disk.handles[file.number] else { throw SystemError(EBADF) }
        return handle
    }

    private static func status(_ inode: UInt64, in disk: Disk) throws(SystemError) -> FileStatus {
        guard let node = disk.nodes[inode] else { throw SystemError(ENOENT) }
        return FileStatus(
            sort: node.sort, inode: inode, size: node.bytes.count, mode: node.mode, modified: node.modified,
            changed: node.changed)
    }

    private static func parent(_ path: String) -> String {
        let head = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
        return head.isEmpty ? "/" : head
    }
}
