import Glibc
import TestSupport
import TextCanvas
import Testing
import Themes

@Suite("The user's own themes")
struct UserThemesTests {
    private let folder = TemporaryFolder()
    private var library: ThemeLibrary { ThemeLibrary(folder: folder.path) }

    private static func scheme(_ name: String, colour: String = "123456") -> String {
        "scheme: \(name)\n" + Theme.Slot.allCases.prefix(16).map { "\($0): \(colour)\n" }.joined()
    }

    @Test("a scheme file of either ending is listed by its name and read")
    func read() throws {
        folder.write("zebra.yaml", Self.scheme("Zebra"))
        folder.write("ant.yml", Self.scheme("Ant", colour: "\"#000000\""))
        folder.write("notes.txt", "no scheme")
        folder.write(".hidden.yaml", "no scheme")
        #expect(library.names.suffix(2) == ["ant", "zebra"])
        #expect(library.names.count == ThemeLibrary(folder: nil).names.count + 2)
        #expect(try library.scheme("zebra").theme[.base00] == Colour(0x123456))
        #expect(try library.scheme("ant").theme.name == "Ant")
        #expect(library.isOwn("ant"))
        #expect(!library.isOwn("harbour"))
    }

    @Test("one with two endings is listed once, and one named as a shipped one takes its place")
    func sameName() throws {
        folder.write("harbour.yaml", Self.scheme("Mine"))
        folder.write("harbour.yml", Self.scheme("Other"))
        #expect(library.names.filter { $0 == "harbour" }.count == 1)
        #expect(try library.scheme("harbour").theme.name == "Mine")
        #expect(ThemeLibrary.fallback.name == "Harbour")
    }

    @Test("a folder that is missing has no schemes", arguments: [nil, "/nowhere/at/all", ""] as [String?])
    func missing(folder: String?) {
        #expect(ThemeLibrary(folder: folder).names == ThemeLibrary(folder: nil).names)
    }

    @Test("a name cannot lead out of the folder", arguments: ["../secret", "/etc/passwd", "", "..", "."])
    func escape(name: String) {
        #expect(throws: SchemeError.self) { try library.scheme(name) }
    }

    @Test("a huge file, bytes that are no text, a folder and a pipe are refused by name with what to do")
    func refused() {
        TemporaryFolder.write(folder.path("huge.yaml"), Array(repeating: UInt8(ascii: "#"), count: 3 << 20))
        TemporaryFolder.write(folder.path("binary.yaml"), [0x7F, 0x45, 0x4C, 0x46, 0xFF, 0xFE])
        mkdir(folder.path("folder.yaml"), 0o700)
        mkfifo(folder.path("pipe.yaml"), 0o600)
        symlink("nowhere", folder.path("dangling.yaml"))
        let messages = [
            "huge": "huge.yaml: is too long for a colour scheme; take a base16 or base24 file",
            "binary": "binary.yaml: is no text; take a base16 or base24 scheme in YAML",
            "folder": "folder.yaml: could not be read (Is a directory); check its permissions",
            "pipe": "pipe.yaml: is no colour scheme; it needs the colours base00 to base0F",
        ]
        for (name, message) in messages {
            #expect {
                try library.scheme(name)
            } throws: { error in
                "\(error)" == "\(folder.path)/\(message)"
            }
        }
        #expect(throws: SchemeError.self) { try library.scheme("dangling") }
    }

    @Test("no bytes make reading trap, whatever a seeded hand does to a good file")
    func damaged() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let good = Array(Self.scheme("Good", colour: "\"#abcdef\"").utf8)
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                default: bytes.insert(contentsOf: Array("&a *a ? [{!".utf8).shuffled(using: &random), at: place)
                }
            }
            do throws(SchemeError) {
                let theme = try SchemeFile(bytes, file: "x.yaml").theme
                _ = theme.indexedLook(.text, on: .page)
            } catch {
                #expect("\(error)".contains("x.yaml") && "\(error)".contains("; "), "seed \(seed)")
            }
        }
    }

    @Test("aliases of aliases do not keep reading busy")
    func aliases() {
        var text = "a0: &a0 [x, x]\n"
        for index in 1...40 { text += "a\(index): &a\(index) [*a\(index - 1), *a\(index - 1)]\n" }
        #expect(throws: SchemeError.self) { try SchemeFile(Array(text.utf8), file: "x.yaml") }
    }
}
