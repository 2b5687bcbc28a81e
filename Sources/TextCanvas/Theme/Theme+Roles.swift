/// How one role looks in every theme: its slot, its weight, and how well it must be read.
package struct Appearance: Hashable, Sendable {
    /// The slot of its colour.
    package var slot: Theme.Slot
    /// Added to what the style asks for.
    package var emphasis: Emphasis
    /// Takes the place of colour on a terminal that has none.
    package var withoutColour: Emphasis
    /// The least contrast with what lies behind it (WCAG 2.2: 4.5 for text that is read, 3 for the rest).
    package var contrast: Double

    init(_ slot: Theme.Slot, _ emphasis: Emphasis = [], plain: Emphasis = [], contrast: Double = 4.5) {
        self.slot = slot
        self.emphasis = emphasis
        withoutColour = emphasis.union(plain)
        self.contrast = contrast
    }
}

extension Role {
    /// The table from roles to slots.
    ///
    /// base06 and base07 stay out: many published schemes have them too near the page.
    package var appearance: Appearance {
        switch self {
        case .text: Appearance(.base05)
        case .dim: Appearance(.base04, plain: .dim)
        case .title: Appearance(.base05, .bold)
        case .header: Appearance(.base05, .bold)
        case .tab: Appearance(.base04)
        case .tabActive: Appearance(.base0D, .bold, plain: .reverse)
        case .heading: Appearance(.base0D, .bold)
        case .columnHeading: Appearance(.base04, .bold, plain: .underline)
        case .label: Appearance(.base04)
        case .selected: Appearance(.base05)
        case .marker: Appearance(.base0D, plain: .bold, contrast: 3)
        case .mark: Appearance(.base0E, plain: .bold, contrast: 3)
        case .late: Appearance(.base08, .bold)
        case .due: Appearance(.base0A)
        case .done: Appearance(.base03, plain: .dim, contrast: 3)
        case .good: Appearance(.base0B)
        case .accent: Appearance(.base0C)
        case .link: Appearance(.base0D)
        case .tag: Appearance(.base0E)
        case .prompt: Appearance(.base0D, .bold)
        case .input: Appearance(.base05)
        case .placeholder: Appearance(.base03, plain: .dim, contrast: 3)
        case .error: Appearance(.base08, .bold, plain: .reverse)
        case .warning: Appearance(.base09, plain: .bold)
        case .notice: Appearance(.base0B)
        case .footer: Appearance(.base04)
        case .key: Appearance(.base0C, .bold)
        case .barFull: Appearance(.base0D, contrast: 3)
        case .barEmpty: Appearance(.base03, plain: .dim, contrast: 3)
        case .barOver: Appearance(.base08, plain: .bold, contrast: 3)
        case .match: Appearance(.base0A, [.bold, .underline])
        case .border: Appearance(.base03, plain: .dim, contrast: 3)
        case .unavailable: Appearance(.base03, plain: .dim, contrast: 3)
        }
    }
}

extension Surface {
    /// The slot of the background.
    package var slot: Theme.Slot {
        switch self {
        case .page: .base00
        case .bar, .overlay: .base01
        case .selected, .field: .base02
        }
    }

    /// Shows the surface on a terminal that has no colour.
    package var withoutColour: Emphasis {
        switch self {
        case .page, .bar, .overlay: []
        case .selected: .reverse
        case .field: .underline
        }
    }
}

/// A style as a terminal with its own colours draws it.
package struct Look: Hashable, Sendable {
    package var foreground: Colour
    package var background: Colour
}

/// A style as a terminal with 256 colours draws it.
package struct IndexedLook: Hashable, Sendable {
    package var foreground: UInt8
    package var background: UInt8
}

extension Theme {
    /// The colours of a role on a surface, each of them one of the scheme's own.
    ///
    /// Where a scheme's quieter shades of text are hard to read on the surface, the next one towards its body text is taken.
    package func look(_ role: Role, on surface: Surface) -> Look {
        let appearance = role.appearance
        let background = self[surface.slot]
        var slot = appearance.slot
        while let clearer = slot.clearer, self[slot].contrast(with: background) < appearance.contrast {
            slot = clearer
        }
        return Look(foreground: self[slot], background: background)
    }

    /// The nearest of the 256 colours for a role on a surface, as easy to read as the role needs.
    ///
    /// Where the scheme itself has less contrast than that, its own is kept.
    package func indexedLook(_ role: Role, on surface: Surface) -> IndexedLook {
        let look = look(role, on: surface)
        let background = indexedBackground(of: surface)
        let needed = min(role.appearance.contrast, look.foreground.contrast(with: look.background))
        return IndexedLook(
            foreground: IndexedColour.nearest(to: look.foreground, on: background, contrast: needed),
            background: background)
    }

    /// The nearest of the 256 colours behind a surface; another than the page's for one that has another colour.
    private func indexedBackground(of surface: Surface) -> UInt8 {
        let page = IndexedColour.nearest(to: self[Surface.page.slot])
        let wanted = self[surface.slot]
        guard wanted != self[Surface.page.slot] else { return page }
        return IndexedColour.nearest(to: wanted, otherThan: page)
    }
}

extension Theme.Slot {
    /// The next shade of text from the quietest to body text.
    fileprivate var clearer: Theme.Slot? {
        switch self {
        case .base03: .base04
        case .base04: .base05
        default: nil
        }
    }
}
