import Interchange
import NetworkModel
import WorkspaceStore

/// Writes the minutes of a session, and the letters to those who took on tasks, into the workspace folder.
struct MinutesWriter {
    let workspace: Workspace

    /// The names of the files that were written: the minutes first, then the letters.
    struct Written {
        let minutes: [String]
        let letters: [String]
    }

    func write(_ session: Session, in network: Network, clock: Clock, me: RecordID?) throws -> Written {
        var content = MinutesContent(session, in: network, clock: clock)
        content.sender = me ?? session.chair
        let files = try MinutesFiles(content, own: try ownTemplates())
        for file in files.minutes + files.letters { try workspace.writeFile(file.name, file.bytes) }
        return Written(minutes: files.minutes.map(\.name), letters: files.letters.map(\.name))
    }

    /// The user's templates that take the place of those that are shipped.
    func ownTemplates() throws -> [MinutesTemplate: String] {
        var own: [MinutesTemplate: String] = [:]
        for template in MinutesTemplate.allCases {
            guard let bytes = try workspace.file(template.path) else { continue }
            own[template] = String(decoding: bytes, as: UTF8.self)
        }
        return own
    }
}

extension MinutesWriter.Written {
    /// `Minutes written, with 4 letters in outbox/: minutes/2026-11-21-pre-meeting.md`; a long name is cut last.
    var words: String {
        let count = letters.count
        let more = count == 0 ? "" : count == 1 ? ", with a letter in outbox/" : ", with \(count) letters in outbox/"
        return "Minutes written\(more): \(minutes.first ?? "")"
    }
}
