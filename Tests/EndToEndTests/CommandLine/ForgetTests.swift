import Foundation
import NetworkModel
import TestSupport
import Testing

@Suite("Forgetting a person from the shell")
struct ForgetTests {
    private let home = CaucusHome()

    private func makeWorkspace() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "Lake Watch", in: "\(home.path)/net")
        try home.caucus("add", "person", "Ana Ruiz", "Role=lake-watch: director", "Email=ana@lake.example", in: net)
        try home.caucus("add", "person", "Ben Okri", in: net)
        try home.caucus("log", "call Ana Ruiz 2026-11-20: Ana Ruiz signs, and Ana sings", in: net)
        try home.caucus("log", "call Ben Okri 2026-11-20: ask A. Ruiz", in: net)
    }

    private var net: String { "\(home.path)/net" }

    @Test("the dry run tells every place with its line and changes nothing")
    func dryRun() throws {
        try makeWorkspace()
        let before = home.text("net/contacts.rec") + home.text("net/people.rec")
        let outcome = try home.caucus("forget", "ana", "--dry-run", in: net)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Ana Ruiz stands in 3 records."))
        #expect(outcome.output.contains("Summary: [Ana Ruiz] signs, and Ana sings"))
        #expect(outcome.output.contains("Summary: ask [A. Ruiz]"))
        #expect(outcome.output.contains("--also WORD:\n"))
        #expect(outcome.output.contains("Ana Ruiz signs, and [Ana] sings"))
        let lines = home.text("net/contacts.rec").split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.hasPrefix("Summary: ask") }) + 1
        #expect(outcome.output.contains("contacts.rec:\(line) "))
        #expect(home.text("net/contacts.rec") + home.text("net/people.rec") == before)
    }

    @Test("copies that other programs made of a file are named afterwards, since only the name is out of them")
    func copies() throws {
        try makeWorkspace()
        home.write("net/people.rec.bak", home.text("net/people.rec"))
        home.write("net/contacts.rec~", "nothing of them")
        let outcome = try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net)
        let remaining = outcome.output.components(separatedBy: "Still there, for you to look at:\n").last ?? ""
        let says = "  people.rec.bak  rewritten, but what else this copy says of them is still there\n"
        #expect(remaining.contains(says), "\(outcome)")
        #expect(!remaining.contains("contacts.rec~"))
        #expect(!home.text("net/people.rec.bak").contains("Ana Ruiz"))
    }

    @Test("who comes back with what others had changed meanwhile is forgotten again, everywhere")
    func comesBack() throws {
        try makeWorkspace()
        let other = "\(home.path)/other"
        #expect(try home.caucus("sync", "--setup", "\(home.path)/shared.git", in: net).status == 0)
        #expect(try home.caucus("join", "\(home.path)/shared.git", other).status == 0)
        #expect(try home.caucus("set", "ana-ruiz", "Phone=+44 20 7946 0000", in: other).status == 0)
        #expect(try home.caucus("log", "call Ana Ruiz 2026-11-21: Ana Ruiz called back", in: other).status == 0)
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net).status == 0)
        #expect(try home.caucus("sync", in: net).status == 0)

        let synced = try home.caucus("sync", in: other)
        #expect(synced.status == 0, "\(synced.errors)")
        #expect(synced.output.contains("is forgotten again"), "\(synced.output)")
        #expect(try home.caucus("sync", in: net).status == 0)
        for folder in ["net", "other"] {
            for file in ["people", "contacts", "partners", "conflicts", "erasures"] {
                let text = home.text("\(folder)/\(file).rec")
                // Four figures alone stand in a hash now and then.
                #expect(!text.contains("Ruiz") && !text.contains("20 7946"), "\(folder)/\(file).rec: \(text)")
            }
            #expect(home.text("\(folder)/contacts.rec").contains("called back"))
        }
    }

    @Test("nothing is forgotten by accident in a script")
    func accident() throws {
        try makeWorkspace()
        for words in [
            ["ana"], ["ana", "--yes-forget", "ana"], ["ana", "--yes-forget", ""], ["lake watch"], ["nobody"],
        ] {
            let outcome = try home.run(["forget"] + words, input: Array("ana ruiz\n".utf8), in: net)
            #expect(outcome.status != 0, "\(words)")
            #expect(home.text("net/people.rec").contains("Name: Ana Ruiz"))
        }
        #expect(try home.caucus("forget", in: net).status == 2)
        #expect(try home.caucus("forget", "ana", "--list", in: net).status == 2)
    }

    @Test("afterwards the counts are there and the name is not")
    func forgotten() throws {
        try makeWorkspace()
        home.write("net/report.txt", "Ana Ruiz wrote this\n")
        let outcome = try home.caucus(
            "forget", "ana", "--yes-forget", "ANA RUIZ", "--also", "Ana", in: net)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("Forgotten. 3 records changed, 3 mentions rewritten"))
        #expect(outcome.output.contains("report.txt:1  “Ana Ruiz”  stays"))
        #expect(outcome.output.contains("There is no git history here."))
        let contacts = home.text("net/contacts.rec")
        #expect(contacts.contains("Summary: someone signs, and someone sings"))
        #expect(contacts.contains("With: lake-watch") && contacts.contains("With: someone-"))
        let everything = try ChildProcess("sh", ["-c", "cat '\(net)'/*.rec '\(net)'/.caucus/*.rec"]).run().output
        #expect(!everything.lowercased().contains("ruiz") && !everything.contains("ana@"))
        #expect(try home.caucus("check", in: net).status == 0)
        let list = try home.caucus("forget", "--list", in: net).output
        #expect(list.contains("\t3 records\t3 mentions\tPerson"))
        // What is left to undo is somebody else's.
        #expect(try !home.caucus("undo", in: net).output.contains("Ruiz"))
        #expect(!home.text("net/people.rec").contains("Ruiz"))
    }

    @Test("one who was deleted is forgotten too, from all that is left")
    func deleted() throws {
        try makeWorkspace()
        // Blank lines part the records; hers goes, as in an editor.
        let records = home.text("net/people.rec").split(separator: "\n\n").filter { !$0.contains("Id: ana-ruiz") }
        home.write("net/people.rec", records.joined(separator: "\n\n") + "\n")
        let outcome = try home.caucus("forget", "ana-ruiz", "--yes-forget", "Ana Ruiz", in: net)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!home.text("net/contacts.rec").contains("Ruiz") && !home.text("net/contacts.rec").contains("ana-ruiz"))
        #expect(!home.text("net/.caucus/journal.rec").contains("Ruiz"))
    }

    @Test("the git history goes when that is asked for, and only where it is all the workspace's")
    func purge() throws {
        try makeWorkspace()
        func git(_ words: String..., in folder: String) throws -> String {
            try ChildProcess(
                "git", ["-c", "user.name=x", "-c", "user.email=x@y.z", "-C", folder] + words,
                environment: home.environment
            ).run().output
        }
        #expect(try home.caucus("forget", "--purge-history", "--yes-purge", in: net).status == 1)
        _ = try git("init", "-q", "-b", "main", in: home.path)
        let refused = try home.caucus("forget", "--purge-history", "--yes-purge", in: net)
        #expect(refused.status == 1 && refused.errors.contains("holds more than this workspace"))
        _ = try ChildProcess("rm", ["-rf", "\(home.path)/.git"]).run()
        _ = try git("init", "-q", "-b", "main", in: net)
        _ = try git("add", "-A", in: net)
        _ = try git("commit", "-q", "-m", "Ana Ruiz", in: net)
        _ = try git("remote", "add", "origin", "https://me:secret@example.org/n.git", in: net)
        let forgot = try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net)
        #expect(forgot.output.contains("1 commit, still has everything; caucus forget --purge-history removes it."))
        #expect(forgot.output.contains("origin (https://example.org/n.git) has it too"))
        #expect(try home.caucus("forget", "--purge-history", in: net).status == 2)
        let purged = try home.caucus("forget", "--purge-history", "--yes-purge", in: net)
        #expect(purged.status == 0 && purged.output.contains("git push --force origin main"), "\(purged.errors)")
        #expect(try git("log", "--all", "--oneline", in: net).split(separator: "\n").count == 1)
        let objects = try git("cat-file", "--batch-all-objects", "--batch", in: net)
        #expect(!objects.contains("Ruiz") && objects.contains("Ben Okri"))
        #expect(try git("fsck", in: net).isEmpty)
    }

    @Test("an erasure that was cut short is told and finished")
    func cutShort() throws {
        try makeWorkspace()
        let records = home.text("net/people.rec").components(separatedBy: "\n\n")
        let ana = try #require(records.first { $0.hasPrefix("Id: ana-ruiz\n") })
        home.write("net/.caucus/erasing.rec", "Erasing: Person ana-ruiz\nStandIn: someone-0123456789ab\n\(ana)\n")
        #expect(try home.caucus("check", in: net).output.contains("caucus forget --resume"))
        // Meanwhile nothing of it is put down anywhere.
        let journal = home.text("net/.caucus/journal.rec")
        try home.caucus("set", "ana-ruiz", "Notes=Ana Ruiz", in: net)
        #expect(home.text("net/.caucus/journal.rec") == journal)
        let outcome = try home.caucus("forget", "--resume", in: net)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!home.text("net/people.rec").contains("Ruiz"))
        #expect(home.text("net/contacts.rec").contains("With: someone-0123456789ab"))
        #expect(try home.caucus("check", in: net).status == 0)
        #expect(try home.caucus("forget", "--resume", in: net).status == 1)
    }

    @Test("what cannot be read must be mended first")
    func unread() throws {
        try makeWorkspace()
        _ = try ChildProcess("mkdir", ["\(net)/sessions.rec"]).run()
        let outcome = try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net)
        #expect(outcome.status == 3 && outcome.errors.contains("sessions.rec"), "\(outcome.errors)")
        #expect(home.text("net/people.rec").contains("Ana Ruiz"))
    }

    @Test("the record that stands for somebody is offered to nobody")
    func standIn() throws {
        try makeWorkspace()
        #expect(try home.caucus("forget", "ana", "--yes-forget", "Ana Ruiz", in: net).status == 0)
        let outcome = try home.caucus("log", "call someone: hello", in: net)
        #expect(outcome.status == 1 && outcome.errors.contains("nobody is called someone"), "\(outcome.errors)")
    }

    @Test("the check notes where a workspace may be published, and that is no problem of the data")
    func published() throws {
        try makeWorkspace()
        #expect(try !home.caucus("check", in: net).output.contains("note:"))
        _ = try ChildProcess("git", ["init", "-q", net], environment: home.environment).run()
        func remote(_ url: String) throws {
            _ = try ChildProcess(
                "git", ["-C", net, "remote", "add", "r\(url.utf8.count)", url], environment: home.environment
            ).run()
        }
        try remote("/srv/net.git")
        #expect(try !home.caucus("check", in: net).output.contains("note:"))
        try remote("https://me:secret@github.com/x/y.git")
        let check = try home.caucus("check", in: net)
        #expect(check.status == 0 && check.output.contains("note: the workspace is shared by git with a service"))
        #expect(check.output.contains("https://github.com/x/y.git") && !check.output.contains("secret"))
        _ = try ChildProcess("rm", ["-rf", "\(net)/.git"]).run()
        _ = try ChildProcess("git", ["init", "-q", home.path], environment: home.environment).run()
        #expect(try home.caucus("check", in: net).output.contains("lies within the git repository \(home.path)"))
        home.write(".gitignore", "net/\n")
        #expect(try !home.caucus("check", in: net).output.contains("note:"))
    }
}
