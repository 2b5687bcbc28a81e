import NetworkModel
import TextCanvas

/// An event in full: when and where, what it prepares and is prepared by, how far that is, and who comes.
struct EventCard {
    private let event: Event
    private let place: Place
    private let state: State
    private let width: Int

    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let card = EventCard(event: Event(state.network.record(at: place)), place: place, state: state, width: width)
        let blocks = [
            card.heading, card.facts, card.checklist, SessionLines.held(for: place, state), card.tasks,
            BurnDownChart.lines(of: card.event.id, state, width: width),
            card.participants, card.notes,
        ]
        return Array(blocks.filter { !$0.isEmpty }.joined(separator: [[]]))
    }

    private var heading: [[Run]] {
        let title = TextLayout.wrap(event.title, to: max(8, width)).map { [Run($0, .title)] }
        let times = state.times(of: event)
        var runs = [Run(times.first ?? "")]
        if let starts = state.firstDay(of: event) { runs.append(Run("  " + state.dates.ago(starts), .due)) }
        let words = [event.sort, event.status].compactMap { $0 }.joined(separator: " · ")
        let clocks = times.dropFirst().flatMap { TextLayout.wrap($0, to: max(8, width)) }
        runs.append(Run(words.isEmpty ? "" : "  " + words, .dim))
        return title + TextLayout.wrap(runs, to: max(8, width)) + clocks.map { [Run($0, .warning)] }
    }

    private var facts: [[Run]] {
        let naming = state.network.sources(Event.self, naming: place)
        let preparing = naming.filter { $0.prepares == event.id }
        let sides = naming.filter { $0.during == event.id }.map { (day: $0.startDay(state.clock) ?? .last, event: $0) }
            .sorted { $0.day < $1.day }
        let rows: [(EventsText, String?)] = [
            (.place, event.place), (.web, event.url), (.objective, event.objective),
            (.prepares, event.prepares.map { state.network.title(of: $0, .event) }),
            (.preparedBy, FactRows.joined(preparing.map(\.title))), (.repeats, state.repetition(of: event)),
            (.during, event.during.map { state.network.title(of: $0, .event) }), (.caucusHour, event.caucusHour),
            (.sides, FactRows.joined(sides.map { "\($0.event.title), \(state.days(of: $0.event))" }, by: "; ")),
        ]
        return FactRows.lines(rows, state, width: width)
    }

    private var checklist: [[Run]] {
        let preparation = state.preparation
        let whole = preparation.readiness(event: place.slot)
        var heading = [Run(state.texts[EventsText.checklist], .heading)]
        guard whole.total > 0 else { return [heading, [Run(state.texts[EventsText.noChecklist], .dim)]] }
        heading.append(Run("  " + state.texts(EventsText.readyLong, whole.values)))
        if whole.late > 0 { heading.append(Run("  " + state.texts(EventsText.late, n: whole.late), .late)) }
        let sections = Vocabulary.sections.words.compactMap { section -> [Run]? in
            let part = preparation.readiness(event: place.slot, section: section)
            guard part.total > 0 else { return nil }
            let count = TextLayout.pad(state.texts(EventsText.ready, part.values), to: 9)
            let late = part.late > 0 ? [Run(state.texts(EventsText.late, n: part.late), .late)] : []
            return [
                Run(" " + TextLayout.pad(section, to: 12) + " ", .dim), Run(count, part.isComplete ? .good : .text),
            ] + late
        }
        return TextLayout.wrap(heading, to: max(8, width)) + sections + lackingTime(preparation)
    }

    /// What has not enough time left, the ones to begin with.
    private func lackingTime(_ preparation: Preparation) -> [[Run]] {
        let causes = preparation.causes(of: event.id)
        guard !causes.isEmpty else { return [] }
        let waiting = preparation.short(of: event.id).count - causes.count
        var heading = [Run(" " + state.texts(EventsText.lackTime, n: causes.count), .late)]
        if waiting > 0 { heading.append(Run(" · " + state.texts(EventsText.waitFor, n: waiting), .dim)) }
        return TextLayout.wrap(heading, to: max(8, width))
            + causes.prefix(4).map { time in
                [
                    Run("  " + state.leadTimes.title(time.place) + "  "),
                    Run(state.leadTimes.short(time) ?? "", .late),
                ]
            }
    }

    private var tasks: [[Run]] {
        let tasks = state.network.sources(Task.self, naming: place).filter(\.isOpen)
            .sorted { ($0.due ?? .last) < ($1.due ?? .last) }
        guard !tasks.isEmpty else { return [] }
        return [[Run(state.texts[EventsText.tasks], .heading)]]
            + tasks.prefix(8).map { task in
                var runs = [Run(" " + task.title)]
                if let due = task.due { runs.append(Run("  " + state.dates.due(due), due < state.day ? .late : .dim)) }
                if let holder = task.accountable { runs.append(Run("  " + state.personName(holder), .dim)) }
                return runs
            }
    }

    private var participants: [[Run]] {
        let participants = event.attendees
        guard !participants.isEmpty else { return [] }
        let counts = ParticipationCounts(participants, in: state.network, on: state.day)
        var lines: [[Run]] = [
            [Run(state.texts[EventsText.participants], .heading), Run("  " + state.texts.saying(counts), .dim)]
        ]
        if let missing = state.saying(Logistics(participants)) {
            lines += TextLayout.wrap(missing, to: max(8, width - 1)).map { [Run(" " + $0, .due)] }
        }
        let expected = participants.filter(\.isExpected)
        lines += expected.prefix(Self.mostListed).map { participant in
            let reply = participant.reply.map { state.texts[ParticipantsText.of($0)] }
            let there = participant.attended.map { state.texts[$0 ? ParticipantsText.was : .wasNot] }
            let words = [participant.role, reply ?? "", there ?? ""].filter { !$0.isEmpty }
            return [
                Run(" " + state.network.title(of: participant.id, .person, .partner)),
                Run("  " + words.joined(separator: " · "), .dim),
            ]
        }
        if expected.count > Self.mostListed {
            lines.append([Run(" " + state.texts(EventsText.more, n: expected.count - Self.mostListed), .dim)])
        }
        return lines
    }

    private static let mostListed = 8

    private var notes: [[Run]] { FactRows.notes(event.notes, width: width) }
}
