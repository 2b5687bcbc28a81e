import Glibc

/// How far a long piece of work has come, on standard error where that is a terminal.
///
/// It shows itself only once the work has taken a fifth of a second.
struct ProgressBar: Sendable {
    private let label: String
    private let total: Int
    private let start = ProgressBar.milliseconds()

    init(_ label: String, total: Int) {
        self.label = label
        self.total = max(1, total)
    }

    /// Shows that so much of the total is done.
    func show(_ done: Int) {
        guard Output.errors.isTerminal, Self.milliseconds() - start > 200 else { return }
        let filled = min(20, done * 20 / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
        Output.errors.write(Array("\r\(label) [\(bar)] \(min(100, done * 100 / total)) %".utf8))
        Output.errors.flushQuietly()
    }

    /// Takes the bar away.
    func clear() {
        guard Output.errors.isTerminal, Self.milliseconds() - start > 200 else { return }
        Output.errors.write(Array("\r\u{1B}[K".utf8))
        Output.errors.flushQuietly()
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
