import Foundation

/// A user's home of a test's own, in which the built `caucus` runs with nothing of the machine's settings.
package final class CaucusHome: Sendable {
    private let folder = TemporaryFolder()

    /// The home folder; commands run in it.
    package var path: String { folder.path }

    package init() {}

    /// The program as it was built with the tests.
    package static var program: String {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = tests.deletingLastPathComponent().appendingPathComponent("caucus").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        // Where a test runner loads the tests, they are named among its arguments.
        let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        return URL(fileURLWithPath: named).deletingLastPathComponent().appendingPathComponent("caucus").path
    }

    package var environment: [String: String] {
        var environment = ChildProcess.plainEnvironment
        environment["HOME"] = path
        environment["XDG_CONFIG_HOME"] = "\(path)/.config"
        environment["XDG_STATE_HOME"] = "\(path)/.local/state"
        environment["XDG_RUNTIME_DIR"] = path
        environment["TZ"] = "Europe/Berlin"
        return environment
    }

    /// Runs `caucus` to its end.
    @discardableResult
    package func caucus(
        _ arguments: String..., input: String = "", extra: [String: String] = [:], in place: String? = nil
    ) throws -> ProcessOutcome {
        try run(arguments, input: Array(input.utf8), extra: extra, in: place)
    }

    /// Runs `caucus` to its end.
    package func run(
        _ arguments: [String], input: [UInt8] = [], extra: [String: String] = [:], in place: String? = nil
    ) throws -> ProcessOutcome {
        var child = ChildProcess(
            Self.program, arguments, environment: environment.merging(extra) { $1 }, in: place ?? path)
        child.input = input
        return try child.run()
    }

    /// Runs `python3` on a script, with text as its input.
    package func python(_ script: String, _ input: String) throws -> ProcessOutcome {
        var child = ChildProcess("python3", ["-c", script], environment: environment, in: path)
        child.input = Array(input.utf8)
        return try child.run()
    }

    package func text(_ name: String) -> String { folder.text(name) }

    package func bytes(_ name: String) -> [UInt8] { folder.bytes(name) }

    @discardableResult
    package func write(_ name: String, _ text: String) -> String {
        folder.write(name, text)
        return folder.path(name)
    }

    /// The permission bits of a file or folder.
    package func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}
