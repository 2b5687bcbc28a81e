package import NetworkModel

/// A reminder as a letter: all open work of one owner, as a message in the outbox.
package struct ReminderLetter: Sendable {
    private let reminder: Reminder
    private let besides: [Reminder]
    private let network: Network
    private let clock: Clock
    private let sender: RecordID?

    /// `sender` is who writes, where that is known.
    package init(_ letter: Reminder.Letter, in outgoing: OutgoingNetwork, clock: Clock, sender: RecordID?) {
        reminder = letter.main
        besides = letter.besides
        network = outgoing.network
        self.clock = clock
        self.sender = outgoing.named(sender)
    }

    /// Its file within the workspace: `outbox/2026-11-21-reminder-ana-ruiz.eml`.
    package var file: String { "outbox/\(clock.today.iso)-reminder-\(Slug.text(of: reminder.owner.id.text)).eml" }

    /// The letter's bytes; `own` is the user's template where there is one.
    package func bytes(own: String? = nil) throws(MinutesTemplate.Problem) -> [UInt8] {
        let text = try MinutesTemplate.reminder.render(values, own: own)
        let author = MailMessage.Mailbox(
            name: sender.map(name) ?? network.itself?.name ?? "caucus",
            address: sender.flatMap { network.person($0)?.emails.first })
        return MailMessage(
            from: author, to: [MailMessage.Mailbox(name: name(reminder.reader), address: reminder.address)],
            subject: subject, date: MailDate.text(of: clock.now),
            identifier: "reminder.\(clock.today.iso).\(reminder.owner.id.text)", text: text
        ).bytes
    }

    private var subject: String {
        let all = [reminder] + besides
        let count = all.reduce(0) { $0 + $1.items.count }
        let late = all.reduce(0) { $0 + $1.lateCount(on: clock.today) }
        let open = count == 1 ? "1 thing is open with you" : "\(count) things are open with you"
        return late == 0 ? open : "\(open), \(late) overdue"
    }

    // MARK: Values of the template

    private var values: TemplateValues {
        var values: TemplateValues = [
            "addressee": name(reminder.reader), "date": EnglishDate.long(clock.today),
            "network": network.itself?.name ?? "",
        ]
        if reminder.owner.kind == .partner { values["partner"] = name(reminder.owner.id) }
        if let sender { values["sender"] = name(sender) }
        values.merge(parts(of: reminder)) { $1 }
        values["besides"] = besides.map { other in
            var values = parts(of: other)
            values["partner"] = name(other.owner.id)
            return values
        }
        return values
    }

    /// What somebody holds, is asked for and helps with.
    private func parts(of reminder: Reminder) -> TemplateValues {
        var values: TemplateValues = [:]
        for (key, part) in [("holding", Reminder.Part.holds), ("asked", .asked), ("helping", .helps)] {
            let items = reminder.items.filter { $0.part == part }.map { self.values(of: $0, in: reminder) }
            values[key] = items
            values["has-\(key)"] = !items.isEmpty
        }
        return values
    }

    private func values(of item: Reminder.Item, in reminder: Reminder) -> TemplateValues {
        let key = network.key(at: item.place)
        var values: TemplateValues = ["text": oneLine(network.title(at: item.place)), "due": due(item.due)]
        // A template takes any text for something, an empty one too.
        func put(_ key: String, _ text: String) { if !text.isEmpty { values[key] = text } }
        put("occasion", occasion(of: key))
        guard key.kind == .task, let task = network.task(key.id) else { return values }
        put("origin", origin(of: task))
        put("waits", waits(task))
        put("with", task.assignees.filter { $0 != reminder.owner.id }.map(name).joined(separator: ", "))
        put("holder", task.accountable.map(name) ?? "")
        return values
    }

    /// `due Fri 6 Nov, 15 days ago`.
    private func due(_ day: Day?) -> String {
        guard let day else { return "no day set" }
        let text = "due \(EnglishDate.short(day, beside: clock.today))"
        switch clock.today - day {
        case 1: return "\(text), yesterday"
        case 0: return "\(text), today"
        case -1: return "\(text), tomorrow"
        case 2...: return "\(text), \(clock.today - day) days ago"
        default: return text
        }
    }

    private func occasion(of key: RecordKey) -> String {
        let id = network.record(key)?.id(.event)
        guard let event = id.flatMap({ network.event($0) }) else { return "" }
        let day = event.startDay(clock).map { ", \(EnglishDate.short($0, beside: clock.today))" } ?? ""
        return oneLine(event.title) + day
    }

    /// The decision or the session that it comes from, or the contact: of that only when it was, for the log is ours.
    private func origin(of task: Task) -> String {
        let session = task.session.flatMap { network.session($0) }
        let from = session.map { oneLine($0.title) }
        guard let source = task.source.flatMap({ network.place(of: $0, among: [.decision, .note, .contact]) }) else {
            return from ?? ""
        }
        let record = network.record(at: source)
        if source.kind == .contact {
            let contact = Contact(record)
            let day = contact.at.map { " on \(EnglishDate.short(clock.day(of: $0.instant), beside: clock.today))" }
            return "our \(contact.sort ?? "contact")\(day ?? "")"
        }
        let text = oneLine(network.title(at: source))
        let said = source.kind == .decision ? "the decision “\(text)”" : text
        return from.map { "\(said), \($0)" } ?? said
    }

    private func waits(_ task: Task) -> String {
        let first = network.blockers(of: task.key).map { key -> String in
            guard let record = network.record(key) else { return "another task" }
            let holder = record.id(key.kind == .task ? .accountable : .owner).map { " (\(name($0)))" } ?? ""
            return oneLine(network.title(of: key)) + holder
        }
        return (first + [task.waitingFor].compactMap { $0 }).joined(separator: ", ")
    }

    private func name(_ id: RecordID) -> String {
        network.place(of: id, among: [.person, .partner]).map { oneLine(network.title(at: $0)) } ?? id.text
    }

    private func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

extension Network {
    /// What names a record to a person, or its Id where there is none.
    fileprivate func title(of key: RecordKey) -> String { place(of: key).map { title(at: $0) } ?? key.id.text }
}
