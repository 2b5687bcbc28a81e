/// What the footer says of the last action, until the next key.
package struct Status: Hashable, Sendable {
    package enum Tone: Hashable, Sendable {
        case notice, warning, error
    }

    package var text: String
    package var tone: Tone

    package init(_ text: String, tone: Tone = .notice) {
        self.text = text
        self.tone = tone
    }
}
