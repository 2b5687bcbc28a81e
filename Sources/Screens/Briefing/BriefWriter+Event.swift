package import NetworkModel

extension BriefWriter {
    /// All that concerns an event: days, readiness, who comes, what is wanted, decided and agreed, who does what.
    /// Nil where there is no such event, or where it is marked private.
    package func page(event id: RecordID) -> BriefPage? {
        guard let event = network.event(id) else { return nil }
        let together = network.eventsTogether(with: id)
        // What is wanted and agreed stands with the event that is prepared.
        let main = together.first ?? event
        var page = BriefPage(event.title, about(event))
        addFacts(event, together, to: &page)
        addReadiness(of: event, to: &page)
        addLate(of: event, to: &page)
        addDelegation(event, to: &page)
        addPriorities(of: main, to: &page)
        addPositions(together, to: &page)
        addDecisions(about: event, limit: 10, to: &page)
        addProcesses(of: main, to: &page)
        addLeads(of: main, to: &page)
        addTasks(of: together, to: &page)
        addSideEvents(event, together, to: &page)
        addMissing(for: event, to: &page)
        return page
    }

    /// Who leads on what, on a page of its own; nil where the event names nothing to lead on.
    package func page(leadsOf event: Event, counting: String) -> BriefPage? {
        guard let table = leadTable(of: event) else { return nil }
        var page = BriefPage(event.title, [counting])
        page.add(texts[BriefText.leads], table)
        return page
    }

    private func about(_ event: Event) -> [String] {
        let words = [event.sort, event.status, countdown(event)].compactMap { $0 }
        return [when(event), words.joined(separator: " · ")].compactMap { $0 }
    }

    private func addFacts(_ event: Event, _ together: [Event], to page: inout BriefPage) {
        let prepares = event.prepares.flatMap { id in together.first { $0.id == id } }
        page.add(
            texts[BriefText.event],
            .facts([
                (texts[BriefText.whenHere], whenHere(event)), (texts[BriefText.place], event.place),
                (texts[BriefText.web], event.url), (texts[BriefText.objective], event.objective),
                (texts[BriefText.prepares], prepares.map { line($0) }),
            ]))
    }

    private func addLate(of event: Event, to page: inout BriefPage) {
        let late = network.checklist(of: event.id).compactMap { item -> (due: Day, item: ChecklistItem)? in
            guard !item.isDone, let due = network.due(of: item), due < clock.today else { return nil }
            return (due, item)
        }
        page.add(
            texts[BriefText.lateItems],
            late.sorted { $0.due < $1.due }.map { due, item in
                let who = item.owner.flatMap(name) ?? texts[BriefText.nobody]
                return texts(BriefText.wasDue, ["what": item.text, "who": who, "when": dates.due(due)])
            })
    }

    /// Who comes, by what they have answered, each with what they come as.
    private func addDelegation(_ event: Event, to page: inout BriefPage) {
        let guests = event.attendees.filter { name($0.id) != nil }
        let replies: [Reply?] = [.accepted, .invited, nil, .noAnswer, .declined]
        let facts = replies.compactMap { reply -> (String, String?)? in
            let group = guests.filter { $0.reply == reply }
            guard !group.isEmpty else { return nil }
            let people = group.map { guest in
                let name = name(guest.id) ?? ""
                return guest.role.isEmpty ? name : "\(name) (\(guest.role))"
            }
            let label = texts[reply.map { ParticipantsText.of($0) } ?? .notAsked]
            return ("\(label) \(group.count)", people.joined(separator: ", "))
        }
        page.add(texts[BriefText.delegation], .facts(facts))
    }

    private func addTasks(of events: [Event], to page: inout BriefPage) {
        let tasks = events.compactMap { network.place(of: $0.key) }.flatMap { network.sources(Task.self, naming: $0) }
            .filter { $0.isOpen }.uniqued(by: \.id)
            .sorted { ($0.due ?? .last, $0.id) < ($1.due ?? .last, $1.id) }
        let owners = tasks.map(\.accountable).uniqued(by: \.self)
        let unowned = owners.filter { $0 == nil }
        let items = (unowned + owners.filter { $0 != nil }).map { owner in
            let title = owner.flatMap(name) ?? texts[BriefText.nobody]
            return BriefPage.Item(title, tasks.filter { $0.accountable == owner }.map { line($0) })
        }
        page.add(texts[BriefText.tasksByOwner], .list(items))
    }

    private func addSideEvents(_ event: Event, _ together: [Event], to page: inout BriefPage) {
        let during = network.place(of: event.key).map { place in
            network.sources(Event.self, naming: place).filter { $0.during == event.id }
        }
        let around = (together + (during ?? [])).uniqued(by: \.id)
        let others = around.filter { $0.id != event.id && $0.id != event.prepares && !$0.isCancelled }
            .sorted { ($0.starts?.instant ?? .max, $0.id) < ($1.starts?.instant ?? .max, $1.id) }
        page.add(texts[BriefText.sideEvents], others.map { line($0) })
    }

    /// What is missing for those who come: visas, beds, money.
    private func addMissing(for event: Event, to page: inout BriefPage) {
        let missing = event.missingMatters.filter { name($0.participant) != nil }
        let lines = missing.map(\.participant).uniqued(by: \.self).map { guest in
            let open = missing.filter { $0.participant == guest }.map { matter in
                texts(
                    LogisticsText.missingNote,
                    [
                        "matter": texts[LogisticsText.name(of: matter.matter)],
                        "progress": texts[LogisticsText.of(matter.progress)],
                    ])
            }
            return "\(name(guest) ?? ""): \(open.joined(separator: ", "))"
        }
        page.add(texts[BriefText.logistics], lines)
    }
}
