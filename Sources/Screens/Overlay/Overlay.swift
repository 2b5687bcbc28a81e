import NetworkModel
package import TextCanvas

/// Something that stands above the screen and takes all keys until it is closed: the palette, help, a form, a question.
///
/// A new one is a type of its own in its own folder; nothing else need know it.
package protocol Overlay: Sendable {
    /// Takes a key, a paste or the mouse.
    mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome
    /// Brings what is derived from the state up to date, after every message.
    mutating func settle(_ state: State)
    /// Draws it above the screen.
    func draw(_ state: State, on canvas: inout Canvas)
    /// The keys that the footer shows while it is open.
    func hints(_ state: State) -> [KeyHint]
    /// Whether what is typed in it is words, and no key of its own but enters or leaves them.
    var isTyping: Bool { get }
    /// The keys at the end of the footer, which the others give way to: how to leave, where the rest is said.
    func standingHints(_ state: State) -> [KeyHint]
    /// What is typed in it and not entered yet.
    var unsaved: UnsavedText? { get }
}

extension Overlay {
    package mutating func settle(_ state: State) {}
    package var isTyping: Bool { false }
    package func standingHints(_ state: State) -> [KeyHint] { [] }
    package var unsaved: UnsavedText? { nil }
}

/// What an overlay made of an event.
package struct OverlayOutcome: Sendable {
    package var effects: [Effect]
    package var closes: Bool

    /// It stays open.
    package static let stays = OverlayOutcome(effects: [], closes: false)
    /// It is done with.
    package static let closes = OverlayOutcome(effects: [], closes: true)

    package static func stays(_ effects: [Effect]) -> OverlayOutcome { OverlayOutcome(effects: effects, closes: false) }
    package static func closes(_ effects: [Effect]) -> OverlayOutcome { OverlayOutcome(effects: effects, closes: true) }
}

/// A key and the word for what it does, as the footer shows them.
package struct KeyHint: Hashable, Sendable {
    package var key: String
    package var word: String

    package init(_ key: String, _ word: String) {
        self.key = key
        self.word = word
    }
}

extension State {
    /// Hands an event to the topmost overlay. Overlays that it opens stand above it, or in its place where it closes.
    mutating func passToOverlay(_ event: TerminalEvent) -> [Effect] {
        // Off the stack while it acts, so that it may change the stack below and above it.
        guard var overlay = overlays.popLast() else { return [] }
        let typed = overlay
        let (index, refused) = (overlays.count, history.refused)
        let outcome = overlay.take(event, &self)
        // What was typed for a change that cannot be made is not lost with it.
        let staysTyped = outcome.closes && history.refused != refused && typed.isTyping
        if staysTyped { overlay = typed }
        if !outcome.closes || staysTyped { overlays.insert(overlay, at: min(index, overlays.count)) }
        return outcome.effects
    }
}
