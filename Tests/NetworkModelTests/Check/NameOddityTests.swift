import NetworkModel
import TestSupport
import Testing

@Suite("Names that look like others")
struct NameOddityTests {
    @Test(
        "What cannot be seen, or is of another alphabet, is told",
        arguments: [
            ("Ana\u{200B} Ruiz", "U+200B"), ("\u{202E}ziuR anA", "U+202E"), ("Ana\u{AD}Ruiz", "U+00AD"),
            ("Ana\u{2066}x\u{2069}", "U+2066"), ("a\u{E0041}na", "U+E0041"), ("Ana\u{200D}Ruiz", "U+200D"),
            ("Аna Ruiz", "“А” in “Аna”"), ("Лена Ивaнова", "“a” in “Ивaнова”"), ("Οxfam", "“Ο” in “Οxfam”"),
            ("pаypal@example.org", "“а” in “pаypal”"),
        ])
    func odd(name: String, says: String) throws {
        let oddity = try #require(NameOddity(name))
        #expect("\(oddity)".contains(says), "\(oddity)")
    }

    @Test(
        "Names as they are written around the world are not",
        arguments: [
            "Ana María Ruiz", "Jürgen Öhlschläger", "Анна Иванова", "Γιώργος Σεφέρης", "王小明", "김민수", "Nguyễn Thị Hạnh",
            "A\u{301}na", "می\u{200C}خواهم", "क्\u{200D}ष", "Anna Анна", "Фонд WWF", "Łukasz Żurawski", "O’Brien",
            "Björk (Ísland)", "1. FC Köln", "Σ-Net", "مریم میرزاخانی", "İklim ve Su Derneği",
        ])
    func plain(name: String) {
        #expect(NameOddity(name) == nil)
    }

    @Test("The check tells of names, and of tags that tell of people")
    func check() {
        let network = Network([
            .person:
                "Id: a\nName: Ana Ruiz\nTag: coast\nTag: ben-okri\n\nId: b\nName: Ben\u{200B} Okri\nTag: Ana Ruiz\n",
            .partner: """
            Id: p
            Name: Lake Watch
            Notes: Ana\u{200B} may write what she likes
            Tag: ana@lake.example
            Tag: +34 612 345 678
            Tag: 2026-11-21
            Tag: mc14
            Tag: import-2026-11-21
            Tag: @home
            """,
        ])
        let found = network.problems(on: clock()).compactMap { problem -> String? in
            guard case .value(let field, let value) = problem.what else { return nil }
            return "\(network.key(at: problem.place).id) \(field) \(problem.occurrence) \(value == .tellsOfPerson)"
        }
        // A name with a character in it that nobody sees is found all the same.
        #expect(found == ["a Tag 1 true", "b Name 0 false", "b Tag 0 true", "p Tag 0 true", "p Tag 1 true"])
    }
}
