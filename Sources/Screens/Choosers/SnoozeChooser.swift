import NetworkModel
import TextCanvas

/// The choices of `s`: each one key.
enum SnoozeChooser {
    static func overlay(_ state: State) -> ConfirmationOverlay {
        let today = state.day
        func choice(_ key: Key, _ text: GeneralText, _ day: Day?) -> ConfirmationOverlay.Choice {
            let words = state.texts[text] + (day.map { ", " + state.dates.weekday($0) } ?? "")
            return .init(key, words) { $0.snooze(until: day) }
        }
        return ConfirmationOverlay(
            question: state.texts[GeneralText.snooze],
            choices: [
                choice("3", .snoozeDays, today + 3), choice("w", .snoozeWeek, today + 7),
                choice("m", .snoozeMonth, today.adding(Period(1, .month))),
                .init("t", state.texts[ChooserText.pickDate]) { state in
                    state.overlays.append(datePrompt(state))
                    return []
                },
                choice("0", .snoozeBack, nil),
            ])
    }

    private static func datePrompt(_ state: State) -> PromptOverlay {
        PromptOverlay(state.texts[ChooserText.snoozeDate]) { text, state in
            switch day(text, state) {
            case .success(let day) where day <= state.day:
                .problem(state.texts(ChooserText.snoozedToPast, ["day": state.dates.weekday(day)]))
            case .success(let day): .understood(state.dates.weekday(day) + " · " + state.dates.ago(day))
            case .failure(let problem): .problem(state.words(for: problem))
            }
        } action: { text, state in
            guard case .success(let day) = day(text, state) else { return [] }
            return state.snooze(until: day)
        }
    }

    private static func day(_ text: String, _ state: State) -> Result<Day, HumanDate.Problem> {
        Result { () throws(HumanDate.Problem) in
            try HumanDate(text, in: .init(state.clock, prefers: .future)).day
        }
    }
}
