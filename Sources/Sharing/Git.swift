import Glibc

/// Calls of git on one repository, made so that nothing in the folder or the environment can change what they do.
package struct Git: Sendable {
    /// The folder that holds the workspace.
    let folder: String
    var repository: String { "\(folder)/.git" }
    var cancellation: Cancellation?
    private let environment: [String]

    package init(_ folder: String, cancellation: Cancellation? = nil) {
        self.folder = folder
        self.cancellation = cancellation
        environment = Self.environment
    }

    /// What every call is told: no program of the repository's runs, nothing is asked, and what is written is safe on
    /// the disk before it is called done (git by itself does not wait for that). A file differs little from its state
    /// before, so that differences to more states are not tried.
    private static let settings = [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false", "core.fsync=all",
        "protocol.ext.allow=never", "submodule.recurse=false", "fetch.recurseSubmodules=false",
        "push.recurseSubmodules=no", "transfer.fsckObjects=true", "core.pager=cat", "gc.auto=0",
        "maintenance.auto=false",
        "core.alternateRefsCommand=true", "core.askPass=true", "push.gpgSign=false", "core.autocrlf=false",
        "core.attributesFile=/dev/null", "core.looseCompression=1", "pack.compression=1", "pack.window=1",
        "log.showSignature=false",
        "advice.detachedHead=false", "core.quotePath=false",
    ]

    /// What git keeps of the past by default and must not while it is removed.
    package static let forgetting = [
        "gc.reflogExpire=now", "gc.reflogExpireUnreachable=now", "gc.pruneExpire=now", "gc.cruftPacks=false",
    ].flatMap { ["-c", $0] }

    /// What has git throw away all that no name leads to.
    package static let droppingThePast = [
        ["reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all"], ["gc", "--quiet", "--prune=now"],
    ]

    private static let kept: Set<String> = ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"]

    private static var environment: [String] {
        var variables: [String] = []
        var next = environ
        while let entry = next.pointee {
            let variable = String(cString: entry)
            let name = String(variable.prefix { $0 != "=" })
            if !name.utf8.starts(with: "GIT_".utf8) || kept.contains(name), !["LC_ALL", "LANGUAGE"].contains(name) {
                variables.append(variable)
            }
            next += 1
        }
        return variables + [
            "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
            "GIT_ATTR_NOSYSTEM=1",
            "GIT_LITERAL_PATHSPECS=1",
        ]
    }

    /// Runs git; what it ends with is the caller's to judge. What is added to the environment goes before what is there.
    /// Where it is to have patience, git must be one that tells its progress.
    package func run(
        _ arguments: [String], input: [UInt8] = [], environment added: [String] = [], isBare: Bool = false,
        patience: Int? = nil
    ) throws(SharingError) -> ProgramOutcome {
        if cancellation?.isCancelled == true { throw .cancelled }
        let place = isBare ? [] : ["--git-dir=\(repository)", "--work-tree=\(folder)"]
        let settings = Self.settings.flatMap { ["-c", $0] }
        var program = Program(path: "git", arguments: place + settings + arguments, environment: added + environment)
        program.input = input
        program.patience = patience
        let outcome: ProgramOutcome
        do throws(Program.Failure) {
            outcome = try program.run(cancellation)
        } catch {
            throw .noGit(String(cString: strerror(error.code)))
        }
        if cancellation?.isCancelled == true { throw .cancelled }
        return outcome
    }

    /// Runs git and returns what it prints; throws where it fails.
    func output(
        _ arguments: [String], input: [UInt8] = [], environment: [String] = []
    ) throws(SharingError) -> [UInt8] {
        let outcome = try run(arguments, input: input, environment: environment)
        guard outcome.status == 0 else { throw .failed(Self.words(of: outcome)) }
        return outcome.output
    }

    /// Runs git and returns the one line that it prints; nil where it fails.
    func line(_ arguments: [String]) throws(SharingError) -> String? {
        let outcome = try run(arguments)
        guard outcome.status == 0 else { return nil }
        return String(decoding: outcome.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private static let progress = [
        "Enumerating objects", "Counting objects", "Compressing objects", "Delta compression", "Writing objects",
        "Receiving objects", "Unpacking objects", "Resolving deltas", "Total ",
    ]

    private static func isProgress(_ line: Substring) -> Bool { progress.contains { line.hasPrefix($0) } }

    /// What git says of a failure, in one line: the first, or the first that names the reason.
    static func words(of outcome: ProgramOutcome, naming reason: String? = nil) -> String {
        let lines = outcome.errors.split { $0.isNewline }.map { bare($0) }
        let telling = reason.flatMap { reason in lines.first { $0.contains(reason) } }
        let said =
            telling ?? lines.first { !$0.isEmpty && !isProgress($0[...]) } ?? "it ended with \(outcome.status)"
        return String(said.prefix(200))
    }

    /// A line without what git puts before it, once for each side that passed it on, and the blanks that it fills lines
    /// of the other side with; empty for one that says nothing by itself.
    private static func bare(_ line: Substring) -> String {
        var line = String(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }.map { Character($0) })[
            ...]
        while let start = ["remote: ", "fatal: ", "error: ", " "].first(where: { line.hasPrefix($0) }) {
            line = line.dropFirst(start.count)
        }
        while line.hasSuffix(" ") { line = line.dropLast() }
        return ["remote:", "hint:", "warning:", "Warning:"].contains { line.hasPrefix($0) } ? "" : String(line)
    }
}
