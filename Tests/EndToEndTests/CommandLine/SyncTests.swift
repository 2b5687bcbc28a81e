import Foundation
import TestSupport
import Testing

/// Sharing a workspace, by the command line.
@Suite("Sync on the command line")
struct SyncTests {
    private let home = CaucusHome()

    /// Two who share a partner and a person.
    private func share() throws {
        try home.caucus("init", "a", "--name", "N")
        try home.caucus("add", "partner", "Aid Watch", "--workspace", "a")
        try home.caucus("add", "person", "Ana Ruiz", "--workspace", "a")
        #expect(try home.caucus("sync", "--setup", "\(home.path)/hub", "--workspace", "a").status == 0)
        #expect(try home.caucus("join", "\(home.path)/hub", "\(home.path)/b").status == 0)
    }

    private func move(_ old: String, _ new: String) throws {
        try FileManager.default.moveItem(atPath: "\(home.path)/\(old)", toPath: "\(home.path)/\(new)")
    }

    @Test("a file that is gone comes back from what was shared, as the message says")
    func goneFile() throws {
        try share()
        let people = home.bytes("b/people.rec")
        try FileManager.default.removeItem(atPath: "\(home.path)/b/people.rec")
        let refused = try home.caucus("sync", "--workspace", "b")
        #expect(refused.status != 0 && refused.errors.contains("caucus restore people.rec --shared"))
        let trial = try home.caucus("restore", "people.rec", "--shared", "--dry-run", "--workspace", "b").output
        #expect(trial.contains("Would put 1 record back as it was when it was last shared"))
        let back = try home.caucus("restore", "people.rec", "--shared", "--workspace", "b")
        #expect(back.output.contains("Put back people.rec as it was when it was last shared"), "\(back.errors)")
        #expect(home.bytes("b/people.rec") == people)
        #expect(try home.caucus("sync", "--workspace", "b").output == "You and the others have the same.\n")
    }

    @Test("what had not been shared when a file was lost is told, and comes back")
    func goneUnshared() throws {
        try share()
        try home.caucus("add", "person", "Only Here", "Private=yes", "--workspace", "b")
        try home.caucus("set", "ana-ruiz", "Notes=not shared", "--workspace", "b")
        try FileManager.default.removeItem(atPath: "\(home.path)/b/people.rec")
        let back = try home.caucus("restore", "people.rec", "--shared", "--workspace", "b").output
        let told = "2 records that had not been shared so, or at all, come back with caucus restore people.rec --to 2"
        #expect(back.contains(told), "\(back)")
        #expect(try home.caucus("restore", "people.rec", "--to", "2", "--workspace", "b").status == 0)
        let people = home.text("b/people.rec")
        #expect(people.contains("Only Here") && people.contains("not shared"))
    }

    @Test("what is put back as it was shared is no change to anybody")
    func asItWas() throws {
        try share()
        try FileManager.default.removeItem(atPath: "\(home.path)/b/people.rec")
        try home.caucus("add", "person", "Ben Oko", "--workspace", "b")
        #expect(try home.caucus("restore", "people.rec", "--shared", "--workspace", "b").status == 0)
        let shared = try home.caucus("sync", "--workspace", "b")
        #expect(shared.output == "Shared: 1 person.\n", "\(shared)")
    }

    @Test("joining leaves records alone that stand in the folder already")
    func inTheWay() throws {
        try share()
        let own = "%rec: Partner\n\nId: mine\nName: Mine alone\n"
        try FileManager.default.createDirectory(atPath: "\(home.path)/c", withIntermediateDirectories: false)
        home.write("c/partners.rec", own)
        let refused = try home.caucus("join", "hub", "c")
        #expect(refused.status != 0 && refused.errors.contains("partners.rec is in that folder already"), "\(refused)")
        #expect(home.text("c/partners.rec") == own)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/c") == ["partners.rec"])
    }

    @Test("nothing goes to a service that shows repositories to everybody before one was told so")
    func hosted() throws {
        #expect(try home.caucus("init", "a", "--name", "Our World").status == 0)
        let begun = try home.caucus("sync", "--setup", "https://github.com/x/y.git", "--workspace", "a")
        #expect(begun.status == 0 && begun.output.contains("unless they are private"), "\(begun)")
        #expect(begun.output.hasSuffix("Nothing went there yet. If that is as it should be: caucus sync\n"))
        let git = ChildProcess(
            "git", ["-C", home.path + "/a", "rev-parse", "--verify", "HEAD"], environment: home.environment)
        #expect(try git.run().status != 0, "nothing was committed")
    }

