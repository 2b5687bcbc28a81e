import Interchange
import NetworkModel
import WorkspaceStore

/// Writes reminders as letters into the outbox of the workspace; nothing is sent.
struct ReminderWriter {
    private let workspace: Workspace
    /// The template of the user's own, where there is one.
    private let template: String?

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        template = try MinutesWriter(workspace: workspace).ownTemplates()[.reminder]
    }

    /// The letters that reminders make. A template of the user's own that knows nothing of what else its reader is to see
    /// to would leave that out, so that each gets a letter then.
    func letters(_ reminders: [Reminder]) -> [Reminder.Letter] {
        template?.contains("besides") ?? true ? reminders.letters : reminders.map { Reminder.Letter($0) }
    }

    /// Writes the letters; returns the names of the files.
    func write(
        _ letters: [Reminder.Letter], in outgoing: OutgoingNetwork, clock: Clock, me: RecordID?
    ) throws -> [String] {
        // All are made before one is written: a template that cannot be read leaves nothing half done.
        let files = try letters.map { letter in
            let letter = ReminderLetter(letter, in: outgoing, clock: clock, sender: me)
            return (name: letter.file, bytes: try letter.bytes(own: template))
        }
        for file in files { try workspace.writeFile(file.name, file.bytes) }
        return files.map(\.name)
    }
}
