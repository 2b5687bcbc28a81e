import ArgumentParser
import NetworkModel
import Screens
import Sharing
import WorkspaceStore

/// `caucus join`: takes part in a network that others share.
struct JoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join", abstract: "Take part in a network that others share.",
        discussion: "For example: caucus join ana@example.org:networks/trade-watch ~/trade-watch")

    @Argument(help: "Where it is shared: a folder, user@computer:path or https://….")
    var remote: String

    @Argument(help: "The folder to keep it in, a new or an empty one.", completion: .directory)
    var folder: String

    func run() throws {
        let path = SharedPlace.path(folder)
        let remote = try Remote(SharedPlace.address(remote))
        let workspace = try Interruption.callingOff {
            try Joining.run(remote, in: path, program: SharedPlace.program, cancellation: $0)
        }
        let network = try Store.open(workspace, reading: [.network]).network
        let texts = Language(try UserConfiguration.load()).texts
        Output.standard.writeLine(
            texts(SharingText.joined, ["name": network.itself?.name ?? "", "folder": workspace.folder]))
        Output.standard.writeLine(texts[SharingText.whoAreYou])
    }
}