    @Test("all of several records are not deleted at the others without a question")
    func allOfThem() throws {
        try share()
        try home.caucus("add", "person", "Ben Oko", "--workspace", "a")
        #expect(try home.caucus("sync", "--workspace", "a").status == 0)
        home.write("a/people.rec", "%rec: Person\n\n")
        let refused = try home.caucus("sync", "--workspace", "a")
        #expect(refused.status != 0 && refused.errors.contains("2 of 2 in people.rec ("), "\(refused)")
        #expect(try home.caucus("sync", "--allow-deletions", "--workspace", "a").status == 0)
        let others = try home.caucus("sync", "--workspace", "b")
        #expect(others.status == 0, "\(others)")
    }

    @Test("records that were deleted or changed come back from what was shared; what was added stays")
    func records() throws {
        try share()
        try home.caucus("set", "ana-ruiz", "Name=Ana R.", "--workspace", "b")
        try home.caucus("add", "person", "Ben Oko", "--workspace", "b")
        #expect(try home.caucus("restore", "people.rec", "--shared", "--workspace", "b").status == 0)
        let people = try home.caucus("list", "people", "--workspace", "b").output
        #expect(people.contains("Ana Ruiz") && people.contains("Ben Oko"))
        let unknown = try home.caucus("restore", "ben-oko", "--shared", "--workspace", "b")
        #expect(unknown.errors.contains("Ben Oko was not there when this workspace was last shared"))
        let neither = try home.caucus("restore", "people.rec", "--workspace", "b")
        #expect(neither.status == 2 && neither.errors.contains("--to STATE or --shared"))
    }

    @Test("what went without caucus is among what was deleted, as long as it was shared, and who was forgotten is not")
    func deleted() throws {
        try share()
        try home.caucus("add", "person", "Ben Oko", "--workspace", "a")
        try home.caucus("add", "event", "Dinner with Ben Oko", "--workspace", "a")
        #expect(try home.caucus("sync", "--workspace", "a").status == 0)
        #expect(try home.caucus("sync", "--workspace", "b").status == 0)
        let gone = "ana-ruiz\tPerson\tAna Ruiz\t\twithout caucus\n"
        func cut(_ name: String) {
            let records = home.text("b/people.rec").components(separatedBy: "\n\n")
            home.write("b/people.rec", records.filter { !$0.contains("Name: \(name)") }.joined(separator: "\n\n"))
        }
        cut("Ana Ruiz")
        #expect(try home.caucus("history", "--deleted", "--workspace", "b").output == gone)
        let history = try home.caucus("history", "ana", "--workspace", "b").output
        #expect(history.hasPrefix("   1  ") && history.contains("Deleted Ana Ruiz  (without caucus)"), "\(history)")
        #expect(try home.caucus("restore", "ana", "--to", "0", "--workspace", "b").status == 0)
        #expect(try home.caucus("history", "--deleted", "--workspace", "b").output == "")
        #expect(try home.caucus("forget", "ben", "--yes-forget", "Ben Oko", "--workspace", "b").status == 0)
        #expect(try home.caucus("sync", "--workspace", "b").status == 0)
        cut("Ana Ruiz")
        #expect(try home.caucus("history", "--deleted", "--workspace", "b").output == gone)
    }

