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
        let path = "\(workspace.caucusFolder)/unsaved/log"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        try workspace.keepUnsaved("log", "")
        try workspace.keepUnsaved("log", "")
        #expect(try workspace.unsavedTexts() == ["session-1ng2": "task half a line"])
    }

    @Test("a name can never lead out of its folder")
    func names() throws {
        let workspace = try workspace()
        try workspace.keepUnsaved("../../evil", "text")
        try workspace.keepUnsaved(".hidden/x", "text")
        #expect(try workspace.unsavedTexts().count == 2)
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
