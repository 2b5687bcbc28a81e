import CustomDump
import TestSupport
import Testing

@Suite("What the command line prints")
struct OutputTests {
    private let home = CaucusHome()

    @Test("help, version, keys, themes and completions are there and cost no workspace")
    func withoutWorkspace() throws {
        #expect(try home.caucus("--version").output == "0.1.0\n")
        for arguments in [["--help"], ["help", "log"], ["list", "--help"], ["keys"], ["themes"]] {
            let outcome = try home.run(arguments)
            #expect(outcome.status == 0)
            #expect(!outcome.output.isEmpty)
            #expect(outcome.errors == "")
        }
        for shell in ["bash", "zsh", "fish"] {
            let script = try home.caucus("--generate-completion-script", shell)
            #expect(script.status == 0)
            #expect(script.output.contains("caucus"))
            guard shell == "bash" else { continue }
            home.write("completion.sh", script.output)
            #expect(try ChildProcess("bash", ["-n", "\(home.path)/completion.sh"]).run().status == 0)
        }
    }

    @Test("nothing in data can command a terminal by way of an error")
    func harmlessErrors() throws {
        try home.caucus("init", "net", "--name", "N")
        let name = "Evil\u{1B}]0;owned\u{7}\u{202E}x\u{9B}31m"
        try home.caucus("add", "partner", "Evil one", "Country=x")
        let outcome = try home.caucus("show", name)
        #expect(outcome.status == 1)
        let forbidden: [Unicode.Scalar] = ["\u{1B}", "\u{7}", "\u{202E}", "\u{9B}"]
        #expect(!outcome.errors.unicodeScalars.contains { forbidden.contains($0) })
    }

    @Test("control characters in data are escaped in JSON, so that it can be printed anywhere")
    func harmlessJSON() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "One", "Notes=a\u{1B}[31mb\u{202E}c\u{9B}d\u{1F600}\u{E0041}\"\\.")
        let shown = try home.caucus("show", "one", "--json").output
        #expect(!shown.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x202E })
        let read = try home.python("import json, sys; print(ascii(json.load(sys.stdin)['Notes']))", shown)
        expectNoDifference(read.output, #"'a\x1b[31mb\u202ec\x9bd\U0001f600\U000e0041"\\.'"# + "\n")
    }

    @Test("a reader that goes away is no error")
    func closedPipe() throws {
        try home.caucus("demo", "--into", "demo")
        let outcome = try ChildProcess(
            "bash",
            ["-c", "'\(CaucusHome.program)' --workspace demo list contacts --json | head -1; echo ${PIPESTATUS[0]}"],
            environment: home.environment, in: home.path
        ).run()
        expectNoDifference(outcome.output, "[\n0\n")
        #expect(outcome.errors == "")
    }

    @Test("a full disk is told where output goes to a file")
    func fullDisk() throws {
        let outcome = try ChildProcess(
            "bash", ["-c", "'\(CaucusHome.program)' help > /dev/full; echo $?"], environment: home.environment,
            in: home.path
        ).run()
        expectNoDifference(outcome.output, "3\n")
        #expect(outcome.errors.contains("the output could not be written (No space left on device)"))
    }

    @Test("the configuration keeps comments and what it does not know")
    func configuration() throws {
        _ = try ChildProcess("mkdir", ["-p", "\(home.path)/.config/caucus"]).run()
        home.write(".config/caucus/config.rec", "# mine\nWorkspace: /nowhere\nFuture: thing\n\n# more\n")
        #expect(try home.caucus("themes", "paper").status == 0)
        expectNoDifference(
            home.text(".config/caucus/config.rec"),
            "# mine\nWorkspace: /nowhere\nFuture: thing\nTheme: paper\n\n# more\n")
        #expect(try home.caucus("themes").output.contains("*\tpaper\t"))
    }

    @Test("reading writes nothing")
    func readingWritesNothing() throws {
        try home.caucus("demo", "--into", "demo")
        let listing = ChildProcess(
            "find", ["demo", "-printf", "%p %T@ %C@ %s\\n"], environment: home.environment, in: home.path)
        let before = try listing.run().output
        for arguments in [
            ["list", "partners"], ["today"], ["check"], ["brief", "sahel"], ["show", "sahel"],
            ["list", "contacts", "call"],
        ] { #expect(try home.run(["--workspace", "demo"] + arguments).status == 0) }
        expectNoDifference(try listing.run().output, before)
    }
}
