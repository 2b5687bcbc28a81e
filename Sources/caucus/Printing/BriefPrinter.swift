import NetworkModel
import Screens
import TextCanvas

/// The page that is read before a call: how things stand, the last contacts, what is open between us, who is there.
struct BriefPrinter {
    private let network: Network
    private let clock: Clock
    private let texts: Texts
    private let dates: DatePhrases
    private let width: Int

    init(_ access: Access) {
        network = access.network
        clock = access.clock
        texts = access.texts
        dates = DatePhrases(texts: texts, clock: access.clock)
        width = min(100, max(40, Output.standard.isTerminal ? Output.standard.width : 80))
    }

    func print(_ place: Place) {
        switch place.kind {
        case .partner: print(Partner(network.record(at: place)), place)
        default: print(Person(network.record(at: place)), place)
        }
    }

    private func print(_ partner: Partner, _ place: Place) {
        heading(partner.name)
        line([partner.sort, partner.place, partner.country, partner.stage].compactMap { $0 }.joined(separator: " · "))
        standing(partner, place)
        list(.offers, partner.offers)
        list(.needs, partner.needs)
        list(.purposes, partner.purposes)
        contacts(place)
        tasks(place)
        people(partner)
        events(place)
        if let notes = partner.notes { list(.notes, [notes]) }
    }

    private func print(_ person: Person, _ place: Place) {
        heading(person.name)
        for role in person.roles {
            let partner = network.title(of: role.id, .partner)
            line(role.text.isEmpty ? partner : "\(role.text), \(partner)")
        }
        line((person.emails + person.phones).joined(separator: " · "))
        contacts(place)
        tasks(place)
        if let notes = person.notes { list(.notes, [notes]) }
    }

    private func standing(_ partner: Partner, _ place: Place) {
        var parts: [String] = []
        if let lead = partner.lead {
            parts.append(texts(ListingText.ledBy, ["name": network.title(of: lead, .person)]))
        }
        if let cadence = partner.cadence { parts.append(dates.every(cadence)) }
        let last = network.lastContactDay(partner: place.slot, clock: clock)
        parts.append(
            last.map { texts(ListingText.lastContact, ["when": dates.ago($0)]) } ?? texts[ListingText.noContact])
        if let next = network.rhythm(partner: place.slot, clock: clock)?.next {
            parts.append(texts(ListingText.nextContact, ["when": dates.over(next)]))
        }
        line(parts.joined(separator: " · "))
    }

    private func contacts(_ place: Place) {
        let lines = network.contacts(with: place).prefix(5).map { contact in
            let day = contact.at.map { dates.short($0.day) } ?? ""
            let facts = [
                contact.sort ?? texts[ListingText.contact], contact.minutes.map { dates.minutes($0) }, contact.outcome,
            ]
            let by = contact.by.map { " (\(network.title(of: $0, .person)))" } ?? ""
            return "\(day)  \(facts.compactMap { $0 }.joined(separator: ", "))\(by): \(contact.summary)"
        }
        list(.lastContacts, Array(lines))
    }

    private func tasks(_ place: Place) {
        let lines = network.openTasks(concerning: place).map { task in
            let who = task.accountable.map { network.title(of: $0, .person, .partner) } ?? texts[ListingText.nobodyYet]
            return "\(who): \(task.title)\(task.due.map { ", \(dates.due($0))" } ?? "")"
        }
        list(.openBetweenUs, lines)
    }

    private func people(_ partner: Partner) {
        let lines = network.people(of: partner.id, on: clock.today).map { person, role in
            let reach = (person.emails + person.phones).prefix(2).joined(separator: ", ")
            let state = role.isCurrent(on: clock.today) ? "" : texts[ListingText.hasLeft]
            let words: [String] = [person.name, role.text, state, reach]
            return words.filter { !$0.isEmpty }.joined(separator: " · ")
        }
        list(.people, lines)
    }

    private func events(_ place: Place) {
        var ahead: [(day: Day, title: String)] = []
        var seen: Set<Place> = []
        for guest in [place] + network.sources(.person, naming: place) {
            for source in network.sources(.event, naming: guest) where seen.insert(source).inserted {
                let event = Event(network.record(at: source))
                guard let day = event.startDay(clock), day >= clock.today, !event.isCancelled else { continue }
                ahead.append((day, event.title))
            }
        }
        ahead.sort { $0.day < $1.day }
        list(.eventsAhead, ahead.prefix(3).map { "\($0.title), \(dates.ago($0.day))" })
    }

    // MARK: Lines

    private func heading(_ text: String) {
        line(text)
        line(String(repeating: "=", count: min(width, TextLayout.width(of: text))))
    }

    private func list(_ title: PartnersText, _ items: [String]) {
        guard !items.isEmpty else { return }
        line("")
        line(texts[title])
        for item in items {
            for (index, text) in TextLayout.wrap(item, to: width - 4).enumerated() {
                line((index == 0 ? "  - " : "    ") + text)
            }
        }
    }

    private func line(_ text: String) { Output.standard.writeLine(text) }
}
