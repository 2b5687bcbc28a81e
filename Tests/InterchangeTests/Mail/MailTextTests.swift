import Interchange
import TestSupport
import Testing

@Suite("What mail says, read for names")
struct MailTextTests {
    @Test(
        "what caucus writes is read back, whatever the script",
        arguments: ["Ana Ruiz", "Jürgen Öhlschläger", "王小明", "Ана Иванова =?utf-8?B"])
    func roundTrip(name: String) {
        let message = MailMessage(
            from: .init(name: name, address: "a@b.c"), to: [.init(name: name)],
            subject: "On \(name), for long enough to be folded, and folded again",
            date: "Sat, 21 Nov 2026 12:00:00 +0000", identifier: "x",
            text:
                "Dear \(name),\n\nthis line is so long that quoted-printable has to break it somewhere, and here is \(name) again = 1.\n"
        )
        let read = String(decoding: MailText.decoded(message.bytes), as: UTF8.self)
        #expect(read.contains("Dear \(name),"))
        #expect(read.contains("here is \(name) again = 1."))
        #expect(read.contains("On \(name), for long enough to be folded, and folded again"))
    }

    @Test("any bytes are taken", arguments: 0..<100)
    func anything(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = ["=", "=\n", "=\r\n", "=4", "=41", "=?utf-8?B?", "QUJD", "?=", "\r\n =?", "é", "\u{0}"]
        let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        #expect(MailText.decoded(Array(text.utf8)).count <= text.utf8.count)
    }
}
