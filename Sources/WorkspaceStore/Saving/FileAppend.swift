import Glibc
import RecFormat

/// Records on their way to the end of a log: one write, then one sync, whatever the log's size.
///
/// Whoever uses it holds the workspace's lock.
struct FileAppend: Sendable {
    let path: String
    /// The file before the append.
    let previous: FileStatus
    private let files: any FileSystem
    private let file: FileHandle

    /// Opens the log; nil where there is none yet, or an empty one, which wants its descriptor first. Throws where it is
    /// no text.
    init?(opening path: String, on files: any FileSystem) throws(StoreError) {
        guard let status = try FileReplacement.replaceable(path, on: files), status.size > 0 else { return nil }
        do throws(SystemError) {
            file = try files.open(path, .appending)
            do throws(SystemError) {
                previous = try files.status(of: file)
            } catch {
                files.close(file)
                throw error
            }
        } catch {
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        self.path = path
        self.files = files
        do throws(StoreError) {
            // A log may be added to unread.
            try files.refuseForeignBytes(in: file, at: path)
        } catch {
            files.close(file)
            throw error
        }
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
                let lines = tail.lazy.filter { $0 == UInt8(ascii: "\n") }.count
                // The separator depends on the last two lines, which may be long.
                if start == 0 || lines > 3 { return RecDocument.separator(afterTail: tail.span) }
                count *= 4
            }
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Adds the bytes and makes them safe; false where another program has put a new file in the log's place meanwhile,
    /// so that they went to the old one. A failure takes back what had been added.
    func write(_ bytes: [UInt8]) throws(StoreError) -> Bool {
        do throws(SystemError) {
            try files.writeAll(file, bytes.span)
            try files.sync(file)
        } catch {
            takeBack(atMost: bytes.count)
            throw StoreError(.cannotWrite, path: path, system: error)
        }
        do throws(SystemError) {
            return try files.statusIfPresent(at: path)?.inode == previous.inode
        } catch {
            // The bytes are safe in the file that was there a moment ago; who cannot look has no reason to doubt it.
            return true
        }
    }

    /// Ends the append; returns what the file is stamped with now, if that can be known.
    func finish() -> FileStatus? {
        defer { files.close(file) }
        do throws(SystemError) {
            return try files.status(of: file)
        } catch {
            return nil
        }
    }

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
