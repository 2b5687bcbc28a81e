import NetworkModel
import RecFormat

extension DemoNetwork {
    mutating func addEvents() {
        let taken = Set(edits.map(\.key.id))
        events = DemoEvent.all.map { network.freeSlug(for: $0.title, taken: taken) }
        for (id, event) in zip(events, DemoEvent.all) {
            let made = moment(min(event.starts - 150, -30), minutes: 570)
            add(draft(id, event), madeAt: made)
            let ids = event.items.map { _ in mint.next(at: made.instant) }
            for (index, item) in event.items.enumerated() {
                var draft = draft(item, ids[index], of: id, starts: event.starts)
                draft.setAll(.after, item.after.map { ids[$0].text })
                add(draft, madeAt: made)
            }
        }
        addRepeatedAndSideEvents()
    }

    private mutating func draft(_ id: RecordID, _ event: DemoEvent) -> Draft {
        var draft = Draft(new: .event, id: id)
        draft.set(.title, event.title)
        draft.set(.kind, event.kind)
        draft.set(.starts, event.hour.map { moment(event.starts, minutes: $0).iso } ?? (clock.today + event.starts).iso)
        draft.set(.ends, event.ends == event.starts ? nil : (clock.today + event.ends).iso)
        draft.set(.place, event.place)
        draft.set(.prepares, event.prepares.map { events[$0].text })
        draft.set(.objective, event.objective)
        draft.set(.status, event.status)
        draft.set(.template, event.template)
        draft.setAll(.participant, participants(of: event))
        if event.kind == "intergovernmental meeting" { draft.set(.caucusHour, "08:00, room XII") }
        return draft
    }

    private mutating func draft(
        _ item: DemoEvent.Item, _ id: RecordID, of event: RecordID, starts: Int
    ) -> Draft {
        var draft = Draft(new: .checklistItem, id: id)
        draft.set(.event, event.text)
        draft.set(.section, item.section)
        draft.set(.text, item.text)
        draft.set(.owner, item.owner.map { people[$0].text })
        draft.set(.due, item.due)
        draft.set(.needs, item.needs)
        draft.set(.effort, item.effort)
        draft.set(.begun, item.begun.map { (clock.today - $0).iso })
        draft.set(.role, item.role)
        draft.set(.done, item.isDone ? (clock.today - random.number(3...12) + min(starts, 0)).iso : nil)
        return draft
    }

    /// What the network says: one position that nobody has begun in time, one that members are being asked to sign.
    mutating func addPositions() {
        let made = moment(-70, minutes: 600)
        var late = Draft(new: .position, id: "common-position-on-the-river-committee")
        late.set(.title, "Common position on the river committee")
        late.set(.theme, "committee")
        late.set(.status, "draft")
        late.set(.event, events[0].text)
        late.set(.deadline, (clock.today + 49).iso)
        late.set(.owner, people[0].text)
        late.set(.needs, "8w")
        add(late, madeAt: made)
        var asked = Draft(new: .position, id: "position-on-fish-ladders")
        asked.set(.title, "Position on fish ladders")
        asked.set(.theme, "dams")
        asked.set(.text, "No new dam without a way past it, upstream and down, that fish have been seen to use.")
        asked.set(.status, "consultation")
        asked.set(.event, events[0].text)
        asked.set(.deadline, (clock.today + 60).iso)
        asked.set(.owner, people[3].text)
        asked.set(.needs, "6w")
        asked.set(.begun, (clock.today - 10).iso)
        let answers = ["signed", "signed", "invited", "invited", "declined"]
        asked.setAll(.endorsement, zip(partners, answers).map { Described($0, $1).value })
        add(asked, madeAt: made)
    }

    mutating func addTasks() {
        var ids: [String: RecordID] = [:]
        for task in DemoTask.all {
            let made = moment(
                min((task.due ?? 0) - 14, -1) - random.number(0...9), minutes: 15 * random.number(36...68))
            var draft = Draft(new: .task, id: mint.next(at: made.instant))
            draft.set(.title, task.title)
            draft.set(.accountable, task.accountable.map { people[$0].text })
            draft.set(.status, task.status)
            draft.set(.due, task.due.map { (clock.today + $0).iso })
            draft.set(.priority, task.priority)
            draft.set(.effort, task.effort)
            draft.set(.event, task.event.map { events[$0].text })
            draft.set(.partner, task.partner.map { partners[$0].text })
            if task.status == "done" { draft.set(.done, task.due.map { (clock.today + $0).iso }) }
            describe(task.detail, of: ids, in: &draft)
            ids[task.title] = draft.key.id
            if task.status == "proposed", let holder = draft.first(.accountable) {
                draft.set(.history, "\(made.day.iso) proposed: \(holder); by \(people[0])")
            }
            add(draft, madeAt: made)
        }
    }

