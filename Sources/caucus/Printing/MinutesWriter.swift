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
        /// How many letters of before were withdrawn, since those they went to have no open task of it any more.
        let withdrawn: Int
    }

    private static let outbox = "outbox"
    private static let withdrawn = "outbox/withdrawn"

    func write(_ session: Session, in outgoing: OutgoingNetwork, clock: Clock, me: RecordID?) throws -> Written {
        var content = try Self.content(session, in: outgoing, clock: clock)
        content.sender = outgoing.named(me) ?? content.chair
        let files = try MinutesFiles(content, own: try ownTemplates())
        for file in files.minutes + files.letters { try workspace.writeFile(file.name, file.bytes) }
        let letters = files.letters.map(\.name)
        return Written(
            minutes: files.minutes.map(\.name), letters: letters,
            withdrawn: try withdrawLetters(of: session.id, but: Set(letters)))
    }

    /// Takes out of the outbox what the session's minutes wrote before and do not any more, so that nobody sends it.
    private func withdrawLetters(of session: RecordID, but current: Set<String>) throws -> Int {
        var count = 0
        for name in try workspace.fileNames(in: Self.outbox) {
            let path = "\(Self.outbox)/\(name)"
            guard name.hasSuffix(".eml"), !current.contains(path), let message = try workspace.file(path),
                MinutesFiles.isLetter(message, of: session)
            else { continue }
            try workspace.moveFile(path, to: "\(Self.withdrawn)/\(name)")
            count += 1
        }
        return count
    }

    /// What the minutes say; of a session that is kept back nothing.
    static func content(_ session: Session, in outgoing: OutgoingNetwork, clock: Clock) throws -> MinutesContent {
        guard outgoing.network.session(session.id) != nil else {
            throw CommandFailure(
                .data,
                "\(session.title) is private, so its minutes are not written; "
                    + "caucus minutes --private prints them")
        }
        return MinutesContent(session, in: outgoing, clock: clock)
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
        let less = withdrawn == 0 ? "" : ", \(withdrawn) of before put into outbox/withdrawn/"
        return "Minutes written\(more)\(less): \(minutes.first ?? "")"
    }
}
