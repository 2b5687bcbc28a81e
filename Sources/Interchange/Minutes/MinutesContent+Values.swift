import NetworkModel

typealias TemplateValues = [String: Any]

extension MinutesContent {
    /// The values by the names that templates use; `escaping` keeps people's words from being read as Markdown.
    func values(escaping: Bool) -> TemplateValues {
        let text: (String) -> String = { escaping ? Markdown.escaped($0) : Self.oneLine($0) }
        var values = heading(text)
        func put(_ key: String, _ list: [TemplateValues]) {
            values[key] = list
            values["has-\(key)"] = !list.isEmpty
        }
        put("decisions", decisions(text))
        put("tasks", tasks.map { self.values(of: $0, text) })
        put("priorities", priorities(text))
        put("questions", questions(text))
        put("carried", carried(text))
        values["parts"] = parts(text)
        values["owners"] = owners.map { owner, tasks in
            [
                "owner": text(owner.map(name) ?? "Nobody yet"), "tasks": tasks.map { self.values(of: $0, text) },
            ] as TemplateValues
        }
        if let owner {
            values["addressee"] = text(name(owner))
            let own = tasks.filter { $0.accountable == owner && $0.isOpen }
            values["own-tasks"] = own.map { self.values(of: $0, text) }
            put("taken-tasks", own.filter { $0.status != "proposed" }.map { self.values(of: $0, text) })
            put("asked-tasks", own.filter { $0.status == "proposed" }.map { self.values(of: $0, text) })
        }
        if let sender { values["sender"] = text(name(sender)) }
        return values
    }

    private func heading(_ text: (String) -> String) -> TemplateValues {
        let time = SessionClock(session, agenda, at: clock.instant)
        var values: TemplateValues = [
            "title": text(session.title), "network": text(network.itself?.name ?? ""), "date": EnglishDate.long(day),
            "iso-date": day.iso, "from": session.starts.map { local($0).time.iso } ?? "",
            "to": session.ends.map { local($0).time.iso } ?? "…", "used": String((time.used + 30) / 60),
            "planned": String(time.planned / 60), "present-count": String(session.present.count),
            "present-names": text(presentNames), "newcomer-count": String(session.newcomers.count),
            "newcomer-names": text(newcomerNames), "has-present": !session.present.isEmpty,
            "has-newcomers": !session.newcomers.isEmpty,
        ]
        if let prepared, prepared != session.event, let event = network.event(prepared) {
            values["prepares"] = text(event.title)
            values["prepares-days"] = event.startDay(clock).map { EnglishDate.long($0) } ?? ""
        }
        return values
    }

    private var presentNames: String {
        session.present.map { present in
            let partner = network.person(present.id)?.roles.first.map { name($0.id) }
            let words = [present.text.isEmpty ? nil : present.text, partner].compactMap { $0 }
            return name(present.id) + (words.isEmpty ? "" : " (\(words.joined(separator: ", ")))")
        }.joined(separator: ", ")
    }

    private var newcomerNames: String {
        session.newcomers.map { id in
            let buddy = network.person(id)?.buddy.map { ", buddy \(name($0))" } ?? ""
            return name(id) + buddy
        }.joined(separator: "; ")
    }

    private func decisions(_ text: (String) -> String) -> [TemplateValues] {
        let all = entries.filter { $0.sort == .decision }.compactMap { network.find(Decision.self, $0.key.id) }
        return all.enumerated().map { index, decision in
            var values: TemplateValues = [
                "number": String(index + 1), "text": text(decision.text), "how": text(how(decision)),
                "method": text(decision.method ?? "method not said"), "lowest": decision.isLowestCommonDenominator,
                "contested": decision.isContested,
                "standing": decision.isOutvoted ? "not carried" : "not settled, as somebody objects",
            ]
            if let topic = topic(decision.item) { values["topic"] = text(topic) }
            return values
        }
    }

    /// `consensus, 15 for, 2 aside (Thi Mai, James Goodman)`; `not settled` behind it where an objection keeps it open, and
    /// `not carried` where the majority did not carry it.
    private func how(_ decision: Decision) -> String {
        var words = [decision.method ?? "method not said"]
        if !decision.favour.isEmpty { words.append("\(decision.favour.count) for") }
        for (ids, word) in [(decision.aside, "aside"), (decision.against, "against")] where !ids.isEmpty {
            words.append("\(ids.count) \(word) (\(ids.map(name).joined(separator: ", ")))")
        }
        if decision.isContested { words.append(decision.isOutvoted ? "not carried" : "not settled") }
        return words.joined(separator: ", ")
    }

