import Glibc

/// Reads files that a user names, and standard input.
enum InputFile {
    /// More than any table or calendar that people hand over; a device never ends.
    private static let limit = 64 << 20

    /// All bytes of a file, or of standard input where the path is `-`.
    static func bytes(of path: String) throws -> [UInt8] {
        guard path != "-" else { return try bytes(from: STDIN_FILENO, path: "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw CommandFailure(.system, "\(path) is a folder; name a file")
        }
        return try bytes(from: descriptor, path: path)
    }

    /// Whether somebody types what is read from standard input.
    static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    private static func bytes(from descriptor: Int32, path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw CommandFailure(.data, "\(path) is larger than \(limit >> 20) MB; split it into several files")
            }
        }
    }

    private static func failure(_ path: String) -> CommandFailure {
        let advice = errno == ENOENT ? "check its name" : "check that you may read it"
        return CommandFailure(.system, "\(path) could not be read (\(String(cString: strerror(errno)))); \(advice)")
    }
}