    @Test("who was forgotten since does not come back with what was shared")
    func forgotten() throws {
        try share()
        #expect(
            try home.caucus("forget", "ana-ruiz", "--yes-forget", "Ana Ruiz", "--workspace", "b").status == 0)
        try FileManager.default.removeItem(atPath: "\(home.path)/b/people.rec")
        let back = try home.caucus("restore", "people.rec", "--shared", "--workspace", "b")
        #expect(back.status == 0, "\(back.errors)")
        #expect(!home.text("b/people.rec").contains("Ana"), "\(back.output)")
    }

    @Test("a place that answers and is broken is an error, which says what git said and nothing else")
    func broken() throws {
        try share()
        try home.caucus("add", "partner", "Food First", "--workspace", "b")
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/hub/objects") {
            try FileManager.default.removeItem(atPath: "\(home.path)/hub/objects/\(name)")
        }
        let refused = try home.caucus("sync", "--workspace", "b")
        #expect(refused.status == 3)
        #expect(refused.output == "Not shared, kept for the next sync: 1 partner.\n", "\(refused)")
        #expect(refused.errors.contains("the other place failed (bad object refs/heads/main);"), "\(refused)")
    }

    @Test("a place that lets nobody in with that key is an error, not a line that is down")
    func turnedAway() throws {
        try share()
        try home.caucus("add", "partner", "Food First", "--workspace", "b")
        home.write(
            "ssh",
            "#!/bin/sh\necho '@@@ Welcome @@@' >&2\necho 'ana@hub: Permission denied (publickey).' >&2\nexit 255\n")
        chmod("\(home.path)/ssh", 0o700)
        let key = ["GIT_SSH": "\(home.path)/ssh"]
        for arguments in [["sync", "--setup", "ana@example.org:hub"], ["sync"]] {
            let refused = try home.run(arguments + ["--workspace", "b"], extra: key)
            #expect(refused.status == 3, "\(refused)")
            let why =
                "the other place did not let you in (ana@hub: Permission denied (publickey).); what you have is kept"
            #expect(refused.errors.contains(why), "\(refused)")
            #expect(refused.output.contains("Not shared, kept for the next sync: 1 partner."), "\(refused)")
        }
        let joined = try home.run(["join", "ana@example.org:hub", "\(home.path)/c"], extra: key)
        #expect(joined.status == 3 && joined.errors.contains("then join again"), "\(joined)")
    }

    @Test("joining leaves nothing behind where it fails, says what to do, and then who one is")
    func joining() throws {
        try share()
        try FileManager.default.createDirectory(atPath: "\(home.path)/mine", withIntermediateDirectories: false)
        home.write("mine/notes.txt", "mine")
        for folder in ["new/deeper", "mine"] {
            let refused = try home.caucus("join", "\(home.path)/nowhere", "\(home.path)/\(folder)")
            #expect(refused.status == 3 && refused.errors.contains("check the address and the line, then join again"))
            #expect(!refused.errors.contains("sync"), "\(refused)")
        }
        #expect(!FileManager.default.fileExists(atPath: "\(home.path)/new"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/mine") == ["notes.txt"])
        let joined = try home.caucus("join", "\(home.path)/hub", "\(home.path)/mine")
        #expect(joined.status == 0 && joined.output.contains("caucus add person NAME Team=yes"), "\(joined)")
    }

    @Test("what waits is told until the others have it, and then that they have")
    func waiting() throws {
        try share()
        try home.caucus("add", "partner", "Food First", "--workspace", "b")
        try move("hub", "away")
        for _ in 1...2 {
            let kept = try home.caucus("sync", "--workspace", "b").output
            #expect(kept.hasPrefix("Others not reached; 1 partner kept for the next sync ("), "\(kept)")
        }
        try move("away", "hub")
        #expect(try home.caucus("sync", "--workspace", "b").output == "Shared: 1 partner.\n")
    }

    @Test("asked to end, it ends the git that it started, too")
    func interrupted() throws {
        try share()
        home.write("ssh", "#!/bin/sh\necho $$ > '\(home.path)/started'\nexec sleep 60\n")
        let script = """
            chmod +x ssh
            '\(CaucusHome.program)' sync --setup nobody@example.org:hub --workspace b &
            while ! test -s started; do sleep 0.02; done
            kill -TERM $!
            wait $!
            echo "ended with $?"
            # One that has ended is listed until whoever took it over asks how.
            goes_on() { grep -qv ') Z ' "/proc/$(cat started)/stat" 2> /dev/null; }
            for try in 1 2 3 4 5 6 7 8 9; do goes_on && sleep 0.2; done
            goes_on || echo "and nothing goes on"
            """
        let environment = home.environment.merging(["GIT_SSH": "\(home.path)/ssh"]) { $1 }
        let outcome = try ChildProcess("sh", ["-c", script], environment: environment, in: home.path).run()
        #expect(outcome.output.hasSuffix("ended with 143\nand nothing goes on\n"), "\(outcome)")
    }
}
