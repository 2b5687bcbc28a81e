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
    /// The kind of record that its list shows and its filter asks for; nil where they are of several kinds.
    static var kind: Kind? { get }
    /// All columns that its list can show.
    static func columns(_ state: State) -> [Column]
    /// Columns that would say nothing, or what a heading says already; they are left out unless the user chose them.
    static func needlessColumns(_ state: State) -> Set<String>
    /// Filters that everybody needs, by name, beside those that users save.
    static func views(_ state: State) -> [SavedView]
    /// The kinds that `a` may add here, the usual one first.
    static var addedKinds: [Kind] { get }
    /// Whether the detail of the selected row stands beside the list on a wide terminal.
    static var hasDetail: Bool { get }
    /// Whether the list keeps the columns that it has on a narrow terminal when the detail stands beside it.
    static var keepsColumns: Bool { get }
    /// How many lines stand above the rows of the list: its title, its filter line, its column headings.
    static func linesAboveRows(in state: State) -> Int

    /// Brings what is derived from the network up to date. Called after every message while the screen is open, so it
    /// returns at once where nothing changed.
    static func refresh(_ state: inout State)
    /// Draws the body, between header and footer.
    static func draw(_ state: State, on canvas: inout Canvas, in area: Rect)
    /// Takes a key before the command table does; nil passes it on.
    static func take(_ key: Key, _ state: inout State) -> [Effect]?
    /// Takes text that was pasted; nil where nothing is being typed.
    static func take(paste text: String, _ state: inout State) -> [Effect]?
    /// The keys that the footer shows instead of the commands', while the screen takes text.
    static func hints(_ state: State) -> [KeyHint]?
    /// What is typed on the screen and not entered yet.
    static func unsaved(_ state: State) -> UnsavedText?
    /// Takes the mouse within the body; nil passes it on to the list.
    static func take(_ mouse: Mouse, in area: Rect, _ state: inout State) -> [Effect]?
    /// The record that commands act on, where it is not the selected row of the list.
    static func selected(in state: State) -> Place?
    /// Puts the cursor on a record that the screen shows, and opens its detail where asked; false where it has no such
    /// record.
    static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool
    /// What a new record of a kind begins with here: the event whose checklist is shown, the partner selected.
    static func values(forNew kind: Kind, in state: State) -> [(Field, String)]
}

extension ScreenModule {
    package static var commands: [Command] { [] }
    package static var list: WritableKeyPath<State, ListState>? { nil }
    package static var kind: Kind? { nil }
    package static func columns(_ state: State) -> [Column] { [] }
    package static func needlessColumns(_ state: State) -> Set<String> { [] }
    package static func views(_ state: State) -> [SavedView] { [] }
    package static var addedKinds: [Kind] { kind.map { [$0] } ?? [] }
    package static var hasDetail: Bool { list != nil }
    package static var keepsColumns: Bool { false }
    package static func linesAboveRows(in state: State) -> Int { 2 }
    package static func refresh(_ state: inout State) {}
    package static func take(_ key: Key, _ state: inout State) -> [Effect]? { nil }
    package static func take(paste text: String, _ state: inout State) -> [Effect]? { nil }
    package static func hints(_ state: State) -> [KeyHint]? { nil }
    package static func unsaved(_ state: State) -> UnsavedText? { nil }
    package static func take(_ mouse: Mouse, in area: Rect, _ state: inout State) -> [Effect]? { nil }
    package static func selected(in state: State) -> Place? { list.flatMap { state[keyPath: $0].selected } }

    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        revealInList(place, &state, opening: opening)
    }

    /// Puts the cursor of the list on a record, without the filter if that hides it.
    package static func revealInList(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        guard let list else { return false }
        if !state[keyPath: list].rows.contains(place) {
            state[keyPath: list].filter.clear()
            refresh(&state)
        }
        guard let row = state[keyPath: list].rows.firstIndex(of: place) else { return false }
        state[keyPath: list].move(to: row)
        if opening { state[keyPath: list].isDetailOpen = true }
        return true
    }

    package static func values(forNew kind: Kind, in state: State) -> [(Field, String)] { [] }
}
