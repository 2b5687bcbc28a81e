import Glibc

/// Texts that could not be saved and were put where they stay, outside any workspace.
enum RecoveredFiles {
    /// Removes those that tell of what is asked for; returns how many.
    static func remove(where isMeant: ([UInt8]) -> Bool) throws -> Int {
        let folder = "\(Environment.stateFolder)/recovered"
        guard let listing = opendir(folder) else { return 0 }
        defer { closedir(listing) }
        var count = 0
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.utf8.suffix(4).elementsEqual(".rec".utf8) else { continue }
            let path = "\(folder)/\(name)"
            guard isMeant(try InputFile.bytes(of: path)) else { continue }
            guard unlink(path) == 0 else {
                throw CommandFailure(
                    .system, "\(path) could not be removed (\(String(cString: strerror(errno)))); remove it")
            }
            count += 1
        }
        return count
    }
}
