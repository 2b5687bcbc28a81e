import Screens
import TestSupport
import Testing
import TextCanvas

struct ColumnLayoutTests {
    private let columns = [
        Column("name", "Name", width: 10, isFlexible: true) { _, _ in Run("") },
        Column("kind", "Kind", width: 8, priority: 3) { _, _ in Run("") },
        Column("last", "Last", width: 6, priority: 2) { _, _ in Run("") },
        Column("next", "Next", width: 8, priority: 1) { _, _ in Run("") },
    ]

    @Test(
        "what would like more room gets it where as much is left for the others; the name gives way last",
        arguments: [(26, 8, 16), (37, 8, 27), (38, 14, 22), (20, 8, 10)])
    func ideal(width: Int, kind: Int, name: Int) {
        let columns = [
            Column("kind", "", width: 8, ideal: 14, priority: 0) { _, _ in Run("") },
            Column("name", "", width: 16, isFlexible: true) { _, _ in Run("") },
        ]
        #expect(ColumnLayout(columns, width: width).columns.map(\.width) == [kind, name])
    }

    @Test(
        "columns go by priority where it is narrow, and the name takes what is left",
        arguments: [
            (60, ["name", "kind", "last", "next"], 32), (38, ["name", "kind", "last", "next"], 10),
            (37, ["name", "last", "next"], 19), (27, ["name", "next"], 17), (12, ["name"], 12), (4, ["name"], 4),
            (0, ["name"], 0),
        ])
    func drops(width: Int, names: [String], nameWidth: Int) {
        let layout = ColumnLayout(columns, width: width)
        #expect(layout.columns.map(\.column.name) == names)
        #expect(layout.columns.first?.width == nameWidth)
        #expect(layout.columns.allSatisfy { $0.x + $0.width <= max(width, 0) })
    }
}
