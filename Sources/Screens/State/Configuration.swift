/// What a user has set for a workspace: kept in the user's own configuration, never in shared files.
package struct Configuration: Hashable, Sendable {
    /// The theme's name; nil for the default one.
    package var theme: String?
    package var views: [SavedView] = []
    /// The columns of a screen's list by their names, in order; nothing where the screen's own choice holds.
    package var columns: [ScreenID: [String]] = [:]
    /// Whether Today shows only what the user holds or nobody does.
    package var isTodayMine = false

    package init() {}
}

/// A filter kept under a name.
package struct SavedView: Hashable, Sendable {
    package var screen: ScreenID
    package var name: String
    package var filter: String
    /// The column it is sorted by; nil for the screen's own order.
    package var sort: SortOrder?

    package init(screen: ScreenID, name: String, filter: String, sort: SortOrder? = nil) {
        self.screen = screen
        self.name = name
        self.filter = filter
        self.sort = sort
    }
}

/// A column to sort by, and which way.
package struct SortOrder: Hashable, Sendable {
    package var column: String
    package var isDescending: Bool

    package init(_ column: String, isDescending: Bool = false) {
        self.column = column
        self.isDescending = isDescending
    }
}
