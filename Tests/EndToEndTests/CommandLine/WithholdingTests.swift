import TestSupport
import Testing

/// Private records and what is shared with `caucus sync`.
@Suite("What stays here when a workspace is shared")
struct WithholdingTests {
    private let home = CaucusHome()
    private var net: String { "\(home.path)/net" }
    private var other: String { "\(home.path)/other" }
    private var hub: String { "\(home.path)/shared.git" }

    private func makeClones() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        try home.caucus("add", "partner", "Lake Watch", in: net)
        try home.caucus("log", "call Lake Watch 2026-11-01: first", in: net)
        #expect(try home.caucus("sync", "--setup", hub, in: net).status == 0)
        #expect(try home.caucus("join", hub, other).status == 0)
    }

    @discardableResult
    private func sync(_ folder: String, _ words: String...) throws -> String {
        let outcome = try home.run(["sync"] + words, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
    }

    /// A private contact with its next step, amid others.
    private func logPrivately() throws {
        try home.caucus("log", "call Lake Watch 2026-11-02: SECRET > SECRET step fri", in: net)
        let text = home.text("net/contacts.rec").replacing("Summary: SECRET", with: "Summary: SECRET\nPrivate: yes")
        home.write("net/contacts.rec", text)
        try home.caucus("log", "call Lake Watch 2026-11-03: open", in: net)
    }

    private func isShared(_ words: String) throws -> Bool {
        try ChildProcess(
            "git", ["-C", hub, "cat-file", "--batch-all-objects", "--batch"], environment: home.environment
        )
        .run().output.contains(words)
    }

    @Test(
        "a private record is never taken for one that somebody shares under its name, and says what it is called then",
        arguments: [[], ["Country=Mali"]])
    func namesake(fields: [String]) throws {
        try makeClones()
        _ = try home.run(["add", "partner", "Green Fund", "Private=yes", "Notes=secret", "Country=Mali"], in: net)
        try home.caucus("log", "call Green Fund: hushed", in: net)
        _ = try home.run(["add", "partner", "Green Fund"] + fields, in: other)
        #expect(try home.caucus("sync", in: other).status == 0)
        let synced = try home.caucus("sync", in: net)
        #expect(synced.status == 0 && synced.output.contains("green-fund-2"), "\(synced)")
        #expect(home.text("net/contacts.rec").contains("With: green-fund-2\n"))
        try home.caucus("set", "green-fund-2", "Notes=secret still", in: net)
        try home.caucus("set", "green-fund", "Tag+=vip", in: net)
        for folder in [net, other] { #expect(try home.caucus("sync", in: folder).status == 0) }
        let partners = home.text("other/partners.rec")
        #expect(partners.contains("vip") && !partners.contains("secret"), "\(partners)")
        #expect(home.text("net/partners.rec").contains("Notes: secret still"))
    }

    @Test("private records stay, with what came out of them, and what others change goes around them")
    func stays() throws {
        try makeClones()
        try logPrivately()
        #expect(try sync(net) == "Shared: 1 contact.\n2 private records stay here.\n")
        #expect(try !isShared("SECRET") && isShared("Summary: open"))
        #expect(try sync(net) == "You and the others have the same.\n2 private records stay here.\n")
        try sync(other)
        try home.caucus("log", "call Lake Watch 2026-11-04: theirs", in: other)
        let id = try #require(home.text("other/contacts.rec").split(separator: "\n").first { $0.hasPrefix("Id: ") })
        try home.caucus("set", String(id.dropFirst(4)), "Summary=first, better", in: other)
        try sync(other)
        #expect(try sync(net).contains("Taken over: 2 contacts."))
        let contacts = home.text("net/contacts.rec")
        for words in ["SECRET", "theirs", "first, better", "Summary: open"] { #expect(contacts.contains(words)) }
        #expect(home.text("net/tasks.rec").contains("SECRET step"))
        #expect(home.text("net/conflicts.rec") == "" && home.text("other/conflicts.rec") == "")
        try sync(other)
        #expect(try !isShared("SECRET"))
        #expect(try home.caucus("check", in: net).status == 0)
    }

    @Test("asked by name they go, and then go on being shared, deleted by nobody")
    func asked() throws {
        try makeClones()
        try logPrivately()
        #expect(try sync(net, "--private").contains("2 contacts"))
        #expect(try isShared("SECRET step"))
        try sync(other)
        #expect(home.text("other/contacts.rec").contains("SECRET"))
        try home.caucus("log", "call Lake Watch 2026-11-05: later", in: net)
        #expect(try sync(net) == "Shared: 1 contact.\n")
        try sync(other)
        #expect(home.text("other/contacts.rec").contains("SECRET"))
        // One that was shared before it became private too.
        let secret = try home.caucus("set", "lake-watch", "Private=yes", in: other)
        #expect(secret.errors.hasPrefix("caucus: Stays shared, with its past: Lake Watch · to keep it here delete it"))
        #expect(try !sync(other).contains("stay"))
        try sync(net)
        #expect(home.text("net/partners.rec").contains("Private: yes"))
    }

    @Test("what is private and gets another Id beside what others share was not taken over from them")
    func renumbered() throws {
        try makeClones()
        try home.caucus("add", "person", "Maria Silva", "Email=maria@one.example", "Private=yes", in: net)
        try home.caucus("log", "call Maria Silva: SECRET", in: net)
        try home.caucus("add", "person", "Maria Silva", "Email=maria@other.example", in: other)
        try sync(other)
        let synced = try sync(net)
        #expect(synced.hasPrefix("Taken over: 1 person.\n"), "\(synced)")
        #expect(synced.contains("Two are called Maria Silva; yours is maria-silva-2 now."))
        #expect(home.text("net/contacts.rec").contains("With: maria-silva-2"))
    }

    @Test("somebody with two machines sets it once")
    func configured() throws {
        try makeClones()
        try logPrivately()
        home.write(".config/caucus/config.rec", "Folder: \(net)\nSharePrivate: yes\n")
        #expect(try sync(net).contains("2 contacts"))
        #expect(try isShared("SECRET"))
    }

    @Test("a file of private records alone is not shared at all, and one that is no longer private is")
    func wholeFile() throws {
        try makeClones()
        try home.caucus("add", "person", "Ana Ruiz", "Private=yes", in: net)
        #expect(try sync(net).contains("1 private record stays here."))
        #expect(try !isShared("ana-ruiz"))
        try sync(other)
        #expect(!home.text("other/people.rec").contains("Ana Ruiz"))
        try home.caucus("add", "person", "Ben Okri", in: other)
        try sync(other)
        try sync(net)
        #expect(home.text("net/people.rec").contains("Ana Ruiz") && home.text("net/people.rec").contains("Ben Okri"))
        try home.caucus("set", "ana-ruiz", "Private=", in: net)
        #expect(try !sync(net).contains("stay"))
        try sync(other)
        #expect(home.text("other/people.rec").contains("Ana Ruiz"))
    }

    @Test("an erasure goes in any case, and removing the past shares nothing that stayed")
    func erasing() throws {
        try makeClones()
        try home.caucus("add", "person", "Ana Ruiz", in: net)
        try sync(net)
        try sync(other)
        try logPrivately()
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net).status == 0)
        let purged = try home.caucus("forget", "--purge-history", "--yes-purge", in: net)
        #expect(purged.status == 0, "\(purged.errors)")
        #expect(try sync(net, "--replace-remote").contains("2 private records stay here."))
        #expect(try sync(other).contains("1 person was forgotten"))
        #expect(home.text("net/contacts.rec").contains("SECRET") && !home.text("other/contacts.rec").contains("SECRET"))
        #expect(try !isShared("SECRET"))
    }
}
