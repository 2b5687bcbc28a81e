import ArgumentParser
import NetworkModel
import WorkspaceStore

/// `caucus init`: makes a workspace.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a workspace: a folder of plain text files for one network.")

    @Argument(
        help: ArgumentHelp("The folder; it is made where it is missing.", valueName: "dir"), completion: .directory)
    var folder: String

    @Option(help: "What the network is called.")
    var name: String

    func run() throws {
        let name = try Values.name(name, what: "the network")
        var author = Access.author()
        let workspace = try Workspace.create(at: folder, name: name, author: &author)
        var configuration = try UserConfiguration.load()
        if configuration.defaultWorkspace == nil {
            configuration.setDefaultWorkspace(workspace.folder)
            try configuration.save()
            Output.standard.writeLine("Made \(workspace.folder) for \(name). It is your default workspace.")
        } else {
            Output.standard.writeLine("Made \(workspace.folder) for \(name).")
        }
        Output.standard.writeLine(
            "Next: caucus --workspace \(Shell.quoted(folder)) import partners FILE.csv, or just caucus.")
    }
}
