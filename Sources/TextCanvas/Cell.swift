/// One column of one row: a grapheme or half of a wide one, and its style. Eight bytes.
package struct Cell: Equatable, Sendable {
    /// A scalar's value, or with the top bit set a stretch of the canvas's `clusters`.
    var glyph: UInt32
    package var role: Role
    package var emphasis: Emphasis
    package var surface: Surface
    /// 1 or 2 columns; 0 in the second column of a wide grapheme.
    package var width: UInt8

    /// A blank on the page.
    package static let blank = Cell(glyph: 0x20, role: .text, emphasis: [], surface: .page, width: 1)

    /// Whether the cell shows nothing but its surface and what its style draws on that.
    package var isBlank: Bool { glyph == 0x20 && width == 1 }

    /// Whether the grapheme is more than one scalar, kept in the canvas's `clusters`.
    var isCluster: Bool { glyph & Cell.clusterBit != 0 }
    /// Where in `clusters` the grapheme's scalars begin.
    var clusterStart: Int { Int(glyph & 0xFF_FFFF) }
    /// How many scalars the grapheme has in `clusters`.
    var clusterCount: Int { Int(glyph >> 24 & 0x7F) }

    static let clusterBit: UInt32 = 0x8000_0000
    static let clusterLimit = 0xFF_FFFF

    static func clusterGlyph(start: Int, count: Int) -> UInt32 {
        clusterBit | UInt32(count) << 24 | UInt32(start)
    }

    /// Whether two cells look the same but for their graphemes.
    func hasStyle(of other: Cell) -> Bool {
        role == other.role && emphasis == other.emphasis && surface == other.surface
    }
}
