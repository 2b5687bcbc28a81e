import ArgumentParser
import NetworkModel
import RecFormat
import Screens

/// What the commands that enter something into the minutes share.
struct SessionEntryOptions: ParsableArguments {
    @OptionGroup var options: SessionOptions

    @Argument(help: "The words.")
    var text: [String]

    @Option(
        help: ArgumentHelp("The agenda item it belongs to, by the beginning of its words; else the one that is up."))
    var item: String?

    /// Enters the words as an entry, `filling` in what the line does not say.
    /// What it returns is changed along with it.
    func enter(
        _ sort: EntrySort, filling: (inout Draft, Session, Access) throws -> [RecordEdit] = { _, _, _ in [] }
    ) throws {
        try CommandFailure.keeping([text.joined(separator: " ")]) { try add(sort, filling) }
    }

    private func add(
        _ sort: EntrySort, _ filling: (inout Draft, Session, Access) throws -> [RecordEdit]
    ) throws {
        var found = try SessionAccess(options)
        let session = try found.taking()
        let typed = text.joined(separator: " ")
        let read = EntryLine(typed, sort, in: TaskCommand.context(for: typed, found.access))
        if let problem = read.problem { throw CommandFailure(.data, "nothing was entered: \(problem)") }
        guard read.isReady else {
            throw CommandFailure(.data, "there is nothing to enter; write the words behind the event")
        }
        let place = EntryPlace(session: session.id, item: try agendaItem(try found.edits(session)))
        let edits = read.edits(at: place, in: found.access.network, by: &found.access.author)
        let edit = edits[0]
        var draft = Draft(edit.key, fields: edit.after ?? [])
        let others = try filling(&draft, session, found.access)
        try found.access.save(
            "\(read.sort.rawValue): \(read.text)",
            [RecordEdit(edit.key, before: nil, after: draft.fields)] + edits.dropFirst() + others)
        let state = session.status == "planned" ? ", which has not begun" : ""
        Report.changed(
            edit.key, "Entered in \(session.title)\(state), under \(topic(place.item, found.access)): \(read.text)",
            found.access, options.format)
    }

    private func agendaItem(_ edits: SessionEdits) throws -> RecordID? {
        guard let item else { return edits.current?.id }
        let typed = Folding.folded(item)
        let meant = edits.agenda.filter { $0.id.text == item || Folding.folded($0.text).hasPrefix(typed) }
        guard meant.count == 1 else {
            throw CommandFailure(
                .data, meant.isEmpty ? "no agenda item begins with '\(item)'" : "'\(item)' can be several agenda items",
                details: (meant.isEmpty ? edits.agenda : meant).map(\.text))
        }
        return meant[0].id
    }

    private func topic(_ item: RecordID?, _ access: Access) -> String {
        item.map { access.network.title(of: $0, .agendaItem) } ?? "no agenda item"
    }
}

/// `caucus session note`.
struct SessionNoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Enter information into the minutes.")
    @OptionGroup var entry: SessionEntryOptions
    func run() throws { try entry.enter(.information) }
}

/// `caucus session question`.
struct SessionQuestionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "question", abstract: "Enter an open question into the minutes.")
    @OptionGroup var entry: SessionEntryOptions
    func run() throws { try entry.enter(.question) }
}

/// `caucus session task`.
struct SessionTaskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "Enter a task into the minutes.",
        discussion: "caucus session task mc14 \"one page on annex 4 @fatima mon\"")
    @OptionGroup var entry: SessionEntryOptions
    func run() throws { try entry.enter(.task) }
}

/// `caucus session priority`.
struct SessionPriorityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "priority", abstract: "Enter a priority of the event, behind those that are there.")
    @OptionGroup var entry: SessionEntryOptions

    @Option(help: "What it must not cross.") var redLine: String?
    @Option(help: "What it falls back to.") var fallback: String?
    @Option(help: "Its dots, where the group has voted.") var dots: Int?

    func run() throws {
        try entry.enter(.priority) { draft, session, access in
            draft.set(.redLine, redLine)
            draft.set(.fallback, fallback)
            draft.set(.dots, dots.map(String.init))
            guard let dots, dots > 0, let event = draft.first(.event) else { return [] }
            let vote = DotVote(on: RecordID(event), at: session, in: access.network)
            if let all = vote.all, vote.given + dots > all {
                throw CommandFailure(
                    .data, "\(dots) dots are more than the \(max(0, all - vote.given)) that are left of \(all)")
            }
            let ranked = vote.ranking(draft, in: access.network, at: access.clock.now)
            draft.set(.rank, ranked.first?.after?.first { Field.rank.names($0) }?.value)
            return Array(ranked.dropFirst())
        }
    }
}

/// `caucus session decide`.
struct SessionDecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Enter a decision; without more, by consensus of those who are there.")
    @OptionGroup var entry: SessionEntryOptions

    @Option(help: "consensus, consent or majority.") var method = Vocabulary.decisionMethods.words[0]
    @Option(help: ArgumentHelp("Who stands aside; may be repeated.", valueName: "name")) var aside: [String] = []
    @Option(help: ArgumentHelp("Who objects; may be repeated.", valueName: "name")) var against: [String] = []

    func run() throws {
        try entry.enter(.decision) { draft, _, access in
            let finder = RecordFinder(access.network)
            let asides = try aside.map { try finder.record($0, among: [.person, .partner]).key.id.text }
            let objections = try against.map { try finder.record($0, among: [.person, .partner]).key.id.text }
            draft.set(.method, method)
            draft.setAll(.favour, draft.all(.favour).filter { !asides.contains($0) && !objections.contains($0) })
            draft.setAll(.aside, asides)
            draft.setAll(.against, objections)
            return []
        }
    }
}

/// `caucus session present`.
struct SessionPresentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "present", abstract: "Take people down as present, or show who is.",
        discussion: """
            caucus session present mc14 "Ana Ruiz" fatima
            caucus session present mc14 "Amina Okoye / Bees for Development / community group"
            A name with slashes is somebody who walked in: person and organisation are made where they are new.
            """)

    @OptionGroup var options: SessionOptions

    @Argument(help: "Names, each in quotes where it has blanks; none shows who is there.")
    var names: [String] = []

    @Flag(help: "Take them out instead.")
    var gone = false

    func run() throws {
        var found = try SessionAccess(options)
        for name in names { try take(name, &found) }
        let session = names.isEmpty ? try found.latest() : try found.open()
        let network = found.access.network
        for present in session.present {
            let new = session.newcomers.contains(present.id) ? "  new" : ""
            Output.standard.writeLine(network.title(of: present.id, .person, .partner) + new)
        }
    }

    private func take(_ name: String, _ found: inout SessionAccess) throws {
        let session = try found.open()
        let network = found.access.network
        guard !gone, name.contains(" / ") else {
            let record = try RecordFinder(network).record(name, among: [.person, .partner])
            let edits = SessionEdits.presence(
                of: [record.key.id], isHere: !gone, at: session, in: network, clock: found.access.clock)
            try found.access.save("\(record.title) is \(gone ? "not " : "")here", edits)
            return
        }
        let line = QuickName(name, names: NameIndex(network))
        let made = SessionEdits.walkIn(line, at: session, in: network, by: &found.access.author)
        guard let made else {
            let why = line.problems.first { $0.blocks }.map { "\($0)" } ?? "it names nobody"
            throw CommandFailure(.data, "nobody was taken down: \(why)")
        }
        try found.access.save("\(line.person?.text ?? name) is here", made.edits)
    }
}
