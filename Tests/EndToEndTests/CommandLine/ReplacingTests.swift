import TestSupport
import Testing
import WorkspaceStore

/// The past is removed on one machine, and then where all share, and then at the others.
@Suite("Removing the past everywhere")
struct ReplacingTests {
    private let home = CaucusHome()
    private var net: String { "\(home.path)/net" }
    private var other: String { "\(home.path)/other" }
    private var hub: String { "\(home.path)/shared.git" }

    private func makeClones() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        try home.caucus("add", "partner", "Lake Watch", in: net)
        try home.caucus("add", "person", "Ana Ruiz", "Email=ana@lake.example", in: net)
        #expect(try home.caucus("sync", "--setup", hub, in: net).status == 0)
        #expect(try home.caucus("join", hub, other).status == 0)
        try home.caucus("log", "call Ana Ruiz: Ana Ruiz signs", in: other)
        try sync(other, net)
    }

    private func sync(_ folders: String...) throws {
        for folder in folders {
            let outcome = try home.caucus("sync", in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    private func purge() throws {
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net).status == 0)
        let purged = try home.caucus("forget", "--purge-history", "--yes-purge", in: net)
        #expect(purged.status == 0 && purged.output.contains("  caucus sync --replace-remote\n"), "\(purged)")
    }

    private func git(_ words: String..., in folder: String) throws -> String {
        try ChildProcess("git", ["-C", folder] + words, environment: home.environment).run().output
    }

    /// What git keeps of the person in a folder's repository.
    private func isKept(in folder: String) throws -> Bool {
        try git("cat-file", "--batch-all-objects", "--batch", in: folder).contains("Ruiz")
    }

    private func commits(in folder: String) throws -> Int {
        try git("rev-list", "--all", in: folder).split(separator: "\n").count
    }

    @Test("a sync does not bring it back, and the replacement takes it from where all share")
    func refuses() throws {
        try makeClones()
        try purge()
        for _ in 0..<2 {
            let refused = try home.caucus("sync", in: net)
            #expect(refused.status != 0 && refused.errors.contains("caucus sync --replace-remote"), "\(refused)")
            #expect(try commits(in: net) == 1 && !isKept(in: net))
        }
        try home.caucus("log", "call Lake Watch: after that", in: net)
        let replaced = try home.caucus("sync", "--replace-remote", in: net)
        #expect(replaced.status == 0 && replaced.output.contains("here now, without the past"), "\(replaced)")
        #expect(try !isKept(in: net) && commits(in: hub) == 2)
        try sync(net)
    }

    @Test("it is not removed while somebody shares, who could bring it back")
    func waits() throws {
        try makeClones()
        let before = try commits(in: net)
        let lock = try #require(try Workspace(at: net).lockForSharing())
        let refused = try home.caucus("forget", "--purge-history", "--yes-purge", in: net)
        #expect(refused.status != 0 && refused.errors.contains("sharing this workspace just now"), "\(refused)")
        #expect(try commits(in: net) == before)
        lock.release()
        #expect(try home.caucus("forget", "--purge-history", "--yes-purge", in: net).status == 0)
    }

    @Test("who has the old history takes the new one over, with what was not shared yet, and drops the old one")
    func others() throws {
        try makeClones()
        let third = "\(home.path)/third"
        #expect(try home.caucus("join", hub, third).status == 0)
        try home.caucus("log", "call Lake Watch: written meanwhile", in: other)
        try home.caucus("set", "lake-watch", "Country=Kenya", in: other)
        try home.caucus("set", "lake-watch", "Level=local", in: net)
        try purge()
        #expect(try home.caucus("sync", "--replace-remote", in: net).status == 0)
        for folder in [third, other] {
            let outcome = try home.caucus("sync", in: folder)
            #expect(outcome.status == 0 && outcome.output.contains("it is removed here too"), "\(outcome)")
            #expect(try !isKept(in: folder))
        }
        try sync(net, third, other)
        for folder in ["net", "other", "third"] {
            let partners = home.text("\(folder)/partners.rec")
            #expect(partners.contains("Country: Kenya") && partners.contains("Level: local"), "\(partners)")
            #expect(home.text("\(folder)/contacts.rec").contains("written meanwhile"))
            #expect(home.text("\(folder)/conflicts.rec") == "" && !home.text("\(folder)/people.rec").contains("Ruiz"))
        }
        #expect(try commits(in: hub) == commits(in: net))
    }

    @Test("what others shared upon the old history is taken in before it is replaced")
    func meanwhile() throws {
        try makeClones()
        try purge()
        try home.caucus("log", "call Lake Watch: shared meanwhile", in: other)
        try home.caucus("set", "ana-ruiz", "Phone=+44 20 7946 0000", in: other)
        try sync(other)
        let replaced = try home.caucus("sync", "--replace-remote", in: net)
        #expect(replaced.status == 0, "\(replaced)")
        #expect(home.text("net/contacts.rec").contains("shared meanwhile"))
        #expect(replaced.output.contains("is forgotten again") && !home.text("net/people.rec").contains("Ruiz"))
        #expect(try !isKept(in: net))
        try sync(other)
        #expect(home.text("other/contacts.rec") == home.text("net/contacts.rec"))
        #expect(home.text("other/conflicts.rec") == home.text("net/conflicts.rec"))
    }

    @Test("a place that was replaced by hand needs no second time")
    func byHand() throws {
        try makeClones()
        try purge()
        _ = try git("push", "-q", "--force", "origin", "main", in: net)
        try sync(net, other)
        #expect(try !isKept(in: other))
    }

    @Test("two who remove the past at once lose nothing")
    func both() throws {
        try makeClones()
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net).status == 0)
        try sync(net, other)
        for folder in [net, other] {
            #expect(try home.caucus("forget", "--purge-history", "--yes-purge", in: folder).status == 0)
            try home.caucus("log", "call Lake Watch: in \(folder.count)", in: folder)
        }
        for folder in [net, other] {
            let replaced = try home.caucus("sync", "--replace-remote", in: folder)
            #expect(replaced.status == 0, "\(replaced)")
        }
        try sync(net, other)
        for folder in ["net", "other"] {
            let contacts = home.text("\(folder)/contacts.rec")
            #expect(contacts.contains("in \(net.count)") && contacts.contains("in \(other.count)"))
            #expect(home.text("\(folder)/conflicts.rec") == "")
        }
        #expect(try !isKept(in: net) && !isKept(in: other))
    }

    @Test("other names that hold the old history are told until they are gone", arguments: [true, false])
    func names(isAllShared: Bool) throws {
        try makeClones()
        _ = try git("branch", "mine", in: other)
        if !isAllShared { try home.caucus("log", "call Lake Watch: not shared", in: other) }
        try purge()
        #expect(try home.caucus("sync", "--replace-remote", in: net).status == 0)
        let told = try home.caucus("sync", in: other)
        #expect(told.output.contains("what holds it, then sync: refs/heads/mine."), "\(told)")
        #expect(!told.output.contains("--purge-history"), "\(told)")
        _ = try git("update-ref", "-d", "refs/heads/mine", in: other)
        let gone = try home.caucus("sync", in: other)
        #expect(gone.output.contains("it is removed here too"), "\(gone)")
        #expect(try !isKept(in: other))
    }
}
