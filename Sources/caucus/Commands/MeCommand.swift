import ArgumentParser
import NetworkModel

/// `caucus me`: who is at the keyboard.
struct MeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "me", abstract: "Say who you are in this workspace, or see who you are.",
        discussion: """
            It fills By in what you log and is what @me means. It is kept in your own configuration, not in the shared \
            files. If you are not among the people yet: caucus add person "Your Name" Team=yes
            """)

    @Argument(help: "Your name or Id, as the people of the workspace have it.")
    var name: [String] = []

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let access = try Access(place, reading: [.partner, .person])
        guard !name.isEmpty else {
            guard let me = access.author.me else { throw Report.unknownMe }
            Output.standard.writeLine("You are \(access.network.person(me)?.name ?? me.text) (\(me)).")
            return
        }
        let name = name.joined(separator: " ")
        let found: RecordFinder.Found
        do {
            found = try RecordFinder(access.network).record(name, among: [.person])
        } catch var failure as CommandFailure {
            failure.details.append("not among the people yet? caucus add person \"\(name)\" Team=yes, then this again")
            throw failure
        }
        var configuration = access.configuration
        configuration.setMe(found.key.id, in: access.folder)
        try configuration.save()
        Output.standard.writeLine("You are \(found.title) in \(access.folder).")
    }
}
