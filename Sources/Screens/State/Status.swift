import TextCanvas

/// What the footer says of the last action, until the next key.
package struct Status: Hashable, Sendable {
    package enum Tone: Hashable, Sendable {
        case notice, warning, error
    }

    package var text: String
    package var tone: Tone

    var style: Style {
        switch tone {
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }

    package init(_ text: String, tone: Tone = .notice) {
        self.text = text
        self.tone = tone
    }
}
