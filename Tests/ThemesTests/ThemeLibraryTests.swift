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

    @Test("text is told from what lies behind it, in any colour and in 256", arguments: ThemeLibrary(folder: nil).names)
    func contrast(name: String) throws {
        let theme = try library.scheme(name).theme
        for role in Role.allCases {
            for surface in Surface.allCases {
                let look = theme.look(role, on: surface)
                let needed = role.appearance.contrast
                #expect(look.foreground.contrast(with: look.background) >= needed, "\(role) on \(surface)")
                let indexed = theme.indexedLook(role, on: surface)
                let drawn = IndexedColour.colour(at: indexed.foreground)
                let behind = IndexedColour.colour(at: indexed.background)
                #expect(drawn.contrast(with: behind) >= needed, "\(role) on \(surface), 256 colours")
            }
        }
    }

    @Test("body text needs 4.5 and everything else 3 at least")
    func needs() {
        #expect(Role.text.appearance.contrast >= 4.5)
        #expect(Role.allCases.allSatisfy { $0.appearance.contrast >= 3 })
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

    @Test("a colour that is none is named")
    func badColour() {
        let text = Self.flat.replacing("base03: \"333333\"", with: "base03: \"grey\"")
        #expect {
            try SchemeFile(Array(text.utf8), file: "x.yaml")
        } throws: { error in
            "\(error)" == "x.yaml: base03 is “grey”, which is no colour; write six hexadecimal digits"
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
