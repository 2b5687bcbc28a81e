import Glibc

/// Holds back what is written to standard error while the screens are shown, and says it once they are gone.
///
/// A library's warning would be painted over the screen, and the reason of a crash would vanish with it. Nothing is held
/// where standard error is no terminal.
enum HeldErrors {
    /// From here on standard error goes to a file that has no name.
    static func hold() {
        guard heldFile < 0, isatty(STDERR_FILENO) == 1 else { return }
        let folder = environment("TMPDIR")
        var path = Array("\(folder.isEmpty ? "/tmp" : folder)/caucus-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else { return }
        unlink(path)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        let real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10)
        guard real >= 0, dup2(file, STDERR_FILENO) >= 0 else {
            close(file)
            return
        }
        (heldFile, realErrors) = (file, real)
    }

    /// Gives standard error back and writes what was held. Calls only what a signal handler may.
    static func release() {
        let (file, real) = (heldFile, realErrors)
        guard file >= 0 else { return }
        (heldFile, realErrors) = (-1, -1)
        dup2(real, STDERR_FILENO)
        close(real)
        lseek(file, 0, SEEK_SET)
        var byte: UInt8 = 0
        var isLineStart = true
        for _ in 0..<limit where read(file, &byte, 1) == 1 {
            isLineStart = byte == 0x0A
            // Byte by byte, as no memory may be asked for here; what is no plain text becomes harmless.
            if byte != 0x0A, byte < 0x20 || byte >= 0x7F { byte = UInt8(ascii: "?") }
            _ = write(STDERR_FILENO, &byte, 1)
        }
        byte = 0x0A
        if !isLineStart { _ = write(STDERR_FILENO, &byte, 1) }
        close(file)
    }

    private static let limit = 16 << 10
}

// Read by the handlers of faults, which can take no lock; written only while the terminal is taken or given back.
nonisolated(unsafe) private var heldFile: Int32 = -1
nonisolated(unsafe) private var realErrors: Int32 = -1
