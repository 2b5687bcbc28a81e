package import NetworkModel
package import TextCanvas

/// A list of options narrowed by what is typed: the palette, help, the choosers.
package struct Picker: Sendable {
    /// One option.
    package struct Option: Hashable, Sendable {
        package var title: String
        /// Said beside it, dim: a key, a sentence, a date.
        package var note: String
        /// Further words by which it is found.
        package var words: String
        /// Why it cannot be taken; nil where it can.
        package var reason: String?
        /// The heading it stands under while nothing is typed.
        package var section: String?
        /// The key that runs it elsewhere, shown before the note.
        package var key: String
        /// The record that it stands for, where it stands for one.
        package var record: RecordKey?

        package init(
            _ title: String, note: String = "", words: String = "", key: String = "", reason: String? = nil,
            section: String? = nil, record: RecordKey? = nil
        ) {
            self.title = title
            self.note = note
            self.words = words
            self.key = key
            self.record = record
            self.reason = reason
            self.section = section
        }
    }

    /// What came of an event.
    package enum Outcome: Hashable, Sendable {
        case none
        /// Another option is under the cursor.
        case moved
        /// Enter on the option of that index.
        case chosen(Int)
        /// Enter where nothing fits: what was typed.
        case typed(String)
        case cancelled
    }

    package private(set) var options: [Option]
    package private(set) var editor = LineEditor()
    /// Indexes of the options shown, best first.
    package private(set) var shown: [Int] = []
    package private(set) var cursor = 0
    /// Whether what is typed can be taken as a value of its own.
    package let allowsOwn: Bool
    private var top = 0
    /// How many options are there whatever is typed; those behind them were found for what is typed.
    private let standing: Int

    package init(_ options: [Option], allowsOwn: Bool = false, selecting index: Int = 0) {
        self.options = options
        self.allowsOwn = allowsOwn
        standing = options.count
        shown = Array(options.indices)
        cursor = min(max(0, index), max(0, options.count - 1))
    }

    /// Puts options that were found for what is typed below those that fit it; a record that is there is not said twice.
    package mutating func show(found: [Option]) {
        options = options.prefix(standing) + found
        narrow()
    }

    package var text: String { editor.text }
    /// The option under the cursor.
    package var selected: Int? { shown.indices.contains(cursor) ? shown[cursor] : nil }
    /// Whether what is typed would be taken as it is, because no option is called so.
    package var offersOwn: Bool {
        allowsOwn && !editor.isEmpty && !options.contains { Folding.fold($0.title) == Folding.fold(editor.text) }
    }

    /// Takes an event; `area` is where the options were drawn, for the mouse.
    package mutating func take(_ event: TerminalEvent, pageHeight: Int = 10, area: Rect? = nil) -> Outcome {
        switch event {
        case .key(.escape), .key(.control("c")): return .cancelled
        case .key(.enter): return enter()
        case .key(.down), .key(.control("n")), .key(.tab): return move(to: cursor + 1)
        case .key(.up), .key(.control("p")), .key(.backTab): return move(to: cursor - 1)
        case .key(.pageDown): return move(to: cursor + pageHeight)
        case .key(.pageUp): return move(to: cursor - pageHeight)
        case .mouse(let mouse) where mouse.action == .wheelDown: return move(to: cursor + 1)
        case .mouse(let mouse) where mouse.action == .wheelUp: return move(to: cursor - 1)
        case .mouse(let mouse): return take(mouse, area)
        default:
            let before = editor.text
            guard editor.take(event), editor.text != before else { return .none }
            narrow()
            return .moved
        }
    }

    /// Keeps the cursor in a viewport of that height.
    package mutating func settle(height: Int) {
        let height = max(1, height)
        let line = lines.firstIndex { $0 == .option(cursor) } ?? 0
        if line >= top + height { top = line - height + 1 }
        if line < top { top = cursor == 0 ? 0 : line }
        top = min(max(0, top), max(0, lines.count - height))
    }

    private mutating func take(_ mouse: Mouse, _ area: Rect?) -> Outcome {
        guard mouse.action == .press || mouse.action == .doubleClick, let area, area.contains(mouse.at) else {
            return .none
        }
        let line = top + mouse.at.y - area.y
        guard lines.indices.contains(line), case .option(let place) = lines[line] else { return .none }
        // A click goes there; another on the same option takes it.
        guard place != cursor else { return enter() }
        return move(to: place)
    }

    private mutating func enter() -> Outcome {
        if offersOwn, cursor == shown.count { return .typed(editor.text) }
        guard let selected else { return allowsOwn ? .typed(editor.text) : .none }
        return .chosen(selected)
    }

    private mutating func move(to position: Int) -> Outcome {
        cursor = min(max(0, position), max(0, shown.count - (offersOwn ? 0 : 1)))
        return .moved
    }

    private mutating func narrow() {
        cursor = 0
        guard !editor.isEmpty else { return shown = Array(0..<standing) }
        let pattern = FuzzyPattern(editor.text)
        let words = Folding.folded(editor.text).split(separator: " ").map { Array($0.utf8) }
        let scored = (0..<standing).compactMap { index in
            score(of: options[index], pattern, words).map { (index: index, score: $0) }
        }
        shown = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
        let records = Set(shown.compactMap { options[$0].record })
        shown += (standing..<options.count).filter { index in
            options[index].record.map { !records.contains($0) } ?? true
        }
    }

    /// How well an option fits: a key typed exactly, then the title's letters, then all the words somewhere.
    private func score(of option: Option, _ pattern: FuzzyPattern, _ words: [[UInt8]]) -> Int? {
        if !option.key.isEmpty,
            option.key.utf8.split(separator: UInt8(ascii: " ")).contains(where: { $0.elementsEqual(editor.text.utf8) })
        {
            return 1_000_000
        }
        if let match = pattern.match(option.title) { return 10_000 + match.score }
        let text = Folding.fold(option.title + " " + option.note + " " + option.words)
        return words.allSatisfy { text.contains($0) } ? 0 : nil
    }
}

