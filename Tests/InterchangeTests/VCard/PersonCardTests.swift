import Interchange
import NetworkModel
import RecFormat
import TestSupport
import Testing

/// Python's `vobject` as the judge of the cards that caucus writes.
@Suite("A person's vCard")
struct PersonCardTests {
    private static let network = Network([
        .partner: "Id: lake\nName: Lake, Watch; \\ North\n",
        .person: """
        Id: ana-ruiz
        Name: Ana María Ruiz
        Alias: Anita, the loud
        Role: lake: director; since 2024-01-01
        Role: gone: helper
        Email: ana@lake.example
        Email: büro@lake.example
        Phone: +34 612 345 678
        Language: es
        Language: Wolof
        Consent: agreed by mail 2026-11-02
        Timezone: Europe/Madrid
        Tag: water
        Tag: a,b
        Notes: first line; with, marks
        + second line, of which the words go on for longer than seventy-five octets of ñandú
        Created: 2026-01-02T10:11:12+01:00
        """,
    ])

    private static func card() throws -> [UInt8] {
        let key = RecordKey(.person, "ana-ruiz")
        return PersonCard(key, try #require(network.record(key)).fields, in: network.outgoing).bytes
    }

    @Test("vobject reads back what was kept")
    func judge() throws {
        let home = CaucusHome()
        home.write("card.vcf", String(decoding: try Self.card(), as: UTF8.self))
        let script = """
            import sys, vobject
            card = vobject.readOne(open(sys.stdin.read().strip(), encoding='utf-8', newline='').read())
            print(card.fn.value)
            print(card.n.value.family, '|', card.n.value.given)
            print([e.value for e in card.contents['email']])
            print(card.tel.value, [o.value for o in card.contents['org']], [r.value for r in card.contents['role']])
            print(repr(card.note.value))
            print(card.nickname.value, card.categories.value, card.tz.value, card.rev.value)
            print(card.contents['x-caucus-consent'][0].value, card.contents['x-caucus-language'][1].value)
            """
        #expect(
            try Python.lines(script, ["\(home.path)/card.vcf"]) == [
                "Ana María Ruiz", "Ruiz | Ana María", "['ana@lake.example', 'büro@lake.example']",
                "+34 612 345 678 [['Lake, Watch; \\\\ North'], ['gone']] ['director', 'helper']",
                "'first line; with, marks\\nsecond line, of which the words go on for longer than seventy-five octets of ñandú'",
                "Anita, the loud ['water', 'a,b'] Europe/Madrid 20260102T091112Z", "agreed by mail 2026-11-02 Wolof",
            ])
    }

    @Test("no line is longer than 75 octets, and the version comes first")
    func lines() throws {
        let lines = try Self.card().split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 76 && String(validating: Array($0), as: UTF8.self) != nil })
        #expect(lines[1].starts(with: "VERSION:4.0".utf8))
    }
}
