/// Weight given to text beyond its role; terminals without colour show only this.
package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let bold = Emphasis(rawValue: 1)
    package static let dim = Emphasis(rawValue: 2)
    package static let italic = Emphasis(rawValue: 4)
    package static let underline = Emphasis(rawValue: 8)
    package static let reverse = Emphasis(rawValue: 16)
}

/// How a cell is drawn: the role of its text, added emphasis, and what lies behind it.
package struct Style: Hashable, Sendable {
    package var role: Role
    package var emphasis: Emphasis
    /// `nil` leaves the surface that is there, so that text need not know which panel or row it is written on.
    package var surface: Surface?

    package init(_ role: Role, _ emphasis: Emphasis = [], on surface: Surface? = nil) {
        self.role = role
        self.emphasis = emphasis
        self.surface = surface
    }

    package static let text = Style(.text)
    package static let dim = Style(.dim)
    package static let title = Style(.title)
    package static let header = Style(.header)
    package static let tab = Style(.tab)
    package static let tabActive = Style(.tabActive)
    package static let heading = Style(.heading)
    package static let columnHeading = Style(.columnHeading)
    package static let label = Style(.label)
    package static let selected = Style(.selected, on: .selected)
    package static let marker = Style(.marker)
    package static let mark = Style(.mark)
    package static let late = Style(.late)
    package static let due = Style(.due)
    package static let done = Style(.done)
    package static let good = Style(.good)
    package static let accent = Style(.accent)
    package static let link = Style(.link)
    package static let tag = Style(.tag)
    package static let prompt = Style(.prompt)
    package static let input = Style(.input)
    package static let placeholder = Style(.placeholder)
    package static let error = Style(.error)
    package static let warning = Style(.warning)
    package static let notice = Style(.notice)
    package static let footer = Style(.footer)
    package static let key = Style(.key)
    package static let barFull = Style(.barFull)
    package static let barEmpty = Style(.barEmpty)
    package static let barOver = Style(.barOver)
    package static let match = Style(.match)
    package static let border = Style(.border)
    package static let unavailable = Style(.unavailable)

    /// The same style on another surface.
    package func on(_ surface: Surface) -> Style {
        Style(role, emphasis, on: surface)
    }

    /// The same style with emphasis added.
    package func adding(_ added: Emphasis) -> Style {
        Style(role, emphasis.union(added), on: surface)
    }
}

/// A piece of text in one style; a line of differently styled text is an array of them.
package struct Run: Hashable, Sendable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .text) {
        self.text = text
        self.style = style
    }
}
