import Foundation
import NetworkModel
import TestSupport
import Testing

@Suite("Folding")
struct FoldingTests {
    @Test(
        "case, accents and typography are folded away",
        arguments: [
            ("Ecologistas en Acción", "ecologistas en accion"), ("Straße GROẞ", "strasse gross"), ("Łódź", "lodz"),
            ("Søren Ærø", "soren aero"), ("İstanbul ıI", "istanbul ii"), ("Œuvre", "oeuvre"), ("Đà Nẵng", "da nang"),
            ("ΑΘΗΝΆΣ", "αθηνασ"), ("Ёлка Й", "елка и"), ("e\u{301}", "e"), ("a\u{308}\u{304}b", "ab"),
            ("l’été – “oui”", "l'ete - \"oui\""), ("a\u{A0}b\u{3000}c", "a b c"), ("ＡＢＣ１", "abc1"), ("日本語", "日本語"),
            ("ﬁn", "fin"), ("so\u{AD}ft\u{200B}", "soft"), ("مُحَمَّد", "محمد"), ("K\u{212A}Å", "kka"), ("Ⓐ", "ⓐ"),
            ("", ""),
        ])
    func folds(text: String, expected: String) {
        #expect(Folding.folded(text) == expected)
    }

    @Test("the same text composed and decomposed folds to the same bytes")
    func normalForms() {
        for value in (0xC0..<0x530).map(UInt32.init) + (0x1E00..<0x2000).map(UInt32.init) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            let text = String(scalar)
            let decomposed = text.decomposedStringWithCanonicalMapping
            #expect(Folding.fold(text) == Folding.fold(decomposed), "U+\(String(value, radix: 16))")
        }
    }

    @Test("letters fold as Foundation folds them, but where people type otherwise")
    func agreesWithFoundation() {
        let own = Set("ßẞøæœłđðþħıĸŋŧſǝəɛɔƀƃƈƌƒƙƚƛƞƥƭƴƶǆǅǉǈǌǋǳǲǥȥȼɨɉɍɏǿǽǣĳŉςŀªº")
        for value in (0xC0..<0x250).map(UInt32.init) + (0x1E00..<0x1F00).map(UInt32.init) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            let text = String(scalar)
            let expected = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            if own.contains(Character(text.lowercased())) || !expected.allSatisfy(\.isASCII) { continue }
            #expect(Folding.folded(text) == expected, "U+\(String(value, radix: 16))")
        }
    }

    @Test("folding what is folded changes nothing, whatever the bytes", arguments: [UInt64(31), 32, 33])
    func idempotent(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3_000 {
            let bytes = randomBytes(using: &generator)
            var once: [UInt8] = []
            Folding.append(bytes.span, to: &once)
            var twice: [UInt8] = []
            Folding.append(once.span, to: &twice)
            guard once == twice else {
                Issue.record("seed \(seed): \(bytes) gives \(once), then \(twice)")
                return
            }
            #expect(String(validating: once, as: UTF8.self) != nil, "seed \(seed): \(bytes)")
        }
    }

    @Test("every scalar folds to something that folds to itself")
    func everyScalar() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.folded(String(scalar))
            let twice = Folding.folded(once)
            if once.utf8.elementsEqual(twice.utf8) { continue }
            Issue.record("U+\(String(value, radix: 16)) gives \(once), then \(twice)")
        }
    }

    private func randomBytes(using generator: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.append(UInt8.random(in: 0...255, using: &generator))
            case 1: bytes.append(contentsOf: "A\u{301}ß".utf8.shuffled(using: &generator))
            case 2: bytes.append(UInt8.random(in: 32...126, using: &generator))
            default:
                let value = UInt32.random(in: 0x80...0x30000, using: &generator)
                bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "?").utf8)
            }
        }
        return bytes
    }
}

@Suite("Searching bytes")
struct BytePatternTests {
    @Test(
        "a piece of text is found where it first stands",
        arguments: [
            ("abc", "xxabcabc", 2), ("", "abc", 0), ("abc", "ab", nil), ("c", "abc", 2), ("abcd", "abc", nil),
            ("x", "", nil),
        ] as [(String, String, Int?)])
    func substring(needle: String, haystack: String, expected: Int?) {
        #expect(BytePattern(needle).firstOffset(in: haystack.utf8.span) == expected)
    }

    @Test(
        "the beginning of a word is told from its middle",
        arguments: [
            ("wor", "third world network", 6), ("orl", "third world network", nil), ("net", "internet network", 9),
            ("third", "third", 0), ("watch", "aid/watch", 4), ("b", "éb", nil),
        ] as [(String, String, Int?)])
    func wordStart(needle: String, haystack: String, expected: Int?) {
        #expect(BytePattern(needle).firstWordStart(in: haystack.utf8.span) == expected)
    }

    @Test("words are runs of letters and digits")
    func words() {
        let text = "aid/watch (11.11) d'été "
        let words = FoldedWords.ranges(in: text.utf8.span).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        #expect(words == ["aid", "watch", "11", "11", "d", "été"])
    }
}

@Suite("Fuzzy matching")
struct FuzzyPatternTests {
    @Test(
        "the letters that fit best are found",
        arguments: [
            ("ap", "Add partner", [0, 4]), ("part", "Add partner", [4, 5, 6, 7]),
            ("accion", "Acción", [0, 1, 2, 3, 4, 5]),
            ("sp", "setPartner stop", [0, 3]), ("op", "open palette", [0, 1]), ("ope", "drop open", [5, 6, 7]),
            ("add partner", "Add partner", [0, 1, 2, 4, 5, 6, 7, 8, 9, 10]),
        ])
    func positions(pattern: String, text: String, positions: [Int]) throws {
        let match = try #require(FuzzyPattern(pattern).match(text))
        #expect(match.positions == positions)
    }

    @Test("a text that lacks a letter does not match")
    func missing() {
        #expect(FuzzyPattern("xyz").match("xy") == nil)
        #expect(FuzzyPattern("ba").match("ab") == nil)
        #expect(FuzzyPattern("a").match("") == nil)
    }

    @Test("beginnings of words outrank middles, and short texts long ones")
    func ranking() throws {
        func score(_ pattern: String, _ text: String) throws -> Int {
            try #require(FuzzyPattern(pattern).match(text)).score
        }
        #expect(try score("log", "Log a contact") > score("log", "Open the catalogue"))
        #expect(try score("dp", "Delete partner") > score("dp", "Undo step"))
        #expect(try score("quit", "Quit") > score("quit", "Quit without saving the rest of the form"))
    }

    @Test("an empty pattern matches everything alike")
    func empty() throws {
        #expect(FuzzyPattern(" ").isEmpty)
        #expect(try #require(FuzzyPattern("").match("any")).positions.isEmpty)
    }

    @Test("matched letters are those of the pattern, in order", arguments: [UInt64(41)])
    func property(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                    "abc -".randomElement(using: &generator) ?? "a"
                })
            let pattern = String(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in "abc".randomElement(using: &generator) ?? "a"
                })
            guard let match = FuzzyPattern(pattern).match(text) else {
                #expect(!isSubsequence(pattern, of: text), "seed \(seed): \(pattern) in \(text)")
                continue
            }
            let characters = Array(text)
            #expect(String(match.positions.map { characters[$0] }) == pattern, "seed \(seed): \(pattern) in \(text)")
            #expect(match.positions == match.positions.sorted(), "seed \(seed)")
        }
    }

    private func isSubsequence(_ pattern: String, of text: String) -> Bool {
        var rest = Substring(pattern)
        for character in text where character == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
