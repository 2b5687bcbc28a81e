import Foundation
import TestSupport
import Testing

/// The whole program in a real terminal.
@Suite("A session in a terminal", .serialized)
struct SessionTests {
    private let home = CaucusHome()

    /// Starts the screens on a demo whose user is known.
    private func start(width: Int = 100, height: Int = 30) throws -> TmuxSession {
        try home.caucus("demo", "--into", "demo")
        #expect(try home.caucus("me", "amara", "--workspace", "demo").status == 0)
        return try TmuxSession(home, ["--workspace", "demo"], width: width, height: height)
    }

    private func summaries(_ filter: String) throws -> String {
        try home.caucus("list", "contacts", filter, "--workspace", "demo").output
    }

    @Test("a contact is logged by keys, is on the disk, and the screen survives every size")
    func logging() throws {
        let session = try start()
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        try session.keys("l")
        try session.wait(for: "Log ▸")
        try session.type("call 10m: heard by keys")
        try session.keys("Enter")
        try session.wait(for: "u undoes")
        _ = try session.wait("the contact on the disk") { try summaries("heard").isEmpty ? nil : true }
        for (width, height) in [(40, 12), (10, 3), (120, 40), (80, 24)] {
            try session.resize(width: width, height: height)
        }
        try session.wait(for: "2 Partners")
        try session.keys("u")
        _ = try session.wait("the undo on the disk") { try summaries("heard").isEmpty ? true : nil }
        try session.keys("q")
        try session.wait(for: "ended with 0")
    }

    @Test("an import asks about each name that looks like one that is there, and writes only at the end")
    func importWalk() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "Aid/Watch", "Country=Australia", "--workspace", "net")
        home.write("m.csv", "Organisation,Country,Town\nAid Watch,Peru,Lima\nBees,Kenya,\n")
        func partners() throws -> String { try home.caucus("list", "partners", "--workspace", "net", "--csv").output }
        let before = try partners()
        for (answers, end) in [(["e", "x", "q"], "Stopped; nothing was imported."), (["="], "Imported 1 partner.")] {
            let session = try TmuxSession(
                home, ["import", "partners", "m.csv", "--workspace", "net"], width: 80, height: 40)
            try session.wait(for: "Aid Watch  ~  Aid/Watch")
            for answer in answers {
                #expect(try partners() == before)
                try session.type(answer)
                try session.keys("Enter")
            }
            try session.wait(for: end)
            try session.wait(for: "ended with 0")
        }
        let after = try partners()
        #expect(after.contains("Aid/Watch") && after.contains("Lima") && after.contains("Australia"))
        #expect(after.contains("Aid Watch: Country: Peru"))
        #expect(after.contains("Bees"))
        #expect(try home.caucus("undo", "--workspace", "net").status == 0)
        #expect(!(try partners().contains("Bees")))
    }

    @Test("a killed program has lost nothing that it had saved, and opens again")
    func killed() throws {
        var session = try start()
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        for number in 1...5 {
            try session.keys("l")
            try session.wait(for: "Log ▸")
            try session.type("call 10m: before the end \(number)")
            try session.keys("Enter")
            try session.wait(for: "u undoes")
            _ = try session.wait("contact \(number)") {
                try summaries("\"before the end \(number)\"").isEmpty ? nil : true
            }
        }
        kill(try session.process(), SIGKILL)
        try session.wait(for: "ended with 137")
        #expect(try summaries("\"before the end\"").split(separator: "\n").count == 5)
        #expect(try home.caucus("check", "--workspace", "demo").status == 0)
        session = try TmuxSession(home, ["--workspace", "demo"])
        try session.wait(for: "things want you")
        try session.keys("6")
        try session.wait(for: "before the end")
    }

    @Test("what a shell and an editor write at the same time is seen, and nobody loses anything")
    func threeWriters() throws {
        let session = try start()
        try session.wait(for: "things want you")
        try session.keys("6")
        try session.wait(for: "What was said")
        #expect(try home.caucus("log", "call sahel: from the shell", "--workspace", "demo").status == 0)
        try session.wait(for: "from the shell", seconds: 5)
        // As editors do: a new file takes the place of the old.
        let renamed = home.text("demo/partners.rec").replacingOccurrences(
            of: "Name: Vatnavinir\n", with: "Name: Zebra Club\n")
        home.write("demo/partners.new", renamed)
        _ = try ChildProcess("chmod", ["600", "\(home.path)/demo/partners.new"]).run()
        #expect(
            try ChildProcess("mv", ["\(home.path)/demo/partners.new", "\(home.path)/demo/partners.rec"]).run().status
                == 0)
        try session.keys("2", "/")
        try session.type("zebra")
        try session.wait(for: "Zebra Club", seconds: 5)
        try session.keys("Enter", "l")
        try session.wait(for: "Log ▸")
        try session.type("call 5m: from the screen")
        try session.keys("Enter")
        _ = try session.wait("the contact on the disk") { try summaries("\"from the screen\"").isEmpty ? nil : true }
        #expect(home.text("demo/partners.rec").contains("Name: Zebra Club\n"))
        #expect(try !summaries("\"from the shell\"").isEmpty)
        let check = try home.caucus("check", "--workspace", "demo")
        #expect(check.status == 0, "\(check.output)")
    }

    @Test("where there is no workspace the first screen offers one, and q leaves")
    func firstRun() throws {
        let session = try TmuxSession(home, [])
        try session.wait(for: "Welcome to caucus")
        try session.keys("q")
        try session.wait(for: "ended with 0")
    }

    @Test("a signal that asks for the end is obeyed in order")
    func terminated() throws {
        let session = try start()
        try session.wait(for: "things want you")
        kill(try session.process(), SIGTERM)
        try session.wait(for: "ended with 143")
    }

    @Test("a record goes through the user's editor and comes back changed")
    func editor() throws {
        home.write("editor.sh", "#!/bin/sh\nsed -i 's/^Stage: .*/Stage: dormant/' \"$1\"\n")
        #expect(try ChildProcess("chmod", ["+x", "\(home.path)/editor.sh"]).run().status == 0)
        try home.caucus("demo", "--into", "demo")
        try home.caucus("me", "amara", "--workspace", "demo")
        let session = try TmuxSession(home, ["--workspace", "demo"], extra: ["EDITOR": "\(home.path)/editor.sh"])
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        try session.keys("E")
        _ = try session.wait("the edit on the disk") {
            try home.caucus("show", "associacao-rio-aberto", "--workspace", "demo").output.contains("dormant")
                ? true : nil
        }
        _ = try session.wait("nothing left") {
            try ChildProcess("find", [home.path, "-name", "caucus-edit-*"]).run().output.isEmpty ? true : nil
        }
    }
}
