import Glibc

/// What the harness says, at once, so that who waits sees how far it is.
enum Console {
    static func say(_ text: String) { write(text, to: STDOUT_FILENO) }
    static func complain(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to file: Int32) {
        let line = "\(text)\n"
        _ = Glibc.write(file, line, line.utf8.count)
    }
}
