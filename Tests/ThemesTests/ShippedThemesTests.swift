import Foundation
import TextCanvas
import Testing
import Themes

@Suite("The shipped themes")
struct ShippedThemesTests {
    static let names = ThemeLibrary(folder: nil).names

    private func theme(_ name: String) throws -> Theme {
        try ThemeLibrary(folder: nil).scheme(name).theme
    }

    @Test("every scheme file of the folder is embedded")
    func allEmbedded() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Themes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let schemes = files.filter { $0.hasSuffix(".yaml") }.map { $0.dropLast(5) }
        #expect(schemes.sorted() == Self.names.map { $0[...] }.sorted())
    }

    @Test("every role can be read on every surface as drawn in true colour", arguments: names)
    func contrast(name: String) throws {
        let theme = try theme(name)
        for role in Role.allCases {
            for surface in Surface.allCases {
                let look = theme.look(role, on: surface)
                let contrast = look.foreground.contrast(with: look.background)
                #expect(contrast >= role.appearance.contrast, "\(role) on \(surface)")
            }
        }
    }

    @Test("every role can be read on every surface as drawn in 256 colours", arguments: names)
    func indexedContrast(name: String) throws {
        let theme = try theme(name)
        for role in Role.allCases {
            for surface in Surface.allCases {
                let look = theme.indexedLook(role, on: surface)
                let contrast = IndexedColour.colour(at: look.foreground)
                    .contrast(with: IndexedColour.colour(at: look.background))
                #expect(contrast >= role.appearance.contrast, "\(role) on \(surface)")
            }
        }
    }

    @Test("each slot is drawn as the scheme has it, without help", arguments: names)
    func ownColours(name: String) throws {
        let theme = try theme(name)
        for role in Role.allCases {
            for surface in Surface.allCases {
                #expect(
                    theme.look(role, on: surface).foreground == theme[role.appearance.slot], "\(role) on \(surface)")
            }
        }
    }

    @Test("the selected row stands out from the page and from a bar", arguments: names)
    func selectedRow(name: String) throws {
        let theme = try theme(name)
        let selected = theme.look(.selected, on: .selected).background
        #expect(selected.contrast(with: theme.look(.text, on: .page).background) >= 1.25)
        #expect(selected.contrast(with: theme.look(.text, on: .bar).background) >= 1.1)
        #expect(
            theme.indexedLook(.selected, on: .selected).background != theme.indexedLook(.text, on: .page).background)
        for hasBright in [false, true] {
            #expect(
                theme.basicLook(.selected, on: .selected, hasBright: hasBright)
                    != theme.basicLook(.text, on: .page, hasBright: hasBright))
        }
    }

    @Test("late, due and good are told from each other and from body text", arguments: names)
    func meanings(name: String) throws {
        let theme = try theme(name)
        let roles: [Role] = [.late, .due, .good, .text]
        #expect(Set(roles.map { theme.look($0, on: .page).foreground }).count == 4)
        #expect(Set(roles.map { theme.indexedLook($0, on: .page).foreground }).count == 4)
    }

    @Test("the ANSI colours can be read in the shades xterm gives them", arguments: names)
    func basic(name: String) throws {
        let shades: [UInt32] = [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
            0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ]
        let theme = try theme(name)
        for role in Role.allCases {
            for surface in Surface.allCases {
                for hasBright in [false, true] {
                    let look = theme.basicLook(role, on: surface, hasBright: hasBright)
                    #expect(hasBright || max(look.foreground, look.background) < 8)
                    let contrast = Colour(shades[Int(look.foreground)])
                        .contrast(with: Colour(shades[Int(look.background)]))
                    #expect(contrast >= 3, "\(role) on \(surface)")
                }
            }
        }
    }
}
