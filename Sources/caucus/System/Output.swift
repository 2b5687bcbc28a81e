import Glibc
import Synchronization
import TextCanvas

/// Standard output or standard error: gathers text and writes it in few calls.
///
/// What goes to a terminal passes the display-safe gate, so that no text from data can command it; pipes and files get
/// the text as it is. Errors always pass the gate.
final class Output: Sendable {
    static let standard = Output(STDOUT_FILENO, alwaysSafe: false)
    static let errors = Output(STDERR_FILENO, alwaysSafe: true)

    let isTerminal: Bool
    private let descriptor: Int32
    private let safety: Mutex<Bool>
    private var isSafe: Bool { safety.withLock { $0 } }
    private let buffer = Mutex<[UInt8]>([])

    private init(_ descriptor: Int32, alwaysSafe: Bool) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        safety = Mutex(alwaysSafe || isTerminal)
    }

    /// From now on text goes to a terminal as it is, whatever that does there: somebody has asked for that.
    func letThrough() { safety.withLock { $0 = false } }

    /// The columns of the terminal; 80 where there is none.
    var width: Int {
        var window = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 { return Int(window.ws_col) }
        return Environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    /// Writes a line, or several where the text has line ends.
    func writeLine(_ text: String = "") { write(text, ending: "\n") }

    func writeLines(_ lines: [String]) { for line in lines { writeLine(line) } }

    /// Writes text without a line end after it.
    func write(_ text: String) { write(text, ending: "") }

    /// Writes the bytes of a file, as they are unless a terminal shows them.
    func write(_ bytes: [UInt8]) {
        guard !isSafe else { return write(String(decoding: bytes, as: UTF8.self)) }
        buffer.withLock { $0 += bytes }
    }

    private func write(_ text: String, ending: String) {
        let shown = isSafe ? displaySafe(text, glyphs: Environment.glyphs, keepingLines: true) : text
        buffer.withLock {
            $0.append(contentsOf: shown.utf8)
            $0.append(contentsOf: ending.utf8)
        }
    }

    /// Hands what was gathered to the system. A reader that went away is no error: the program ends quietly.
    func flush() throws {
        do throws(WriteError) {
            try flushOrFail()
        } catch {
            if error.code == EPIPE { exit(0) }
            throw CommandFailure(
                .system, "the output could not be written (\(String(cString: strerror(error.code)))); try again")
        }
    }

    /// The same, for where nobody is left to be told of a failure.
    func flushQuietly() {
        do throws(WriteError) { try flushOrFail() } catch {}
    }

    private struct WriteError: Error { let code: Int32 }

    private func flushOrFail() throws(WriteError) {
        let bytes = buffer.withLock { buffer in
            defer { buffer = [] }
            return buffer
        }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw WriteError(code: errno)
            }
            written += count
        }
    }
}