// MARK: Drawing

extension Picker {
    private enum Line: Equatable {
        case heading(String)
        /// By its place among those shown.
        case option(Int)
    }

    private var lines: [Line] {
        guard editor.isEmpty else { return (0..<shown.count + (offersOwn ? 1 : 0)).map { .option($0) } }
        var lines: [Line] = []
        var section: String?
        for (place, index) in shown.enumerated() {
            if let heading = options[index].section, heading != section {
                lines.append(.heading(heading))
                section = heading
            }
            lines.append(.option(place))
        }
        return lines
    }

    /// In less than this, of a note nothing could be read.
    private static let noteRoom = 8

    /// What the titles take, as far as they may.
    var titleWidth: Int { min(22, options.map { TextLayout.width(of: $0.title) }.max() ?? 0) }

    /// What the keys that run the options elsewhere take at most.
    static let keyWidth = 12

    /// How many lines all options take.
    package var lineCount: Int { lines.count }

    /// Draws the options that are visible; `own` is said beside what is typed where it can be taken as it is.
    package func drawOptions(on canvas: inout Canvas, in area: Rect, titleWidth: Int, own: String = "") {
        for (row, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
            switch line {
            case .heading(let text): canvas.write(text, in: area.row(row), .heading)
            case .option(let place): draw(place, on: &canvas, in: area.row(row), titleWidth: titleWidth, own: own)
            }
        }
    }

    private func draw(_ place: Int, on canvas: inout Canvas, in row: Rect, titleWidth: Int, own: String) {
        let isSelected = place == cursor
        if isSelected { canvas.setSurface(.selected, in: row) }
        let text = row.splitLeft(2).rest
        defer { if isSelected { canvas.write("▌", at: row.origin, .marker) } }
        guard place < shown.count else {
            canvas.write(
                [Run("+ ", .accent), Run(editor.text, .input), Run("  " + own, .dim)], at: text.origin,
                maxWidth: text.width)
            return
        }
        let option = options[shown[place]]
        let style: Style = option.reason != nil ? .unavailable : isSelected ? Style(.selected) : .text
        // Not by its colour alone.
        if option.reason != nil { canvas.write("–", at: row.origin, .unavailable) }
        let (title, rest) = text.splitLeft(min(titleWidth, text.width))
        canvas.write(option.title, in: title, style)
        var note = rest.splitLeft(2).rest
        if options.contains(where: { !$0.key.isEmpty }) {
            let (key, after) = note.splitLeft(min(Self.keyWidth, note.width))
            canvas.write(option.key, in: key, option.reason == nil ? .key : .unavailable)
            note = after.splitLeft(1).rest
        }
        draw(noteOf: option, on: &canvas, in: note)
    }

    /// What an option does, and beside it why it cannot be taken, where there is room for both.
    private func draw(noteOf option: Option, on canvas: inout Canvas, in area: Rect) {
        guard area.width >= Self.noteRoom else { return }
        guard let reason = option.reason else { return canvas.write(option.note, in: area, .dim) }
        guard !option.note.isEmpty else { return canvas.write(reason, in: area, .unavailable) }
        let needed = TextLayout.width(of: option.note) + TextLayout.width(of: reason) + 3
        let both = needed <= area.width ? [Run(" · " + reason, .dim)] : []
        canvas.write([Run(option.note, .unavailable)] + both, at: area.origin, maxWidth: area.width)
    }
}
