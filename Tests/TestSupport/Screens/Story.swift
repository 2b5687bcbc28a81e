package import NetworkModel
package import Screens
package import TextCanvas

/// A session told as keys: feeds them to `update`, keeps the effects and shows the screen.
package struct Story {
    package var state: State
    /// What the runtime was asked to do, since last asked for.
    package private(set) var effects: [Effect] = []
    /// Whether changes count as saved at once, as a quick disk would have it.
    package var savesAtOnce = true

    /// A session in a workspace at a size, on a given day.
    package init(
        _ network: Network, me: RecordID? = "ana", day: String = "2026-11-21", width: Int = 120, height: Int = 40,
        screen: ScreenID = .today
    ) {
        var author = TestSupport.author(day)
        author.me = me
        state = State(author: author, size: Size(width: width, height: height))
        send(.opened(Workspace(folder: "/home/ana/our-network", network: network, me: me)))
        state.screen = screen
        send(.clock(state.author.clock))
        effects = []
    }

    /// Types keys, written as `jj<enter>`.
    package mutating func type(_ keys: String) {
        for key in Key.sequence(keys) { send(.key(key)) }
    }

    /// Tells the session what happened.
    package mutating func send(_ message: Message) {
        let new = update(&state, message)
        effects += new
        guard savesAtOnce else { return }
        for case .save(let change) in new { send(.saved(change.id, [])) }
    }

    /// Presses the mouse at a place.
    package mutating func click(x: Int, y: Int, _ action: Mouse.Action = .press) {
        send(.terminal(.mouse(Mouse(action, at: Point(x: x, y: y)))))
    }

    /// The screen as lines of text.
    package var screen: [String] { view(state).lines() }

    /// The changes that were handed out to be saved.
    package var changes: [Change] {
        effects.compactMap { effect in
            if case .save(let change) = effect { change } else { nil }
        }
    }

    /// Forgets the effects so far.
    package mutating func forgetEffects() { effects = [] }
}
