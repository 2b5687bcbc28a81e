import NetworkModel
import RecFormat
import TestSupport
import Testing

/// What is found of a person in a text: sure words in `[]`, words that may mean somebody else in `?`.
private func marked(_ text: String, _ name: String, fields: [RecField] = [], others: String = "") -> String {
    let network = Network([.person: "Id: p\nName: \(name)\n\n\(others)"])
    let record = [RecField(name: "Name", value: name)] + fields
    let signs = PersonSigns([record], of: [RecordKey(.person, "p")], in: network)
    var result = Array(text.utf8)
    for mention in signs.mentions(in: text).reversed() {
        let (open, close) = mention.sort == .perhaps ? ("?", "?") : ("[", "]")
        result.insert(contentsOf: close.utf8, at: mention.range.upperBound)
        result.insert(contentsOf: open.utf8, at: mention.range.lowerBound)
    }
    return String(decoding: result, as: UTF8.self)
}

@Suite("The signs of a person in a text")
struct PersonSignsTests {
    @Test(
        "A name is found in every way it is written",
        arguments: [
            "spoke to [Ana Ruiz] today", "[ANA RUIZ]: yes", "met [ana  ruiz]", "[Ana\nRuiz]", "[Ruiz, Ana]",
            "[Ruiz Ana]", "[A. Ruiz] signs", "[A Ruiz] signs", "[Ruiz, A.] signs".replacing("A.]", with: "A]."),
            "#[ana-ruiz]", "[ana.ruiz]", "[anaruiz]", "[Ána Ruíz]", "[A\u{301}na Rui\u{301}z]", "[Ana\u{AD} Ruiz]",
            "[Ana\u{A0}Ruiz]'s office", "“[Ana Ruiz]”", "https://x.org/[ana-ruiz]/cv",
        ])
    func everyWay(text: String) {
        let plain = text.filter { $0 != "[" && $0 != "]" }
        #expect(marked(plain, "Ana Ruiz") == text)
    }

    @Test(
        "What only looks like it stays",
        arguments: [
            "Anabel Ruizenberg", "banana ruizes", "Lea Ruiz-Sanz and Anna", "a ruiz", "we saw Anna. Ruizia spoke",
        ])
    func notHers(text: String) {
        #expect(!marked(text, "Ana Ruiz").contains("["))
    }

    @Test("A single word of the name may be somebody else")
    func words() {
        #expect(marked("Ana will call; the Ruiz paper", "Ana Ruiz") == "?Ana? will call; the ?Ruiz? paper")
        #expect(marked("Hope will call, I hope", "Hope") == "?Hope? will call, I ?hope?")
    }

    @Test("Names of other scripts are found, composed or not")
    func scripts() {
        #expect(marked("昨天王小明来了", "王小明") == "昨天[王小明]来了")
        #expect(marked("昨天王 小明来了", "王小明") == "昨天[王 小明]来了")
        #expect(marked("встретил Анну, АННА ИВАНОВА", "Анна Иванова") == "встретил Анну, [АННА ИВАНОВА]")
        #expect(marked("김민수는 왔다", "김민수") == "[김민수]는 왔다")
        let parted = "\u{1100}\u{1175}\u{11B7}\u{1106}\u{1175}\u{11AB}\u{1109}\u{116E}"
        #expect(marked("\(parted)는", "김민수") == "[\(parted)]는")
        #expect(marked("met Nguyễn Văn An", "Nguyễn Văn An") == "met [Nguyễn Văn An]")
        #expect(marked("met An Nguyễn", "Nguyễn Văn An") == "met [An Nguyễn]")
        #expect(marked("şirin YILDIZ", "Şirin Yıldız") == "[şirin YILDIZ]")
    }

