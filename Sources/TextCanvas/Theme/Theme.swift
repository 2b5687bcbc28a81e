/// The colours of a base16 or base24 scheme.
package struct Theme: Hashable, Sendable {
    /// A place in a scheme, named as the base16 and base24 styling guides name it.
    package enum Slot: Int, CaseIterable, Hashable, Sendable {
        case base00, base01, base02, base03, base04, base05, base06, base07
        case base08, base09, base0A, base0B, base0C, base0D, base0E, base0F
        case base10, base11, base12, base13, base14, base15, base16, base17

        /// The slot that a base16 scheme uses for one that only base24 has.
        var standIn: Slot {
            switch self {
            case .base10, .base11: .base00
            case .base12: .base08
            case .base13: .base0A
            case .base14: .base0B
            case .base15: .base0C
            case .base16: .base0D
            case .base17: .base0E
            default: self
            }
        }
    }

    package let name: String
    package let author: String
    private let colours: [Colour]

    /// A theme from the colours of its slots in order: 16 for a base16 scheme or 24 for base24.
    ///
    /// Nil for any other number.
    package init?(name: String, author: String, colours: [Colour]) {
        guard colours.count == 16 || colours.count == 24 else { return nil }
        self.name = name
        self.author = author
        self.colours = colours
    }

    /// The colour of a slot; of the base16 slot that stands in where the scheme has no such one.
    package subscript(_ slot: Slot) -> Colour {
        colours[slot.rawValue < colours.count ? slot.rawValue : slot.standIn.rawValue]
    }

    /// Whether text is lighter than what lies behind it.
    package var isDark: Bool { self[.base00].luminance < self[.base05].luminance }
}
