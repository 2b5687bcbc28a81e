import Testing

@testable import Sharing

@Suite("Programs that are run")
struct ProgramTests {
    @Test("one that says nothing for too long is ended; one that goes on telling is not")
    func silence() throws {
        var program = Program(path: "sh", arguments: ["-c", "sleep 60"], environment: ["PATH=/usr/bin:/bin"])
        program.patience = 1
        let silent = try program.run()
        #expect(silent.wasSilent && silent.status == 128 + 15)
        program.arguments = ["-c", "for n in 1 2 3 4; do echo $n; sleep 0.4; done"]
        let telling = try program.run()
        #expect(!telling.wasSilent && telling.status == 0)
    }

    @Test("what git says of a failure is not how far it had come")
    func words() {
        let errors = "remote: Counting objects:  50% (1/2)\rremote: Counting objects: 100% (2/2)\nfatal: no room\n"
        let outcome = ProgramOutcome(status: 1, output: [], errors: errors, wasSilent: false)
        #expect(Git.words(of: outcome) == "no room")
    }
}
