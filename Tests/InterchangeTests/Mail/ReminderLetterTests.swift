import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Interchange

@Suite("Letters of reminder")
struct ReminderLetterTests {
    private let network = Network([
        .network: "Id: n\nName: Our World\n", .partner: "Id: pax\nName: Pax & Co\nWorkingContact: bea\n",
        .person: """
        Id: ana
        Name: Ana Ruiz
        Email: ana@n.example

        Id: bea
        Name: Bea Okoyé
        Email: bea@pax.example

        """,
        .event: "Id: mc\nTitle: MC14\nStarts: 2027-03-25\n",
        .session: "Id: s\nEvent: mc\nTitle: Strategy session\n\nId: p\nEvent: mc\nTitle: Secret talks\nPrivate: yes\n",
        .decision: "Id: d\nSession: s\nText: we oppose annex 4\n\nId: e\nSession: p\nText: hush\nPrivate: yes\n",
        .contact: "Id: c\nAt: 2026-11-02\nKind: call\nWith: pax\nSummary: they sounded tired\n",
        .task: """
        Id: t1
        Title: one page on annex 4
        Accountable: pax
        Assignee: ana
        Status: accepted
        Due: 2026-11-06
        Event: mc
        Session: s
        Source: d
        After: t2
        After: t3
        WaitingFor: the secretariat

        Id: t2
        Title: find the text
        Accountable: ana

        Id: t3
        Title: what nobody may know
        Private: yes

        Id: t4
        Title: send it
        Accountable: pax
        Status: proposed
        Due: 2026-11-22
        Source: c

        Id: t5
        Title: whisper
        Accountable: pax
        Session: p
        Source: e

        """,
    ])

    private func letter(_ id: RecordID) throws -> ReminderLetter {
        let outgoing = network.outgoing
        let reminders = outgoing.network.reminders(on: clock().today)
        let reminder = try #require(reminders.first { $0.owner.id == id })
        return ReminderLetter(Reminder.Letter(reminder), in: outgoing, clock: clock(), sender: "ana")
    }

    @Test("say what, by when, what for, where it comes from and what it waits for, and nothing private")
    func text() throws {
        let letter = try letter("pax")
        expectNoDifference(letter.file, "outbox/2026-11-21-reminder-pax.eml")
        let folder = TemporaryFolder()
        TemporaryFolder.write(folder.path("letter.eml"), try letter.bytes())
        // Python's `email` is the judge of headers and encoding.
        let judged = try Python.lines(
            """
            import sys, email, email.policy
            message = email.message_from_file(open(sys.stdin.read().strip(), newline=''), policy=email.policy.default)
            assert not message.defects
            for name in ('From', 'To', 'Subject'): print(message[name])
            print(message.get_content().replace('\\r\\n', '\\n').rstrip())
            """, [folder.path("letter.eml")])
        expectNoDifference(
            judged.joined(separator: "\n"),
            """
            Ana Ruiz <ana@n.example>
            Bea Okoyé <bea@pax.example>
            2 things are open with you, 1 overdue
            Dear Bea Okoyé,

            on Saturday 21 November 2026 this is open at Pax & Co, the oldest first:

            - one page on annex 4
              due Fri 6 Nov, 15 days ago, with Ana Ruiz
              for: MC14, Thu 25 Mar 2027
              from: the decision “we oppose annex 4”, Strategy session
              waits for: find the text (Ana Ruiz), the secretariat

            You were asked for this; please say whether you can take it on:

            - send it
              due Sun 22 Nov, tomorrow
              from: our call on Mon 2 Nov

            If something is done already, or cannot be done by its day, please say so.

            Ana Ruiz
            Our World
            """)
    }

    @Test("to who was only asked they say that and nothing before it")
    func onlyAsked() throws {
        let network = Network([
            .person: "Id: ana\nName: Ana Ruiz\nEmail: ana@n.example\n",
            .task: "Id: t\nTitle: send it\nAccountable: ana\nStatus: proposed\n",
        ])
        let reminder = try #require(network.reminders(on: clock().today).first)
        let letter = ReminderLetter(Reminder.Letter(reminder), in: network.outgoing, clock: clock(), sender: nil)
        let text = String(decoding: try letter.bytes(), as: UTF8.self)
        #expect(text.contains("Dear Ana Ruiz,\r\n\r\nyou were asked for this; please say whether"), "\(text)")
        #expect(!text.contains("this is open with you, the oldest"), "\(text)")
    }

    @Test("are one for who has something open and reads for a partner as well")
    func oneForBoth() throws {
        let network = Network([
            .network: "Id: n\nName: Our World\n",
            .person: "Id: ana\nName: Ana Ruiz\nEmail: ana@n.example\nRole: pax: chair\n",
            .partner: "Id: pax\nName: Pax\nWorkingContact: ana\n",
            .task: """
            Id: t1
            Title: host the dinner
            Accountable: pax
            Status: accepted
            Due: 2026-11-06

            Id: t2
            Title: send it
            Accountable: ana
            Status: accepted

            Id: t3
            Title: speak
            Accountable: pax
            Status: proposed

            """,
        ])
        let letters = network.reminders(on: clock().today).letters
        expectNoDifference(letters.map(\.main.owner.id), ["ana"])
        let letter = ReminderLetter(try #require(letters.first), in: network.outgoing, clock: clock(), sender: nil)
        expectNoDifference(letter.file, "outbox/2026-11-21-reminder-ana.eml")
        let text = String(decoding: try letter.bytes(), as: UTF8.self)
        #expect(text.contains("Subject: 3 things are open with you, 1 overdue"), "\(text)")
        let body = text.split(separator: "\r\n\r\n", maxSplits: 1).last.map(String.init) ?? ""
        expectNoDifference(
            body.replacing("\r\n", with: "\n"),
            """
            Dear Ana Ruiz,

            on Saturday 21 November 2026 this is open with you, the oldest first:

            - send it
              no day set

            This is open at Pax:

            - host the dinner
              due Fri 6 Nov, 15 days ago

            Pax was asked for this; please say whether you can take it on:

            - speak
              no day set

            If something is done already, or cannot be done by its day, please say so.

            Our World

            """)
    }

    @Test("are made from a template of one's own where there is one")
    func template() throws {
        let letter = try letter("pax")
        let text = String(decoding: try letter.bytes(own: "{{#holding}}<{{text}}>{{/holding}}"), as: UTF8.self)
        #expect(text.contains("<one page on annex 4>"))
        #expect(throws: MinutesTemplate.Problem.self) { try letter.bytes(own: "{{#holding}}") }
    }
}
