import NetworkModel

/// What several briefs say.
extension BriefWriter {
    func addPurpose(to page: inout BriefPage) {
        guard let network = network.itself else { return }
        page.add(
            texts[BriefText.purpose], .text(network.goal ?? ""), .list(network.objectives.map { BriefPage.Item($0) }))
    }

    func addGuidelines(to page: inout BriefPage) {
        guard let network = network.itself else { return }
        page.add(texts[BriefText.guidelines], network.guidelines)
    }

    func addPriorities(of event: Event, to page: inout BriefPage) {
        guard let place = network.place(of: event.key) else { return }
        let all = network.sources(Priority.self, naming: place).filter { $0.event == event.id }
        // What nobody has ranked comes after what somebody has.
        let ranked = all.sorted {
            ($0.rank == 0 ? .max : $0.rank, -$0.dots, $0.id) < ($1.rank == 0 ? .max : $1.rank, -$1.dots, $1.id)
        }
        let items = ranked.map { priority in
            BriefPage.Item(
                priority.text,
                [
                    priority.redLine.map { texts(BriefText.redLine, ["text": $0]) },
                    priority.fallback.map { texts(BriefText.fallback, ["text": $0]) },
                ].compactMap { $0 })
        }
        page.add(texts[BriefText.priorities], .ranking(items))
    }

    /// The positions for the event, and what the network says in general.
    func addPositions(_ events: [Event], to page: inout BriefPage) {
        let ids = Set(events.map(\.id))
        let positions = network.all(Position.self).filter { position in
            return position.event.map(ids.contains) ?? position.isSettled
        }
        let items = positions.map { position -> BriefPage.Item in
            let words = [position.theme, position.status].compactMap { $0 }.joined(separator: ", ")
            let title = words.isEmpty ? position.title : "\(position.title) (\(words))"
            let text = position.text.map { Self.firstParagraph($0) }
            return BriefPage.Item(title, [text, position.document].compactMap { $0 }.filter { !$0.isEmpty })
        }
        page.add(texts[BriefText.positions], .list(items))
    }

    private static func firstParagraph(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty, !lines.isEmpty { break }
            if !line.isEmpty { lines.append(line) }
        }
        return lines.joined(separator: " ")
    }

    func addDecisions(about event: Event, limit: Int, to page: inout BriefPage) {
        var decisions = network.decisions(about: event.id)
        if decisions.isEmpty {
            decisions = network.all(Decision.self).sorted { ($0.at?.instant ?? 0) > ($1.at?.instant ?? 0) }
        }
        let items = decisions.prefix(limit).map { decision -> String in
            let words = [
                decision.at.map { dates.short(clock.day(of: $0.instant)) }, decision.method,
                decision.isContested ? texts[decision.isOutvoted ? BriefText.notCarried : .notSettled] : nil,
            ]
            let facts = words.compactMap { $0 }.joined(separator: ", ")
            return facts.isEmpty ? decision.text : "\(decision.text) (\(facts))"
        }
        page.add(texts[BriefText.decisions], items)
    }

    func addProcesses(of event: Event, to page: inout BriefPage) {
        let sheet = ProcessSheet(event, in: network, naming: name)
        let facts = ProcessSheet.Line.allCases.map { line in
            (texts[BriefText.of(line)], sheet[line].isEmpty ? nil : sheet[line].joined(separator: "; "))
        }
        let decided = sheet.decisions.compactMap { network.find(Decision.self, $0) }.filter { !$0.isContested }
        page.add(
            texts[BriefText.processes], .facts(facts),
            .list(decided.prefix(5).map { BriefPage.Item(texts(BriefText.agreed, ["text": $0.text])) }))
    }

    /// The matrix, without empty columns.
    func leadTable(of event: Event) -> BriefPage.Block? {
        let matrix = LeadMatrix(event, in: network)
        guard !matrix.targets.isEmpty else { return nil }
        let columns = (0..<matrix.columnCount).filter { column in
            column > 0 || matrix.themes.isEmpty || matrix.targets.indices.contains { !matrix[$0, 0].people.isEmpty }
        }
        let heading = [""] + columns.map { matrix.theme($0) ?? texts[BriefText.allThemes] }
        let rows = matrix.targets.indices.map { row -> [String] in
            let target = matrix.targets[row]
            let title = target.stance.map { "\(target.name) (\($0))" } ?? target.name
            return [title]
                + columns.map { column in
                    let cell = matrix[row, column]
                    if !cell.people.isEmpty { return names(cell.people) }
                    if matrix.isHole(row, column) { return "– " + texts[BriefText.nobody] }
                    // Whoever covers all themes stands at the left of the same row.
                    return column == 0 ? "" : "←"
                }
        }
        return .table(heading: heading, rows: rows)
    }

    func addLeads(of event: Event, to page: inout BriefPage) {
        if let table = leadTable(of: event) { page.add(texts[BriefText.leads], table) }
    }

    func addGlossary(to page: inout BriefPage) {
        guard let network = network.itself else { return }
        page.add(texts[BriefText.glossary], network.terms)
    }

    /// What is open, in a line: `letter to ministers, in 5 d`.
    func line(_ task: Task) -> String { task.due.map { "\(task.title), \(dates.due($0))" } ?? task.title }
}

extension BriefText {
    /// What a line of the sheet of processes is called.
    static func of(_ line: ProcessSheet.Line) -> BriefText {
        switch line {
        case .speaker: .speaks
        case .decider: .decides
        case .signOff: .signOff
        case .channel: .channel
        case .caucusHour: .caucusHour
        }
    }
}
