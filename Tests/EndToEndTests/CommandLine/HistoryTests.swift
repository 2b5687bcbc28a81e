import Foundation
import TestSupport
import Testing

/// Looking back and going back, by the command line.
@Suite("History and restore on the command line")
struct HistoryCommandTests {
    private let home = CaucusHome()

    /// A network with a partner that was added and changed twice, the last time in an editor.
    private func prepare() throws {
        try home.caucus("init", "net", "--name", "N")
        try caucus("add", "person", "Ana Ruiz", "Team=yes")
        try caucus("me", "ana-ruiz")
        try caucus("add", "partner", "Aid/Watch", "Country=Kenya")
        try caucus("set", "aid-watch", "Country=Peru", "Tag+=trade")
        home.write(
            "net/partners.rec",
            home.text("net/partners.rec").replacingOccurrences(of: "Name: Aid/Watch", with: "Name: Aid & Watch"))
    }

    @discardableResult
    private func caucus(_ arguments: String...) throws -> ProcessOutcome {
        try home.run(arguments + ["--workspace", "net"])
    }

    @Test("what came without caucus came at once, and going back to before a change has all of it")
    func demo() throws {
        try home.caucus("demo", "--into", "net")
        let net = "\(home.path)/net"
        #expect(try home.caucus("set", "nyumba-ya-mito", "Place=Foo", in: net).status == 0)
        let first = try home.caucus("history", "partners.rec", in: net).output
        #expect(try home.caucus("set", "sahel-seed-keepers", "Place=Bar", in: net).status == 0)
        let second = try home.caucus("history", "partners.rec", in: net).output
        for history in [first, second] {
            #expect(history.contains("   1  ") && history.contains("Added 40 records  (without caucus)"), "\(history)")
            #expect(history.components(separatedBy: "without caucus").count == 2, "\(history)")
        }
        let trial = try home.caucus("restore", "partners.rec", "--to", "1", "--exact", "--dry-run", in: net).output
        #expect(trial.contains("Would put 2 records back"), "\(trial)")
        try FileManager.default.removeItem(atPath: "\(net)/partners.rec")
        #expect(try home.caucus("restore", "partners.rec", "--to", "1", in: net).status == 0)
        #expect(try home.caucus("check", in: net).output.contains("no problems"))
    }

    @Test("who, when and what, field by field, the latest first")
    func record() throws {
        try prepare()
        let lines = try caucus("history", "Aid & Watch").output.split(separator: "\n").map(String.init)
        #expect(lines.count == 8, "\(lines)")
        #expect(lines[0].hasPrefix("   3  2") && lines[0].hasSuffix("Changed Aid & Watch  (without caucus)"))
        #expect(lines[1] == "        Name  Aid/Watch → Aid & Watch")
        #expect(lines[2].hasPrefix("   2  2") && lines[2].hasSuffix("(Ana Ruiz)"))
        #expect(lines[3] == "        Country  Kenya → Peru")
        #expect(lines[4] == "        Tag      + trade")
        #expect(lines[5].hasPrefix("   1  2"))
        #expect(try caucus("history", "aid-watch", "--limit", "1").output.contains("and 2 earlier changes; --all"))
        let ofFile = try caucus("history", "partners.rec").output
        #expect(ofFile.contains("2 earlier states of partners.rec are kept as files"))
        #expect(try caucus("history").output.contains("Ana Ruiz"))
    }

    @Test("JSON that another program reads")
    func json() throws {
        try prepare()
        let script = """
            import json, sys
            for e in json.load(sys.stdin):
                print(e["Number"], e.get("By"), e.get("Outside"), [(f["Field"], f["Before"], f["After"]) for d in e["Edits"] for f in d["Fields"]])
            """
        let read = try home.python(script, try caucus("history", "aid-watch", "--json").output)
        let lines = read.output.split(separator: "\n")
        #expect(lines.first == "3 None yes [('Name', ['Aid/Watch'], ['Aid & Watch'])]")
        #expect(lines.dropFirst().first == "2 ana-ruiz None [('Country', ['Kenya'], ['Peru']), ('Tag', [], ['trade'])]")
        #expect(try caucus("history", "--json").status == 0)
    }

    @Test("a record is put back as one change; a dry run writes nothing, and undo takes it back")
    func restore() throws {
        try prepare()
        let before = home.bytes("net/partners.rec")
        let trial = try caucus("restore", "aid-watch", "--to", "1", "--dry-run").output
        #expect(trial.contains("Would put 1 record back"))
        #expect(trial.contains("Country  Peru → Kenya") && trial.contains("Tag      − trade"))
        #expect(trial.contains("takes back what others did: Changed Aid & Watch (without caucus"))
        #expect(home.bytes("net/partners.rec") == before)
        #expect(try caucus("restore", "aid-watch", "--to", "1").output.contains("caucus undo takes it back"))
        #expect(home.text("net/partners.rec").contains("Country: Kenya\n"))
        #expect(!home.text("net/partners.rec").contains("Tag: trade"))
        #expect(Recutils.complaints(about: home.path + "/net/partners.rec").isEmpty)
        try caucus("undo")
        #expect(home.text("net/partners.rec").contains("Country: Peru\n"))
        #expect(try caucus("restore", "aid-watch", "--to", "today").output.contains("nothing was changed"))
    }

