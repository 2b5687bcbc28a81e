import ArgumentParser
import Interchange
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus session`: a pre-meeting, run or added to from the shell.
struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Run the session that prepares an event, or add to one that is running.",
        discussion: """
            Whatever is added shows at once on the screen of whoever runs the session, so that a second person or a \
            script can take minutes too. EVENT is the pre-meeting, or the event that it prepares.
            """,
        subcommands: [
            SessionStartCommand.self, SessionStatusCommand.self, SessionNoteCommand.self, SessionQuestionCommand.self,
            SessionDecideCommand.self, SessionTaskCommand.self, SessionPriorityCommand.self,
            SessionPresentCommand.self, SessionNextCommand.self, SessionPauseCommand.self, SessionCloseCommand.self,
            SessionReopenCommand.self,
        ])
}

/// The event whose session a command is about, and how its answer is printed.
struct SessionOptions: ParsableArguments {
    @Argument(help: "The event; the beginning of its name will do.")
    var event: String

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat
}

/// A session that a command found.
struct SessionAccess {
    var access: Access
    /// The event whose session it is.
    let event: RecordID
    /// The event that was named.
    private let named: RecordID

    init(_ options: SessionOptions) throws {
        access = try Access(options.place)
        let found = try RecordFinder(access.network).record(options.event, among: [.event])
        named = found.key.id
        event = access.network.eventToRun(for: found.key.id, clock: access.clock)
    }

    /// The session that is open.
    func open() throws -> Session {
        if let session = access.network.openSession(of: event) { return session }
        let title = access.network.title(of: event, .event)
        let isClosed = !access.network.sessions(of: event).isEmpty
        throw CommandFailure(
            .data,
            isClosed
                ? "the session of \(title) is closed; open it again with caucus session reopen, or start another"
                : "there is no session of \(title); caucus session start begins one")
    }

    /// The session that something is entered into: the one that goes on at the event or before it, else the only one that
    /// is planned.
    func taking() throws -> Session {
        let network = access.network
        let open = network.sessions(around: named).filter { !$0.isClosed }
        let running = open.filter(\.isRunning)
        let meant = running.isEmpty ? open : running
        guard meant.count > 1 else { return try meant.first ?? self.open() }
        throw CommandFailure(
            .data,
            "several sessions of \(network.title(of: named, .event)) are open; name the event of one, or close one",
            details: meant.map { "\($0.event?.text ?? $0.id.text): \($0.title), \($0.status ?? "planned")" })
    }

    /// The session that is open, else the one that was last.
    func latest() throws -> Session {
        if let session = access.network.openSession(of: event) ?? access.network.sessions(of: event).first {
            return session
        }
        return try open()
    }

    func edits(_ session: Session) throws -> SessionEdits {
        guard let edits = SessionEdits(session.id, in: access.network) else {
            throw CommandFailure(.data, "the session is gone; somebody may have deleted it")
        }
        return edits
    }
}

/// `caucus session start`.
struct SessionStartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Plan a session with an agenda proposed from what is known, and begin it.")

    @OptionGroup var options: SessionOptions

    @Option(help: ArgumentHelp("How long it is to last, in minutes.", valueName: "minutes"))
    var minutes: Int?

    @Flag(help: "Only plan it: show the agenda, and let no time run yet.")
    var plan = false

    func validate() throws {
        if let minutes, !(10...1440 ~= minutes) { throw ValidationError("A session lasts 10 to 1440 minutes.") }
    }

    func run() throws {
        var found = try SessionAccess(options)
        let title = found.access.network.title(of: found.event, .event)
        if found.access.network.openSession(of: found.event) == nil {
            let agenda = SessionAgenda.proposed(
                for: found.event, minutes: minutes, in: found.access.network, at: found.access.clock)
            let planned = agenda.planning(found.event, in: found.access.network, by: &found.access.author)
            try found.access.save("Planned the session of \(title)", planned.edits)
        }
        let session = try found.open()
        if !plan, session.status != "running" {
            try found.access.save(
                "Began the session of \(title)", try found.edits(session).running(at: found.access.clock))
        }
        try SessionReport(found.access).print(try found.open(), options.format)
    }
}

/// `caucus session status`.
struct SessionStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the agenda, the time and how much was said.")

    @OptionGroup var options: SessionOptions

    func run() throws {
        let found = try SessionAccess(options)
        try SessionReport(found.access).print(try found.latest(), options.format)
    }
}

/// `caucus session next`.
struct SessionNextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "Finish the agenda item that is up and take up the next.")

    @OptionGroup var options: SessionOptions

    func run() throws {
        var found = try SessionAccess(options)
        let edits = try found.edits(try found.open())
        guard let current = edits.current, let place = edits.agenda.firstIndex(where: { $0.id == current.id }),
            edits.agenda.indices.contains(place + 1)
        else { throw CommandFailure(.data, "that was the last item; caucus session close ends the session") }
        let next = edits.agenda[place + 1]
        try found.access.save("Now: \(next.text)", edits.moving(to: next.id, finishing: true, at: found.access.clock))
        Output.standard.writeLine("Now: \(next.text)")
    }
}

/// `caucus session pause`.
struct SessionPauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Stop the clock of a session, or let it go on where it is paused.")

    @OptionGroup var options: SessionOptions

    func run() throws {
        var found = try SessionAccess(options)
        let session = try found.open()
        let isRunning = session.status == "running"
        let edits = try found.edits(session)
        let clock = found.access.clock
        let words = isRunning ? "Paused" : "The session goes on"
        try found.access.save(words, isRunning ? edits.pausing(at: clock) : edits.running(at: clock))
        Output.standard.writeLine("\(words).")
    }
}

/// `caucus session close`.
struct SessionCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a session and write its minutes and the letters to owners of tasks.",
        discussion: """
            What is open is said and nothing is closed, unless --anyway: nobody taken down as present, tasks nobody \
            answers for, decisions without a method or with an objection. Who was there has attended the event. \
            Nothing is sent: letters lie in outbox/.
            """)

    @OptionGroup var options: SessionOptions

    @Flag(help: "Close it though something is open.")
    var anyway = false

    func run() throws {
        var found = try SessionAccess(options)
        let session = try found.open()
        let check = ClosingCheck(session, in: found.access.network)
        let open = SessionReport.open(check)
        guard open.isEmpty || anyway else {
            throw CommandFailure(
                .data, "the session is not closed yet; mend this, or close it with --anyway", details: open)
        }
        let clock = found.access.clock
        let file = found.access.network.minutesName(of: session, clock: clock)
        try found.access.save("Closed \(session.title)", try found.edits(session).closing(document: file, at: clock))
        guard let closed = found.access.network.session(session.id) else { return }
        let written = try MinutesWriter(workspace: found.access.store.workspace).write(
            closed, in: found.access.network.outgoing, clock: clock, me: found.access.author.me)
        Output.standard.writeLine("Closed \(session.title): \(written.words).")
        for note in SessionReport.notes(check) { Output.standard.writeLine(note) }
        if check.carried > 0 { Output.standard.writeLine("\(check.carried) left open for the next agenda.") }
    }
}

/// `caucus session reopen`.
struct SessionReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Open a closed session again, paused, so that its minutes can be changed.")

    @OptionGroup var options: SessionOptions

    func run() throws {
        var found = try SessionAccess(options)
        guard let session = found.access.network.sessions(of: found.event).first(where: \.isClosed) else {
            throw CommandFailure(
                .data, "no session of \(found.access.network.title(of: found.event, .event)) is closed")
        }
        let me = found.access.author.me.map { found.access.network.title(of: $0, .person) }
        let edits = try found.edits(session).reopening(by: me, at: found.access.clock)
        try found.access.save("Opened \(session.title) again", edits)
        Output.standard.writeLine("Opened \(session.title) again; it is paused.")
    }
}
