import NetworkModel

/// The page that is read before a call: how things stand, the last contacts, what is open between us, who is there.
extension BriefWriter {
    func page(partner place: Place) -> BriefPage {
        let partner = Partner(network.record(at: place))
        let traits = [partner.sort, partner.place, partner.country, partner.stage].compactMap { $0 }
        var page = BriefPage(partner.name, [traits.joined(separator: " · "), standing(partner, place)])
        page.add(texts[PartnersText.offers], partner.offers)
        page.add(texts[PartnersText.needs], partner.needs)
        page.add(texts[PartnersText.purposes], partner.purposes)
        addContacts(with: place, to: &page)
        addTasks(with: place, to: &page)
        addPeople(of: partner, to: &page)
        addEvents(of: place, to: &page)
        page.add(texts[PartnersText.notes], [partner.notes].compactMap { $0 })
        return page
    }

    func page(person place: Place) -> BriefPage {
        let person = Person(network.record(at: place))
        let roles = person.roles.compactMap { role -> String? in
            guard let partner = name(role.id) else { return nil }
            return role.text.isEmpty ? partner : "\(role.text), \(partner)"
        }
        let consent = person.consent.map { ["\(texts.label(of: .consent)): \($0)"] } ?? []
        var page = BriefPage(person.name, roles + [(person.emails + person.phones).joined(separator: " · ")] + consent)
        addContacts(with: place, to: &page)
        addTasks(with: place, to: &page)
        page.add(texts[PartnersText.notes], [person.notes].compactMap { $0 })
        return page
    }

    private func standing(_ partner: Partner, _ place: Place) -> String {
        var parts: [String] = []
        if let lead = partner.lead.flatMap(name) { parts.append(texts(ListingText.ledBy, ["name": lead])) }
        if let cadence = partner.cadence { parts.append(dates.every(cadence)) }
        let last = network.lastContactDay(partner: place.slot, clock: clock)
        parts.append(
            last.map { texts(ListingText.lastContact, ["when": dates.ago($0)]) } ?? texts[ListingText.noContact])
        if let next = network.rhythm(partner: place.slot, clock: clock)?.next {
            parts.append(texts(ListingText.nextContact, ["when": dates.over(next)]))
        }
        return parts.joined(separator: " · ")
    }

    private func addContacts(with place: Place, to page: inout BriefPage) {
        let spoken = network.contacts(with: place).prefix(5).map { contact in
            let day = contact.at.map { dates.short($0.day) } ?? ""
            let facts = [
                contact.sort ?? texts[ListingText.contact], contact.minutes.map { dates.minutes($0) }, contact.outcome,
            ]
            let by = contact.by.flatMap(name).map { " (\($0))" } ?? ""
            let line = "\(day)  \(facts.compactMap { $0 }.joined(separator: ", "))\(by): \(contact.summary)"
            return (day: contact.at?.day ?? .first, line: line)
        }
        let all = (spoken + finished(for: place)).enumerated().sorted {
            ($1.element.day, $0.offset) < ($0.element.day, $1.offset)
        }
        page.add(texts[PartnersText.lastContacts], all.map(\.element.line))
    }

    /// What was done for a partner last.
    private func finished(for place: Place) -> [(day: Day, line: String)] {
        guard place.kind == .partner else { return [] }
        return network.doneTasks(concerning: place).prefix(3).map { day, task in
            let by = task.accountable.flatMap(name).map { " (\($0))" } ?? ""
            return (day, "\(dates.short(day))  \(texts[PartnersText.finished])\(by): \(task.title)")
        }
    }

    private func addTasks(with place: Place, to page: inout BriefPage) {
        let lines = network.openTasks(concerning: place).map { task in
            "\(task.accountable.flatMap(name) ?? texts[ListingText.nobodyYet]): \(line(task))"
        }
        page.add(texts[PartnersText.openBetweenUs], lines)
    }

    private func addPeople(of partner: Partner, to page: inout BriefPage) {
        let people = network.people(of: partner.id, on: clock.today)
        let lines = people.map { person, role in
            let reach = (person.emails + person.phones).prefix(2).joined(separator: ", ")
            let state = role.isCurrent(on: clock.today) ? "" : texts[ListingText.hasLeft]
            return [person.name, role.text, state, reach].filter { !$0.isEmpty }.joined(separator: " · ")
        }
        page.add(texts[PartnersText.people], lines)
    }

    private func addEvents(of place: Place, to page: inout BriefPage) {
        let guests = [place] + network.sources(.person, naming: place)
        let expecting = guests.flatMap { guest in
            let id = network.key(at: guest).id
            return network.sources(Event.self, naming: guest).filter { event in
                !event.attendees.contains { $0.id == id && !$0.isExpected }
            }
        }
        let events = ahead(expecting)
        let lines = events.prefix(3).map { event in
            [event.title, countdown(event)].compactMap { $0 }.joined(separator: ", ")
        }
        page.add(texts[PartnersText.eventsAhead], lines)
    }
}
