extension Theme {
    /// The ANSI colours for a role on a surface, with or without the bright ones.
    ///
    /// The user of such a terminal sets the shades, so that only the eight names are known. Dark themes write light on
    /// black and light themes black on white, and the selected row the other way round.
    package func basicLook(_ role: Role, on surface: Surface, hasBright: Bool) -> IndexedLook {
        let (black, white): (UInt8, UInt8) = (0, hasBright && !isDark ? 15 : 7)
        let paper = isDark ? black : white
        let ink = isDark ? white : black
        if surface == .selected || surface == .bar && role == .tabActive {
            return IndexedLook(foreground: paper, background: ink)
        }
        let hue = isDark ? Self.onBlack(role.appearance.slot) : Self.onWhite(role.appearance.slot)
        guard let hue else { return IndexedLook(foreground: ink, background: paper) }
        return IndexedLook(foreground: isDark && hasBright ? hue + 8 : hue, background: paper)
    }

    /// The ANSI colour on black; blue stays out, since it is hard to read there.
    private static func onBlack(_ slot: Slot) -> UInt8? {
        switch slot {
        case .base08, .base0F, .base12: 1
        case .base0B, .base14: 2
        case .base09, .base0A, .base13: 3
        case .base0E, .base17: 5
        case .base0C, .base0D, .base15, .base16: 6
        default: nil
        }
    }

    /// The ANSI colour on white; yellow, green and cyan stay out, since they are hard to read there.
    private static func onWhite(_ slot: Slot) -> UInt8? {
        switch slot {
        case .base08, .base09, .base0F, .base12: 1
        case .base0C, .base0D, .base15, .base16: 4
        case .base0A, .base0E, .base13, .base17: 5
        default: nil
        }
    }
}
