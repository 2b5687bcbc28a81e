import CNcurses
import Glibc

/// The probe running on a pseudo-terminal whose other side the test holds.
final class PseudoTerminal {
    /// Longer than any of this takes, so that a test that fails still ends.
    private static let patience: Int32 = 20_000

    /// TIOCSPTLCK and TIOCGPTN of Linux, macros that Swift does not import.
    private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    /// What the probe wrote so far.
    private(set) var output: [UInt8] = []
    /// The line discipline's settings before the probe started.
    let before: termios
    private let process: pid_t
    private var controller: Int32
    /// Kept open so that the settings can be asked for when the probe is gone.
    private let device: Int32
    private var status: Int32?

    /// Starts the probe; `variables` come on top of an environment that is the same everywhere.
    init(_ variables: [String: String] = [:], size: (rows: UInt16, columns: UInt16) = (24, 80)) throws {
        // What posix_openpt() and its kin do, which Glibc keeps from Swift.
        controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        guard controller >= 0, ioctl(controller, Self.setLock, &unlocked) == 0,
            ioctl(controller, Self.getNumber, &number) == 0
        else { throw Failure(what: "no pseudo-terminal", errno: errno) }
        let path = "/dev/pts/\(number)"
        device = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var window = winsize(ws_row: size.rows, ws_col: size.columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &window)
        var settings = termios()
        tcgetattr(device, &settings)
        before = settings
        process = try Self.spawn(on: path, variables)
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        hangUp()
        close(device)
    }

    struct Failure: Error {
        var what: String
        var errno: Int32
    }

    var text: String { String(decoding: output, as: UTF8.self) }

    /// Whether the settings are byte for byte those from before.
    var isRestored: Bool {
        var now = termios()
        tcgetattr(device, &now)
        let old = before
        return withUnsafeBytes(of: now) { now in withUnsafeBytes(of: old) { now.elementsEqual($0) } }
    }

    func type(_ text: String) {
        type(Array(text.utf8))
    }

    func type(_ bytes: [UInt8]) {
        _ = write(controller, bytes, bytes.count)
    }

    func send(_ signal: Int32) {
        kill(process, signal)
    }

    func resize(rows: UInt16, columns: UInt16) {
        var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &window)
    }

    /// Takes the terminal away from the probe, as a lost connection does.
    func hangUp() {
        if controller >= 0 { close(controller) }
        controller = -1
    }

    /// Reads until the output since `start` has a text; false when the patience is at its end or the output is.
    func wait(for wanted: String, from start: Int = 0) -> Bool {
        while !contains(wanted, from: start) {
            guard readMore() else { return contains(wanted, from: start) }
        }
        return true
    }

    /// Reads what is left and returns how the probe ended, as `waitpid` tells it; -1 where it does not.
    func end() -> Int32 {
        if let status { return status }
        var status: Int32 = 0
        // Its last words are read meanwhile, or a full line would keep it from ending.
        while waitpid(process, &status, WNOHANG) == 0 {
            guard readMore(upTo: 10) || waited < Self.patience else { return -1 }
        }
        while readMore(upTo: 0) {}
        self.status = status
        return status
    }

    /// How many milliseconds were waited for nothing.
    private var waited: Int32 = 0

    private func readMore(upTo milliseconds: Int32 = patience) -> Bool {
        var waiting = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else {
            waited += milliseconds
            return false
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(controller, &buffer, buffer.count)
        guard count > 0 else { return false }
        output += buffer.prefix(count)
        return true
    }

    private func contains(_ wanted: String, from start: Int) -> Bool {
        String(decoding: output.dropFirst(start), as: UTF8.self).contains(wanted)
    }
}

extension PseudoTerminal {
    /// Starts the probe as the leader of a session of its own, whose terminal is `path`.
    private static func spawn(on path: String, _ variables: [String: String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a leader opens becomes its session's.
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigfillset(&defaults)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Self.setSession))
        let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
            .merging(variables) { $1 }.map { "\($0)=\($1)" }
        let probe = try probePath()
        var strings = (environment.map { strdup($0) } as [UnsafeMutablePointer<CChar>?]) + [nil]
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(probe), nil]
        defer {
            for string in strings + arguments { free(UnsafeMutableRawPointer(string)) }
        }
        var process: pid_t = 0
        let result = posix_spawn(&process, probe, &actions, &attributes, &arguments, &strings)
        guard result == 0 else { throw Failure(what: "cannot start \(probe)", errno: result) }
        return process
    }

    /// POSIX_SPAWN_SETSID, which Glibc keeps from Swift.
    private static let setSession: Int32 = 0x80

    /// The probe is built into the folder of the tests themselves.
    private static func probePath() throws -> String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { room in
            room.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, room.count) } ?? 0
        }
        let folder = buffer.prefix(max(0, count)).lastIndex(of: UInt8(ascii: "/")) ?? 0
        let path = String(decoding: buffer.prefix(folder), as: UTF8.self) + "/terminal-probe"
        guard access(path, X_OK) == 0 else { throw Failure(what: "no probe at \(path)", errno: errno) }
        return path
    }
}
