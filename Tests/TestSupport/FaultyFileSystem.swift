import Glibc
import Synchronization
package import WorkspaceStore

/// Files whose n-th call goes wrong, and which count and name every call that is made.
package final class FaultyFileSystem: FileSystem {
    package enum Fault: Hashable, Sendable {
        /// The call fails with this code, once.
        case failure(Int32)
        /// This call and every later one of its name fails with this code, as on a full disk.
        case failures(Int32)
        /// The call fails with this code; one that writes has written half before.
        case half(Int32)
        /// The process is killed before the call; one that writes has written half before.
        case kill
    }

    private struct Record {
        var calls: [String] = []
        var fault: (number: Int, fault: Fault)?
        var isDead = false
        var failing: String?
        var failedCall: String?
        var interloper: (call: String, action: @Sendable () throws -> Void)?
        var open: Set<FileHandle> = []
    }

    private let base: any FileSystem
    private let record = Mutex(Record())

    package init(_ base: any FileSystem) { self.base = base }

    /// Makes the call with this number, counted from 0 and from now, go wrong.
    package func inject(_ fault: Fault, at number: Int) {
        record.withLock { record in
            record.calls = []
            record.fault = (number, fault)
            record.isDead = false
            record.failing = nil
        }
    }

    /// The names of the calls since the last injection.
    package var calls: [String] { record.withLock(\.calls) }

    package func forgetCalls() { record.withLock { $0.calls = [] } }

    package var wasKilled: Bool { record.withLock(\.isDead) }

    /// Ends the killed process: its files are closed and its locks are free. Calls work again.
    package func bury() {
        let open = record.withLock { record in
            defer { record = Record() }
            return record.open
        }
        for file in open { base.close(file) }
    }

    /// The name of the last call that went wrong.
    package var failedCall: String? { record.withLock(\.failedCall) }

    /// Makes something happen just before the next call of a name, once.
    package func before(_ call: String, _ action: @escaping @Sendable () throws -> Void) {
        record.withLock { $0.interloper = (call, action) }
    }

    private func letInterloperIn(_ name: String) {
        let action = record.withLock { record -> (@Sendable () throws -> Void)? in
            guard record.interloper?.call == name else { return nil }
            defer { record.interloper = nil }
            return record.interloper?.action
        }
        do {
            try action?()
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Counts a call; returns the code with which it fails, and whether half of it is done before.
    private func fault(_ name: String) -> (code: Int32, half: Bool)? {
        letInterloperIn(name)
        let fault = record.withLock { take(name, &$0) }
        if fault != nil { record.withLock { $0.failedCall = name } }
        return fault
    }

    private func take(_ name: String, _ record: inout Record) -> (code: Int32, half: Bool)? {
        if record.isDead { return (EIO, false) }
        let number = record.calls.count
        record.calls.append(name)
        if let failing = record.failing, failing == name, case .failures(let code) = record.fault?.fault {
            return (code, false)
        }
        guard let fault = record.fault, fault.number == number else { return nil }
        switch fault.fault {
        case .failure(let code):
            record.fault = nil
            return (code, false)
        case .failures(let code):
            record.failing = name
            return (code, false)
        case .half(let code):
            record.fault = nil
            return (code, true)
        case .kill:
            record.isDead = true
            return (EIO, true)
        }
    }

    private func check(_ name: String) throws(SystemError) {
        if let fault = fault(name) { throw SystemError(fault.code) }
    }

    package func open(_ path: String, _ access: FileAccess) throws(SystemError) -> FileHandle {
        try check("open")
        let file = try base.open(path, access)
        record.withLock { _ = $0.open.insert(file) }
        return file
    }

    package func close(_ file: FileHandle) {
        guard !wasKilled else { return }
        record.withLock { _ = $0.open.remove(file) }
        base.close(file)
    }

    package func status(of file: FileHandle) throws(SystemError) -> FileStatus {
        try check("status")
        return try base.status(of: file)
    }

    package func status(at path: String, followingLink: Bool) throws(SystemError) -> FileStatus {
        try check("status")
        return try base.status(at: path, followingLink: followingLink)
    }

    package func read(
        _ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        try check("read")
        return try base.read(file, at: offset, into: buffer)
    }

    package func write(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) -> Int {
        guard let fault = fault("write") else { return try base.write(file, bytes) }
        if fault.half { _ = try base.write(file, bytes.extracting(0..<bytes.count / 2)) }
        throw SystemError(fault.code)
    }

    package func sync(_ file: FileHandle) throws(SystemError) {
        try check("sync")
        try base.sync(file)
    }

    package func truncate(_ file: FileHandle, to count: Int) throws(SystemError) {
        try check("truncate")
        try base.truncate(file, to: count)
    }

    package func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemError) {
        try check("setMode")
        try base.setMode(file, mode)
    }

    package func lock(_ file: FileHandle, exclusively: Bool) throws(SystemError) -> Bool {
        try check("lock")
        return try base.lock(file, exclusively: exclusively)
    }

    package func unlock(_ file: FileHandle) { base.unlock(file) }

    package func rename(_ old: String, to new: String) throws(SystemError) {
        try check("rename")
        try base.rename(old, to: new)
    }

    package func exchange(_ one: String, _ other: String) throws(SystemError) {
        try check("exchange")
        try base.exchange(one, other)
    }

    package func link(_ old: String, to new: String) throws(SystemError) {
        try check("link")
        try base.link(old, to: new)
    }

    package func remove(_ path: String) throws(SystemError) {
        try check("remove")
        try base.remove(path)
    }

    package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
        try check("makeFolder")
        try base.makeFolder(path, mode: mode)
    }

    package func names(in folder: String) throws(SystemError) -> [String] {
        try check("names")
        return try base.names(in: folder)
    }

    package func isWritable(_ path: String) -> Bool { base.isWritable(path) }
    package func resolved(_ path: String) throws(SystemError) -> String { try base.resolved(path) }
    package var now: Int64 { base.now }
    package func wait(milliseconds: Int) { base.wait(milliseconds: milliseconds) }
}
