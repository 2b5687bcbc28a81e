package import NetworkModel
import TextCanvas

/// A brief on the screen: a page to scroll through, and to print into a file.
struct BriefOverlay: Sheet {
    private let page: BriefPage
    /// What the file is called, without the ending.
    private let name: String
    private var top = 0

    init(_ page: BriefPage, named name: String) {
        self.page = page
        self.name = name
    }

    static func keys(_ state: State) -> [SheetKey<BriefOverlay>] {
        let height = max(1, Frame(state.size).body.height)
        return [
            SheetKey(["p"], BriefText.print, .printHelp, state) { .stays($1.present($0.printing($1))) },
            scroll(["j", .down, .control("n")], 1, .down, state, shown: true),
            scroll(["k", .up, .control("p")], -1, .up, state),
            scroll([Key(" "), .pageDown, .control("f")], height - 1, .pageDown, state),
            scroll([.pageUp, .control("b")], 1 - height, .pageUp, state),
            scroll(["g", .home], -1_000_000, .first, state), scroll(["G", .end], 1_000_000, .last, state),
        ]
    }

    private static func scroll(
        _ keys: [Key], _ lines: Int, _ help: BriefText, _ state: State, shown: Bool = false
    ) -> SheetKey<BriefOverlay> {
        SheetKey(keys, BriefText.scroll, help, state, shown: shown) { sheet, state in
            sheet.move(lines, state)
            return .stays
        }
    }

    private mutating func move(_ lines: Int, _ state: State) {
        let area = Frame(state.size).body.inset(x: 1)
        top = min(max(0, top + lines), max(0, page.lines(width: Self.width(area)).count - area.height))
    }

    private static func width(_ area: Rect) -> Int { min(96, area.width) }

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        let lines = page.lines(width: Self.width(area))
        let start = min(top, max(0, lines.count - area.height))
        for (row, line) in lines.dropFirst(start).prefix(area.height).enumerated() {
            canvas.write(line, at: area.row(row).origin, maxWidth: area.width)
        }
    }

    /// Asks into which file; plain text, or Markdown where its name ends so.
    private func printing(_ state: State) -> PromptOverlay {
        let page = page
        return PromptOverlay(
            state.texts[BriefText.printTo], "briefs/\(name).txt", placeholder: state.texts[BriefText.printHint],
            understand: { _, state in .understood(state.texts[BriefText.readableForYou]) },
            action: { file, _ in
                let isMarkdown = file.hasSuffix(".md") || file.hasSuffix(".markdown")
                return [.writePage(file: file, text: isMarkdown ? page.markdown : page.text(width: 80))]
            })
    }
}

/// `b`: a page to read or to hand over.
enum BriefCommands {
    static let rows: [Command] = [
        Command(
            "record.brief", ["b"], in: .everywhere, .records, "brief",
            help: "Show one page on the selected partner, person or event, to read or to print; for newcomers theirs.",
            footer: 45, unavailable: { $0.subjectOfBrief == nil ? $0.texts[BriefText.nothing] : nil }
        ) { state in state.subjectOfBrief.map { state.openBrief(about: $0) } ?? [] }
    ]
}

extension State {
    /// What `b` speaks of: the selected partner, person or event, or the one that the selected record belongs to.
    fileprivate var subjectOfBrief: Place? {
        if screen == .session { return eventPlace(sessionSubject) }
        guard let selected else { return screen == .checklist ? eventPlace(checklistEvent) : nil }
        switch selected.kind {
        case .partner, .person, .event: return selected
        case .checklistItem:
            let item = ChecklistItem(network.record(at: selected))
            return item.newcomer.flatMap { network.place(of: RecordKey(.person, $0)) } ?? eventPlace(item.event)
        case .task:
            let task = Task(network.record(at: selected))
            return partnerPlace(at: selected) ?? eventPlace(task.event)
        case .contact: return partnerPlace(at: selected)
        case .network, .planStep, .position, .session, .agendaItem, .note, .decision, .priority, .lead, .conflict,
            .erasure:
            return network.record(at: selected).id(.event).flatMap { eventPlace($0) }
        }
    }

    private func eventPlace(_ id: RecordID?) -> Place? { id.flatMap { network.place(of: RecordKey(.event, $0)) } }

    private func partnerPlace(at place: Place) -> Place? {
        network.partner(concernedBy: place).flatMap { network.place(of: RecordKey(.partner, $0)) }
    }

    /// Shows the brief about a record.
    package mutating func openBrief(about place: Place) -> [Effect] {
        let writer = BriefWriter(
            outgoing, clock: clock, texts: texts, preparation: place.kind == .event ? preparation : nil)
        return show(writer.page(about: place), about: place)
    }

    /// Shows the brief of a newcomer to an event.
    package mutating func openBrief(newcomer id: RecordID, event: RecordID) -> [Effect] {
        guard let place = network.place(of: RecordKey(.person, id)) else { return [] }
        let writer = BriefWriter(outgoing, clock: clock, texts: texts)
        return show(writer.page(newcomer: id, event: event), about: place)
    }

    private mutating func show(_ page: BriefPage?, about place: Place) -> [Effect] {
        let key = network.key(at: place)
        guard let page else {
            let name = network.title(at: place)
            status = Status(texts(BriefText.confidential, ["name": name]), tone: .warning)
            return []
        }
        return present(BriefOverlay(page, named: key.id.text))
    }
}
