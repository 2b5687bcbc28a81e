import TextCanvas

/// The filter of a list: what is typed after `/`.
package struct FilterLine: Sendable {
    package var editor = LineEditor()
    package var isEditing = false
    /// What stood there before it was edited, for Esc.
    var before = ""

    package init() {}

    package var text: String { editor.text }
    package var isEmpty: Bool { editor.isEmpty }

    /// Begins to edit it.
    package mutating func begin() {
        before = editor.text
        isEditing = true
        editor.move(to: .max)
    }

    /// Empties it.
    package mutating func clear() {
        editor = LineEditor()
        isEditing = false
    }
}

extension State {
    /// Gives a key to the filter line that is being typed; nil where it is none for it, as an arrow is for the list.
    mutating func passToFilter(_ event: TerminalEvent, _ list: WritableKeyPath<State, ListState>) -> [Effect]? {
        switch event {
        case .key(.enter), .key(.down):
            self[keyPath: list].filter.isEditing = false
        case .key(.escape), .key(.control("c")):
            let before = self[keyPath: list].filter.before
            self[keyPath: list].filter.editor = LineEditor(before)
            self[keyPath: list].filter.isEditing = false
        default:
            guard self[keyPath: list].filter.editor.take(event) else { return nil }
            self[keyPath: list].move(to: 0)
        }
        return []
    }
}
