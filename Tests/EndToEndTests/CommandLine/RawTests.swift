import TestSupport
import Testing

@Suite("Values as they are, and files that point elsewhere")
struct RawTests {
    private let home = CaucusHome()

    private func onTerminal(_ command: String) throws -> String {
        home.write("command.sh", "'\(CaucusHome.program)' \(command) --workspace net\n")
        return try ChildProcess(
            "script", ["-qfec", "bash command.sh", "/dev/null"],
            environment: home.environment.merging(["TERM": "xterm"]) { $1 }, in: home.path
        ).run().output
    }

    @Test("--raw lets through what is otherwise made harmless, and nothing else does")
    func raw() throws {
        try home.caucus("init", "net", "--name", "N")
        home.write("net/partners.rec", "%rec: Partner\n\nId: x\nName: =1+1\u{1B}[31mred\nPhone: +49 1\n\n")
        #expect(try !onTerminal("show x").contains("\u{1B}[31m"))
        #expect(try onTerminal("show x --raw").contains("\u{1B}[31mred"))
        #expect(try !onTerminal("list partners").contains("\u{1B}[31m"))
        #expect(try onTerminal("list partners --raw").contains("\u{1B}[31mred"))
        #expect(try home.caucus("list", "partners", "--csv", "--workspace", "net").output.contains("'=1+1"))
        let raw = try home.caucus("list", "partners", "--csv", "--raw", "--workspace", "net").output
        #expect(raw.contains(",=1+1") && raw.contains(",+49 1") && !raw.contains("'"))
    }

    @Test(
        "a descriptor elsewhere is never read, and told",
        arguments: ["/etc/hostname", "file:///etc/hostname", "http://127.0.0.1:9/x.rec", "../secret.rec"])
    func external(place: String) throws {
        try home.caucus("init", "net", "--name", "N")
        home.write("secret.rec", "%rec: Partner\n%mandatory: Secret\n")
        home.write("net/partners.rec", "%rec: Partner \(place)\n\nId: x\nName: Lake Watch\n\n")
        let traced = try ChildProcess(
            "strace",
            ["-f", "-o", "trace", "-e", "trace=%network,openat,open", CaucusHome.program, "list", "partners"],
            environment: home.environment.merging(["CAUCUS_WORKSPACE": "\(home.path)/net"]) { $1 }, in: home.path
        ).run()
        #expect(traced.status == 0 && traced.output.contains("Lake Watch"), "\(traced.errors)")
        let calls = home.text("trace")
        #expect(calls.contains("partners.rec"))
        for sign in ["hostname", "secret.rec", "sin_port", "connect("] { #expect(!calls.contains(sign), "\(sign)") }
        let check = try home.caucus("check", "--workspace", "net")
        #expect(check.output.contains("partners.rec:1: %rec names another place besides the type (\(place))"))
    }

    @Test("an import tells of names that are not what they seem")
    func importing() throws {
        try home.caucus("init", "net", "--name", "N")
        home.write("m.csv", "Organisation,Country\nAid\u{200B} Watch,Peru\nО\u{445}fam,Kenya\nBees,Kenya\n")
        let outcome = try home.caucus("import", "partners", "m.csv", "--dry-run", "--workspace", "net")
        #expect(outcome.output.contains("m.csv:2: Aid"))
        #expect(outcome.output.contains("(U+200B)"))
        #expect(outcome.output.contains("mixes alphabets"))
        #expect(!outcome.output.contains("m.csv:4"))
    }
}
