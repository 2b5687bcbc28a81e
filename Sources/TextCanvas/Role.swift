/// What a piece of text is, from which the theme decides how it looks. Views name roles and never see a colour.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
    /// Body text.
    case text
    /// Secondary text: units, hints, what may be skipped.
    case dim
    /// A screen's or a record's name.
    case title
    /// The workspace's name and the date in the header.
    case header
    /// A tab that is not open.
    case tab
    /// The open tab.
    case tabActive
    /// A section's heading within a list or a profile.
    case heading
    /// A column's heading in a table.
    case columnHeading
    /// The label of a field.
    case label
    /// The main text of the row under the cursor.
    case selected
    /// The bar `▌` before the row under the cursor.
    case marker
    /// The sign on a row that was marked for a bulk edit.
    case mark
    /// Past its day.
    case late
    /// Its day is today or close.
    case due
    /// Finished.
    case done
    /// As it should be.
    case good
    /// What stands out without being good or bad.
    case accent
    /// The name of a record that can be opened.
    case link
    /// A `#tag`.
    case tag
    /// The words before a line that is typed into.
    case prompt
    /// Text being typed.
    case input
    /// Text that stands where nothing was typed yet, or that completion proposes.
    case placeholder
    /// What went wrong.
    case error
    /// What may go wrong.
    case warning
    /// What the last action did.
    case notice
    /// Words in the footer.
    case footer
    /// A key that can be pressed.
    case key
    /// The reached part of a bar.
    case barFull
    /// The part of a bar that is still to reach.
    case barEmpty
    /// A bar over its limit.
    case barOver
    /// Characters that a search or filter found.
    case match
    /// Rules and dividers.
    case border
    /// A command or choice that cannot be taken now.
    case unavailable

    /// The role's name as a theme test or a dump prints it.
    package var name: String { String(describing: self) }
}

/// What lies behind text: the few backgrounds a theme has.
package enum Surface: UInt8, CaseIterable, Hashable, Sendable {
    /// The screen itself.
    case page = 1
    /// Header and footer.
    case bar
    /// The row under the cursor.
    case selected
    /// A palette, a dialogue or a list of completions above the page.
    case overlay
    /// A field that is being typed into.
    case field

    /// The surface's name as a theme test or a dump prints it.
    package var name: String { String(describing: self) }
}
