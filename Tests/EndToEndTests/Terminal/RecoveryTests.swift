import Foundation
import TestSupport
import Testing

/// What outlives a kill, a damaged file and a slip, in a real terminal.
@Suite("Recovering in a terminal", .serialized)
struct RecoveryTests {
    private let home = CaucusHome()

    private func start(width: Int = 100, height: Int = 30, extra: [String: String] = [:]) throws -> TmuxSession {
        try TmuxSession(home, ["--workspace", "demo"], width: width, height: height, extra: extra)
    }

    private func prepare() throws {
        try home.caucus("demo", "--into", "demo")
        #expect(try home.caucus("me", "amara", "--workspace", "demo").status == 0)
    }

    private func show(_ name: String) throws -> String {
        try home.caucus("show", name, "--workspace", "demo").output
    }

    private var unsaved: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(home.path)/demo/.caucus/unsaved")) ?? []
    }

    @Test("what was entered while somebody else held the folder is not lost with a kill")
    func waiting() throws {
        try prepare()
        home.write(
            "hold", "exec 9> demo/.caucus/lock\nflock 9\n: > held\nwhile ! test -e free; do sleep 0.05; done\n")
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/bin/sh")
        holder.arguments = ["hold"]
        holder.currentDirectoryURL = URL(fileURLWithPath: home.path)
        var session = try start()
        try session.wait(for: "things want you")
        try holder.run()
        defer { holder.terminate() }
        _ = try session.wait("the lock") { FileManager.default.fileExists(atPath: "\(home.path)/held") ? true : nil }
        try session.keys("2", "l")
        try session.wait(for: "Log ▸")
        try session.type("call yesterday: under the lock")
        try session.keys("Enter")
        try session.wait(for: "Logged with")
        kill(try session.process(), SIGKILL)
        try session.wait(for: "ended with 137")
        home.write("free", "")
        holder.waitUntilExit()
        #expect(!home.text("demo/contacts.rec").contains("under the lock"))
        session = try start()
        try session.wait(for: "entered now: Logged with")
        _ = try session.wait("the contact on the disk") {
            home.text("demo/contacts.rec").contains("under the lock") ? true : nil
        }
        try session.keys("q")
        try session.wait(for: "ended with 0")
        #expect(unsaved.isEmpty)
    }

    @Test("what was entered while the folder was away is kept elsewhere, and entered when it is back")
    func folderAway() throws {
        try prepare()
        var session = try start()
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        // Before anything is typed, which would be kept there, and offered again.
        try FileManager.default.moveItem(atPath: "\(home.path)/demo", toPath: "\(home.path)/away")
        try session.keys("l")
        try session.wait(for: "Log ▸")
        try session.type("call yesterday: while it was away")
        try session.keys("Enter")
        try session.wait(for: "1 not saved")
        try session.keys("q")
        try session.wait(for: "1 change is not saved. It is tried again")
        try session.keys("q")
        try session.wait(for: "ended with 0")
        try FileManager.default.moveItem(atPath: "\(home.path)/away", toPath: "\(home.path)/demo")
        #expect(!home.text("demo/contacts.rec").contains("while it was away"))
        session = try start()
        try session.wait(for: "entered now: Logged with")
        _ = try session.wait("the contact on the disk") {
            home.text("demo/contacts.rec").contains("while it was away") ? true : nil
        }
        let elsewhere = "\(home.path)/.local/state/caucus/recovered"
        _ = try session.wait("nothing left") {
            try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty ? true : nil
        }
        try session.keys("q")
        try session.wait(for: "ended with 0")
    }

    @Test("a form that was open when caucus was killed is offered, goes on where it was, and is gone once saved")
    func form() throws {
        try prepare()
        var session = try start()
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        try session.keys("e")
        try session.wait(for: "Edit Associação Rio Aberto")
        try session.type(" and friends")
        try session.wait(for: "Rio Aberto and friends")
        kill(try session.process(), SIGKILL)
        try session.wait(for: "ended with 137")
        #expect(unsaved.count == 1)
        session = try start(width: 80, height: 24)
        try session.wait(for: "You were here and had not saved")
        try session.keys("g")
        try session.wait(for: "Edit Associação Rio Aberto")
        try session.type(" of the river")
        try session.wait(for: "and friends of the river")
        // A second caucus leaves alone what is being typed in the first.
        let other = try start(width: 80, height: 24)
        try other.wait(for: "things want you")
        #expect(!(try other.screen().contains("had not saved")))
        try other.keys("q")
        try other.wait(for: "ended with 0")
        try session.keys("C-s")
        _ = try session.wait("the form on the disk") {
            try show("associacao-rio-aberto").contains("Rio Aberto and friends of the river") ? true : nil
        }
        _ = try session.wait("nothing left") { unsaved.isEmpty ? true : nil }
        try session.keys("q")
        try session.wait(for: "ended with 0")
    }

    /// Makes an editor out of the lines of a script.
    private func editor(_ lines: String) throws -> [String: String] {
        home.write("editor.sh", "#!/bin/sh\n\(lines)\n")
        #expect(try ChildProcess("chmod", ["+x", "\(home.path)/editor.sh"]).run().status == 0)
        return ["EDITOR": "\(home.path)/editor.sh"]
    }

    private func edit(_ session: TmuxSession) throws {
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        try session.keys("E")
    }

    private func waitUntilGone(_ session: TmuxSession) throws {
        _ = try session.wait("nothing left") { unsaved.isEmpty ? true : nil }
    }

    @Test("what an editor had written when caucus was killed is offered, and merged with what others did meanwhile")
    func editor() throws {
        try prepare()
        let name = "Name: Associação Rio Aberto"
        var session = try start(
            extra: editor("sed -i 's/^\(name)/&, mine/; s/^Stage: .*/Stage: dormant/' \"$1\"; kill -9 $PPID"))
        try edit(session)
        try session.wait(for: "ended with 137")
        #expect(
            try home.caucus("set", "associacao-rio-aberto", "Name=Theirs", "--workspace", "demo").status == 0)
        session = try start()
        try session.wait(for: "in an editor")
        try session.keys("t")
        _ = try session.wait("the edit on the disk") {
            let text = try show("associacao-rio-aberto")
            return text.contains("dormant") && text.contains("Aberto, mine") ? true : nil
        }
        #expect(home.text("demo/conflicts.rec").contains("Theirs: Theirs\n"))
        try waitUntilGone(session)
    }

    @Test("an editor that leaves no file is told")
    func removed() throws {
        try prepare()
        let session = try start(extra: editor("rm \"$1\""))
        try edit(session)
        try session.wait(for: "The editor left no file, so nothing was taken over.")
        try session.keys("q")
        try session.wait(for: "ended with 0")
    }

    @Test("what an editor wrote that failed, or that cannot be read, is kept with what else it left, and offered")
    func refused() throws {
        try prepare()
        var session = try start(
            extra: editor("echo 'bad line' >> \"$1\"; touch \"$(dirname \"$1\")/.swp\"; exit 3"))
        try edit(session)
        try session.wait(for: "ended with an error (3)")
        try session.wait(for: ".swp")
        kill(try session.process(), SIGKILL)
        try session.wait(for: "ended with 137")
        session = try start(
            extra: editor(
                "test -e \"$(dirname \"$1\")/.swp\" && sed -i 's/^bad line/Notes: good line/' \"$1\"; rm \"$(dirname \"$1\")/.swp\""
            ))
        try session.wait(for: ".swp")
        try session.keys("t")
        try session.wait(for: "cannot be read as a field")
        try session.keys("Escape")
        try session.wait(for: ":unsaved offers it again")
        try session.type(":unsaved")
        try session.keys("Enter")
        try session.wait(for: "in an editor")
        try session.keys("e")
        _ = try session.wait("the edit on the disk") {
            try show("associacao-rio-aberto").contains("good line") ? true : nil
        }
        try waitUntilGone(session)
    }

    @Test("an editor that outlives caucus keeps its file, and what it writes is offered once it is closed")
    func stillOpen() throws {
        try prepare()
        // Its terminal stays, which would take the editor with it.
        let first = try start(
            extra: editor(
                "kill -9 $PPID; while ! test -e '\(home.path)/go'; do sleep 0.1; done; echo 'Notes: late' >> \"$1\""
            ))
        try edit(first)
        try first.wait(for: "ended with 137")
        let session = try start()
        try session.wait(for: "An editor is still open")
        home.write("go", "")
        _ = try session.wait("the text to be taken over") {
            try session.keys("r")
            return try show("associacao-rio-aberto").contains("late") ? true : nil
        }
        try waitUntilGone(session)
        try first.wait(for: "ended with 137")
    }

    @Test("texts that earlier versions put into a place of their own are offered")
    func recovered() throws {
        try prepare()
        let folder = ".local/state/caucus/recovered"
        #expect(try ChildProcess("mkdir", ["-p", "\(home.path)/\(folder)"]).run().status == 0)
        home.write(
            "\(folder)/1700000000-12.rec", "Id: associacao-rio-aberto\nName: Associação Rio Aberto\nNotes: of old\n")
        let session = try start()
        try session.wait(for: "in an editor")
        try session.keys("t")
        _ = try session.wait("the edit on the disk") {
            try show("associacao-rio-aberto").contains("of old") ? true : nil
        }
        _ = try session.wait("nothing left") {
            try ChildProcess("find", ["\(home.path)/\(folder)", "-name", "*.rec"]).run().output.isEmpty ? true : nil
        }
    }

    @Test("a damaged file opens; its lines are shown, the editor opens there, and what is mended is read")
    func damage() throws {
        try prepare()
        let text = home.text("demo/partners.rec")
        let mark = try #require(text.range(of: "\nId: ", options: .backwards)).lowerBound
        home.write(
            "demo/partners.rec", text[...mark] + "<<<<<<< mine\nthis is no field\n>>>>>>> theirs\n\n" + text[mark...])
        home.write(
            "editor.sh", "#!/bin/sh\necho \"$@\" >> '\(home.path)/asked'\nsed -i '/^<<<<<<</,/^>>>>>>>/d' \"$2\"\n")
        #expect(try ChildProcess("chmod", ["+x", "\(home.path)/editor.sh"]).run().status == 0)
        let session = try start(width: 80, height: 24, extra: ["EDITOR": "\(home.path)/editor.sh"])
        try session.wait(for: "problem")
        try session.keys("!")
        try session.wait(for: "this is no field")
        let screen = try session.screen()
        #expect(screen.contains("▸") && screen.contains("partners.rec:"))
        for (width, height) in [(40, 12), (120, 40), (80, 24)] {
            try session.resize(width: width, height: height)
            try session.wait(for: "<<<<<<< mine")
        }
        try session.keys("Enter")
        try session.wait(for: "No problem is left.")
        #expect(home.text("asked").hasPrefix("+"))
        try session.keys("Escape")
        try session.wait(for: "things want you")
        try session.keys("q")
        try session.wait(for: "ended with 0")
        #expect(try home.caucus("check", "--workspace", "demo").status == 0)
    }

    @Test("the history of a record shows what was changed, and puts it back")
    func history() throws {
        try prepare()
        #expect(try home.caucus("set", "associacao-rio-aberto", "Stage=left", "--workspace", "demo").status == 0)
        let session = try start(width: 80, height: 24)
        try session.wait(for: "things want you")
        try session.keys("2")
        try session.wait(for: "Associação Rio Aberto")
        try session.keys("R")
        try session.wait(for: "→ left")
        try session.keys("j", "Enter")
        try session.wait(for: "back as it was")
        try session.keys("r")
        _ = try session.wait("the old stage on the disk") {
            try show("associacao-rio-aberto").contains("left") ? nil : true
        }
        try session.wait(for: "Put back")
        try session.keys("u")
        _ = try session.wait("the undo on the disk") {
            try show("associacao-rio-aberto").contains("left") ? true : nil
        }
    }

    @Test("a folder that is gone and comes back loses nothing")
    func folder() throws {
        try prepare()
        let session = try start(width: 80, height: 24)
        try session.wait(for: "things want you")
        // What is written elsewhere is seen, so the folder is being watched.
        #expect(try home.caucus("log", "call sahel: from the shell", "--workspace", "demo").status == 0)
        try session.keys("6")
        try session.wait(for: "from the shell")
        try FileManager.default.moveItem(atPath: "\(home.path)/demo", toPath: "\(home.path)/away")
        try session.wait(for: "the folder was moved")
        try session.keys("2", "S")
        try session.type("left")
        try session.keys("Enter")
        try session.wait(for: "1 not saved")
        try FileManager.default.moveItem(atPath: "\(home.path)/away", toPath: "\(home.path)/demo")
        try session.wait(for: "The folder is there again")
        _ = try session.wait("the change on the disk") {
            try home.caucus("history", "--workspace", "demo", "--limit", "1").output.contains("left") ? true : nil
        }
        #expect(!(try session.screen().contains("not saved")))
    }
}
