import Interchange
import NetworkModel

/// Tables: what was read is written and read as the same cells, and imported twice adds nothing the second time.
enum TableFuzzing {
    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        let table = CSVTable(bytes)
        try hold(zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.line < $1.line }, "rows are out of order")
        try checkWriting(table.rows.map(\.cells))
        try checkImport(table)
    }

    private static func checkWriting(_ rows: [[String]]) throws(BrokenProperty) {
        for cell in rows.joined() {
            let guarded = FormulaGuard.guarded(cell)
            try hold(FormulaGuard.unguarded(guarded).utf8.elementsEqual(cell.utf8), "\(cell.debugDescription) is lost")
            try hold(!"=+-@\t\r".unicodeScalars.contains(guarded.unicodeScalars.first ?? " "), "a formula: \(guarded)")
        }
        let written = Array("sep=,\r\n".utf8) + rows.flatMap { CSVText.row($0) }
        // A NUL or many controls are signs of other files than text.
        guard !written.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }) else { return }
        let read = CSVTable(written).rows.map { $0.cells.map(FormulaGuard.unguarded) }
        try hold(read.count == rows.count, "\(rows.count) rows are read back as \(read.count)")
        for (old, new) in zip(rows, read) {
            try hold(
                old.count == new.count && zip(old, new).allSatisfy { $0.utf8.elementsEqual($1.utf8) },
                "the row \(old) is read back as \(new)")
        }
    }

    private static func checkImport(_ table: CSVTable) throws(BrokenProperty) {
        guard let headers = table.rows.first?.cells, let mapping = try? ColumnMapping(headers: headers) else { return }
        let (clock, network) = (FuzzNetwork.clock, FuzzNetwork.network)
        func edits(into network: Network) -> [RecordEdit] {
            let plan = PartnerImporter.plan(table, mapping, into: network, today: clock.today) { _ in .add }
            return plan.edits(at: clock.now)
        }
        let after = try RecordChecks.check(edits(into: network))
        let again = edits(into: after)
        try hold(again.isEmpty, "imported again, the table still changes \(again.first.debugDescription)")
    }
}
