import Testing
import TextCanvas
@testable import Screens

@Suite("A list of entries of several lines")
struct EntryListTests {
    /// The entries that were asked for their lines; each has one, the one under the cursor three.
    private func asked(_ list: inout EntryList, _ count: Int, of contents: Int, in viewport: Size) -> [Int] {
        var asked: [Int] = []
        list.settle(count, of: contents, in: viewport) { entry, isUnder in
            asked.append(entry)
            return isUnder ? 3 : 1
        }
        return asked
    }

    @Test("asks all once, and where the cursor moves only those that it left and came to")
    func asking() {
        var list = EntryList()
        let viewport = Size(width: 40, height: 10)
        #expect(asked(&list, 5000, of: 1, in: viewport).count == 5000)
        list.go(to: 7)
        #expect(asked(&list, 5000, of: 1, in: viewport) == [0, 7])
        list.go(to: .max)
        #expect(asked(&list, 5000, of: 1, in: viewport) == [7, 4999])
        #expect(list.visible.last.map { $0.entry } == 4999 && !list.goesOn)
    }

    @Test("asks all again where they say something else, are more or fewer, or have another room")
    func again() {
        var list = EntryList()
        let viewport = Size(width: 40, height: 10)
        for (count, contents, size) in [
            (9, 1, viewport), (9, 2, viewport), (8, 2, viewport), (8, 2, Size(width: 41, height: 10)),
        ] {
            #expect(asked(&list, count, of: contents, in: size).count == count)
        }
        #expect(asked(&list, 8, of: 2, in: Size(width: 41, height: 10)) == [0])
    }
}
