import Glibc

/// The system's word that something in a folder was written, renamed or removed: a descriptor to wait on, and what
/// happened.
///
/// Files that are still open for writing are not reported, nor is what is read.
final class FolderWatch: Sendable {
    /// Readable when something happened; never blocks.
    let descriptor: Int32

    init(_ folder: String) throws(StoreError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw StoreError(.cannotWatch, path: folder, system: SystemError(errno)) }
        let mask =
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
        guard inotify_add_watch(descriptor, folder, UInt32(mask)) >= 0 else {
            let error = SystemError(errno)
            Glibc.close(descriptor)
            throw StoreError(.cannotWatch, path: folder, system: error)
        }
    }

    deinit { Glibc.close(descriptor) }

    /// What happened since the last call.
    struct Events: Sendable {
        /// The names of files in the folder that were written, renamed or removed.
        var names: Set<String> = []
        /// Whether the folder itself was removed or renamed.
        var isFolderGone = false
        /// Whether more happened than the system could keep.
        var isIncomplete = false
    }

    func events() -> Events {
        var events = Events()
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return events }
            Self.take(buffer[..<count], into: &events)
        }
    }

    private static func take(_ bytes: ArraySlice<UInt8>, into events: inout Events) {
        let header = MemoryLayout<inotify_event>.size
        bytes.withUnsafeBytes { bytes in
            var start = 0
            while start + header <= bytes.count {
                let mask = Int32(bitPattern: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self))
                let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
                let name = bytes[start + header..<start + header + length].prefix { $0 != 0 }
                start += header + length
                if mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT) != 0 { events.isFolderGone = true }
                if mask & IN_Q_OVERFLOW != 0 { events.isIncomplete = true }
                if !name.isEmpty { events.names.insert(String(decoding: name, as: UTF8.self)) }
            }
        }
    }
}
