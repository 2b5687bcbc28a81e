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
    package func release() { files.close(file) }
}

extension Workspace {
    /// Takes the lock for sharing without waiting; nil where another process has it.
    package func lockForSharing() throws(StoreError) -> SharingLock? {
        try makeCaucusFolder()
        let path = "\(caucusFolder)/sharing"
        do throws(SystemError) {
            return try SharingLock(path, on: files)
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
    }
}
