import CustomDump
import NetworkModel
import TestSupport
import Testing

private let network = Network([
    .partner: """
    Id: twn
    Name: Third World Network

    Id: etc
    Name: Action Group on Erosion, Technology and Concentration (ETC Group)

    Id: aid-watch
    Name: Aid/Watch

    Id: alai
    Name: ALAI network

    Id: ecologistas
    Name: Ecologistas en Acción

    Id: action-aid
    Name: Action Aid International

    """,
    .person: "Id: amina\nName: Amina Diallo\n\nId: amina-2\nName: Amina Farah\n\nId: kim\nName: Kim Thi\n",
    .event: "Id: mc14\nTitle: Ministerial conference\n",
])

@Suite("Names")
struct NameIndexTests {
    private let index = NameIndex(network)

    private func meaning(_ resolution: NameResolution) -> String {
        switch resolution {
        case .found(let candidate): candidate.key.id.text
        case .ambiguous(let candidates): "? " + candidates.map(\.key.id.text).joined(separator: " ")
        case .unknown(let candidates): "- " + candidates.map(\.key.id.text).joined(separator: " ")
        }
    }

    @Test(
        "means what a person means by it",
        arguments: [
            ("twn", "twn"), ("Third World Network", "twn"), ("third", "twn"), ("network third", "twn"),
            ("TWN", "twn"), ("etc group", "etc"), ("ETC", "etc"), ("erosion", "etc"), ("aid watch", "aid-watch"),
            ("aid-watch", "aid-watch"), ("Aid/W", "aid-watch"), ("acción", "ecologistas"), ("ACCION", "ecologistas"),
            ("amina", "amina"), ("Amina", "? amina amina-2"), ("amina d", "amina"), ("farah amina", "amina-2"),
            ("aid", "aid-watch"), ("action", "? etc action-aid"), ("ministerial", "mc14"), ("Aid Wach", "- aid-watch"),
            ("Thrid World Network", "- twn"), ("zzz", "- "), ("", "- "), ("k", "kim"), ("Nobody At All", "- "),
        ])
    func resolves(text: String, expected: String) {
        expectNoDifference(meaning(index.resolve(text)), expected, "\(text)")
    }

    @Test(
        "finds a record by what it is called as well",
        arguments: [
            ("Réseau Tiers Monde", "twn"), ("tiers", "twn"), ("T", "? twn tiers-union"), ("Third W", "twn"),
            ("tiers world", "twn"), ("RTM", "twn"),
        ])
    func aliases(text: String, expected: String) {
        let network = Network([
            .partner: """
            Id: twn
            Name: Third World Network
            Alias: Réseau Tiers Monde (RTM)
            Alias: Third Network

            Id: tiers-union
            Name: Trade Union

            """
        ])
        expectNoDifference(meaning(NameIndex(network).resolve(text)), expected, "\(text)")
        let doubles = DuplicateFinder(.partner, of: network).likelyDuplicates(of: "Reseau du Tiers Monde (RTM)")
        expectNoDifference(doubles.map(\.candidate.key.id), ["twn"])
    }

    @Test("looks only among the kinds that can be meant")
    func kinds() {
        #expect(meaning(index.resolve("kim", among: [.partner])) == "- ")
        #expect(meaning(index.resolve("a", among: [.event])) == "- ")
    }

    @Test(
        "reads the longest run of words that is a name",
        arguments: [
            ("third world network yesterday 25m", 3, "twn"), ("third yesterday", 1, "twn"),
            ("amina diallo will come", 2, "amina"), ("amina will come", 1, "amina"), ("action", 1, "? etc action-aid"),
        ])
    func longest(text: String, count: Int, expected: String) {
        let found = index.longest(text.split(separator: " "))
        #expect(found?.count == count)
        expectNoDifference(found.map { meaning($0.resolution) }, expected)
    }

    @Test("has no reading where the first word is no name")
    func noReading() {
        #expect(index.longest("yesterday third".split(separator: " ")) == nil)
        #expect(index.longest([]) == nil)
    }

    @Test("completes the likelier first")
    func completes() {
        expectNoDifference(index.completions("a").map(\.key.id.text).prefix(2), ["aid-watch", "amina-2"])
        #expect(index.completions("", limit: 3).count == 3)
        expectNoDifference(index.completions("am", among: [.person]).map(\.key.id.text), ["amina-2", "amina"])
    }

    @Test("follows renamings, additions and deletions")
    func follows() {
        var network = network
        var index = index
        var added = Draft(new: .partner, id: "new")
        added.set(.name, "Zebra Union")
        let edits =
            network.setting(.name, ["Fourth World"], of: [RecordKey(.partner, "twn")], at: clock().now)
            + network.deleting([RecordKey(.person, "kim")]) + [added.edit(at: clock().now)]
        let change = Change(id: "c", at: clock().now, summary: "", edits: edits)
        network.apply(change)
        index.take(change, in: network)
        expectNoDifference(meaning(index.resolve("fourth")), "twn")
        #expect(index.resolve("third").candidate == nil)
        #expect(index.resolve("kim").candidate == nil)
        expectNoDifference(meaning(index.resolve("zebra")), "new")
    }

    @Test(
        "tells likely duplicates and why",
        arguments: [
            ("Third World network", "twn sameName"), ("World Network, Third", "twn sameWords"),
            ("The Third World Network Ltd", "twn sameWords"), ("ETC Group", "etc sameShortForm"),
            ("T.W.N.", "twn sameShortForm"), ("TWN", "twn sameShortForm"), ("Third Wolrd Network", "twn spelledAlike"),
            ("Third World Network Africa", "twn oneInTheOther"), ("Aid Watch", "aid-watch sameName"),
            ("Something Else", ""), ("Network", ""),
        ])
    func duplicates(name: String, expected: String) {
        let found = DuplicateFinder(.partner, of: network).likelyDuplicates(of: name)
        expectNoDifference(
            found.map { "\($0.candidate.key.id) \($0.reason)" }.joined(separator: ", "), expected, "\(name)")
    }

    @Test("distance counts swapped neighbours as one slip")
    func distance() {
        #expect(EditDistance.between(Array("wolrd".utf8), Array("world".utf8), atMost: 2) == 1)
        #expect(EditDistance.between(Array("abc".utf8), Array("xyz".utf8), atMost: 2) == nil)
        #expect(EditDistance.between([], [], atMost: 0) == 0)
    }
}
