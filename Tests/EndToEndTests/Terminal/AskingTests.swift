import Foundation
import TestSupport
import Testing

/// What is asked before something goes, in a real terminal.
@Suite("Asking before something goes", .serialized)
struct AskingTests {
    private let home = CaucusHome()

    private func makeWorkspace() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "Lake Watch", "--workspace", "net")
        try home.caucus("add", "person", "Ana Ruiz", "Role=lake-watch: director", "--workspace", "net")
        try home.caucus("add", "task", "paper", "--workspace", "net")
        try home.caucus("me", "ana-ruiz", "--workspace", "net")
    }

    @Test("the whole name has to be typed before somebody is forgotten")
    func forget() throws {
        try makeWorkspace()
        for (answer, end) in [("ana", "nothing was changed"), ("ana ruiz", "Forgotten. 1 record changed")] {
            let session = try TmuxSession(home, ["forget", "ana", "--workspace", "net"], width: 120, height: 40)
            try session.wait(for: "Type the whole name to forget Ana Ruiz")
            #expect(home.text("net/people.rec").contains("Ana Ruiz"))
            try session.type(answer)
            try session.keys("Enter")
            try session.wait(for: end)
        }
        #expect(!home.text("net/people.rec").contains("Ana Ruiz"))
    }

    @Test("a file that is there is not replaced by a slip; a script is not asked")
    func overwriting() throws {
        try makeWorkspace()
        home.write("todo.txt", "mine\n")
        for (answer, end) in [("n", "was left as it is"), ("y", "Wrote 1 task")] {
            #expect(home.text("todo.txt") == "mine\n")
            let session = try TmuxSession(
                home, ["export", "todo", "-o", "todo.txt", "--workspace", "net"], width: 100, height: 20)
            try session.wait(for: "is there already")
            try session.type(answer)
            try session.keys("Enter")
            try session.wait(for: end)
        }
        #expect(home.text("todo.txt").contains("paper"))
        home.write("todo.txt", "mine\n")
        #expect(try home.caucus("export", "todo", "-o", "todo.txt", "--workspace", "net").status == 0)
        #expect(home.text("todo.txt").contains("paper"))
    }

    @Test("a page is not printed through a link that leads out of the workspace")
    func link() throws {
        try makeWorkspace()
        try FileManager.default.createDirectory(atPath: "\(home.path)/elsewhere", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: "\(home.path)/net/briefs", withDestinationPath: "\(home.path)/elsewhere")
        let session = try TmuxSession(home, ["--workspace", "net"], width: 100, height: 30)
        try session.wait(for: "Today")
        try session.keys("2")
        try session.wait(for: "Lake Watch")
        try session.keys("b")
        try session.wait(for: "Esc")
        try session.keys("p")
        try session.wait(for: "lake-watch")
        try session.keys("Enter")
        try session.wait(for: "is a symbolic link")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/elsewhere").isEmpty)
        try session.keys("Escape", "q")
    }
}
