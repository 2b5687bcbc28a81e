/// Keeps two processes from sharing a workspace at once, while saves go on.
package struct SharingLock: Sendable {
    private let files: any FileSystem
    private let file: FileHandle

    fileprivate init?(_ path: String, on files: any FileSystem) throws(SystemError) {
        let file = try files.open(path, .locking)
        guard try files.lock(file, exclusively: true) else {
            files.close(file)
            return nil
        }
        self.files = files
        self.file = file
    }

    /// Gives it back; a process that is killed leaves none behind.
    package func release() { files.closeUnlocking(file) }
}

extension Workspace {
    /// Takes the lock for sharing; nil where another process has it and keeps it. A process that is killed while it
    /// starts a program leaves the lock to that one for a moment.
    package func lockForSharing() throws(StoreError) -> SharingLock? {
        try makeCaucusFolder()
        let path = "\(caucusFolder)/sharing"
        do throws(SystemError) {
            for _ in 0..<20 {
                if let lock = try SharingLock(path, on: files) { return lock }
                files.wait(milliseconds: 25)
            }
            return nil
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }
}
