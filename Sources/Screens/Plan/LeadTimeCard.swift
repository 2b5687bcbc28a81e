import NetworkModel
import TextCanvas

/// What a card says of the time that is left for a record: the reasoning, and what can still be done.
enum LeadTimeCard {
    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let preparation = state.preparation
        guard let time = preparation.leadTime(place) else { return rings(place, preparation, state, width) }
        let words = state.leadTimes
        var lines = [[Run(state.texts[LeadTimeText.heading], .heading)]]
        for sentence in words.sentences(time) {
            lines += wrapped(sentence, time.isShort ? .late : .text, width)
        }
        let remedies = preparation.remedies(for: time, in: state.network)
        if !remedies.isEmpty {
            lines += [[], [Run(state.texts[LeadTimeText.stillPossible], .heading)]]
            lines += remedies.flatMap { wrapped("· " + words.remedy($0), .text, width) }
        }
        return lines + rings(place, preparation, state, width)
    }

    private static func rings(_ place: Place, _ preparation: Preparation, _ state: State, _ width: Int) -> [[Run]] {
        preparation.rings.filter { $0.contains(place) }.flatMap { ring in
            wrapped("! " + state.leadTimes.ring(ring), .warning, width)
        }
    }

    private static func wrapped(_ text: String, _ style: Style, _ width: Int) -> [[Run]] {
        TextLayout.wrap(text, to: max(8, width - 1)).map { [Run(" " + $0, style)] }
    }
}
