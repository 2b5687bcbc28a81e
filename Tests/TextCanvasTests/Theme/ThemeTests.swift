import TestSupport
import TextCanvas
import Testing

@Suite("Themes as drawn")
struct ThemeTests {
    @Test("the nearest of the 256 colours is the one a search of all of them finds")
    func nearest() {
        var random = SeededGenerator(seed: 20_261_121)
        for _ in 0..<2000 {
            let colour = Colour(UInt32.random(in: 0...0xFFFFFF, using: &random))
            let found = IndexedColour.nearest(to: colour)
            let distance = redmean(colour, IndexedColour.colour(at: found))
            let least = (16...255).map { redmean(colour, IndexedColour.colour(at: UInt8($0))) }.min()
            #expect(distance == least, "\(colour)")
        }
    }

    @Test("the nearest readable one of the 256 colours is the one a search of all of them finds")
    func nearestReadable() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let colour = Colour(UInt32.random(in: 0...0xFFFFFF, using: &random))
            let background = UInt8.random(in: 16...255, using: &random)
            let behind = IndexedColour.colour(at: background)
            let found = IndexedColour.colour(at: IndexedColour.nearest(to: colour, on: background, contrast: 4.5))
            let readable = (16...255).map { IndexedColour.colour(at: UInt8($0)) }
                .filter { $0.contrast(with: behind) >= 4.5 }
            #expect(found.contrast(with: behind) >= 4.5)
            #expect(redmean(colour, found) == readable.map { redmean(colour, $0) }.min())
        }
    }

    @Test("each of the fixed 256 colours is its own nearest", arguments: UInt8(16)...255)
    func exact(index: UInt8) {
        let colour = IndexedColour.colour(at: index)
        #expect(IndexedColour.colour(at: IndexedColour.nearest(to: colour)) == colour)
    }

    @Test("contrast is what WCAG says it is")
    func contrast() {
        #expect(abs(Colour.black.contrast(with: .white) - 21) < 0.001)
        #expect(abs(Colour(0x777777).contrast(with: .white) - 4.48) < 0.01)
        #expect(Colour(0x336699).contrast(with: Colour(0x336699)) == 1)
    }

    @Test(
        "six or three hexadecimal digits are a colour, and nothing else is",
        arguments: [
            ("282c34", 0x282C34), ("#282C34", 0x282C34), ("#abc", 0xAABBCC), ("000000", 0), ("", nil), ("#", nil),
            ("28 c34", nil), ("+28c34", nil), ("0x2834", nil), ("282c3", nil), ("282c34ff", nil), ("##2834", nil),
            ("２８２ｃ３４", nil), ("28e\u{301}c34", nil),
        ] as [(String, UInt32?)])
    func hex(text: String, value: UInt32?) {
        #expect(Colour(hex: text)?.value == value)
    }

    @Test("a base16 scheme lends its colours to the slots that only base24 has")
    func standIns() throws {
        let theme = try #require(Theme(name: "t", author: "", colours: (0..<16).map { Colour(UInt32($0)) }))
        #expect(theme[.base12] == theme[.base08])
        #expect(theme[.base17] == theme[.base0E])
        #expect(theme[.base11] == theme[.base00])
        #expect(Theme(name: "t", author: "", colours: []) == nil)
    }

    @Test("a scheme of one colour is drawn as it is, in every way a terminal can")
    func flat() throws {
        for value in [UInt32(0), 0x808080, 0xFFFFFF] {
            let theme = try #require(
                Theme(name: "t", author: "", colours: Array(repeating: Colour(value), count: 16)))
            for role in Role.allCases {
                for surface in Surface.allCases {
                    let look = theme.look(role, on: surface)
                    #expect(look.foreground == Colour(value) && look.background == Colour(value))
                    _ = theme.indexedLook(role, on: surface)
                    _ = theme.basicLook(role, on: surface, hasBright: true)
                }
            }
        }
    }

    @Test("quiet text takes the next shade of a scheme where its own is hard to read, and no other role does")
    func clearer() throws {
        var colours = Array(repeating: Colour(0x3A3A3A), count: 16)
        colours[0] = Colour(0x202020)
        colours[5] = Colour(0xE0E0E0)
        let theme = try #require(Theme(name: "t", author: "", colours: colours))
        #expect(theme.look(.dim, on: .page).foreground == Colour(0xE0E0E0))
        #expect(theme.look(.done, on: .page).foreground == Colour(0xE0E0E0))
        #expect(theme.look(.late, on: .page).foreground == Colour(0x3A3A3A))
    }

    @Test("without colour the selected row, the open tab and what is late still stand out")
    func monochrome() {
        #expect(Surface.selected.withoutColour == .reverse)
        #expect(Surface.page.withoutColour.isEmpty)
        #expect(Role.tabActive.appearance.withoutColour.contains(.reverse))
        #expect(Role.late.appearance.withoutColour.contains(.bold))
        #expect(Role.error.appearance.withoutColour.contains(.reverse))
        #expect(Role.match.appearance.withoutColour.contains(.underline))
        #expect(Role.text.appearance.withoutColour.isEmpty)
    }

    /// The distance as its inventor gives it (compuphase.com/cmetric.htm), written anew.
    private func redmean(_ one: Colour, _ two: Colour) -> Int {
        let mean = (Int(one.red) + Int(two.red)) / 2
        let red = Int(one.red) - Int(two.red)
        let green = Int(one.green) - Int(two.green)
        let blue = Int(one.blue) - Int(two.blue)
        return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
    }
}
