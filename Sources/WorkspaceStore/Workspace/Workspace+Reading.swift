import Glibc
import NetworkModel
import RecFormat

/// What a file was stamped with when it was last read or written.
struct FileStamp: Hashable, Sendable {
    let status: FileStatus
    private let taken: Int64

    init(_ status: FileStatus, at now: Int64) {
        self.status = status
        taken = now
    }

    /// Whether the same stamp on the file means the same bytes.
    ///
    /// Clocks of file systems tick slowly: a file that was written just before it was looked at may be written again
    /// and keep its stamp. One that counts whole seconds is given two.
    var isTrustworthy: Bool {
        let tick: Int64 = status.modified % 1_000_000_000 == 0 ? 2_000_000_000 : 20_000_000
        return taken - status.modified > tick
    }
}

/// A data file opened for reading, and what it was stamped with before anything was read.
struct DataFile {
    let path: String
    let stamp: FileStamp
    private let files: any FileSystem
    private let handle: FileHandle

    /// Opens a kind's file; nil where there is none. Throws where what stands there is no plain file, or none of text.
    init?(_ kind: Kind, of workspace: Workspace) throws(StoreError) {
        files = workspace.files
        path = workspace.path(of: kind)
        let status: FileStatus
        do throws(SystemError) {
            handle = try workspace.openForReading(kind)
            status = try files.status(of: handle)
        } catch {
            if error.code == ENOENT { return nil }
            if error.code == ELOOP { throw StoreError(.notAFile(.link), path: workspace.path(of: kind)) }
            throw StoreError(.cannotRead, path: workspace.path(of: kind), system: error)
        }
        stamp = FileStamp(status, at: files.now)
        guard status.sort == .file, status.size < UInt32.max else {
            files.close(handle)
            throw StoreError(status.sort == .file ? .tooLarge : .notAFile(status.sort), path: path)
        }
        do throws(StoreError) {
            try files.refuseForeignBytes(in: handle, at: path)
        } catch {
            files.close(handle)
            throw error
        }
    }

    var size: Int { stamp.status.size }

    /// The file's bytes from an offset on.
    func bytes(from offset: Int = 0) throws(StoreError) -> [UInt8] {
        do throws(SystemError) {
            return try files.bytes(of: handle, from: offset, count: max(0, size - offset))
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// The bytes of a long file, read in pieces on whichever threads `perform` calls its argument.
    func bytes(
        inPieces pieces: Int, _ perform: (_ read: @Sendable (Int) -> Void) -> Void
    ) throws(StoreError) -> [UInt8] {
        do throws(SystemError) {
            return try files.bytes(of: handle, count: size, inPieces: pieces, perform)
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// Whether the file, from an offset on, holds these bytes.
    func holds(_ bytes: Span<UInt8>, at offset: Int) throws(StoreError) -> Bool {
        let window = 1 << 18
        var start = 0
        while start < bytes.count {
            let end = min(start + window, bytes.count)
            let expected = bytes.extracting(start..<end)
            let found: [UInt8]
            do throws(SystemError) {
                found = try files.bytes(of: handle, from: offset + start, count: end - start)
            } catch {
                throw StoreError(.cannotRead, path: path, system: error)
            }
            guard found.span.hasSameBytes(as: expected) else { return false }
            start = end
        }
        return true
    }

    func close() { files.close(handle) }
}

extension FileSystem {
    /// Throws where an open file is none of text: read as rec it would look empty, and what is added to it would be of
    /// no use to anybody.
    func refuseForeignBytes(in file: FileHandle, at path: String) throws(StoreError) {
        let head: [UInt8]
        do throws(SystemError) {
            head = try bytes(of: file, count: RecForeignBytes.headLength)
        } catch {
            throw StoreError(.cannotRead, path: path, system: error)
        }
        if let foreign = RecForeignBytes(head) { throw StoreError(.notText(foreign), path: path) }
    }
}

extension Workspace {
    fileprivate func openForReading(_ kind: Kind) throws(SystemError) -> FileHandle {
        try files.open(path(of: kind), .reading)
    }
}
