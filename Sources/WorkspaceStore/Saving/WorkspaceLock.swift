import Glibc

/// The lock that keeps two processes from writing a workspace at once.
///
/// It is taken for one save or one reading and belongs to the open file, so that a killed process leaves none behind.
struct WorkspaceLock: Sendable {
    private let files: any FileSystem
    private let file: FileHandle

    /// Waits this long for another process before it gives up.
    static let patience = 10_000

    /// Takes the lock for writing.
    init(_ workspace: Workspace, patience: Int = WorkspaceLock.patience) throws(StoreError) {
        files = workspace.files
        let path = workspace.lockPath
        do throws(SystemError) {
            guard let file = try WorkspaceLock.take(path, exclusively: true, patience: patience, on: files) else {
                throw SystemError(EWOULDBLOCK)
            }
            self.file = file
        } catch {
            guard error.code != EWOULDBLOCK else {
                throw StoreError(.locked(by: WorkspaceLock.holder(path, on: workspace.files)), path: workspace.folder)
            }
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        name(path)
    }

    /// Takes the lock for reading, if there is one to take: nothing is written, and who waits too long reads without.
    init?(reading workspace: Workspace, patience: Int = 2_000) {
        do throws(SystemError) {
            let path = workspace.lockPath
            guard try workspace.files.statusIfPresent(at: path)?.sort == .file else { return nil }
            guard
                let file = try WorkspaceLock.take(path, exclusively: false, patience: patience, on: workspace.files)
            else { return nil }
            files = workspace.files
            self.file = file
        } catch {
            return nil
        }
    }

    /// Gives the lock back.
    func release() { files.closeUnlocking(file) }

    private static func take(
        _ path: String, exclusively: Bool, patience: Int, on files: any FileSystem
    ) throws(SystemError) -> FileHandle? {
        var waited = 0
        var pause = 1
        while true {
            let file = try files.open(path, exclusively ? .locking : .reading)
            do throws(SystemError) {
                let isTaken = try files.lock(file, exclusively: exclusively)
                // Whoever deleted the lock file meanwhile would let the next process lock another one.
                let isCurrent = try files.statusIfPresent(at: path)?.inode == files.status(of: file).inode
                if isTaken, isCurrent { return file }
            } catch {
                files.close(file)
                throw error
            }
            files.close(file)
            guard waited < patience else { return nil }
            files.wait(milliseconds: pause)
            waited += pause
            pause = min(pause * 2, 10)
        }
    }

    /// Writes into the lock file who holds it, for those who wait. It is no harm if that fails.
    ///
    /// The first line counts, whatever follows of a longer one: a file that is emptied and written anew is brought to
    /// the disk by ext4 when it is closed, which would cost as much as the sync of what is saved. And whoever saves again
    /// writes nothing: it would go to the disk with what is saved.
    private func name(_ path: String) {
        let text = Array("\(Self.ownName)\n".utf8)
        do throws(SystemError) {
            guard try files.bytes(of: file, count: text.count) != text else { return }
            try files.writeAll(file, text.span)
        } catch {
            return
        }
    }

    private static var ownName: String { "process \(getpid())" }

    private static func holder(_ path: String, on files: any FileSystem) -> String? {
        do throws(SystemError) {
            let file = try files.open(path, .reading)
            defer { files.close(file) }
            let line = try files.bytes(of: file, count: 200).prefix { $0 != UInt8(ascii: "\n") }
            // Who only reads names nobody, so that the name may be our own, from our last save.
            return line.isEmpty || line.elementsEqual(ownName.utf8) ? nil : String(decoding: line, as: UTF8.self)
        } catch {
            return nil
        }
    }
}

extension Workspace {
    /// Takes the lock for writing.
    ///
    /// Where it can be opened the folder is there, and so is its place in it. Only where it cannot be is it asked why, or
    /// its place made: a save need not look at them each time.
    func lock() throws(StoreError) -> WorkspaceLock {
        do throws(StoreError) {
            return try WorkspaceLock(self)
        } catch {
            if case .locked = error.code { throw error }
        }
        try checkFolder()
        try makeCaucusFolder()
        return try WorkspaceLock(self)
    }
}
