package import TextCanvas

/// Every command, and which of them a key runs.
package enum CommandTable {
    /// All rows: those of every screen, then those that all screens share.
    package static let rows: [Command] =
        ScreenRegistry.all.flatMap { $0.commands } + PlanCommands.rows + EventSheetCommands.rows + SuggestCommands.rows
        + RemindCommands.rows + RecordCommands.rows + BriefCommands.rows + HistoryCommands.rows
        + ListCommands.rows
        + ForgetCommands.rows + GeneralCommands.rows

    private static let byKey: [Scope: [Key: Command]] = {
        var table: [Scope: [Key: Command]] = [:]
        for row in rows { for key in row.keys { table[row.scope, default: [:]][key] = row } }
        return table
    }()

    private static let byID = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }

    /// The command of a name.
    package static subscript(_ id: CommandID) -> Command? { byID[id] }

    /// The command that a key runs now: the screen's own before those of all lists before those of everywhere.
    package static func command(for key: Key, in state: State) -> Command? {
        for scope in scopes(in: state) { if let command = byKey[scope]?[key] { return command } }
        return nil
    }

    /// The rows that apply on the open screen, its own first, without the keys that the screen has for itself.
    package static func applicable(in state: State) -> [Command] {
        let scopes = Set(scopes(in: state))
        let own = byKey[.screen(state.screen)] ?? [:]
        let applicable = rows.filter { scopes.contains($0.scope) }
        let replaced = Set(applicable.compactMap(\.replaces))
        return applicable.filter { !replaced.contains($0.id) }.map { row in
            let isOwn = row.scope == .screen(state.screen)
            return isOwn || !row.keys.contains { own[$0] != nil } ? row : row.leaving { own[$0] == nil }
        }
    }

    private static func scopes(in state: State) -> [Scope] {
        state.module.list == nil
            ? [.screen(state.screen), .everywhere] : [.screen(state.screen), .lists, .everywhere]
    }
}

extension State {
    /// Runs a command, or says why it cannot be run.
    package mutating func run(_ command: Command) -> [Effect] {
        guard let reason = command.unavailable(self) else { return command.action(&self) }
        status = Status(reason, tone: .warning)
        return []
    }
}
