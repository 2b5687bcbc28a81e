import Glibc

extension FileSystem {
    /// Makes a call again for as long as a signal interrupts it.
    package func uninterrupted<Result>(_ call: () throws(SystemError) -> Result) throws(SystemError) -> Result {
        while true {
            do throws(SystemError) {
                return try call()
            } catch {
                guard error.code == EINTR else { throw error }
            }
        }
    }

    /// The file's bytes from an offset on, up to a count. Fewer only where the file ends.
    package func bytes(of file: FileHandle, from offset: Int = 0, count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(SystemError) {
                while filled < count {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    let read = try uninterrupted { () throws(SystemError) in
                        try self.read(file, at: offset + filled, into: rest)
                    }
                    if read == 0 { break }
                    filled += read
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all of the bytes, in as many calls as it takes.
    package func writeAll(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) {
        var start = 0
        while start < bytes.count {
            let rest = bytes.extracting(start..<bytes.count)
            let written = try uninterrupted { () throws(SystemError) in try write(file, rest) }
            // No file system should take nothing without saying why.
            guard written > 0 else { throw SystemError(EIO) }
            start += written
        }
    }

    /// The status of what the path names, or nil where it names nothing.
    package func statusIfPresent(at path: String, followingLink: Bool = false) throws(SystemError) -> FileStatus? {
        do throws(SystemError) {
            return try uninterrupted { () throws(SystemError) in
                try status(at: path, followingLink: followingLink)
            }
        } catch {
            guard error.code == ENOENT else { throw error }
            return nil
        }
    }

    /// Makes the names in a folder safe on the disk.
    package func syncFolder(_ path: String) throws(SystemError) {
        let folder = try uninterrupted { () throws(SystemError) in try open(path, .folder) }
        defer { close(folder) }
        try uninterrupted { () throws(SystemError) in try sync(folder) }
    }
}