    @Test("a record and a file that were deleted come back")
    func deleted() throws {
        try prepare()
        let network = home.text("net/partners.rec")
        let start = try #require(network.range(of: "Id: aid-watch")).lowerBound
        // By hand, so that nobody noted it down but what was read before and after.
        try caucus("set", "aid-watch", "Stage=met")
        home.write("net/partners.rec", String(network[..<start]))
        #expect(try caucus("history", "--deleted").output == "aid-watch\tPartner\tAid & Watch\t\twithout caucus\n")
        #expect(try caucus("restore", "partners.rec", "--to", "3").status == 0)
        #expect(home.text("net/partners.rec").contains("Country: Peru"))
        try FileManager.default.removeItem(atPath: home.path + "/net/partners.rec")
        let check = try caucus("check")
        #expect(check.status == 1 && check.output.contains("partners.rec: is not there"))
        let count = try caucus("history", "partners.rec", "--all").output.split(separator: "\n").first
        let last = try #require(count.flatMap { Int($0.split(separator: " ")[0]) })
        #expect(try caucus("restore", "partners.rec", "--to", "\(last - 1)").status == 0)
        #expect(try caucus("check").status == 0)
        #expect(try caucus("show", "aid-watch").output.contains("Peru"))
    }

    @Test("what is refused, and how that is said")
    func refusals() throws {
        try prepare()
        for (arguments, says) in [
            (["restore", "aid-watch", "--to", "9"], "there is no state 9; caucus history lists 3"),
            (["restore", "aid-watch", "--to", "soonish"], "is no state"),
            (["history", "nobody"], "nothing is called 'nobody'"),
        ] {
            let outcome = try home.run(arguments + ["--workspace", "net"])
            #expect(outcome.status == 1 && outcome.errors.contains(says), "\(outcome)")
        }
        #expect(try caucus("history", "--limit", "0").status == 2)
    }

    @Test("a file is named by its name or its path; one of another folder is refused")
    func paths() throws {
        try prepare()
        try home.caucus("init", "other", "--name", "O")
        for path in [
            "partners.rec", "net/partners.rec", "./other/../net/partners.rec", "\(home.path)/net/partners.rec",
        ] {
            #expect(try caucus("history", path).output.contains("Aid & Watch"), "\(path)")
        }
        for path in ["other/partners.rec", "./partners.rec", "/etc/partners.rec", "nowhere/partners.rec"] {
            for arguments in [["history", path], ["restore", path, "--to", "0"]] {
                let refused = try home.run(arguments + ["--workspace", "net"])
                #expect(
                    refused.status == 1 && refused.errors.contains("\(path) is not in this workspace ("), "\(refused)")
            }
        }
    }

    @Test("where the journal cannot be written that is said, and no undo is promised")
    func unnoted() throws {
        try prepare()
        try FileManager.default.removeItem(atPath: home.path + "/net/.caucus/journal.rec")
        try FileManager.default.createDirectory(
            atPath: home.path + "/net/.caucus/journal.rec", withIntermediateDirectories: false)
        for arguments in [
            ["set", "aid-watch", "Notes=hi"], ["log", "call aid-watch: hello"], ["add", "partner", "Bees"],
        ] {
            let outcome = try home.run(arguments + ["--workspace", "net"])
            #expect(outcome.status == 0 && !outcome.output.contains("undo"), "\(outcome)")
            #expect(outcome.errors.contains(".caucus/journal.rec could not be written (Is a directory)"), "\(outcome)")
        }
    }

    @Test("what was added to a file since is told where it stays")
    func added() throws {
        try prepare()
        let outcome = try caucus("restore", "partners.rec", "--to", "0")
        #expect(outcome.output == "1 record was added since and stays; --exact deletes it\n", "\(outcome)")
        try caucus("add", "partner", "Bees")
        try caucus("set", "aid-watch", "Country=Chile")
        let last = try caucus("restore", "partners.rec", "--to", "2")
        #expect(last.output.contains("1 record was added since and stays") && last.output.contains("undo"), "\(last)")
        #expect(try caucus("show", "bees").status == 0)
    }

    @Test("a file that is gone comes back whole, is not begun anew before, and nothing is said of what nobody knows")
    func gone() throws {
        try prepare()
        try caucus("set", "aid-watch", "Notes=seen")
        try FileManager.default.removeItem(atPath: home.path + "/net/partners.rec")
        let refused = try caucus("add", "partner", "Bees")
        #expect(
            refused.status == 3 && refused.errors.contains("partners.rec: is not there and held 1 record; "),
            "\(refused)")
        #expect(try caucus("restore", "partners.rec", "--to", "4").output.contains("caucus undo takes it back"))
        #expect(try caucus("show", "aid-watch").output.contains("seen"))
        try caucus("add", "partner", "Bees")
        #expect(try caucus("check").status == 0)
        try FileManager.default.removeItem(atPath: home.path + "/net/network.rec")
        #expect(try caucus("check").output.contains("put it back, or make it anew with caucus init"))
        let unknown = try caucus("restore", "network.rec", "--to", "0")
        #expect(unknown.status == 1 && unknown.errors.contains("nothing is known of what it held"), "\(unknown)")
        #expect(try home.caucus("init", "net", "--name", "N").status == 0)
        #expect(try caucus("check").status == 0)
    }

    @Test("a file that cannot be read is told, the rest is printed, and the status says it")
    func damaged() throws {
        try prepare()
        try FileManager.default.removeItem(atPath: home.path + "/net/tasks.rec")
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/net/tasks.rec", withDestinationPath: "/etc/passwd")
        let list = try caucus("list", "partners")
        #expect(list.status == 3 && list.output.contains("Aid & Watch"))
        #expect(list.errors.contains("tasks.rec: is a symbolic link; put a plain file in its place or remove it"))
        #expect(try caucus("task", "write").status == 3)
        let check = try caucus("check")
        #expect(check.output.contains("tasks.rec: is a symbolic link, so it is neither read nor written"))
    }
}
