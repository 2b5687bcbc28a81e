import Foundation

/// What a program that was run left behind.
package struct ProcessOutcome: Sendable {
    /// The exit status, or 128 and the signal that ended it.
    package let status: Int32
    package let output: String
    package let errors: String
}

/// Another program, run to its end with an environment of its own.
package struct ChildProcess {
    package var executable: String
    package var arguments: [String]
    /// All of the environment; nothing is inherited.
    package var environment: [String: String]
    package var folder: String
    package var input: [UInt8] = []

    package init(
        _ executable: String, _ arguments: [String], environment: [String: String] = ChildProcess.plainEnvironment,
        in folder: String = "/"
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.folder = folder
    }

    /// The search path and a language that does not depend on the machine.
    package static var plainEnvironment: [String: String] {
        ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]
    }

    /// Runs it and waits; its output goes through files, so that no pipe can fill up.
    package func run() throws -> ProcessOutcome {
        let temporary = TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [executable] + arguments
        process.environment = environment
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        try Data(input).write(to: URL(fileURLWithPath: "\(temporary.path)/input"))
        for name in ["output", "errors"] { try Data().write(to: URL(fileURLWithPath: "\(temporary.path)/\(name)")) }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(temporary.path)/input"))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(temporary.path)/output"))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(temporary.path)/errors"))
        try process.run()
        process.waitUntilExit()
        let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
        return ProcessOutcome(
            status: process.terminationStatus + signal,
            output: String(decoding: temporary.bytes("output"), as: UTF8.self),
            errors: String(decoding: temporary.bytes("errors"), as: UTF8.self))
    }
}
