package import TextCanvas

/// A line being typed, with the keys that shells have; moves and deletes whole graphemes.
package struct LineEditor: Hashable, Sendable {
    private(set) var characters: [Character] = []
    /// How many characters stand before the cursor.
    package private(set) var cursor = 0
    /// Whether Enter may put a line end into it.
    package let isMultiline: Bool
    private var killed: [Character] = []

    /// An editor with the cursor after the text.
    package init(_ text: String = "", isMultiline: Bool = false) {
        self.isMultiline = isMultiline
        characters = Self.characters(of: text, isMultiline: isMultiline)
        cursor = characters.count
    }

    package var text: String {
        get { String(characters) }
        set {
            characters = Self.characters(of: newValue, isMultiline: isMultiline)
            cursor = characters.count
        }
    }

    package var isEmpty: Bool { characters.isEmpty }
    /// The text before the cursor.
    package var textBeforeCursor: String { String(characters[..<cursor]) }
    package var textAfterCursor: String { String(characters[cursor...]) }
    package var isAtEnd: Bool { cursor == characters.count }

    /// Puts text in at the cursor; line ends become blanks unless the editor is for several lines.
    package mutating func insert(_ text: String) {
        // Joined anew, so that a mark typed after its letter becomes one character with it.
        let before = Self.characters(of: textBeforeCursor + text, isMultiline: isMultiline)
        characters = before + characters[cursor...]
        cursor = before.count
    }

    /// Replaces a stretch before the cursor, as completion does; `count` characters are taken away.
    package mutating func replace(last count: Int, with text: String) {
        delete(from: max(0, cursor - count), to: cursor)
        insert(text)
    }

    /// Puts the cursor after so many characters.
    package mutating func move(to position: Int) { cursor = min(max(0, position), characters.count) }

    /// Takes a key or a paste; false where it is none that a line being typed knows.
    package mutating func take(_ event: TerminalEvent) -> Bool {
        switch event {
        case .key(let key): return take(key)
        case .paste(let text):
            insert(text)
            return true
        case .mouse, .resized, .resumed, .signal, .disconnected: return false
        }
    }

    private mutating func take(_ key: Key) -> Bool {
        if let character = key.text {
            insert(String(character))
            return true
        }
        guard let action = Self.actions[key] else { return false }
        action(&self)
        return true
    }

    private static let actions: [Key: @Sendable (inout LineEditor) -> Void] = [
        .left: { $0.move(to: $0.cursor - 1) }, .control("b"): { $0.move(to: $0.cursor - 1) },
        .right: { $0.move(to: $0.cursor + 1) }, .control("f"): { $0.move(to: $0.cursor + 1) },
        .home: { $0.move(to: $0.lineStart) }, .control("a"): { $0.move(to: $0.lineStart) },
        .end: { $0.move(to: $0.lineEnd) }, .control("e"): { $0.move(to: $0.lineEnd) },
        .alt("b"): { $0.move(to: $0.wordStart) }, Key(.left, .control): { $0.move(to: $0.wordStart) },
        Key(.left, .alt): { $0.move(to: $0.wordStart) },
        .alt("f"): { $0.move(to: $0.wordEnd) }, Key(.right, .control): { $0.move(to: $0.wordEnd) },
        Key(.right, .alt): { $0.move(to: $0.wordEnd) },
        .backspace: { $0.delete(from: $0.cursor - 1, to: $0.cursor) },
        .control("h"): { $0.delete(from: $0.cursor - 1, to: $0.cursor) },
        .delete: { $0.delete(from: $0.cursor, to: $0.cursor + 1) },
        .control("d"): { $0.delete(from: $0.cursor, to: $0.cursor + 1) },
        .control("w"): { $0.kill(from: $0.blankSeparatedStart, to: $0.cursor) },
        Key(.backspace, .alt): { $0.kill(from: $0.wordStart, to: $0.cursor) },
        Key(.backspace, .control): { $0.kill(from: $0.wordStart, to: $0.cursor) },
        .alt("d"): { $0.kill(from: $0.cursor, to: $0.wordEnd) },
        .control("u"): { $0.kill(from: $0.lineStart, to: $0.cursor) },
        .control("k"): { $0.kill(from: $0.cursor, to: $0.lineEnd) },
        .control("y"): { $0.insert(String($0.killed)) },
        .control("t"): { $0.transpose() },
    ]

    private mutating func delete(from start: Int, to end: Int) {
        let range = max(0, start)..<min(characters.count, max(0, end))
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private mutating func kill(from start: Int, to end: Int) {
        guard start < end else { return }
        killed = Array(characters[start..<end])
        delete(from: start, to: end)
    }

    private mutating func transpose() {
        guard cursor > 0, characters.count > 1 else { return }
        let second = min(cursor, characters.count - 1)
        characters.swapAt(second - 1, second)
        cursor = second + 1
    }

    private static func characters(of text: String, isMultiline: Bool) -> [Character] {
        text.compactMap { character in
            guard character.isNewline || character == "\t" else { return character }
            return isMultiline && character.isNewline ? "\n" : " "
        }
    }
}

// MARK: Places in the text

extension LineEditor {
    private var lineStart: Int {
        characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    }

    private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

    private var wordStart: Int {
        var index = cursor
        while index > 0, !characters[index - 1].isWordPart { index -= 1 }
        while index > 0, characters[index - 1].isWordPart { index -= 1 }
        return index
    }

    private var blankSeparatedStart: Int {
        var index = cursor
        while index > 0, characters[index - 1].isWhitespace { index -= 1 }
        while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
        return index
    }

    private var wordEnd: Int {
        var index = cursor
        while index < characters.count, !characters[index].isWordPart { index += 1 }
        while index < characters.count, characters[index].isWordPart { index += 1 }
        return index
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
