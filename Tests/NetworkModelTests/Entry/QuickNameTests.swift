import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("Somebody new in one line")
struct QuickNameTests {
    private static let names: NameIndex = {
        let partners =
            "Id: aid-watch\nName: Aid/Watch\n\nId: bees\nName: Bees for Development\n\nId: union-1\nName: The Union\n\nId: union-2\nName: The Union\n"
        let people = "Id: amina-diallo\nName: Amina Diallo\n"
        return NameIndex(
            Network(documents: [
                .partner: RecDocument(Array(partners.utf8)), .person: RecDocument(Array(people.utf8)),
            ]))
    }()

    private func told(_ typed: String) -> String {
        let name = QuickName(typed, names: Self.names)
        return [name.person.map(told) ?? "–", name.partner.map(told) ?? "–", name.kind ?? "–"].joined(separator: " | ")
            + (name.remark.map { " | \($0)" } ?? "")
    }

    private func told(_ mention: Mention) -> String {
        switch mention.meaning {
        case .known(let candidate): candidate.key.id.text
        case .new(let kind, let name): "+\(name)/\(kind)"
        case .ambiguous: "?\(mention.text)"
        case .unknown: "??"
        }
    }

    @Test(
        "name, organisation and kind are read in this order",
        arguments: [
            ("Amina Okoye / Bees for Development / community", "+Amina Okoye/person | bees | community group"),
            ("amina diallo / aid/watch", "amina-diallo | aid-watch | –"),
            ("/ Zorro Films / media", "– | +Zorro Films/partner | media"),
            ("Kim", "+Kim/person | – | –"),
            ("Kim / / ngo / asked for seeds", "+Kim/person | – | ngo | asked for seeds"),
            ("Kim/Lee", "+Kim/Lee/person | – | –"),
            ("Amina / New Org / choir", "+Amina/person | +New Org/partner | choir"),
            ("Kim / the union", "+Kim/person | ?the union | –"), ("", "– | – | –"), (" / / ", "– | – | –"),
            ("Kim / Örg / NGO", "+Kim/person | +Örg/partner | ngo"),
        ])
    func parts(typed: String, expected: String) {
        #expect(told(typed) == expected)
    }

    @Test(
        "what has to be looked at is told",
        arguments: [
            ("", "who is it? Write name / organisation / kind", true),
            ("Kim / the union", "several are called the union; type the Id of the one that is meant", true),
            ("Amina / Zorro", "Amina may be Amina Diallo, who is there already", false),
            (
                "Kim / Bees for Developement",
                "Bees for Developement may be Bees for Development, who is there already", false
            ),
            ("Kim / Zorro / choir", "choir is a new kind; it is kept as it is", false),
        ])
    func problems(typed: String, expected: String, blocks: Bool) {
        let name = QuickName(typed, names: Self.names)
        #expect(name.problems.map(\.description) == [expected])
        #expect(name.isReady == !blocks)
    }

    @Test("a problem points at its part of the line")
    func ranges() throws {
        let typed = "Kim /  Bees for Developement / ngo"
        let problem = try #require(QuickName(typed, names: Self.names).problems.first)
        #expect(String(decoding: Array(typed.utf8)[problem.range], as: UTF8.self) == "Bees for Developement")
    }
}
