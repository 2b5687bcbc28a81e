import NetworkModel
import TextCanvas

/// The profile of a partner on one screen: who holds it, its rhythm, what each offers and owes, who was spoken to, the
/// people, what comes next.
struct PartnerCard {
    private let partner: Partner
    private let place: Place
    private let state: State
    private let width: Int

    private init(_ place: Place, _ state: State, width: Int) {
        partner = Partner(state.network.record(at: place))
        self.place = place
        self.state = state
        self.width = width
    }

    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let card = PartnerCard(place, state, width: width)
        let blocks = [
            card.heading, card.traits, card.openTasks, card.contacts, card.people, card.events,
            SessionLines.attended(by: place, state), card.notes,
        ]
        return Array(blocks.filter { !$0.isEmpty }.joined(separator: [[]]))
    }

    private func text(_ text: PartnersText) -> String { state.texts[text] }

    // MARK: What it is

    private var heading: [[Run]] {
        let facts = [partner.sort, partner.country, partner.stage].compactMap { $0 }.joined(separator: " · ")
        let isOneLine = TextLayout.width(of: partner.name) + 2 + TextLayout.width(of: facts) <= width
        let title =
            isOneLine
            ? [[Run(partner.name, .title), Run("  " + facts, .dim)]]
            : (wrapped(partner.name, .title) + wrapped(facts, .dim)).map { [$0] }
        return title + rhythm + lastContact
    }

    private func wrapped(_ text: String, _ style: Style) -> [Run] {
        TextLayout.wrap(text, to: max(8, width)).map { Run($0, style) }
    }

    /// Who holds it, how often it wants a contact, and when the next is owed.
    private var rhythm: [[Run]] {
        var lines: [[Run]] = [[]]
        var used = 0
        func add(_ label: String, _ value: Run) {
            let needed = TextLayout.width(of: label) + 1 + TextLayout.width(of: value.text)
            if used > 0, used + 3 + needed > width {
                lines.append([])
                used = 0
            }
            lines[lines.count - 1] += [Run((used == 0 ? "" : "   ") + label + " ", .label), value]
            used += (used == 0 ? 0 : 3) + needed
        }
        add(text(.columnLead), partner.lead.map { Run(state.personName($0)) } ?? Run(text(.nobody), .due))
        if let cadence = partner.cadence { add(text(.cadence), Run(state.dates.period(cadence))) }
        if let rhythm = state.network.rhythm(partner: place.slot, clock: state.clock) {
            let style: Style = rhythm.next < state.day ? .late : rhythm.next == state.day ? .due : .text
            add(text(.columnNext), Run(state.dates.over(rhythm.next), style))
        }
        return lines
    }

    /// When, how, with whom and by whom, and who comes to whom.
    private var lastContact: [[Run]] {
        guard let contact = state.network.latestContact(partner: place.slot), let at = contact.at else {
            return [[Run(text(.lastContact) + " ", .label), Run(text(.never))]]
        }
        var words = [state.dates.ago(state.day(of: at)), contact.sort].compactMap { $0 }
        let people = contact.with.filter { $0 != partner.id }
        if !people.isEmpty { words.append(state.texts(PartnersText.withWhom, ["names": state.names(of: people)])) }
        if let by = contact.by { words.append(state.texts(PartnersText.byWhom, ["name": state.personName(by)])) }
        let label = text(.lastContact) + " "
        let room = max(8, width - TextLayout.width(of: label))
        let lines = words.reduce(into: [String]()) { lines, word in
            let longer = lines.last.map { $0 + " · " + word } ?? word
            if !lines.isEmpty, TextLayout.width(of: longer) <= room { lines.removeLast() }
            lines.append(TextLayout.width(of: longer) <= room ? longer : word)
        }
        let indent = TextLayout.pad("", to: TextLayout.width(of: label))
        return lines.enumerated().map { [Run($0.offset == 0 ? label : indent, .label), Run($0.element)] } + reciprocity
    }

    private var reciprocity: [[Run]] {
        let directions = state.network.contacts(with: place).prefix(50).compactMap(\.direction)
        guard !directions.isEmpty else { return [] }
        let came = directions.count { $0 == "in" }
        let values: KeyValuePairs = ["ours": String(directions.count - came), "theirs": String(came)]
        return [[Run(state.texts(PartnersText.reciprocity, values), .dim)]]
    }

    private var traits: [[Run]] {
        let introducer = partner.introducedBy.map { state.network.title(of: $0, .partner, .person) }
        let rows: [(PartnersText, [String])] = [
            (.aliases, partner.aliases), (.works, partner.works), (.offers, partner.offers), (.needs, partner.needs),
            (.purposes, partner.purposes),
            (.where, [partner.place, partner.level].compactMap { $0 }),
            (.workingContact, [partner.workingContact.map(speaker)].compactMap { $0 }),
            (.introducedBy, [introducer].compactMap { $0 }), (.channels, partner.channels),
            (.attendance, [Timeline.rate(of: place, state)].compactMap { $0 }),
            (.tags, partner.tags.map { "#" + $0 }),
            (.snoozed, [partner.snooze].compactMap { $0 }.filter { $0 > state.day }.map(state.dates.weekday)),
        ]
        return FactRows.lines(rows.map { ($0.0, FactRows.joined($0.1)) }, state, width: width)
    }

    /// Whom to speak with, and that they do not want to be written to.
    private func speaker(_ id: RecordID) -> String {
        let refused = state.network.person(id)?.hasRefused ?? false
        return state.personName(id) + (refused ? " · " + text(.consentRefused) : "")
    }

    // MARK: What is between us

    private var openTasks: [[Run]] {
        let tasks = state.network.openTasks(concerning: place)
        guard !tasks.isEmpty else { return [] }
        let lines = tasks.prefix(8).map { task in
            let isTheirs = task.accountable.map(isTheirs) ?? false
            var runs = [
                Run(" " + TextLayout.pad(text(isTheirs ? .theyOwe : .weOwe), to: 10), .dim), Run(task.title),
            ]
            if let due = task.due { runs.append(Run("  " + state.dates.due(due), due < state.day ? .late : .dim)) }
            if let holder = task.accountable { runs.append(Run("  " + state.personName(holder), .dim)) }
            return runs
        }
        return [heading(.openBetweenUs, shown: lines.count, of: tasks.count)] + lines
    }

    /// Whether a task held so is the partner's own to do.
    private func isTheirs(_ holder: RecordID) -> Bool {
        if holder == partner.id { return true }
        guard let person = state.network.person(holder), !person.isTeamMember else { return false }
        return person.roles.contains { $0.id == partner.id }
    }

    /// What was spoken and where they came, latest first.
    private var contacts: [[Run]] {
        let timeline = Timeline(of: place, state)
        guard timeline.count > 0 else { return [] }
        let shown = timeline.lines(8)
        return [heading(.lastContacts, shown: shown.count, of: timeline.count)] + shown
    }

    private var people: [[Run]] {
        let people = state.network.people(of: partner.id, on: state.day)
        guard !people.isEmpty else { return [] }
        let lines = people.prefix(8).map { person, role in
            let isCurrent = role.isCurrent(on: state.day)
            let words = [
                role.text, isCurrent ? nil : text(.formerly), person.hasRefused ? text(.consentRefused) : nil,
                person.emails.first ?? person.phones.first,
            ]
            return [
                Run(" " + person.name, isCurrent ? .text : .dim),
                Run("  " + words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · "), .dim),
            ]
        }
        return [heading(.people, shown: lines.count, of: people.count)] + lines
    }

    private var events: [[Run]] {
        let events = state.network.sources(Event.self, naming: place)
            .filter { event in !event.isCancelled && !event.attendees.contains { $0.id == partner.id && !$0.isExpected }
            }
            .compactMap { event in event.startDay(state.clock).map { (day: $0, event: event) } }
            .filter { $0.day >= state.day }.sorted { $0.day < $1.day }
        guard !events.isEmpty else { return [] }
        return [heading(.eventsAhead, shown: min(4, events.count), of: events.count)]
            + events.prefix(4).map { [Run(" " + $0.event.title), Run("  " + state.dates.due($0.day), .dim)] }
    }

    private var notes: [[Run]] {
        guard let notes = partner.notes, !notes.isEmpty else { return [] }
        return [[Run(text(.notes), .heading)]]
            + TextLayout.wrap(notes, to: max(8, width - 1)).map { [Run(" " + $0)] }
    }

    private func heading(_ title: PartnersText, shown: Int, of total: Int) -> [Run] {
        guard shown < total else { return [Run(text(title), .heading)] }
        let count = state.texts(GeneralText.countOf, ["shown": String(shown), "total": String(total)])
        return [Run(text(title), .heading), Run("  " + count, .dim)]
    }
}