    /// Tasks that partners answer for, so that it is seen what the network asks of them.
    mutating func addTasksOfPartners() {
        for (number, task) in DemoTask.ofPartners.enumerated() {
            guard let partner = task.partner.map({ partners[$0] }) else { continue }
            let made = moment(-10 - number, minutes: 600)
            var draft = Draft(new: .task, id: mint.next(at: made.instant))
            draft.set(.title, task.title)
            draft.set(.accountable, partner.text)
            draft.set(.status, task.status)
            draft.set(.due, task.due.map { (clock.today + $0).iso })
            draft.set(.priority, task.priority)
            draft.set(.effort, task.effort)
            draft.set(.event, events[0].text)
            draft.set(.partner, partner.text)
            describe(task.detail, of: [:], in: &draft)
            draft.setAll(
                .history,
                ["\(made.day.iso) proposed: \(partner); by \(people[0])"]
                    + (task.status == "proposed" ? [] : ["\((made.day + 2).iso) accepted: \(partner)"]))
            add(draft, madeAt: made)
        }
    }

    private func describe(_ detail: DemoTask.Detail, of ids: [String: RecordID], in draft: inout Draft) {
        draft.setAll(.skill, detail.skills)
        draft.set(.starts, detail.starts.map { (clock.today + $0).iso })
        draft.set(.after, detail.after.flatMap { ids[$0] }?.text)
        draft.set(.parent, detail.parent.flatMap { ids[$0] }?.text)
        draft.set(.repeats, detail.repeats)
        draft.set(.waitingFor, detail.waitingFor)
    }

    // MARK: Contacts

    /// A contact before it is written: when, with which partner, and whether it is the latest with it.
    private struct Occasion {
        let days: Int
        let at: Timestamp
        let partner: Int
        let isLatest: Bool
    }

    mutating func addContacts() {
        var occasions: [Occasion] = []
        for (index, partner) in DemoPartner.all.enumerated() {
            guard var days = daysSinceLatest(partner) else { continue }
            let rhythm = partner.cadence.flatMap { Period($0) }.map { clock.today.adding($0) - clock.today } ?? 60
            var isLatest = true
            while days < 330, occasions.filter({ $0.partner == index }).count < 7 {
                let at = moment(-days, minutes: 5 * random.number(108...210))
                occasions.append(Occasion(days: days, at: at, partner: index, isLatest: isLatest))
                days += max(4, rhythm + random.number(-rhythm / 3...rhythm / 3))
                isLatest = false
            }
        }
        occasions.sort { ($0.at.instant, $0.partner) < ($1.at.instant, $1.partner) }
        for occasion in occasions { add(occasion) }
    }

    /// How long ago the latest contact was, so that the partner stands as its health says.
    private mutating func daysSinceLatest(_ partner: DemoPartner) -> Int? {
        let rhythm = partner.cadence.flatMap { Period($0) }.map { clock.today - clock.today.subtracting($0) } ?? 60
        switch partner.health {
        case .late: return rhythm + random.number(8...40)
        case .due: return rhythm - random.element(of: [-2, 0, 0, 1, 3, 5])
        case .quiet: return random.number(110...220)
        case .healthy: return random.number(1...max(2, rhythm * 2 / 3))
        case .new: return nil
        }
    }

    private mutating func add(_ occasion: Occasion) {
        let kind = random.element(of: DemoPhrases.kinds)
        let at = occasion.at
        let team = DemoPartner.all[occasion.partner].lead ?? random.number(0...(DemoPerson.team.count - 1))
        var draft = Draft(new: .contact, id: mint.next(at: at.instant))
        draft.set(.at, at.iso)
        draft.set(.kind, kind)
        draft.setAll(.with, with(occasion.partner).map(\.text))
        draft.set(.by, people[team].text)
        if kind == "email" || kind == "message" { draft.set(.direction, random.element(of: ["in", "out"])) }
        // The latest one is an answer, so that the partner stands as it should.
        let isMissed = kind == "call" && !occasion.isLatest && random.number(0...6) == 0
        draft.set(.outcome, isMissed ? random.element(of: ["left message", "no reply"]) : nil)
        draft.set(.summary, isMissed ? "tried to reach them" : random.element(of: DemoPhrases.summaries(of: kind)))
        draft.set(.minutes, isMissed ? "2" : random.element(of: DemoPhrases.minutes(of: kind)).map(String.init))
        if kind == "event", occasion.days > 19 { draft.set(.event, events.last?.text) }
        if !isMissed, occasion.isLatest, random.number(0...2) == 0 {
            let step = nextStep(of: draft.key.id, occasion.partner, held: team, at: at, days: occasion.days)
            draft.set(.followUp, step.text)
        }
        add(draft, madeAt: at)
    }

    private mutating func with(_ partner: Int) -> [RecordID] {
        let staff = DemoPerson.all.indices.filter { DemoPerson.all[$0].partner == partner }
        guard !staff.isEmpty, random.number(0...3) > 0 else { return [partners[partner]] }
        return [partners[partner], people[random.element(of: staff)]]
    }

    private mutating func nextStep(
        of contact: RecordID, _ partner: Int, held team: Int, at: Timestamp, days: Int
    ) -> RecordID {
        var draft = Draft(new: .task, id: mint.next(at: at.instant))
        draft.set(.title, random.element(of: DemoTask.nextSteps))
        draft.set(.accountable, people[team].text)
        let due = max(-days + random.number(5...20), -9)
        let isDone = days > 40
        draft.set(.status, isDone ? "done" : "accepted")
        draft.set(.due, (clock.today + due).iso)
        draft.set(.partner, partners[partner].text)
        draft.set(.source, contact.text)
        draft.set(.done, isDone ? (clock.today - days + 6).iso : nil)
        add(draft, madeAt: at)
        return draft.key.id
    }
}
