import Foundation

/// A real terminal for a test: a tmux server of its own with one window, in which the built `caucus` runs.
package final class TmuxSession: Sendable {
    private let socket = "caucus-\(UUID().uuidString)"
    private let home: CaucusHome
    private let extra: [String: String]
    /// The server and the shell in its window, which must not outlive the test.
    private let processes: [Int32]

    /// Starts `caucus` in a window of that size; what it exits with is shown when it has ended.
    package init(
        _ home: CaucusHome, _ arguments: [String], width: Int = 100, height: Int = 30, extra: [String: String] = [:]
    ) throws {
        self.home = home
        self.extra = extra
        let words = ([CaucusHome.program] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let command = "\(words); echo \"ended with $?\"; exec sleep 1000"
        let started = try Self.tmux(
            socket, home, extra, "-f", "/dev/null", "new-session", "-d", "-P", "-F", "#{pid} #{pane_pid}", "-x",
            String(width), "-y", String(height), "sh", "-c", command)
        processes = started.output.split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }.filter { $0 > 1 }
        if started.status != 0 { throw Failure(description: "tmux did not start: \(started.errors)") }
    }

    deinit {
        // By signal: asked to end, a server waits for what runs in it, and a shell goes on to its next command.
        for process in processes.reversed() {
            kill(-process, SIGKILL)
            kill(process, SIGKILL)
        }
    }

    /// What a test waits for did not come.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Types keys as tmux names them: `Enter`, `Escape`, `j`.
    package func keys(_ keys: String...) throws {
        for key in keys { _ = try tmux("send-keys", key) }
    }

    /// Types text as it is.
    package func type(_ text: String) throws { _ = try tmux("send-keys", "-l", text) }

    package func resize(width: Int, height: Int) throws {
        _ = try tmux("resize-window", "-x", String(width), "-y", String(height))
    }

    /// What the window shows.
    package func screen() throws -> String { try tmux("capture-pane", "-p").output }

    /// Waits until the screen shows a text, looking again and again, and returns the screen.
    @discardableResult
    package func wait(for text: String, seconds: Double = 30) throws -> String {
        try wait("\(text) on the screen", seconds: seconds) {
            let screen = try self.screen()
            return screen.contains(text) ? screen : nil
        }
    }

    /// Waits until something is there.
    package func wait<Value>(_ what: String, seconds: Double = 30, _ look: () throws -> Value?) throws -> Value {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if let value = try look() { return value }
        }
        throw Failure(description: "\(what) did not come; the screen shows\n\(try screen())")
    }

    /// The number of the process that runs in the window below the shell.
    package func process() throws -> Int32 {
        let shell = try tmux("list-panes", "-F", "#{pane_pid}").output.trimmingCharacters(in: .whitespacesAndNewlines)
        return try wait("the process") {
            let children = try ChildProcess("cat", ["/proc/\(shell)/task/\(shell)/children"]).run().output
            return children.split(separator: " ").first.flatMap { Int32($0) }
        }
    }

    private func tmux(_ arguments: String...) throws -> ProcessOutcome {
        try Self.tmux(socket, home, extra, arguments)
    }

    private static func tmux(
        _ socket: String, _ home: CaucusHome, _ extra: [String: String], _ arguments: String...
    ) throws -> ProcessOutcome { try tmux(socket, home, extra, arguments) }

    private static func tmux(
        _ socket: String, _ home: CaucusHome, _ extra: [String: String], _ arguments: [String]
    ) throws -> ProcessOutcome {
        var environment = home.environment.merging(extra) { $1 }
        environment["TERM"] = "xterm-256color"
        return try ChildProcess("tmux", ["-L", socket] + arguments, environment: environment, in: home.path).run()
    }
}
