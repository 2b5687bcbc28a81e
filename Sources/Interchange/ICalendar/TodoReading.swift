import NetworkModel

/// What a `VTODO` says, as the values of a task's fields.
struct TodoReading {
    private(set) var values: [(field: Field, values: [String])] = []
    private(set) var remarks: [EventReading.Remark] = []
    /// Whether caucus wrote it, so that what it does not say is not so.
    let isOwn: Bool
    var version: ComponentVersion { ComponentVersion(component) }
    private let component: CalendarComponent
    private let clock: Clock
    private let own: [Field: [String]]
    private var kept: [ContentLine] = []

    /// Reads a component; `resolve` finds tasks and checklist items by their UIDs.
    init(
        _ component: CalendarComponent, _ times: CalendarTimes, on clock: Clock, in network: Network,
        _ people: AttendeeFinder, resolve: (String) -> RecordID?
    ) {
        self.component = component
        self.clock = clock
        isOwn = component.first(TodoExport.kindProperty)?.value == TodoExport.kind
        own = Self.ownFields(component)
        let said = component.first("SUMMARY")?.text ?? ""
        let title = isOwn && !said.utf8.contains(.lineFeed) ? said : CellText.line(said)
        values.append((.title, [title.isEmpty ? "(no title)" : title]))
        for line in component.properties where !Self.known.contains(line.name) { kept.append(line) }
        readPeople(people)
        readTimes(times)
        readStanding()
        readTexts()
        readRelations(resolve)
        keepRest(network)
    }

    subscript(field: Field) -> [String] { values.first { $0.field == field }?.values ?? [] }

    private static let known: Set<String> = [
        "UID", "DTSTAMP", "SUMMARY", "DTSTART", "DUE", "DURATION", "RRULE", "DESCRIPTION", "STATUS", "CATEGORIES",
        "ATTENDEE", "CREATED", "LAST-MODIFIED", "SEQUENCE", "PRIORITY", "PERCENT-COMPLETE", "COMPLETED", "RELATED-TO",
        TodoExport.kindProperty, TodoExport.fieldProperty,
    ]

    private static func ownFields(_ component: CalendarComponent) -> [Field: [String]] {
        var fields: [Field: [String]] = [:]
        for line in component.all(TodoExport.fieldProperty) {
            guard let name = line["X-NAME"], isFieldName(name), !line.text.utf8.contains(0) else { continue }
            fields[Field(name), default: []].append(line.text)
        }
        return fields
    }

