/// How many colours a terminal shows.
package enum ColourDepth: Int, CaseIterable, Comparable, Sendable {
    /// Weight, underline and reverse only.
    case monochrome
    /// The eight ANSI colours, whose shades the terminal's user sets.
    case eight
    /// The sixteen ANSI colours, whose shades the terminal's user sets.
    case sixteen
    /// The 256 colours of xterm.
    case indexed
    /// Any colour.
    case direct

    package static func < (one: ColourDepth, other: ColourDepth) -> Bool { one.rawValue < other.rawValue }

    /// The depth for a number of colours as terminfo counts them.
    init(colours: Int) {
        switch colours {
        case 0x100_0000...: self = .direct
        case 256...: self = .indexed
        case 16...: self = .sixteen
        case 8...: self = .eight
        default: self = .monochrome
        }
    }
}
