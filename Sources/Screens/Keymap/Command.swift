package import TextCanvas

/// One thing a user can do: the row that dispatch, footer, help, palette and the README's key table read.
package struct Command: Sendable, Identifiable {
    package let id: CommandID
    /// The keys that run it, the usual one first; none for what only palette and help offer.
    package let keys: [Key]
    package let scope: Scope
    package let group: CommandGroupText
    /// One or two words, for footer and palette.
    package let title: String
    /// What it does, in a sentence.
    package let help: String
    /// Its place among the footer's keys, smaller first; nil keeps it out of the footer.
    package let footer: Int?
    /// Its place among the footer's keys while rows are marked; nil keeps it out then.
    package let bulk: Int?
    /// The command of all screens in whose place it stands on its own, under the same keys: `a` adds a participant.
    package let replaces: CommandID?
    /// Why it cannot be run now, in the user's words; nil where it can.
    package let unavailable: @Sendable (State) -> String?
    package let action: @Sendable (inout State) -> [Effect]

    package init(
        _ id: CommandID, _ keys: [Key] = [], in scope: Scope, _ group: CommandGroupText, _ title: String, help: String,
        footer: Int? = nil, bulk: Int? = nil, replaces: CommandID? = nil,
        unavailable: @escaping @Sendable (State) -> String? = { _ in nil },
        action: @escaping @Sendable (inout State) -> [Effect]
    ) {
        self.id = id
        self.keys = keys
        self.scope = scope
        self.group = group
        self.title = title
        self.help = help
        self.footer = footer
        self.bulk = bulk
        self.replaces = replaces
        self.unavailable = unavailable
        self.action = action
    }

    /// The same command with only some of its keys.
    func leaving(_ stays: (Key) -> Bool) -> Command {
        Command(
            id, keys.filter(stays), in: scope, group, title, help: help, footer: footer, bulk: bulk, replaces: replaces,
            unavailable: unavailable, action: action)
    }

    /// The keys as the screen shows them: `j ↓`.
    package var keyLabel: String { keys.map(\.label).joined(separator: " ") }
}

/// A command's name, in configuration, tests and translations: `record.delete`.
package struct CommandID: Hashable, Sendable, ExpressibleByStringLiteral {
    package let name: String
    package init(stringLiteral name: String) { self.name = name }
    package init(_ name: String) { self.name = name }
}

/// Where a command applies.
package enum Scope: Hashable, Sendable {
    case everywhere
    /// On every screen that has a list.
    case lists
    case screen(ScreenID)
}

/// The headings under which help shows the commands.
package enum CommandGroupText: String, TextTable {
    package static let name = "group"

    case here = "On this screen"
    case records = "With the selected record"
    case moving = "Moving about"
    case finding = "Finding and marking"
    case screens = "Screens"
    case general = "General"
}
