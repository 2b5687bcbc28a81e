import TestSupport
import Testing

/// Somebody is forgotten on one machine; another, that never changed their record, hears of it.
@Suite("Taking over an erasure")
struct TakingOverTests {
    private let home = CaucusHome()
    private var net: String { "\(home.path)/net" }
    private var other: String { "\(home.path)/other" }

    /// Two clones; the other has the name in its journal, in earlier states, in a copy and in a text that was not entered.
    private func makeClones() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        try home.caucus("add", "partner", "Lake Watch", in: net)
        try home.caucus("add", "person", "Ana Ruiz", "Email=ana@lake.example", in: net)
        try home.caucus("add", "person", "Ben Okri", in: net)
        try home.caucus("me", "Ben Okri", in: net)
        #expect(try home.caucus("sync", "--setup", "\(home.path)/shared.git", in: net).status == 0)
        #expect(try home.caucus("join", "\(home.path)/shared.git", other).status == 0)
        try home.caucus("log", "call Ana Ruiz: Ana Ruiz signs, and Anita sings", in: other)
        try home.caucus("set", "lake-watch", "Notes=ask Ana Ruiz", in: other)
        try home.caucus("set", "lake-watch", "Notes=ask Ana Ruiz again", in: other)
        let copy = "other/contacts.sync-conflict-20261120-120000-ABC.rec"
        home.write(copy, home.text("other/contacts.rec") + "# Ana Ruiz\n")
        #expect(try home.caucus("conflicts", in: other).status == 0)
        _ = try ChildProcess("mkdir", ["-p", "\(other)/.caucus/unsaved"]).run()
        home.write("other/.caucus/unsaved/log.99999999", "call Ana Ruiz: and then")
    }

    private func forget() throws {
        #expect(try home.caucus("sync", in: other).status == 0)
        #expect(try home.caucus("sync", in: net).status == 0)
        let words = ["forget", "ana", "--also", "Anita", "--yes-forget", "Ana Ruiz"]
        #expect(try home.run(words, in: net).status == 0)
        #expect(try home.caucus("sync", in: net).status == 0)
    }

    /// The line of the log of contacts that says something, counted from 1.
    private func line(of text: String) throws -> Int {
        let lines = home.text("net/contacts.rec").split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(lines.firstIndex { $0 == text }) + 1
    }

    /// What of the other folder still tells of the person, git's own files left out.
    private func left() throws -> String {
        let words = ["-rniE", "ruiz|ana@lake|anita", other, "--exclude-dir=.git"]
        return try ChildProcess("grep", words).run().output
    }

    private func git(_ words: String...) throws -> ProcessOutcome {
        let identity = ["-c", "user.name=x", "-c", "user.email=x@y.z"]
        return try ChildProcess("git", identity + ["-C", other] + words, environment: home.environment).run()
    }

    @Test("a clone that takes it over by a sync keeps nothing beside the data either, and says so")
    func sync() throws {
        try makeClones()
        try forget()
        #expect(try !left().isEmpty)
        let synced = try home.caucus("sync", in: other)
        #expect(synced.status == 0, "\(synced.errors)")
        #expect(synced.output.contains("1 person was forgotten by Ben Okri; "), "\(synced.output)")
        #expect(synced.output.contains("1 unsaved text, 1 copy by other programs were removed here too."))
        #expect(try left() == "")
        #expect(home.text("other/contacts.rec").contains("someone signs, and someone sings"))
        #expect(try home.caucus("check", in: other).status == 0)
        // It is done once.
        #expect(try home.caucus("sync", in: other).output == "You and the others have the same.\n")
    }

    @Test("a merge by git itself is noticed with the next change, and told by the check before that")
    func gitMerge() throws {
        try makeClones()
        try forget()
        #expect(try git("pull", "-q").status == 0)
        #expect(try home.caucus("check", in: other).output.contains("caucus forget --resume"))
        let set = try home.caucus("set", "lake-watch", "Country=Kenya", in: other)
        #expect(set.status == 0 && set.errors.contains("1 person was forgotten by Ben Okri; "), "\(set.errors)")
        #expect(try left() == "")
        #expect(try !home.caucus("check", in: other).output.contains("--resume"))
    }

    @Test("files that a program brings in place, and a copy beside one, are noticed too")
    func broughtFiles() throws {
        try makeClones()
        try forget()
        for file in ["erasures", "contacts", "partners"] {
            home.write("other/\(file).rec", home.text("net/\(file).rec"))
        }
        home.write("other/people.sync-conflict-20261121-120000-ABC.rec", home.text("net/people.rec"))
        let resumed = try home.caucus("forget", "--resume", in: other)
        #expect(resumed.status == 0 && resumed.output.contains("is forgotten again"), "\(resumed.errors)")
        #expect(try left() == "")
    }

    @Test("where nothing tells whom it is about, all goes that was kept")
    func untold() throws {
        try makeClones()
        try forget()
        _ = try ChildProcess("rm", ["-rf", "\(other)/.git", "\(other)/.caucus/unsaved"]).run()
        for file in ["erasures", "people", "contacts", "partners"] {
            home.write("other/\(file).rec", home.text("net/\(file).rec"))
        }
        let resumed = try home.caucus("forget", "--resume", in: other)
        #expect(resumed.output.contains("Nothing here tells of whom"), "\(resumed.output)\(resumed.errors)")
        #expect(try left() == "")
        #expect(try home.caucus("forget", "--resume", in: other).status == 1)
    }

    @Test("what there was to settle of them is settled, and not announced")
    func nothingToSettle() throws {
        try makeClones()
        #expect(try home.caucus("sync", in: other).status == 0)
        #expect(try home.caucus("sync", in: net).status == 0)
        try home.caucus("set", "ana-ruiz", "Phone=+34 612 345 678", in: net)
        #expect(try home.caucus("sync", in: net).status == 0)
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: other).status == 0)
        let synced = try home.caucus("sync", in: other).output
        #expect(!synced.contains("to settle"), "\(synced)")
        #expect(try home.caucus("conflicts", in: other).output == "Nothing is to be settled.\n")
    }

    @Test("what somebody wrote before they heard of it is gone through where it comes; a first name is told")
    func late() throws {
        try makeClones()
        #expect(try home.caucus("sync", in: other).status == 0)
        #expect(try home.caucus("sync", in: net).status == 0)
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net).status == 0)
        try home.caucus("log", "call Lake Watch: Ana Ruiz called", in: other)
        try home.caucus("log", "call Lake Watch: Ana agrees", in: other)
        try home.caucus("set", "ana-ruiz", "Phone=+34 612 345 678", in: other)
        #expect(try home.caucus("sync", in: other).status == 0)
        let synced = try home.caucus("sync", in: net).output
        // Nobody but who sits here forgot anybody.
        #expect(!synced.contains("forgotten by") && !synced.contains("forgotten elsewhere"), "\(synced)")
        #expect(synced.contains("came back with what others had written, and is forgotten again; "), "\(synced)")
        #expect(home.text("net/contacts.rec").contains("Summary: someone called"))
        let agreed = try line(of: "Summary: Ana agrees")
        #expect(synced.contains("for you to look at: contacts.rec:\(agreed).\n"), "\(synced)")
        // A text alone removes nothing that is kept for undo.
        try home.caucus("set", "lake-watch", "Country=Kenya", in: net)
        try home.caucus("log", "call Lake Watch: Ana again", in: other)
        let heard = try home.caucus("sync", in: other).output
        #expect(heard.contains("for you to look at: contacts.rec:"), "\(heard)")
        // Whoever wrote it was told.
        let text = try home.caucus("sync", in: net).output
        #expect(!text.contains("look at"), "\(text)")
        #expect(try home.caucus("undo", in: net).status == 0)
    }

    @Test("somebody who was added anew under the same name stays everywhere")
    func anew() throws {
        try makeClones()
        try forget()
        // Made in another second than the first.
        home.write(
            "net/people.rec",
            home.text("net/people.rec") + "\nId: ana-ruiz\nName: Ana Ruiz\nCreated: 2027-01-02T10:11:12+01:00\n")
        try home.caucus("log", "call Ana Ruiz: Ana Ruiz is new", in: net)
        #expect(try home.caucus("sync", in: net).status == 0)
        let synced = try home.caucus("sync", in: other)
        #expect(synced.output.contains("1 person was forgotten by Ben Okri; "), "\(synced)")
        for file in ["people.rec", "contacts.rec"] { #expect(home.text("other/\(file)") == home.text("net/\(file)")) }
        #expect(home.text("other/contacts.rec").contains("With: ana-ruiz\n"))
    }

    @Test("where two forget one person apart, neither has anything left to do")
    func twice() throws {
        try makeClones()
        #expect(try home.caucus("sync", in: other).status == 0)
        for folder in [other, net] {
            #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: folder).status == 0)
        }
        for folder in [net, other, net] { #expect(try home.caucus("sync", in: folder).status == 0) }
        for folder in [net, other] {
            #expect(try home.caucus("check", in: folder).output.hasSuffix("no problems.\n"))
            #expect(try home.caucus("forget", "--list", in: folder).output.split(separator: "\n").count == 1)
            #expect(try home.caucus("forget", "--resume", in: folder).status == 1)
        }
        #expect(home.text("net/people.rec") == home.text("other/people.rec"))
    }

    @Test("a folder that begins after it has nothing to take over")
    func later() throws {
        try makeClones()
        try forget()
        let third = "\(home.path)/third"
        #expect(try home.caucus("join", "\(home.path)/shared.git", third).status == 0)
        let logged = try home.caucus("log", "call Lake Watch: fine", in: third)
        #expect(logged.status == 0 && !logged.errors.contains("forgotten"), "\(logged.errors)")
        #expect(try home.caucus("undo", in: third).status == 0)
    }
}
