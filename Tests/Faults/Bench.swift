import Glibc

/// A place for one run at a time: a folder for the data, a home beside it, and what programs say.
struct Bench: Sendable {
    let path: String
    /// The folder that holds the data; it may be on another disk.
    let data: String

    init(_ path: String, data: String? = nil) {
        self.path = path
        self.data = data ?? "\(path)/data"
        mkdir(path, 0o700)
        mkdir(home, 0o700)
    }

    var home: String { "\(path)/home" }
    var trace: String { "\(path)/trace" }

    /// All that programs find in their environment: nothing of the machine's settings.
    var environment: [String: String] {
        [
            // File systems are made by programs that not everybody has in the search path.
            "PATH": "\(getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"):/usr/sbin:/sbin",
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": home, "XDG_CONFIG_HOME": "\(home)/.config",
            "XDG_STATE_HOME": "\(home)/.local/state",
            "XDG_RUNTIME_DIR": home, "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    func start(_ command: Command, as name: String = "run", inGroup: Bool = true) throws(Failure) -> Child {
        try Child(command, environment: environment, at: "\(path)/\(name)", inGroup: inGroup)
    }

    func run(_ command: Command, seconds: Int = 120) throws(Failure) -> Ending {
        try start(command).wait(seconds: seconds)
    }

    /// Runs a command of the machine and fails where that does.
    func require(_ words: String...) throws(Failure) {
        let ending = try run(Command(words))
        guard ending.isSuccess else { throw Failure("\(words.joined(separator: " ")): \(ending.words)") }
    }
}
