import ArgumentParser
import Interchange
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus minutes`: the minutes of a session, on standard output.
struct MinutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes", abstract: "Print the minutes of a session, as Markdown or plain text.",
        discussion: """
            Of the session that goes on, or of the one that was last. A template of your own is a Mustache file, as \
            templates/minutes.md.mustache or templates/minutes.txt.mustache in the workspace, or named by --template; \
            --show-template prints the one that is shipped, to begin from.
            """)

    @Argument(help: "The event; the beginning of its name will do.")
    var event: String?

    @Flag(help: "Plain text instead of Markdown.")
    var text = false

    @Option(help: ArgumentHelp("A Mustache template to use.", valueName: "file"), completion: .file())
    var template: String?

    @Flag(help: "Print the template that is shipped.")
    var showTemplate = false

    @Flag(help: "Write the minutes and the letters into the workspace anew instead of printing them.")
    var write = false

    @Flag(name: .customLong("private"), help: "With what says Private: yes, too.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        if event == nil, !showTemplate { throw ValidationError("Name the event whose minutes are meant.") }
    }

    func run() throws {
        let kind: MinutesTemplate = text ? .plain : .markdown
        if showTemplate {
            Output.standard.write(kind.text + "\n")
            return
        }
        let access = try Access(place)
        let found = try RecordFinder(access.network).record(event ?? "", among: [.event])
        guard let session = session(of: found.key.id, in: access) else {
            throw CommandFailure(.data, "there is no session of \(found.title); caucus session start begins one")
        }
        let outgoing = access.network.outgoing(withPrivate: withPrivate)
        let writer = MinutesWriter(workspace: access.store.workspace)
        if write {
            let written = try writer.write(session, in: outgoing, clock: access.clock, me: access.author.me)
            Output.standard.writeLine("\(written.words).")
            return
        }
        let content = try MinutesWriter.content(session, in: outgoing, clock: access.clock)
        let own = try template.map { String(decoding: try InputFile.bytes(of: $0), as: UTF8.self) }
        do {
            Output.standard.write(try kind.render(content, own: own ?? (try writer.ownTemplates())[kind]))
        } catch let problem as MinutesTemplate.Problem {
            throw CommandFailure(.data, "\(problem)")
        }
    }

    /// The session of the event itself, or of a pre-meeting that prepares it: the one that goes on, else the last that was closed.
    private func session(of event: RecordID, in access: Access) -> Session? {
        let network = access.network
        let sessions = network.sessions(of: event)
        // What is only planned has no minutes yet while an earlier one has.
        let begun = sessions.first(where: \.isRunning) ?? sessions.first(where: \.isClosed)
        if let own = begun ?? network.openSession(of: event) { return own }
        guard let place = network.place(of: RecordKey(.event, event)) else { return nil }
        let preparing = network.sources(Event.self, naming: place).filter { $0.prepares == event }
        return preparing.flatMap { network.sessions(of: $0.id) }
            .max { ($0.starts?.instant ?? 0) < ($1.starts?.instant ?? 0) }
    }
}
