import Interchange
import NetworkModel
import WorkspaceStore

/// Writes reminders as letters into the outbox of the workspace; nothing is sent.
struct ReminderWriter {
    let workspace: Workspace

    /// The letters that reminders make. A template of the user's own that knows nothing of what else its reader is to see
    /// to would leave that out, so that each gets a letter then.
    func letters(_ reminders: [Reminder]) throws -> [Reminder.Letter] {
        let own = try MinutesWriter(workspace: workspace).ownTemplates()[.reminder]
        return own.map { $0.contains("besides") } ?? true ? reminders.letters : reminders.map { Reminder.Letter($0) }
    }

    /// Writes the letters; returns the names of the files.
    func write(_ reminders: [Reminder], in outgoing: OutgoingNetwork, clock: Clock, me: RecordID?) throws -> [String] {
        let own = try MinutesWriter(workspace: workspace).ownTemplates()[.reminder]
        let letters = try letters(reminders).map { ReminderLetter($0, in: outgoing, clock: clock, sender: me) }
        // All are made before one is written: a template that cannot be read leaves nothing half done.
        let files = try letters.map { (name: $0.file, bytes: try $0.bytes(own: own)) }
        for file in files { try workspace.writeFile(file.name, file.bytes) }
        return files.map(\.name)
    }
}
