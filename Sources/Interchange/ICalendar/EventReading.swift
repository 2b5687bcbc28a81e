import NetworkModel

/// What a `VEVENT` says, as the values of a record's fields.
struct EventReading {
    /// Something to tell whoever imports it.
    struct Remark: Hashable {
        let line: Int
        let text: String
    }

    /// Somebody who takes part, found among the people and partners.
    struct Participant: Hashable {
        let id: RecordID
        /// Empty where the file says no more than that they come.
        let role: String
        /// Nil where they have not answered.
        let reply: String?
    }

    /// The values of the fields that a calendar knows of; a field without values is empty there.
    private(set) var values: [(field: Field, values: [String])] = []
    private(set) var participants: [Participant] = []
    private(set) var remarks: [Remark] = []
    private(set) var starts: CalendarTimes.Moment?
    var version: ComponentVersion { ComponentVersion(component) }
    private let component: CalendarComponent
    private var kept: [ContentLine] = []

    /// Reads a component; nil where it does not say when it begins.
    init?(_ component: CalendarComponent, _ times: CalendarTimes, _ people: AttendeeFinder) {
        guard let stated = component.first("DTSTART") else { return nil }
        self.component = component
        guard let starts = times.moment(stated, &remarks) else { return nil }
        self.starts = starts
        let title = CellText.line(component.first("SUMMARY")?.text ?? "")
        values.append((.title, [title.isEmpty ? "(no title)" : title]))
        readTimes(starts, times)
        readTexts()
        for line in component.properties where !Self.known.contains(line.name) { kept.append(line) }
        for line in component.all("ATTENDEE") { readAttendee(line, people) }
        keepRest(starts)
    }

    private static let known: Set<String> = [
        "UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "LOCATION",
        "DESCRIPTION",
        "URL",
        "STATUS", "CATEGORIES", "ATTENDEE", "CREATED", "LAST-MODIFIED", "SEQUENCE",
    ]

    // MARK: Times

    private mutating func readTimes(_ starts: CalendarTimes.Moment, _ times: CalendarTimes) {
        values.append((.starts, [starts.moment.iso]))
        values.append((.timezone, starts.zoneName.map { [$0] } ?? []))
        let end = times.end(of: component, from: starts, &remarks)
        values.append((.ends, end.map { [$0.iso] } ?? []))
        readRule(starts)
        let days = component.all("EXDATE").flatMap { line in
            line.value.split(separator: ",").compactMap { times.day(String($0), line, in: starts) }
        }
        values.append((.except, Set(days).sorted().map(\.iso)))
        readExtraDays(starts, times)
    }

    /// Days besides the rule's, as far as it begins on them when it always does; the others are kept.
    private mutating func readExtraDays(_ starts: CalendarTimes.Moment, _ times: CalendarTimes) {
        var days: Set<Day> = []
        for line in component.all("RDATE") {
            var left: [String] = []
            for value in line.value.split(separator: ",").map(String.init) {
                if let day = times.day(beginningAlike: value, line, in: starts) {
                    days.insert(day)
                } else {
                    left.append(value)
                }
            }
            guard !left.isEmpty else { continue }
            var rest = line
            rest.value = left.joined(separator: ",")
            kept.append(rest)
            let text = "RDATE \(rest.value) is kept and not followed: it does not begin when the others do"
            remarks.append(Remark(line: line.line, text: text))
        }
        values.append((.also, days.filter { $0 > starts.moment.day }.sorted().map(\.iso)))
    }

    private mutating func readRule(_ starts: CalendarTimes.Moment) {
        let rules = component.all("RRULE")
        var rule: Recurrence?
        if let line = rules.first {
            do throws(Recurrence.Problem) {
                rule = try Recurrence(rule: line.value)
            } catch {
                kept.append(line)
                remarks.append(Remark(line: line.line, text: "RRULE \(error); it is kept, and the first time is taken"))
            }
        }
        for line in rules.dropFirst() {
            kept.append(line)
            remarks.append(Remark(line: line.line, text: "a second RRULE is kept and not followed"))
        }
        if let line = component.first("EXRULE") {
            remarks.append(Remark(line: line.line, text: "EXRULE is kept and not followed: its days do show"))
        }
        if let last = rule?.lastDay(atSecond: BasicMoment(local: starts.moment).second, in: starts.zone) {
            rule?.end = .until(.day(last))
        }
        values.append((.repeats, rule.map { [$0.rule] } ?? []))
    }

