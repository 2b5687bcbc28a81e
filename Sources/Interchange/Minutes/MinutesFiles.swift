package import NetworkModel

/// The files that come of a closed session: its minutes, and a letter to each owner of a task.
package struct MinutesFiles: Sendable {
    /// A file by its name within the workspace.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]
    }

    package let minutes: [File]
    package let letters: [File]

    /// Makes the files; `own` are the user's templates that are there.
    ///
    /// A letter holds the tasks of its owner alone: who does what is in the minutes, which are for everybody.
    package init(
        _ content: MinutesContent, own: [MinutesTemplate: String] = [:]
    ) throws(MinutesTemplate.Problem) {
        let document = content.network.minutesName(of: content.session, clock: content.clock)
        let stem = String(document.utf8.dropLast(3)) ?? document
        minutes = [
            File(
                name: stem + ".md", bytes: Array(try MinutesTemplate.markdown.render(content, own: own[.markdown]).utf8)
            ),
            File(name: stem + ".txt", bytes: Array(try MinutesTemplate.plain.render(content, own: own[.plain]).utf8)),
        ]
        var letters: [File] = []
        for (owner, tasks) in content.owners where tasks.contains(where: \.isOpen) {
            guard let owner else { continue }
            var letter = content
            letter.owner = owner
            let text = try MinutesTemplate.letter.render(letter, own: own[.letter])
            let name =
                "outbox/\(stem.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? stem)"
            letters.append(
                File(name: "\(name)-\(Slug.text(of: owner.text)).eml", bytes: letter.message(to: owner, text).bytes))
        }
        self.letters = letters
    }

    /// Whether a message is a letter that was made of a session, under whatever name it lies.
    package static func isLetter(_ message: [UInt8], of session: RecordID) -> Bool {
        MailMessage.identifier(in: message)?.utf8.starts(with: "\(session.text).".utf8) ?? false
    }
}

extension MinutesContent {
    fileprivate func message(to owner: RecordID, _ text: String) -> MailMessage {
        let sender = sender ?? session.chair
        let moment = session.ends ?? clock.now
        return MailMessage(
            from: MailMessage.Mailbox(
                name: sender.map(name) ?? network.itself?.name ?? "caucus", address: sender.flatMap(address)),
            to: [MailMessage.Mailbox(name: name(owner), address: address(owner))],
            subject: "Your tasks from \(session.title), \(EnglishDate.short(day, beside: day))",
            date: MailDate.text(of: local(moment)), identifier: "\(session.id.text).\(owner.text)", text: text)
    }

    /// The first address of a person, or of the person to write to at a partner.
    private func address(_ id: RecordID) -> String? {
        if let person = network.person(id) { return person.emails.first }
        return network.partner(id)?.workingContact.flatMap { network.person($0)?.emails.first }
    }
}