    /// Whether rec files can have a field of that name.
    private static func isFieldName(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

    private mutating func remark(_ line: ContentLine, _ text: String) {
        remarks.append(.init(line: line.line, text: text))
    }

    // MARK: Times

    private mutating func readTimes(_ times: CalendarTimes) {
        let starts = day("DTSTART", times)
        var due = day("DUE", times)
        if due == nil, let starts, let length = component.first("DURATION").flatMap({ CalendarDuration($0.value) }) {
            due = starts + max(0, length.days - 1)
        }
        values.append((.due, due.map { [$0.iso] } ?? []))
        // A start on the day that it is due says nothing of when work on it can begin.
        let begins = starts.flatMap { $0 == due ? nil : $0 }
        values.append((.starts, begins.map { [$0.iso] } ?? own[.starts] ?? []))
        readRule()
    }

    private mutating func day(_ name: String, _ times: CalendarTimes) -> Day? {
        guard let line = component.first(name) else { return nil }
        guard let moment = times.moment(line, &remarks)?.moment else {
            remark(line, "\(name) '\(line.value)' is no date or time; left out")
            return nil
        }
        if moment.hasTime, !isOwn { remark(line, "\(name) has a time; its day is taken") }
        return moment.form == .full ? clock.day(of: moment.instant) : moment.day
    }

    private mutating func readRule() {
        guard let line = component.first("RRULE") else { return values.append((.repeats, own[.repeats] ?? [])) }
        do throws(Recurrence.Problem) {
            var rule = try Recurrence(rule: line.value)
            if case .until(let until) = rule.end { rule.end = .until(.day(until.day)) }
            values.append((.repeats, [rule.rule]))
        } catch {
            kept.append(line)
            remark(line, "RRULE \(error); it is kept, and the first time is taken")
            values.append((.repeats, []))
        }
    }

    // MARK: How far it is

    private mutating func readStanding() {
        let said = component.first("STATUS")?.value.uppercased() ?? "NEEDS-ACTION"
        let exact = own[.status]
        let isExact = isOwn && CalendarWords.todoStatus(exact?.first) == said
        let status = CalendarWords.taskStatus(of: said)
        let standing = isExact ? exact ?? [] : status.map { [$0.rawValue] } ?? reply
        values.append((.status, isNobodys(standing) ? [] : standing))
        let completed = component.first("COMPLETED").flatMap { BasicMoment($0.value) }
        var done = completed.map { $0.form == .utc ? clock.day(of: $0.localSecond) : $0.day }
        if status != .done { done = nil }
        if status == .done, done == nil, !isExact { done = clock.today }
        values.append((.done, done.map { [$0.iso] } ?? []))
        let priority = component.first("PRIORITY").flatMap { CalendarWords.priority(of: $0.value) }
        values.append((.priority, priority.map { [$0] } ?? own[.priority] ?? []))
    }

    /// Whether a task is open and whoever answers for it is not known here: then nobody has said yes.
    private func isNobodys(_ standing: [String]) -> Bool {
        self[.accountable].isEmpty && kept.contains { $0.name == "ATTENDEE" }
            && standing.first.flatMap(TaskStatus.init)?.isOpen == true
    }

    /// Whether whoever answers for it has said yes, where nothing says how far it is.
    private var reply: [String] {
        guard !self[.accountable].isEmpty else { return [] }
        // Opened again elsewhere.
        if isOwn { return ["accepted"] }
        guard let line = component.first("ATTENDEE") else { return [] }
        return [line["PARTSTAT"]?.uppercased() == "ACCEPTED" ? "accepted" : "proposed"]
    }

    // MARK: Texts

    private mutating func readTexts() {
        let notes = component.first("DESCRIPTION")?.text ?? ""
        values.append((.notes, notes.utf8.allSatisfy { $0 <= 0x20 } ? [] : [notes]))
        var categories = component.all("CATEGORIES").flatMap(\.texts).map(CellText.line).filter { !$0.isEmpty }
        // What caucus wrote says which of them is the theme; elsewhere it is the first.
        let theme = isOwn ? own[.theme]?.first : categories.first
        if let theme, let index = categories.firstIndex(of: CellText.line(theme)) {
            categories.remove(at: index)
            values.append((.theme, [theme]))
        } else {
            values.append((.theme, []))
        }
        values.append((.tag, categories))
    }

    private mutating func readRelations(_ resolve: (String) -> RecordID?) {
        var parents: [String] = []
        var first: [String] = []
        for line in component.all("RELATED-TO") {
            guard let id = resolve(line.text) else {
                kept.append(line)
                remark(line, "RELATED-TO names nothing known here; kept as it stands")
                continue
            }
            switch line["RELTYPE"]?.uppercased() {
            case "DEPENDS-ON", "FINISHTOSTART": first.append(id.text)
            case "PARENT", nil: parents.append(id.text)
            default: kept.append(line)
            }
        }
        values.append((.parent, Array(parents.prefix(1))))
        values.append((.after, first))
    }

    // MARK: People

    private mutating func readPeople(_ people: AttendeeFinder) {
        var accountable = own[.accountable] ?? []
        var helpers = own[.assignee] ?? []
        for line in component.all("ATTENDEE") {
            guard let id = people.find(line) else {
                kept.append(line)
                remark(line, "\(line["CN"] ?? AttendeeFinder.address(line)) is nobody known here; kept as it stands")
                continue
            }
            let isHelper = line["X-CAUCUS-ROLE"] == "helper" || line["ROLE"]?.uppercased() == "OPT-PARTICIPANT"
            if !isHelper, accountable.isEmpty {
                accountable = [id.text]
            } else if !accountable.contains(id.text), !helpers.contains(id.text) {
                helpers.append(id.text)
            }
        }
        values.append((.accountable, accountable))
        values.append((.assignee, helpers))
    }

    // MARK: The rest

    private mutating func keepRest(_ network: Network) {
        let told = Set(values.map(\.field))
        for (field, texts) in own.sorted(by: { $0.key.name < $1.key.name }) where !told.contains(field) {
            guard ![.id, .created, .modified, .uid, .iCalendar].contains(field) else { continue }
            values.append((field, texts.filter { isKnown($0, field, network) }))
        }
        let text = KeptLines.text(kept.filter { !$0.unfolded.utf8.contains(0) }, component.components)
        values.append((.iCalendar, text.map { [$0] } ?? []))
    }

    /// Whether a value names a record that is here, where it names one; what is of another network is kept.
    private mutating func isKnown(_ value: String, _ field: Field, _ network: Network) -> Bool {
        guard case .reference(let kinds) = Schema[.task].spec(of: field)?.type,
            network.place(of: RecordID(value), among: kinds) == nil
        else { return true }
        let line = component.all(TodoExport.fieldProperty).first { $0["X-NAME"] == field.name && $0.text == value }
        guard let line else { return false }
        kept.append(line)
        remark(line, "\(field) names nothing known here; kept as it stands")
        return false
    }
}
