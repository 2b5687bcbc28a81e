import CSystemCalls
import Glibc
import Synchronization

/// What a program that was run left behind.
package struct ProgramOutcome: Sendable {
    /// The exit status, or 128 and the signal that ended it.
    package let status: Int32
    package let output: [UInt8]
    package let errors: String
    /// Whether it was ended because it said nothing for too long.
    package let wasSilent: Bool
}

/// Calls a program off that runs on another thread.
package final class Cancellation: Sendable {
    private let state = Mutex<(process: pid_t?, isCancelled: Bool)>((nil, false))

    package init() {}

    package var isCancelled: Bool { state.withLock(\.isCancelled) }

    /// Ends what runs, and lets nothing further begin.
    package func cancel() {
        state.withLock { state in
            state.isCancelled = true
            // Its own group: git starts others.
            if let process = state.process { kill(-process, SIGTERM) }
        }
    }

    /// Starts a program, which is ended if this is called off: whoever does that meanwhile waits until it can be.
    fileprivate func start(_ start: () -> pid_t?) {
        state.withLock { state in
            state.process = start()
            if let process = state.process, state.isCancelled { kill(-process, SIGTERM) }
        }
    }

    fileprivate func ended() { state.withLock { $0.process = nil } }
}

/// Another program, run to its end with an environment of its own, no terminal and no shell.
struct Program {
    let path: String
    var arguments: [String]
    /// All of the environment, `NAME=value`; nothing else is inherited.
    var environment: [String]
    var input: [UInt8] = []
    /// In seconds: one that says nothing for so long is ended.
    var patience: Int?

    /// Why it could not be started.
    struct Failure: Error { let code: Int32 }

    /// Runs it and waits. It leads a session of its own, so that it can ask nothing on the terminal.
    func run(_ cancellation: Cancellation? = nil) throws(Failure) -> ProgramOutcome {
        let pipes = try (Pipe(), Pipe(), Pipe())
        defer { for pipe in [pipes.0, pipes.1, pipes.2] { pipe.close() } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes.0.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes.1.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, pipes.2.writing, 2)
        var process = pid_t()
        var code: Int32 = 0
        (cancellation ?? Cancellation()).start {
            code = Spawning.withAttributes(flags: caucus_spawn_in_own_session) { attributes in
                Spawning.withPointers([path] + arguments) { words in
                    Spawning.withPointers(environment) { posix_spawnp(&process, path, &actions, attributes, words, $0) }
                }
            }
            return code == 0 ? process : nil
        }
        guard code == 0 else { throw Failure(code: code) }
        pipes.0.closeReading()
        pipes.1.closeWriting()
        pipes.2.closeWriting()
        var wasSilent = false
        let (output, errors) = exchange(pipes) {
            wasSilent = true
            kill(-process, SIGTERM)
        }
        let status = Spawning.end(of: process)
        cancellation?.ended()
        return ProgramOutcome(
            status: status, output: output, errors: String(decoding: errors, as: UTF8.self), wasSilent: wasSilent)
    }

    /// Feeds the program and reads what it says, both at once, so that neither side waits for the other.
    private func exchange(
        _ pipes: (Pipe, Pipe, Pipe), whenSilent: () -> Void
    ) -> (output: [UInt8], errors: [UInt8]) {
        var (output, errors): ([UInt8], [UInt8]) = ([], [])
        var written = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        _ = fcntl(pipes.0.writing, F_SETFL, O_NONBLOCK)
        if input.isEmpty { pipes.0.closeWriting() }
        while pipes.1.reading >= 0 || pipes.2.reading >= 0 {
            var waits = [
                pollfd(fd: pipes.1.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.2.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.0.writing, events: Int16(POLLOUT), revents: 0),
            ]
            let count = poll(&waits, 3, patience.map { Int32($0 * 1000) } ?? -1)
            guard count >= 0 || errno == EINTR else { break }
            if count == 0 { whenSilent() }
            if waits[0].revents != 0 { Self.read(pipes.1, &buffer, into: &output) }
            if waits[1].revents != 0 { Self.read(pipes.2, &buffer, into: &errors) }
            if waits[2].revents != 0 {
                let count = input[written...].withUnsafeBytes { write(pipes.0.writing, $0.baseAddress, $0.count) }
                if count > 0 { written += count }
                if written == input.count || (count < 0 && errno != EAGAIN && errno != EINTR) { pipes.0.closeWriting() }
            }
        }
        return (output, errors)
    }

    private static func read(_ pipe: Pipe, _ buffer: inout [UInt8], into bytes: inout [UInt8]) {
        let count = buffer.withUnsafeMutableBytes { Glibc.read(pipe.reading, $0.baseAddress, $0.count) }
        if count > 0 {
            bytes += buffer[..<count]
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            pipe.closeReading()
        }
    }
}

private final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(Program.Failure) {
        var ends: [Int32] = [-1, -1]
        guard caucus_pipe(&ends) == 0 else { throw Program.Failure(code: errno) }
        (reading, writing) = (ends[0], ends[1])
    }

    func closeReading() {
        if reading >= 0 { Glibc.close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { Glibc.close(writing) }
        writing = -1
    }

    func close() {
        closeReading()
        closeWriting()
    }
}