    // MARK: Texts

    private mutating func readTexts() {
        let place = CellText.line(component.first("LOCATION")?.text ?? "")
        values.append((.place, place.isEmpty ? [] : [place]))
        let objective = component.first("DESCRIPTION")?.text ?? ""
        values.append((.objective, objective.utf8.allSatisfy { $0 <= 0x20 } ? [] : [objective]))
        let url = CellText.line(component.first("URL")?.value ?? "")
        values.append((.url, url.isEmpty ? [] : [url]))
        let status = component.first("STATUS").flatMap { CalendarWords.status(of: $0.value) }
        values.append((.status, status.map { [$0] } ?? []))
        let categories = component.all("CATEGORIES").flatMap(\.texts).map(CellText.line).filter { !$0.isEmpty }
        let kind = categories.first { word in
            let folded = Folding.fold(word)
            return Vocabulary.eventKinds.words.contains { Folding.fold($0) == folded }
        }
        values.append((.kind, kind.map { [Folding.folded($0)] } ?? []))
        values.append((.tag, categories.filter { $0 != kind }))
    }

    // MARK: People

    private mutating func readAttendee(_ line: ContentLine, _ people: AttendeeFinder) {
        guard let id = people.find(line) else {
            kept.append(line)
            let name = line["CN"] ?? AttendeeFinder.address(line)
            remarks.append(
                Remark(line: line.line, text: "\(name) is nobody known here; kept with the event as it stands"))
            return
        }
        guard !participants.contains(where: { $0.id == id }) else { return }
        participants.append(
            Participant(
                id: id, role: line["X-CAUCUS-ROLE"] ?? CalendarWords.role(of: line["ROLE"] ?? ""),
                reply: CalendarWords.reply(of: line["PARTSTAT"] ?? "")))
    }

    // MARK: The rest

    private mutating func keepRest(_ starts: CalendarTimes.Moment) {
        let text = KeptLines.text(kept.filter { !$0.unfolded.utf8.contains(0) }, component.components)
        values.append((.iCalendar, text.map { [$0] } ?? []))
    }
}

/// Finds the people and partners that a calendar invites: by address, else by name where only one has it.
struct AttendeeFinder {
    private var byAddress: [[UInt8]: RecordID] = [:]
    private var byName: [[UInt8]: Set<RecordID>] = [:]
    private let ids: Set<RecordID>

    init(_ network: Network) {
        var ids: Set<RecordID> = []
        for person in network.all(Person.self) {
            ids.insert(person.id)
            byName[Folding.fold(person.name), default: []].insert(person.id)
            for address in person.emails where byAddress[Folding.fold(address)] == nil {
                byAddress[Folding.fold(address)] = person.id
            }
        }
        for partner in network.all(Partner.self) {
            ids.insert(partner.id)
            byName[Folding.fold(partner.name), default: []].insert(partner.id)
        }
        self.ids = ids
    }

    func find(_ line: ContentLine) -> RecordID? {
        if let id = line["X-CAUCUS-ID"].map({ RecordID($0) }), ids.contains(id) { return id }
        let address = Self.address(line)
        if address.hasSuffix("@\(CalendarWords.noMail)") {
            let id = RecordID(String(address.dropLast(CalendarWords.noMail.utf8.count + 1)))
            if ids.contains(id) { return id }
        }
        if let known = byAddress[Folding.fold(address)] { return known }
        guard let name = line["CN"], let named = byName[Folding.fold(name)], named.count == 1 else { return nil }
        return named.first
    }

    static func address(_ line: ContentLine) -> String {
        let value = CellText.line(line.value)
        return value.lowercased().hasPrefix("mailto:") ? String(value.dropFirst(7)) : value
    }
}
