import Insight
import NetworkModel
import TextCanvas

/// What a row of the Workload screen shows.
enum WorkloadColumns {
    static func all(_ state: State) -> [Column] {
        let texts = state.texts
        let weeks = state.workload.workload?.weekCount ?? 0
        let whole =
            state.workload.event == nil
            ? state.texts(WorkloadText.columnWhole, n: weeks) : texts[InsightText.columnUntil]
        return [
            Column("who", texts[InsightText.columnWho], width: 14, isFlexible: true, keepsEnds: true) { place, state in
                Run(state.personName(state.network.key(at: place).id))
            },
            Column("week", texts[InsightText.columnWeek], width: 11, alignment: .trailing) { place, state in
                hours(of: 0, load(place, state), state)
            },
            Column("load", texts[InsightText.columnLoad], width: barWidth + 1, priority: 2) { place, state in
                load(place, state).map { bar($0) } ?? Run("")
            },
        ] + later(weeks, state) + [
            Column("whole", whole, width: 12, alignment: .trailing, priority: 3) { place, state in
                guard let load = load(place, state) else { return Run("") }
                let phrases = state.insightPhrases
                let capacity = state.workload.capacityAhead(load)
                let ahead = state.workload.hoursAhead(load)
                return Run(phrases.hours(ahead, of: capacity), isOver(ahead, capacity) ? .late : .dim)
            },
            Column("open", texts[InsightText.columnOpen], width: 4, alignment: .trailing, priority: 1) { place, state in
                Run(load(place, state).map { String($0.count) } ?? "")
            },
            Column("late", texts[InsightText.columnLate], width: 6, alignment: .trailing, priority: 4) { place, state in
                amount(load(place, state)?.late ?? 0, state, .late)
            },
            Column("undated", texts[InsightText.columnUndated], width: 7, alignment: .trailing, priority: 5) {
                place, state in
                amount(load(place, state)?.undated ?? 0, state, .dim)
            },
        ]
    }

    /// The weeks that follow, each by the day on which it begins.
    private static func later(_ weeks: Int, _ state: State) -> [Column] {
        (1..<max(1, min(weeks, mostWeeks))).map { week in
            let heading = state.dates.short(state.day + 7 * week)
            // Those that are farther away go first.
            return Column("week\(week + 1)", heading, width: 6, alignment: .trailing, priority: 5 + week) {
                place, state in
                hours(of: week, load(place, state), state)
            }
        }
    }

    private static let mostWeeks = 8
    private static let barWidth = 10

    private static func load(_ place: Place, _ state: State) -> Load? { state.workload.loads[place] }

    private static func isOver(_ hours: Double, _ capacity: Double?) -> Bool {
        capacity.map { hours > $0 + 0.05 } ?? false
    }

    /// `26/20 h` of the first week, and of the others the hours alone; `!` where there are too few.
    private static func hours(of week: Int, _ load: Load?, _ state: State) -> Run {
        guard let load, load.weeks.indices.contains(week) else { return Run("") }
        let hours = load.weeks[week]
        let isOver = isOver(hours, load.capacity)
        guard week > 0 else {
            return Run(state.insightPhrases.hours(hours, of: load.capacity), isOver ? .late : .text)
        }
        guard hours > 0 else { return Run("·", .dim) }
        return Run(InsightPhrases.number(hours) + (isOver ? "!" : ""), isOver ? .late : .text)
    }

    /// Ten blocks are the hours of a week; what is over them ends in a sign that needs no colour.
    private static func bar(_ load: Load) -> Run {
        guard let capacity = load.capacity, capacity > 0 else { return Run("") }
        let hours = load.weeks.first ?? 0
        let full = min(barWidth, Int((hours / capacity * Double(barWidth)).rounded(.up)))
        let bar = String(repeating: "▓", count: full) + String(repeating: "░", count: barWidth - full)
        return isOver(hours, capacity) ? Run(bar + "!", .late) : Run(bar, .dim)
    }

    private static func amount(_ hours: Double, _ state: State, _ style: Style) -> Run {
        hours == 0 ? Run("") : Run(state.texts(InsightText.hours, ["hours": InsightPhrases.number(hours)]), style)
    }
}
