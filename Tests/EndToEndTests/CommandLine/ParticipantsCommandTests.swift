import TestSupport
import Testing

/// Who comes to an event, from the shell.
@Suite("Participants from the shell")
struct ParticipantsCommandTests {
    private let home = CaucusHome()

    private func run(_ words: [String]) throws -> ProcessOutcome {
        try home.run(words, in: "\(home.path)/net")
    }

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        for words in [
            ["add", "partner", "Aid Watch", "Stage=active"], ["add", "partner", "Bees", "Stage=met"],
            ["add", "person", "James Goodman", "Role=aid-watch: coordinator"],
            ["set", "aid-watch", "WorkingContact=james-goodman"], ["add", "event", "Assembly", "Starts=2026-01-10"],
        ] {
            #expect(try run(words).status == 0, "\(words)")
        }
    }

    @Test("people are invited by name and by filter, and a reply that is there stays")
    func invite() throws {
        try start()
        #expect(try run(["invite", "assembly", "bees", "all partners stage:active"]).status == 0)
        #expect(try run(["set", "assembly", "Participant-=bees: ; reply invited"]).status == 0)
        #expect(try run(["set", "assembly", "Participant+=bees: ; reply declined"]).status == 0)
        #expect(try run(["invite", "assembly", "bees"]).output.contains("so already"))
        let listed = try run(["participants", "assembly"]).output
        #expect(listed.contains("James Goodman\tinvited\t\t\tAid Watch\t\tjames-goodman"))
        #expect(listed.contains("Bees\tdeclined"))
        let refused = try run(["invite", "assembly", "nobody at all"])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("nothing is called 'nobody at all'"))
    }

    @Test("who was there is noted, and who walked in is made with their organisation; one undo takes all back")
    func attend() throws {
        try start()
        let noted = try run([
            "attend", "assembly", "james goodman", "--walk-in", "Amina Okoye / Lake Watch / ngo / maps", "--walk-in",
            "Ben Okoye / Lake Watch",
        ])
        #expect(noted.output.contains("Noted 3 at Assembly"))
        #expect(try run(["participants", "assembly", "--json"]).output.contains("\"Attended\": \"yes\""))
        #expect(try run(["show", "lake-watch"]).output.contains("Came to  1 of 1 event"))
        #expect(try run(["list", "partners", "lake"]).output.split(separator: "\n").count == 1)
        #expect(try run(["check"]).status == 0)
        #expect(try run(["undo"]).status == 0)
        #expect(try run(["show", "lake-watch"]).status == 1)
        #expect(try run(["attend", "assembly", "james goodman", "--absent"]).status == 0)
        #expect(try run(["attend", "assembly"]).status == 2)
    }
}
