import CustomDump
import Foundation
import Interchange
import NetworkModel
import TestSupport
import Testing

private func message(
    name: String = "Fatima Zahra", address: String? = "fatima@aidwatch.example", subject: String = "Your tasks",
    text: String = "Hello\n"
) -> MailMessage {
    MailMessage(
        from: .init(name: "Ana Ruiz", address: "ana@our-world.example"), to: [.init(name: name, address: address)],
        subject: subject, date: "Sat, 21 Nov 2026 15:04:05 +0100", identifier: "s1.fatima", text: text)
}

/// What Python's e-mail package, an independent reader of RFC 5322, makes of a message.
private func read(_ message: MailMessage) throws -> [String: String] {
    let home = CaucusHome()
    let script = """
        import sys, email, email.policy, email.utils, json
        from email.header import decode_header, make_header
        raw = sys.stdin.buffer.read()
        m, old = email.message_from_bytes(raw, policy=email.policy.default), email.message_from_bytes(raw)
        def name(text):
            text = text[:-2] if text.endswith(":;") else text[:text.rindex("<")].rstrip()
            return email.utils.unquote(text)
        to = m["To"]
        print(json.dumps({
            "subject": m["Subject"], "from": str(m["From"].addresses[0]),
            # The new parser of Python 3.11 leaves blanks between encoded words of a name, against RFC 2047 section 6.2.
            "names": name(str(make_header(decode_header(old["To"])))),
            "addresses": "|".join(a.addr_spec for a in to.addresses), "text": m.get_content().replace("\\r\\n", "\\n"),
            "date": m["Date"].datetime.isoformat(), "id": m["Message-ID"], "type": m.get_content_type(),
            "defects": str([*m.defects, *m["To"].defects, *m["From"].defects, *m["Subject"].defects]),
        }))
        """
    var child = ChildProcess("python3", ["-c", script], environment: home.environment, in: home.path)
    child.input = message.bytes
    let outcome = try child.run()
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode([String: String].self, from: Data(outcome.output.utf8))
}

@Suite("A message as a file")
struct MailMessageTests {
    @Test("Python reads every part of it")
    func python() throws {
        expectNoDifference(
            try read(message()),
            [
                "subject": "Your tasks", "from": "Ana Ruiz <ana@our-world.example>", "names": "Fatima Zahra",
                "addresses": "fatima@aidwatch.example", "text": "Hello\n", "date": "2026-11-21T15:04:05+01:00",
                "id": "<s1.fatima@caucus.invalid>", "type": "text/plain", "defects": "[]",
            ])
    }

    @Test(
        "names, subjects and texts of every script come out as they went in",
        arguments: [
            "Ana \"the boss\" Ruiz, PhD", "Fatoumata Keïta", "第三世界網絡 Third World Network of Networks and More 第三世界網絡",
            "عائشة", "=?utf-8?B?bm90?=", "Zoë 👩🏽‍🌾 \u{1F469}", "a\\b",
            "x".padding(toLength: 300, withPad: "ü y ", startingAt: 0),
        ])
    func scripts(text: String) throws {
        let typed = message(name: text, subject: text, text: text + "\n = trailing \nsecond  \n")
        let got = try read(typed)
        #expect(got["subject"] == text)
        #expect(got["names"] == text)
        #expect(got["text"] == text + "\n = trailing \nsecond  \n")
        #expect(got["defects"] == "[]")
    }

    @Test("line ends in a name or subject begin no header of their own")
    func injection() throws {
        let got = try read(message(name: "Eve\r\nBcc: all@example.org", subject: "Hi\nX-Evil: yes"))
        #expect(got["subject"] == "Hi X-Evil: yes")
        #expect(got["addresses"] == "fatima@aidwatch.example")
    }

    @Test("who has no address is named all the same")
    func noAddress() throws {
        for address in [nil, "not an address", "umlaut@käse.example"] {
            let got = try read(message(address: address))
            #expect(got["names"] == "Fatima Zahra")
            #expect(got["addresses"] == "")
            #expect(got["defects"] == "[]")
        }
    }

    @Test("no line is longer than mail allows, and every line ends as mail does")
    func lines() {
        let long = String(repeating: "Die Fischereirechte, übrigens. ", count: 100)
        let bytes = message(name: long, subject: long, text: long).bytes
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        #expect(lines.allSatisfy { $0.last == 0x0D && $0.count <= 79 })
        #expect(bytes.allSatisfy { $0 < 0x80 })
    }

    @Test("dates are written as RFC 5322 has them")
    func date() throws {
        let moment = try #require(Timestamp(iso: "2026-11-01T09:05:07-03:30"))
        #expect(MailDate.text(of: moment) == "Sun, 1 Nov 2026 09:05:07 -0330")
    }
}
