import Glibc
import Synchronization

extension FileSystem {
    /// The file's bytes from an offset on, up to a count. Fewer only where the file ends.
    package func bytes(of file: FileHandle, from offset: Int = 0, count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).adviseHugePages()
            do throws(SystemError) {
                filled = try fill(UnsafeMutableRawBufferPointer(buffer), from: file, at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// All bytes of the file at a path.
    func bytes(at path: String) throws(SystemError) -> [UInt8] {
        let file = try open(path, .reading)
        defer { close(file) }
        return try bytes(of: file, count: status(of: file).size)
    }

    /// The bytes of a long file, read in so many pieces of about the same length. `perform` is to call its argument with
    /// the number of each piece once, on any thread, and to come back when all are read. Fewer bytes only where the file
    /// ends.
    func bytes(
        of file: FileHandle, count: Int, inPieces pieces: Int, _ perform: (_ read: @Sendable (Int) -> Void) -> Void
    ) throws(SystemError) -> [UInt8] {
        let ends = Mutex<[Result<Int, SystemError>]>(Array(repeating: .success(0), count: pieces))
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            // Each piece is written by one thread, and nobody reads before all are done.
            nonisolated(unsafe) let target = UnsafeMutableRawBufferPointer(buffer)
            target.adviseHugePages()
            perform { piece in
                let range = count * piece / pieces..<count * (piece + 1) / pieces
                let end = Result { () throws(SystemError) in
                    try fill(UnsafeMutableRawBufferPointer(rebasing: target[range]), from: file, at: range.lowerBound)
                }
                ends.withLock { $0[piece] = end.map { range.lowerBound + $0 } }
            }
            for (piece, end) in ends.withLock({ $0 }).enumerated() {
                do throws(SystemError) {
                    filled = try end.get()
                } catch {
                    failure = error
                }
                if failure != nil || filled < count * (piece + 1) / pieces { break }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads until the buffer is full or the file ends; returns how much.
    private func fill(
        _ buffer: UnsafeMutableRawBufferPointer, from file: FileHandle, at offset: Int
    ) throws(SystemError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let read = try self.read(file, at: offset + filled, into: rest)
            if read == 0 { break }
            filled += read
        }
        return filled
    }

    /// Writes all of the bytes, in as many calls as it takes.
    package func writeAll(_ file: FileHandle, _ bytes: Span<UInt8>) throws(SystemError) {
        var start = 0
        while start < bytes.count {
            let rest = bytes.extracting(start..<bytes.count)
            let written = try write(file, rest)
            // No file system should take nothing without saying why.
            guard written > 0 else { throw SystemError(EIO) }
            start += written
        }
    }

    /// The status of what the path names, or nil where it names nothing.
    package func statusIfPresent(at path: String, followingLink: Bool = false) throws(SystemError) -> FileStatus? {
        do throws(SystemError) {
            return try status(at: path, followingLink: followingLink)
        } catch {
            guard error.code == ENOENT else { throw error }
            return nil
        }
    }

    /// Closes a file that is locked. Closing may fail or take long; the lock is given back first.
    func closeUnlocking(_ file: FileHandle) {
        unlock(file)
        close(file)
    }

    /// Makes the names in a folder safe on the disk.
    package func syncFolder(_ path: String) throws(SystemError) {
        let folder = try open(path, .folder)
        defer { close(folder) }
        try sync(folder)
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Asks the kernel for huge pages (madvise(2), MADV_HUGEPAGE), as far as whole ones lie within: filling a large file's
    /// memory then takes some twenty page faults and not ten thousand.
    ///
    /// It changes nothing but the time that takes; where the kernel has no huge pages to give, not even that.
    fileprivate func adviseHugePages() {
        let size = 1 << 21
        guard count >= 2 * size, let baseAddress else { return }
        let start = baseAddress.alignedUp(toMultipleOf: size)
        let end = (baseAddress + count).alignedDown(toMultipleOf: size)
        _ = madvise(start, end - start, MADV_HUGEPAGE)
    }
}
