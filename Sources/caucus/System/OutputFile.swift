import Glibc

/// Writes files that a user asks for.
enum OutputFile {
    /// Writes a file as a whole: whoever reads it meanwhile sees the old one or the new one. Nobody else may read it.
    ///
    /// A file that is there already is not replaced by a slip: whoever sits at a terminal is asked.
    static func write(_ bytes: [UInt8], to path: String) throws {
        try ask(before: path)
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        do {
            try write(bytes, to: descriptor, path)
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let failure = failure(path)
            unlink(temporary)
            throw failure
        }
    }

    private static func ask(before path: String) throws {
        guard access(path, F_OK) == 0, InputFile.isTerminal, Output.standard.isTerminal else { return }
        Output.standard.write("\(path) is there already. Put the new one in its place? y or Enter to stop ▸ ")
        try Output.standard.flush()
        guard let answer = readLine(), Values.trimmed(answer) == "y" else {
            throw CommandFailure(.data, "\(path) was left as it is; name another file")
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            written += count
        }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path) }
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(
            .system,
            "\(path) could not be written (\(String(cString: strerror(errno)))); check who may write there")
    }
}
