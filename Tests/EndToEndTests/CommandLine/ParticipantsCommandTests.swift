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

    @Test("of an event that repeats it is noted on which day, and nobody is there before an event begins")
    func series() throws {
        try start()
        let call = ["add", "event", "Call", "Starts=2026-01-05", "Repeats=weekly, 4 times", "Also=2026-01-21"]
        #expect(try run(call).status == 0)
        #expect(try run(["attend", "call", "james goodman", "--on", "2026-01-12"]).status == 0)
        #expect(try run(["attend", "call", "james goodman", "--on", "2026-01-21", "--absent"]).status == 0)
        #expect(try run(["attend", "call", "bees"]).status == 0)
        let listed = try run(["participants", "call"]).output
        #expect(listed.contains("James Goodman\tnot asked\t1 of 2") && listed.contains("Bees\tnot asked\t1 of 1"))
        let json = try run(["participants", "call", "--json"]).output
        #expect(json.contains("\"AttendedDays\": \"2026-01-12\"") && json.contains("\"AbsentDays\": \"2026-01-21\""))
        #expect(json.contains("\"AttendedDays\": \"2026-01-26\""))
        #expect(try run(["show", "james goodman"]).output.contains("Came to  1 of 2 events"))
        let wrong = try run(["attend", "call", "bees", "--on", "2026-01-13"])
        #expect(wrong.status == 1 && wrong.errors.contains("Call does not take place on 2026-01-13"))
        #expect(try run(["attend", "assembly", "bees", "--on", "2026-01-10"]).errors.contains("does not repeat"))
        #expect(try run(["add", "event", "Far", "Starts=2090-01-10"]).status == 0)
        let early = try run(["attend", "far", "bees"])
        #expect(early.status == 1 && early.errors.contains("Far begins on 2090-01-10; who is there is noted then"))
    }
}
