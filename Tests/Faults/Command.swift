import Glibc
import TestSupport

/// A program to run: its words, what it reads, and variables beside the plain ones.
struct Command: Sendable {
    var words: [String]
    var input: [UInt8] = []
    var variables: [String: String] = [:]

    init(_ words: [String], input: [UInt8] = [], variables: [String: String] = [:]) {
        self.words = words
        self.input = input
        self.variables = variables
    }

    /// The same command behind other words, such as those of a tracer.
    func behind(_ words: [String]) -> Command {
        Command(words + self.words, input: input, variables: variables)
    }
}

/// How a program ended and what it said.
struct Ending: Sendable {
    enum Way: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
        /// It did not end in the time given to it.
        case hung
    }

    let way: Way
    let output: String
    let errors: String

    var isSuccess: Bool { way == .exited(0) }

    /// All that it said, in one line.
    var words: String {
        "\(way), said “\(output)\(errors)”".split(separator: "\n").joined(separator: " / ")
    }
}

/// A program that was started, with its output in files; in a process group of its own unless it is to share that of
/// this process.
struct Child {
    private let process: pid_t
    private let place: String
    private let isLeader: Bool

    /// Starts it; its input, output and errors are files that begin with `place`.
    init(_ command: Command, environment: [String: String], at place: String, inGroup: Bool = true) throws(Failure) {
        self.place = place
        isLeader = inGroup
        Folder.write(command.input, to: "\(place).input")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "\(place).input", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "\(place).output", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "\(place).errors", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        if inGroup { posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP)) }
        posix_spawnattr_setpgroup(&attributes, 0)
        var process = pid_t()
        let variables = environment.merging(command.variables) { $1 }.map { "\($0.key)=\($0.value)" }
        let code = ChildProcess.withPointers(command.words) { words in
            ChildProcess.withPointers(variables) {
                posix_spawnp(&process, command.words[0], &actions, &attributes, words, $0)
            }
        }
        guard code == 0 else {
            throw Failure("\(command.words[0]) could not be started: \(String(cString: strerror(code)))")
        }
        self.process = process
    }

    /// Kills it and all that it started.
    func kill() { _ = Glibc.kill(-process, SIGKILL) }

    /// Whether it has ended; what it said is then to be had from `wait`.
    var hasEnded: Bool {
        var information = siginfo_t()
        let code = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
        return code != 0 || information.si_signo != 0
    }

    /// Waits for the end of it and of all that it started; kills it after that many seconds.
    func wait(seconds: Int = 120) -> Ending {
        let ending = waitForIt(seconds: seconds)
        // What it left behind is adopted by this process; it may still be about to die.
        if isLeader {
            if case .exited = ending.way {} else { kill() }
            var status: Int32 = 0
            while waitpid(-process, &status, 0) > 0 || errno == EINTR {}
        }
        return ending
    }

    private func waitForIt(seconds: Int) -> Ending {
        var status: Int32 = 0
        var pause: UInt32 = 200
        // Counted by what was waited for: a machine that was stopped meanwhile has let nobody go on.
        var waited = 0
        while true {
            let result = waitpid(process, &status, WNOHANG)
            if result == process { break }
            if result < 0, errno != EINTR { break }
            if waited > seconds * 1_000_000 {
                kill()
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                return ending(.hung)
            }
            usleep(pause)
            waited += Int(pause)
            pause = min(pause * 2, 2_000)
        }
        let signal = status & 0x7f
        return ending(signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal))
    }

    private func ending(_ way: Ending.Way) -> Ending {
        Ending(way: way, output: Folder.text("\(place).output"), errors: Folder.text("\(place).errors"))
    }
}

/// Why the harness itself cannot go on.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
