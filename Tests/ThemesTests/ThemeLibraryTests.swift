import CustomDump
import TestSupport
import TextCanvas
import Testing
import Themes

@Suite("Themes")
struct ThemeLibraryTests {
    private let library = ThemeLibrary(folder: nil)

    @Test("every shipped scheme is read, light ones and dark ones among them")
    func shipped() throws {
        let themes = try library.names.map { try library.scheme($0).theme }
        #expect(themes.count >= 6)
        #expect(Set(themes.map(\.isDark)) == [true, false])
        #expect(library.names.contains(ThemeLibrary.standard))
        #expect(ThemeLibrary.fallback.name == "Harbour")
    }

    private static let flat =
        (0..<16).map {
            "base0\(String($0, radix: 16, uppercase: true)): \"\(String(repeating: String($0, radix: 16), count: 6))\"\n"
        }
        .joined()

    @Test("older files have their colours at the top")
    func flatForm() throws {
        let text = "scheme: \"Old\"\nauthor: \"A\"\n" + Self.flat
        let file = try SchemeFile(Array(text.utf8), file: "old.yaml")
        #expect(file.theme.name == "Old")
        #expect(file.theme[.base0A] == Colour(0xaaaaaa))
        #expect(file.theme[.base12] == file.theme[.base08])
    }

    @Test(
        "a file that is no scheme is refused with what to do",
        arguments: [
            ("", "x.yaml: is no colour scheme; it needs the colours base00 to base0F"),
            ("- 1\n- 2\n", "x.yaml: is no colour scheme; it needs the colours base00 to base0F"),
            ("a: 1\na: 2\n", "x.yaml:1: is no YAML; correct this line or take the file as it was published"),
            ("a: b\n  c: [\n", "x.yaml:2: is no YAML; correct this line or take the file as it was published"),
            (
                "palette: 3\nbase00: [1]\n",
                "x.yaml:2: base00 has no colour; write six hexadecimal digits, in quotes where # stands before them"
            ),
            (
                "base00: #282c34\n",
                "x.yaml:1: base00 has no colour; write six hexadecimal digits, in quotes where # stands before them"
            ),
            (
                String(repeating: "[", count: 60_000),
                "is no YAML; correct this line or take the file as it was published"
            ),
            (
                String(repeating: "- ", count: 30_000),
                "is no YAML; correct this line or take the file as it was published"
            ),
            ("a: [\n", "is no YAML; correct this line or take the file as it was published"),
            ("scheme: x\nbase00: \"000000\"\n", "x.yaml: has no base01; add it as six hexadecimal digits"),
            ("\u{0}", "x.yaml: is no text; take a base16 or base24 scheme in YAML"),
            (
                String(repeating: "x", count: 100_000),
                "x.yaml: is too long for a colour scheme; take a base16 or base24 file"
            ),
        ])
    func refuses(text: String, message: String) {
        #expect {
            try SchemeFile(Array(text.utf8), file: "x.yaml")
        } throws: { error in
            "\(error)".hasSuffix(message)
        }
    }

    @Test("newer files have their colours under palette, base24 ones eight more, with or without #")
    func paletteForm() throws {
        let slots = Theme.Slot.allCases.enumerated().map { index, slot in
            "  \(slot): \(index % 2 == 0 ? "\"#0000\(index + 10)\"" : "0000\(index + 10)")\n"
        }
        let text = "system: \"base24\"\nname: New\nauthor: A & B\nvariant: dark\npalette:\n" + slots.joined()
        let file = try SchemeFile(Array(text.utf8), file: "new.yaml")
        #expect(file.theme.name == "New")
        #expect(file.theme.author == "A & B")
        #expect(file.theme[.base00] == Colour(0x000010))
        #expect(file.theme[.base01] == Colour(0x000011))
        #expect(file.theme[.base17] == Colour(0x000033))
        #expect(file.description == "A & B")
    }

    @Test("a colour that is none is named")
    func badColour() {
        let text = Self.flat.replacing("base03: \"333333\"", with: "base03: \"grey\"")
        #expect {
            try SchemeFile(Array(text.utf8), file: "x.yaml")
        } throws: { error in
            "\(error)" == "x.yaml:4: base03 is “grey”, which is no colour; write six hexadecimal digits"
        }
    }

    @Test("an unknown name lists those there are")
    func unknown() {
        #expect {
            try library.scheme("none")
        } throws: { error in
            "\(error)".hasPrefix("there is no theme none; there are harbour, ")
        }
    }
}
