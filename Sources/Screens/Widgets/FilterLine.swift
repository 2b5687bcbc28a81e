package import NetworkModel
import RecFormat
import TextCanvas

/// The filter of a list: what is typed after `/`, what may follow, and what of it is not understood.
package struct FilterLine: Sendable {
    package var editor = LineEditor()
    package private(set) var isEditing = false
    /// What stood there before it was edited, for Esc.
    private var before = ""
    /// What may stand where the cursor is.
    package private(set) var completion: FilterCompletion?
    /// The proposal that was gone to.
    package private(set) var chosen: Int?
    package private(set) var problems: [FilterProblem] = []

    package init() {}

    package var text: String { editor.text }
    package var isEmpty: Bool { editor.isEmpty }
    package var proposals: ArraySlice<String> { completion?.proposals.prefix(FilterLine.limit) ?? [] }

    static let limit = 8

    /// Begins to edit it; what is typed is a term of its own, behind those that are there.
    package mutating func begin() {
        before = editor.text
        isEditing = true
        editor.move(to: .max)
        if !editor.isEmpty, editor.text.last != " " { editor.insert(" ") }
    }

    /// Empties it.
    package mutating func clear() { set("") }

    /// Puts another filter in its place.
    package mutating func set(_ text: String) {
        editor = LineEditor(text)
        isEditing = false
        completion = nil
        chosen = nil
    }

    /// Takes an event while it is edited; false where it is none for it.
    mutating func take(_ event: TerminalEvent) -> Bool {
        switch event {
        case .key(.enter):
            if let chosen { accept(chosen) } else { end() }
        case .key(.escape), .key(.control("c")): set(before)
        case .key(.tab): accept(chosen ?? 0)
        case .key(.down), .key(.control("n")):
            if proposals.isEmpty { end() } else { choose(1) }
        case .key(.up), .key(.control("p")): choose(-1)
        default:
            chosen = nil
            return editor.take(event)
        }
        return true
    }

    private mutating func end() {
        isEditing = false
        if editor.text.hasSameBytes(as: before + " ") { editor = LineEditor(before) }
    }

    /// Works out proposals and problems anew.
    mutating func settle(kind: Kind?, in state: State) {
        guard let kind else {
            (completion, problems) = (nil, [])
            return
        }
        problems = Filter(editor.text, of: kind, today: state.day).problems
        guard isEditing else { return completion = nil }
        let cursor = editor.textBeforeCursor.utf8.count
        completion = state.network.completions(of: editor.text, cursor: cursor, kind: kind)
        if let chosen, chosen >= proposals.count { self.chosen = nil }
    }

    private mutating func choose(_ step: Int) {
        guard !proposals.isEmpty else { return }
        let next = (chosen ?? (step > 0 ? -1 : 0)) + step
        chosen = (next + proposals.count) % proposals.count
    }

    private mutating func accept(_ index: Int) {
        chosen = nil
        guard let range = completion?.range, proposals.indices.contains(index) else { return }
        let bytes = Array(editor.text.utf8)
        let rest = bytes[min(range.upperBound, bytes.count)...]
        let proposal = proposals[index]
        // A field's name goes on with its value, a value with the next term.
        let isValue = proposal.utf8.last != UInt8(ascii: ":")
        let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + proposal
        let end = isValue && rest.isEmpty ? " " : ""
        editor = LineEditor(before + end + String(decoding: rest, as: UTF8.self))
        editor.move(to: LineEditor(before + end).cursor)
    }
}

extension State {
    /// Gives a key to the filter line that is being typed; nil where it is none for it.
    mutating func passToFilter(_ event: TerminalEvent, _ list: WritableKeyPath<State, ListState>) -> [Effect]? {
        let before = self[keyPath: list].filter.text
        guard self[keyPath: list].filter.take(event) else { return nil }
        if !self[keyPath: list].filter.text.hasSameBytes(as: before) { self[keyPath: list].move(to: 0) }
        return []
    }

    /// The slots of a kind that a filter lets through, in file order.
    package func slots(of kind: Kind, matching filter: String) -> [Int32] {
        let filter = Filter(filter, of: kind, today: day)
        return network.slots(of: kind, matching: filter, author: author, search: prepared.search(kind))
    }

    /// The columns that the open screen's list shows: the user's choice, or the screen's.
    package var shownColumns: [Column] {
        let all = module.columns(self)
        guard let chosen = configuration.columns[screen], !chosen.isEmpty else {
            let needless = module.needlessColumns(self)
            return all.filter { !needless.contains($0.name) }
        }
        let shown = chosen.compactMap { name in all.first { $0.name == name } }
        // A list without the column that names its records is no use to anybody.
        return all.first.map { first in shown.contains { $0.name == first.name } ? shown : [first] + shown } ?? shown
    }
}
