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
            guard let day = day(text, state) else { return .problem(state.texts[ChooserText.notADate]) }
            return .understood(state.dates.weekday(day) + " · " + state.dates.ago(day))
        } action: { text, state in
            day(text, state).map { state.snooze(until: $0) } ?? []
        }
    }

    private static func day(_ text: String, _ state: State) -> Day? {
        Day(iso: text) ?? (try? HumanDate(text, in: .init(state.clock, prefers: .future)))?.day
    }
}
