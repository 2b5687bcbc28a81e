import CustomDump
import TestSupport
import Testing
import TextCanvas

@Suite("Telling canvases apart")
struct CanvasChangesTests {
    @Test("only rows that look different have changed")
    func changedRows() {
        var old = Canvas(size: Size(width: 10, height: 4))
        old.write("same e\u{301}", at: .zero)
        old.write("text", at: Point(x: 0, y: 1))
        old.write("moved", at: Point(x: 0, y: 2))
        var new = Canvas(size: old.size)
        // Its clusters are kept in another order; it looks the same all the same.
        new.write("a\u{308}", at: .zero)
        new.write("same e\u{301}", at: .zero)
        new.write("text", at: Point(x: 0, y: 1), .late)
        new.write("moVed", at: Point(x: 0, y: 2))
        #expect(new.changedRows(since: old) == [1, 2])
        #expect(new.changedColumns(ofRow: 2, since: old) == 2..<3)
        #expect(new != old)
        #expect(Canvas(size: old.size).changedRows(since: Canvas(size: .zero)) == [0, 1, 2, 3])
    }

    @Test("a change of a wide grapheme takes in both its columns")
    func wideChange() {
        var old = Canvas(size: Size(width: 8, height: 1))
        old.write("ab日d", at: .zero)
        var new = Canvas(size: old.size)
        new.write("ab本d", at: .zero)
        #expect(new.changedColumns(ofRow: 0, since: old) == 2..<4)
        new.write("x", at: Point(x: 3, y: 0))
        expectNoDifference(new.lines(), ["ab xd"])
        #expect(new.changedColumns(ofRow: 0, since: old) == 2..<4)
    }

    @Test("copying the changed columns makes the old canvas the new one", arguments: 1...40 as ClosedRange<UInt64>)
    func changesAreEnough(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let size = Size(width: Int.random(in: 1...30, using: &random), height: Int.random(in: 1...6, using: &random))
        var old = Canvas(size: size)
        scribble(on: &old, &random)
        var new = old
        scribble(on: &new, &random)
        for row in new.changedRows(since: old) {
            guard let columns = new.changedColumns(ofRow: row, since: old) else { continue }
            let part = new.part(Rect(x: columns.lowerBound, y: row, width: columns.count, height: 1))
            old.draw(part, at: Point(x: columns.lowerBound, y: row))
        }
        old.cursor = new.cursor
        expectNoDifference(old.styledLines(), new.styledLines(), "seed \(seed)")
        #expect(old == new, "seed \(seed)")
    }

    @Test("whatever is written, each row has as many columns as the canvas", arguments: 1...40 as ClosedRange<UInt64>)
    func columnsNeverShear(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let size = Size(width: Int.random(in: 1...30, using: &random), height: 3)
        var canvas = Canvas(size: size)
        for _ in 0..<30 {
            scribble(on: &canvas, &random)
            for row in 0..<size.height {
                let widths = canvas.cells(ofRow: row).map { Int($0.width) }
                #expect(widths.reduce(0, +) == size.width, "seed \(seed)")
                for (x, width) in widths.enumerated() where width != 1 {
                    let isWhole = width == 2 ? x + 1 < widths.count && widths[x + 1] == 0 : x > 0 && widths[x - 1] == 2
                    #expect(isWhole, "seed \(seed)")
                }
            }
        }
    }

    private func scribble(on canvas: inout Canvas, _ random: inout SeededGenerator) {
        for _ in 0..<4 {
            let point = Point(
                x: Int.random(in: -3...canvas.width, using: &random),
                y: Int.random(in: -1...canvas.height, using: &random))
            let style = Style(
                Role.allCases.randomElement(using: &random) ?? .text,
                on: [nil, .selected].randomElement(using: &random) ?? nil)
            let limit = Bool.random(using: &random) ? Int.random(in: -1...20, using: &random) : nil
            canvas.write(NaughtyText.make(&random), at: point, style, maxWidth: limit)
        }
    }
}

extension Canvas {
    /// A block of the canvas as one of its own.
    fileprivate func part(_ rect: Rect) -> Canvas {
        var part = Canvas(size: rect.size)
        part.draw(self, at: Point(x: -rect.x, y: -rect.y))
        part.cursor = nil
        return part
    }
}
