import Foundation
import NetworkModel
import TestSupport
import Testing
import WorkspaceStore

@Suite("What is typed and not entered yet")
struct UnsavedTests {
    private let folder = TemporaryFolder()

    private func workspace() throws -> Workspace {
        var author = author()
        return try Workspace.create(at: folder.path("net"), name: "Net", author: &author)
    }

    @Test("is kept under its name until it is entered, and read by nobody else")
    func keeping() throws {
        let workspace = try workspace()
        #expect(try workspace.unsavedTexts() == [:])
        try workspace.keepUnsaved("session-1ng2", "task half")
        try workspace.keepUnsaved("session-1ng2", "task half a line")
        try workspace.keepUnsaved("log", "call Aid/Watch: zwölf")
        #expect(try workspace.unsavedTexts() == ["session-1ng2": "task half a line", "log": "call Aid/Watch: zwölf"])
        let path = "\(workspace.caucusFolder)/unsaved/log~\(getpid())"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        try workspace.keepUnsaved("log", "")
        try workspace.keepUnsaved("log", "")
        #expect(try workspace.unsavedTexts() == ["session-1ng2": "task half a line"])
    }

    @Test("a name can never lead out of its folder")
    func names() throws {
        let workspace = try workspace()
        let places = ["../../evil", ".hidden/x", "form-Person-zoë", "form-Person-zoé", "prompt-Until ~1? 100%"]
        for place in places { try workspace.keepUnsaved(place, place) }
        #expect(try workspace.unsavedTexts() == Dictionary(uniqueKeysWithValues: places.map { ($0, $0) }))
        #expect(!FileManager.default.fileExists(atPath: folder.path("evil")))
    }

    @Test("a half-written file beside it, as a killed process leaves it, is passed over and replaced")
    func torn() throws {
        let workspace = try workspace()
        try workspace.keepUnsaved("log", "whole")
        let torn = "\(workspace.caucusFolder)/unsaved/log.\(getpid()).tmp"
        try Data("ha".utf8).write(to: URL(fileURLWithPath: torn))
        #expect(try workspace.unsavedTexts() == ["log": "whole"])
        try workspace.keepUnsaved("log", "next")
        #expect(try workspace.unsavedTexts() == ["log": "next"])
    }
}

@Suite("Two caucuses that type in one folder")
struct UnsavedOwnersTests {
    private let folder = TemporaryFolder()

    private func workspace() throws -> Workspace {
        var author = author()
        return try Workspace.create(at: folder.path("net"), name: "Net", author: &author)
    }

    private func put(_ name: String, _ text: String, _ workspace: Workspace) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(workspace.caucusFolder)/unsaved/\(name)"))
    }

    @Test("what a process left that is gone is taken up, and goes when the text is entered")
    func gone() throws {
        let workspace = try workspace()
        try workspace.keepUnsaved("task", "mine")
        // No process has such a number, or it is some other program's.
        try put("log~99999999", "left", workspace)
        try put("form-x", "of an earlier caucus", workspace)
        #expect(
            try workspace.unsavedTexts() == ["task": "mine", "log": "left", "form-x": "of an earlier caucus"])
        try workspace.claimUnsaved()
        try workspace.keepUnsaved("log", "left and went on")
        #expect(try workspace.unsavedTexts()["log"] == "left and went on")
        try workspace.keepUnsaved("log", "")
        try workspace.keepUnsaved("form-x", "")
        #expect(try workspace.unsavedTexts() == ["task": "mine"])
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(workspace.caucusFolder)/unsaved")
        #expect(names == ["task~\(getpid())"])
    }

    @Test("what several left at one place is all there, the newest first, and goes one by one")
    func claimed() throws {
        let workspace = try workspace()
        try workspace.keepUnsaved("task", "mine")
        try put("log~99999999", "older", workspace)
        try put("log~99999998", "newer", workspace)
        let past = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
        utimensat(AT_FDCWD, "\(workspace.caucusFolder)/unsaved/log~99999999", past, 0)
        try put("change-x~99999997", "what waits to be saved", workspace)
        try workspace.claimUnsaved()
        #expect(try workspace.unsavedTexts() == ["task": "mine", "log": "newer", "log~2": "older"])
        // From then on they are this process's, and what others leave does not take their places.
        try put("log~99999998", "left since", workspace)
        #expect(try workspace.unsavedTexts()["log"] == "newer")
        #expect(try workspace.unsavedTexts()["log~2"] == "older")
        try workspace.keepUnsaved("log", "entered")
        try workspace.keepUnsaved("log", "")
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(workspace.caucusFolder)/unsaved")
        #expect(
            Set(names)
                == ["change-x~99999997", "log%7E2~\(getpid())", "log~99999998", "task~\(getpid())"])
        try workspace.keepUnsaved("log~2", "")
        try workspace.claimUnsaved()
        #expect(try workspace.unsavedTexts() == ["task": "mine", "log": "left since"])
    }

    @Test("nothing is kept in an empty folder that stands in for the one that is away")
    func standIn() throws {
        let workspace = try workspace()
        try workspace.keepUnsaved("log", "before")
        #expect(rename(workspace.folder, "\(workspace.folder)-away") == 0)
        mkdir(workspace.folder, 0o700)
        for text in ["after", ""] { #expect(throws: StoreError.self) { try workspace.keepUnsaved("log", text) } }
        #expect(rmdir(workspace.folder) == 0)
        #expect(rename("\(workspace.folder)-away", workspace.folder) == 0)
        #expect(try workspace.unsavedTexts() == ["log": "before"])
    }

    @Test("a change waits until it is saved, and those that are left come in their order")
    func waiting() throws {
        let workspace = try workspace()
        var author = author()
        let changes = ["First", "Second", "Third"].map { name in
            author.change(name, [author.draft(.partner, named: name, in: Network()).edit(at: author.clock.now)])
        }
        for change in changes { try workspace.keepWaiting(change) }
        try workspace.keepUnsaved("log", "a line")
        #expect(try workspace.waitingChanges() == changes)
        #expect(try workspace.unsavedTexts() == ["log": "a line"])
        try workspace.dropWaiting(changes[1].id)
        #expect(try workspace.waitingChanges() == [changes[0], changes[2]])
        try put("change-torn", "Change: torn\nAt: 2026-11-21T10:00:00Z\nEdit: Partner x\n", workspace)
        #expect(try workspace.waitingChanges() == [changes[0], changes[2]])
    }

    @Test("what another caucus is typing is neither offered nor taken away")
    func alive() throws {
        let workspace = try workspace()
        try workspace.keepUnsaved("task", "mine")
        // Copied by another process: a test that starts one meanwhile would hand our copying on, and what is being written
        // cannot be started.
        _ = try ChildProcess("cp", ["/bin/sleep", folder.path("caucus")]).run()
        let other = Process()
        other.executableURL = URL(fileURLWithPath: folder.path("caucus"))
        other.arguments = ["600"]
        try other.run()
        defer { kill(other.processIdentifier, SIGKILL) }
        try put("log~\(other.processIdentifier)", "theirs", workspace)
        #expect(try workspace.unsavedTexts() == ["task": "mine"])
        try workspace.keepUnsaved("log", "here")
        try workspace.keepUnsaved("log", "")
        kill(other.processIdentifier, SIGKILL)
        other.waitUntilExit()
        #expect(try workspace.unsavedTexts() == ["task": "mine", "log": "theirs"])
    }
}
