/// A key as the user pressed it, whatever bytes the terminal sent for it.
package struct Key: Hashable, Sendable {
    /// What was pressed, without its modifiers.
    package enum Code: Hashable, Sendable {
        /// A character as typed, its case telling shift.
        case character(Character)
        case enter, escape, tab, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        /// F1 is `function(1)`.
        case function(Int)
    }

    /// What was held down with it; for characters shift shows in the character itself.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let control = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let shift = Modifiers(rawValue: 4)
    }

    package var code: Code
    package var modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A character typed by itself.
    package init(_ character: Character) {
        self.init(.character(character))
    }

    /// A letter with control held down, in lower case: `.control("r")`.
    package static func control(_ character: Character) -> Key {
        Key(.character(character), .control)
    }

    /// A character with alt held down.
    package static func alt(_ character: Character) -> Key {
        Key(.character(character), .alt)
    }

    package static let enter = Key(.enter)
    package static let escape = Key(.escape)
    package static let tab = Key(.tab)
    package static let backTab = Key(.tab, .shift)
    package static let backspace = Key(.backspace)
    package static let delete = Key(.delete)
    package static let up = Key(.up)
    package static let down = Key(.down)
    package static let left = Key(.left)
    package static let right = Key(.right)
    package static let home = Key(.home)
    package static let end = Key(.end)
    package static let pageUp = Key(.pageUp)
    package static let pageDown = Key(.pageDown)

    /// The character typed with no modifier, which is what a text field takes.
    package var text: Character? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return character
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    package init(extendedGraphemeClusterLiteral character: Character) { self.init(character) }
}
