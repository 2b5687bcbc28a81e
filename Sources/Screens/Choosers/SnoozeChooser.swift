import NetworkModel
import TextCanvas

/// `s`: one line that takes a letter for what is usual, or a date; a key alone changes nothing, since a date may begin
/// with it.
enum SnoozeChooser {
    private static let usual: [(typed: String, words: GeneralText)] = [
        ("3", .snoozeDays), ("w", .snoozeWeek), ("m", .snoozeMonth), ("0", .snoozeBack),
    ]

    static func overlay(_ state: State) -> PromptOverlay {
        let choices = usual.map { typed, words in
            let day = usualDay(typed, state).map { ", " + state.dates.weekday($0) } ?? ""
            return "\(typed) \(state.texts[words])\(day)"
        }
        return PromptOverlay(
            state.texts[ChooserText.snoozeDate],
            about: state.counted(state.targetKeys(.partner, .task, .checklistItem)),
            choices: choices + [state.texts[ChooserText.pickDate]]
        ) { text, state in
            switch day(text, state) {
            case .success(nil): .understood(state.texts[GeneralText.snoozeBack])
            case .success(let day?) where day <= state.day:
                .problem(state.texts(ChooserText.snoozedToPast, ["day": state.dates.weekday(day)]))
            case .success(let day?): .understood(state.dates.weekday(day) + " · " + state.dates.ago(day))
            case .failure(let problem): .problem(state.words(for: problem))
            }
        } action: { text, state in
            guard case .success(let day) = day(text, state) else { return [] }
            return state.snooze(until: day)
        }
    }

    private static func usualDay(_ typed: String, _ state: State) -> Day? {
        switch typed {
        case "3": state.day + 3
        case "w": state.day + 7
        case "m": state.day.adding(Period(1, .month))
        default: nil
        }
    }

    /// Until which day; nil to bring it back.
    private static func day(_ text: String, _ state: State) -> Result<Day?, HumanDate.Problem> {
        let typed = text.trimmed
        if usual.contains(where: { $0.typed == typed }) { return .success(usualDay(typed, state)) }
        return Result { () throws(HumanDate.Problem) in
            try HumanDate(text, in: .init(state.clock, prefers: .future)).day
        }
    }
}
