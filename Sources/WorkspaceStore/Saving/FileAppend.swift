import Glibc
import RecFormat

/// Records on their way to the end of a log: one write, then one sync, whatever the log's size.
///
/// Whoever uses it holds the workspace's lock.
struct FileAppend: Sendable {
    let path: String
    /// The file before the append.
    let previous: FileStatus
    /// The file after it, once its bytes are safe, if that could be known.
    private(set) var current: FileStatus?
    private let files: any FileSystem
    private let file: FileHandle

    /// Opens the log; nil where there is none yet, or an empty one, which wants its descriptor first.
    init?(opening path: String, on files: any FileSystem) throws(StoreError) {
        do throws(SystemError) {
            file = try files.open(path, .appending)
        } catch {
            // Whoever may not replace the log may not add to it either, and that says more of why.
            guard try FileReplacement.replaceable(path, on: files) != nil else { return nil }
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        self.path = path
        self.files = files
        do throws(StoreError) {
            do throws(SystemError) {
                previous = try files.status(of: file)
            } catch {
                throw StoreError(.cannotWrite, path: path, system: error)
            }
            try FileReplacement.refuse(previous, at: path)
        } catch {
            files.close(file)
            throw error
        }
        guard previous.size > 0 else {
            files.close(file)
            return nil
        }
    }

    /// What comes before a new record in a log that was not read; throws where that is no text.
    func separatorInUnread() throws(StoreError) -> [UInt8] {
        try files.refuseForeignBytes(in: file, at: path)
        return try separator()
    }

    /// What must stand between the end of the log and a new record.
    ///
    /// After a tail that was torn it is a blank line, so that the tail stays as it is and does not swallow the record.
    func separator() throws(StoreError) -> [UInt8] {
        do throws(SystemError) {
            var count = 4096
            while true {
                let start = max(0, previous.size - count)
                let tail = try files.bytes(of: file, from: start, count: previous.size - start)
                // The separator depends on the last two lines, which may be long.
                if start == 0 || tail.span.hasNewlines(4) { return RecDocument.separator(afterTail: tail.span) }
                count *= 4
            }
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Adds the bytes and makes them safe; false where another program has put a new file in the log's place meanwhile,
    /// so that they went to the old one. A failure takes back what had been added.
    mutating func write(_ bytes: [UInt8]) throws(StoreError) -> Bool {
        do throws(SystemError) {
            try files.writeAll(file, bytes.span)
            try files.sync(file)
        } catch {
            takeBack(atMost: bytes.count)
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        do throws(SystemError) {
            let status = try files.statusIfPresent(at: path)
            guard status?.inode == previous.inode else { return false }
            current = status
            return true
        } catch {
            // The bytes are safe in the file that was there a moment ago; who cannot look has no reason to doubt it.
            return true
        }
    }

    /// Ends the append.
    func finish() { files.close(file) }

    /// Takes back an append of that many bytes, after another file of the same change could not be saved; whether nothing
    /// is left of it.
    @discardableResult
    func abandon(written count: Int) -> Bool {
        defer { files.close(file) }
        return takeBack(atMost: count)
    }

    @discardableResult
    private func takeBack(atMost count: Int) -> Bool {
        do throws(SystemError) {
            let size = try files.status(of: file).size
            // Were it longer, somebody else would have written behind us without the lock; that is never cut.
            guard size > previous.size, size <= previous.size + count else { return size <= previous.size }
            try files.truncate(file, to: previous.size)
            return true
        } catch {
            // What stays is a torn tail, or a whole record that was not said to be saved.
            return false
        }
    }
}

extension Span<UInt8> {
    /// Whether at least so many lines end in these bytes; looks no further back than it must.
    fileprivate func hasNewlines(_ number: Int) -> Bool {
        var left = number
        var index = count
        while left > 0, index > 0 {
            index -= 1
            if self[index] == UInt8(ascii: "\n") { left -= 1 }
        }
        return left == 0
    }
}
