package import NetworkModel
package import TextCanvas

/// A screen: a folder with its state, commands, texts and view. Its state stands as one field in `State`.
package protocol ScreenModule {
    static var id: ScreenID { get }
    /// The name on the tab.
    static var title: GeneralText { get }
    /// The rows of the command table that apply on this screen alone.
    static var commands: [Command] { get }
    /// Where its list stands in the state; nil where the screen has none.
    static var list: WritableKeyPath<State, ListState>? { get }
    /// The kinds that `a` may add here, the usual one first.
    static var addedKinds: [Kind] { get }
    /// Whether the detail of the selected row stands beside the list on a wide terminal.
    static var hasDetail: Bool { get }
    /// How many lines stand above the rows of the list: its title, its filter line, its column headings.
    static func linesAboveRows(in state: State) -> Int

    /// Brings what is derived from the network up to date. Called after every message while the screen is open, so it
    /// returns at once where nothing changed.
    static func refresh(_ state: inout State)
    /// Draws the body, between header and footer.
    static func draw(_ state: State, on canvas: inout Canvas, in area: Rect)
    /// Takes a key before the command table does; nil passes it on.
    static func take(_ key: Key, _ state: inout State) -> [Effect]?
    /// Takes the mouse within the body; nil passes it on to the list.
    static func take(_ mouse: Mouse, in area: Rect, _ state: inout State) -> [Effect]?
    /// The record that commands act on, where it is not the selected row of the list.
    static func selected(in state: State) -> Place?
    /// Opens a record that the screen shows; false where it does not show such records.
    static func reveal(_ place: Place, _ state: inout State) -> Bool
}

extension ScreenModule {
    package static var commands: [Command] { [] }
    package static var list: WritableKeyPath<State, ListState>? { nil }
    package static var addedKinds: [Kind] { [] }
    package static var hasDetail: Bool { list != nil }
    package static func linesAboveRows(in state: State) -> Int { 2 }
    package static func refresh(_ state: inout State) {}
    package static func take(_ key: Key, _ state: inout State) -> [Effect]? { nil }
    package static func take(_ mouse: Mouse, in area: Rect, _ state: inout State) -> [Effect]? { nil }
    package static func selected(in state: State) -> Place? { list.flatMap { state[keyPath: $0].selected } }

    package static func reveal(_ place: Place, _ state: inout State) -> Bool {
        guard let list, let row = state[keyPath: list].rows.firstIndex(of: place) else { return false }
        state[keyPath: list].move(to: row)
        state[keyPath: list].isDetailOpen = true
        return true
    }
}
