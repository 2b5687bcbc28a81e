import NetworkModel
import Screens
import TestSupport
import Testing

struct ListStateTests {
    private func list(_ count: Int, sections: [Int] = []) -> ListState {
        var list = ListState()
        list.show(places(count), sections: sections.map { .init(start: $0, title: "from \($0)") })
        list.settle(height: 10)
        return list
    }

    private func places(_ count: Int) -> [Place] { (0..<count).map { Place(.partner, $0) } }

    @Test("the cursor stays within the list whatever is asked", arguments: [0, 1, 2, 9, 10, 11, 100])
    func staysInBounds(count: Int) {
        var random = SeededGenerator(seed: 7)
        var list = list(count, sections: count > 3 ? [0, 3] : [])
        for _ in 0..<500 {
            switch Int.random(in: 0..<7, using: &random) {
            case 0: list.move(by: Int.random(in: -30...30, using: &random))
            case 1: list.move(to: .max)
            case 2: list.page(Bool.random(using: &random) ? 1 : -1)
            case 3: list.scroll(by: Int.random(in: -9...9, using: &random))
            case 4: list.toggleMark()
            case 5: list.markRange()
            default: list.move(to: -5)
            }
            let height = Int.random(in: 0...12, using: &random)
            list.settle(height: height)
            #expect(list.cursor >= 0 && list.cursor < max(1, count))
            #expect(list.top >= 0 && list.top <= max(0, list.lineCount - 1))
            if count > 0, height > 0 {
                #expect((list.top..<list.top + height).contains(list.line(ofRow: list.cursor)))
            }
        }
    }

    @Test("the cursor stays on its record when rows come and go")
    func followsRecord() {
        var list = list(20)
        list.move(to: 7)
        list.show(Array(places(20).dropFirst(5)))
        #expect(list.selected == Place(.partner, 7))
        list.show(places(3))
        #expect(list.cursor == 2)
    }

    @Test("lines and rows agree around headings")
    func linesAndRows() {
        let list = list(6, sections: [0, 4])
        #expect(list.line(at: 0) == .heading(.init(start: 0, title: "from 0")))
        #expect(list.line(at: 1) == .row(0))
        #expect(list.line(at: 5) == .heading(.init(start: 4, title: "from 4")))
        #expect(list.line(at: 7) == .row(5))
        #expect(list.line(at: 8) == nil)
        for row in 0..<6 { #expect(list.line(at: list.line(ofRow: row)) == .row(row)) }
    }

    @Test("a range is marked from the last mark to the cursor, and marks follow their records")
    func marks() {
        var list = list(10)
        list.move(to: 2)
        list.toggleMark()
        list.move(to: 5)
        list.markRange()
        #expect(list.markedRows.map(\.slot) == [2, 3, 4, 5])
        list.show(Array(places(10).reversed()))
        #expect(list.markedRows.map(\.slot) == [5, 4, 3, 2])
        list.toggleAllMarks()
        #expect(list.marks.count == 10)
        list.toggleAllMarks()
        #expect(list.marks.isEmpty)
    }
}