    @Test("Longer names are found with words left out")
    func leftOut() {
        let name = "Ana María Ruiz García"
        #expect(marked("Ana Ruiz García", name) == "[Ana Ruiz García]")
        #expect(marked("Ana García came", name) == "[Ana García] came")
        #expect(marked("A. M. Ruiz García", name) == "[A. M. Ruiz García]")
        #expect(
            marked("Maria da Silva; M. da Silva; Silva, Maria da; M. Silva; Silva, Maria", "Maria da Silva")
                == "[Maria da Silva]; [M. da Silva]; [Silva, Maria da]; [M. Silva]; [Silva, Maria]")
        #expect(marked("talked to Ana Ruiz", "Ruiz, Ana") == "talked to [Ana Ruiz]")
    }

    @Test("Addresses, numbers and names on services are found in every spelling")
    func addresses() {
        let fields = [
            RecField(name: "Email", value: "Ana@Example.org"), RecField(name: "Phone", value: "+49 170 1234567"),
            RecField(name: "Mastodon", value: "@ana@social.example"),
        ]
        #expect(marked("mail <ana@example.org>.", "Ana Ruiz", fields: fields) == "mail <[ana@example.org]>.")
        #expect(marked("banana@example.org", "Ana Ruiz", fields: fields) == "banana@example.org")
        #expect(marked("ana@example.org.uk", "Ana Ruiz", fields: fields) == "?ana?@example.org.uk")
        #expect(
            marked("0170/123 45 67 or +491701234567", "Ana Ruiz", fields: fields)
                == "[0170/123 45 67] or [+491701234567]")
        #expect(marked("0170 12345678", "Ana Ruiz", fields: fields) == "0170 12345678")
        #expect(marked("follow @ana@social.example", "Ana Ruiz", fields: fields) == "follow [@ana@social.example]")
    }

    @Test("What somebody else has too is not surely hers")
    func namesakes() {
        let others = "Id: q\nName: Alba Ruiz\nEmail: office@n.org\n\nId: r\nName: Ana Ruiz García\n"
        #expect(marked("A. Ruiz spoke", "Ana Ruiz", others: others).contains("?"))
        #expect(marked("Ana Ruiz García spoke", "Ana Ruiz", others: others) == "?Ana Ruiz García? spoke")
        #expect(marked("Ana Ruiz spoke", "Ana Ruiz", others: others) == "[Ana Ruiz] spoke")
        #expect(marked("Ana Ruiz spoke", "Ana Ruiz", others: "Id: q\nName: ANA RUIZ\n") == "?Ana Ruiz? spoke")
        let office = [RecField(name: "Email", value: "office@n.org")]
        #expect(marked("office@n.org", "Ana Ruiz", fields: office, others: others) == "?office@n.org?")
    }

    @Test("Words that the user vouches for are hers")
    func also() {
        let network = Network([.person: "Id: p\nName: Ana Ruiz\n"])
        let signs = PersonSigns(
            [[RecField(name: "Name", value: "Ana Ruiz")]], of: [RecordKey(.person, "p")], in: network, also: ["Ana"])
        #expect(signs.replacing(in: "ANA called Ruiz", with: "someone") == "someone called Ruiz")
    }

    @Test("The quick look never misses what is found", arguments: 0..<40)
    func sieve(number: Int) {
        var random = SeededGenerator(seed: UInt64(number))
        let name = ["Ana Ruiz", "José Ñúñez", "Şirin Yıldız", "王小明", "An Le"].randomElement(using: &random) ?? ""
        let record = [RecField(name: "Name", value: name), RecField(name: "Email", value: "x.y@z.org")]
        let signs = PersonSigns([record], of: [], in: Network())
        let pieces = name.split(separator: " ").map(String.init) + ["A.", "X.Y@Z.ORG", " ", ", ", "-", "\u{301}", "é"]
        for _ in 0..<50 {
            let text = (0..<5).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if !signs.mentions(in: text).isEmpty {
                #expect(signs.mayBeFound(in: Array(text.utf8)), "\(text), seed \(number)")
            }
        }
    }
}
