import ArgumentParser
import Glibc
import Interchange
import NetworkModel
import WorkspaceStore

/// `caucus demo`: a fictional network to try everything in.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open a lively, fictional network, to try everything in.",
        discussion: "With --into the network is written into that folder and nothing is opened.")

    @Option(help: ArgumentHelp("Write it into this folder.", valueName: "dir"), completion: .directory)
    var into: String?

    func run() throws {
        if let into {
            let workspace = try DemoWorkspace.make(at: into)
            Output.standard.writeLine("Wrote the demo network into \(workspace.folder).")
            Output.standard.writeLine("Open it with caucus --workspace \(Shell.quoted(into))")
            return
        }
        let workspace = try DemoWorkspace.makeInFreshFolder()
        try TerminalSession.open(workspace, me: DemoNetwork.me)
        Output.standard.writeLine(
            "The demo network is in \(workspace.folder). Delete the folder when you are done with it.")
    }
}

/// Puts the demo network on the disk.
enum DemoWorkspace {
    static func make(at folder: String) throws -> Workspace {
        var author = Access.author()
        let workspace = try Workspace.create(at: folder, name: DemoNetwork.name, author: &author)
        let opened = try Store.open(workspace)
        var random = SystemRandomNumberGenerator()
        let change = DemoNetwork.change(in: opened.network, clock: author.clock, seed: random.next())
        _ = try opened.store.save(change)
        // Nobody wants to take the whole demo back; the first undo should find the user's own doing.
        unlink("\(workspace.caucusFolder)/journal.rec")
        return workspace
    }

    /// In a private folder under the user's own folder, not under /tmp, where others look and boots delete.
    static func makeInFreshFolder() throws -> Workspace {
        let parent = Environment.stateFolder
        try Environment.makeFolders(parent)
        var template = Array("\(parent)/demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw failure(parent) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return try make(at: path)
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(
            .system,
            "\(path) could not be made (\(String(cString: strerror(errno)))); name another place with caucus demo --into"
        )
    }
}
