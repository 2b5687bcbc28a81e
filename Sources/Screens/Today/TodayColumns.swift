import NetworkModel
import TextCanvas

/// What a row of Today shows.
enum TodayColumns {
    static let all: [Column] = [
        Column("kind", "", width: 9) { place, state in
            guard let item = state.today[place] else { return Run("") }
            let isPressing = item.day <= state.day || item.reason == .session || item.isShort
            let word = state.texts[TodayText.word(for: item.reason)]
            return Run((isPressing ? "● " : "○ ") + word, style(of: item, state))
        },
        Column("what", "", width: 12, isFlexible: true) { place, state in
            let isLeadTime = state.today[place]?.reason == .leadTime
            return Run(isLeadTime ? state.leadTimes.title(place) : state.network.title(at: place))
        },
        Column("when", "", width: 10) { place, state in
            guard let item = state.today[place] else { return Run("") }
            return Run(when(item, state), style(of: item, state))
        },
        Column("note", "", width: 14, priority: 1) { place, state in Run(note(on: place, state), .dim) },
    ]

    private static func style(of item: AttentionItem, _ state: State) -> Style {
        if item.isShort { return .late }
        if item.reason == .event { return item.day == state.day ? .due : .text }
        if item.reason == .logistics { return .due }
        if item.reason == .session { return .accent }
        return item.day < state.day ? .late : item.day == state.day ? .due : .text
    }

    private static func when(_ item: AttentionItem, _ state: State) -> String {
        switch item.reason {
        case .contact: return state.dates.over(item.day)
        case .followUp, .task, .checklistItem:
            return item.day > state.day ? state.dates.near(item.day) : state.dates.due(item.day)
        case .logistics: return state.dates.ago(item.day)
        case .leadTime: return state.preparation.leadTime(item.place).map { leadTime($0, state) } ?? ""
        case .event: return state.hereOrOwnTime(of: Event(state.network.record(at: item.place)))
        case .session: return SessionPhrases(item.place, state.network, state.clock, state.texts).time
        }
    }

    /// `5w left` beside `needs 6w`; of what has time enough when to begin.
    private static func leadTime(_ time: LeadTime, _ state: State) -> String {
        guard time.isShort else { return state.leadTimes.begin(time) }
        guard time.begun == nil, case .needs = time.cause else {
            return state.texts(LeadTimeText.short, ["amount": state.leadTimes.amount(time.daysShort)])
        }
        return state.leadTimes.left(time)
    }

    private static func note(on place: Place, _ state: State) -> String {
        let network = state.network
        let record = network.record(at: place)
        switch place.kind {
        case .partner: return Partner(record).cadence.map(state.dates.every) ?? ""
        case .task:
            let task = Task(record)
            if let partner = network.partner(concernedBy: place) { return network.title(of: partner, .partner) }
            return task.accountable.map(state.personName) ?? ""
        case .checklistItem:
            let item = ChecklistItem(record)
            if let time = time(of: place, state) { return leadTimeNote(time, state) }
            if let needs = item.needs { return state.texts(TodayText.needs, ["amount": state.dates.period(needs)]) }
            return item.event.map { network.title(of: $0, .event) } ?? ""
        case .session: return SessionPhrases(place, network, state.clock, state.texts).item ?? ""
        case .position: return time(of: place, state).map { leadTimeNote($0, state) } ?? ""
        case .event:
            let event = Event(record)
            let there = state.hereTime(of: event) == nil ? nil : state.days(of: event)
            let words = [there, state.saying(Logistics(event.attendees)) ?? event.place].compactMap { $0 }
            return words.joined(separator: " · ")
        default: return ""
        }
    }
}

extension TodayColumns {
    /// The days that a row is about, where it is listed for them.
    private static func time(of place: Place, _ state: State) -> LeadTime? {
        state.today[place]?.reason == .leadTime ? state.preparation.leadTime(place) : nil
    }

    private static func leadTimeNote(_ time: LeadTime, _ state: State) -> String {
        switch time.cause {
        case .waits(let first): return "← " + state.network.title(at: first)
        case .busy(let person, _): return state.personName(person)
        case .needs, nil: return state.texts(LeadTimeText.needs, ["amount": state.leadTimes.need(time.span)])
        }
    }
}

extension State {
    /// What a person is called in a list: `me`, or the name.
    func personName(_ id: RecordID) -> String {
        id == me ? texts[PartnersText.me] : network.title(of: id, .person, .partner)
    }
}
