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
    ///
    /// Not by Foundation's `Process`, which also waits for daemons that the program leaves behind, as tmux does.
    package func run() throws -> ProcessOutcome {
        let temporary = TemporaryFolder()
        TemporaryFolder.write(temporary.path("input"), input)
        let script =
            "cd \"$0\" && exec \"$@\" <\"$CAUCUS_TEST/input\" >\"$CAUCUS_TEST/output\" 2>\"$CAUCUS_TEST/errors\""
        let words = ["/bin/sh", "-c", script, folder, "/usr/bin/env", "-u", "CAUCUS_TEST", executable] + arguments
        let variables = environment.merging(["CAUCUS_TEST": temporary.path]) { $1 }.map { "\($0.key)=\($0.value)" }
        var process = pid_t()
        let code = Self.withPointers(words) { words in
            Self.withPointers(variables) { posix_spawn(&process, "/bin/sh", nil, nil, words, $0) }
        }
        guard code == 0 else { throw StartFailure(code: code) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return ProcessOutcome(
            status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: temporary.text("output"),
            errors: temporary.text("errors"))
    }

    private struct StartFailure: Error { let code: Int32 }

    /// Lends texts as the null-terminated list of C strings that `posix_spawn` takes.
    package static func withPointers<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return copies.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("there is always the end mark") }
            return body(base)
        }
    }
}