    private func values(of task: Task, _ text: (String) -> String) -> TemplateValues {
        let due = task.due.map { EnglishDate.short($0, beside: day) }
        var values: TemplateValues = [
            "text": text(task.title), "owner": text(task.accountable.map(name) ?? "nobody yet"),
            "due": due ?? "no day set", "by": due.map { "by \($0)" } ?? "no day set",
            "asked": task.accountable != nil && task.status == "proposed",
        ]
        let source = task.source.flatMap { id in entries.first { $0.key.id == id }?.text }
        if let origin = source ?? topic(task.item) { values["origin"] = text(origin) }
        if !task.assignees.isEmpty { values["helpers"] = text(task.assignees.map(name).joined(separator: ", ")) }
        return values
    }

    private func priorities(_ text: (String) -> String) -> [TemplateValues] {
        let all = prepared.map { network.priorities(of: $0) } ?? []
        return all.enumerated().map { index, priority in
            var values: TemplateValues = ["number": String(index + 1), "text": text(priority.text)]
            if priority.dots > 0 { values["dots"] = String(priority.dots) }
            if let line = priority.redLine { values["red-line"] = text(line) }
            if let fallback = priority.fallback { values["fallback"] = text(fallback) }
            return values
        }
    }

    private func questions(_ text: (String) -> String) -> [TemplateValues] {
        entries.filter { $0.sort == .question }.compactMap { network.find(Note.self, $0.key.id) }
            .filter(\.isOpenQuestion)
            .map { question in
                var values: TemplateValues = ["text": text(question.text)]
                if let topic = topic(question.item) { values["topic"] = text(topic) }
                return values
            }
    }

    private func carried(_ text: (String) -> String) -> [TemplateValues] {
        agenda.filter { !$0.isDone && $0.id != session.item }.map { ["text": text($0.text)] }
    }

    // MARK: What was said, item by item

    private func parts(_ text: (String) -> String) -> [TemplateValues] {
        SessionPart.allCases.compactMap { part in
            let items = agenda.enumerated().filter { $0.element.sessionPart == part }.compactMap { index, item in
                values(of: item, number: index + 1, text)
            }
            guard !items.isEmpty else { return nil }
            let name = Self.name(of: part)
            return ["name": name, "name-capitals": name.uppercased(), "items": items]
        }
    }

    private static func name(of part: SessionPart) -> String {
        switch part {
        case .information: "Information updates"
        case .priorities: "Priorities and game plan"
        case .processes: "Processes"
        case .training: "Training for new participants"
        }
    }

    /// An item that was taken up; nil where nothing was said under it and no time was spent on it.
    private func values(of item: AgendaItem, number: Int, _ text: (String) -> String) -> TemplateValues? {
        let said = entries.filter { $0.item == item.id }
        guard !said.isEmpty || item.isDone || item.seconds > 0 else { return nil }
        var values: TemplateValues = [
            "number": String(number), "text": text(item.text), "entries": said.map { self.values(of: $0, text) },
        ]
        let used = (item.seconds + 30) / 60
        if used > 0 { values["time"] = "\(used) min" + (item.minutes.map { ", planned \($0)" } ?? "") }
        return values
    }

    private func values(of entry: SessionEntry, _ text: (String) -> String) -> TemplateValues {
        var values: TemplateValues = ["label": Self.label(of: entry.sort), "text": text(entry.text)]
        switch entry.sort {
        case .information: break
        case .question:
            if let day = network.find(Note.self, entry.key.id)?.answered {
                values["more"] = "answered \(EnglishDate.short(day, beside: self.day))"
            }
        case .decision:
            if let decision = network.find(Decision.self, entry.key.id) { values["more"] = text(how(decision)) }
        case .task:
            guard let task = network.task(entry.key.id) else { break }
            let due = task.due.map { ", by \(EnglishDate.short($0, beside: day))" } ?? ""
            values["more"] = text((task.accountable.map(name) ?? "nobody yet") + due)
        case .priority: break
        }
        return values
    }

    private static func label(of sort: EntrySort) -> String {
        switch sort {
        case .information: ""
        case .decision: "Decided: "
        case .task: "To do: "
        case .priority: "Priority: "
        case .question: "Question: "
        }
    }

    private static func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == 0x0A ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

/// People's words within Markdown.
enum Markdown {
    /// The text with what Markdown would read as a sign of its own written as it is (CommonMark §2.4).
    static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x0A: result.append(UInt8(ascii: " "))
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "<"), UInt8(ascii: "|"):
                result += [UInt8(ascii: "\\"), byte]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
