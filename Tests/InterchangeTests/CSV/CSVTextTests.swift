import CustomDump
import TestSupport
import Testing

@testable import Interchange

@Suite("Writing CSV")
struct CSVTextTests {
    @Test(
        "cells that a spreadsheet would run are guarded, and come back as they were",
        arguments: [
            ("=1+1", "'=1+1"), ("+49 30 1234", "'+49 30 1234"), ("-5", "'-5"), ("@me", "'@me"), ("\tx", "'\tx"),
            ("\u{FF1D}A1", "'\u{FF1D}A1"), ("=\u{301}1", "'=\u{301}1"), ("'=x", "''=x"), ("'tis", "'tis"), ("'", "'"),
            ("plain", "plain"), ("", ""), ("a=b", "a=b"),
        ])
    func guarding(cell: String, written: String) {
        #expect(Array(FormulaGuard.guarded(cell).utf8) == Array(written.utf8))
        #expect(Array(FormulaGuard.unguarded(written).utf8) == Array(cell.utf8))
    }

    @Test("a row is quoted where it must be")
    func quoting() {
        let row = CSVText.row(["a", "b,c", "d;=e", "f\"g", "h\ni", " j", ""])
        #expect(String(decoding: row, as: UTF8.self) == "a,\"b,c\",\"d;=e\",\"f\"\"g\",\"h\ni\",\" j\",\r\n")
    }

    @Test("what is written is read back the same", arguments: 0..<200)
    func roundTrip(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let width = Int.random(in: 1...5, using: &generator)
        let rows = (0..<8).map { _ in (0..<width).map { _ in cell(&generator) } }
        // A header keeps the separator from being guessed out of the noise.
        let header = (0..<width).map { "column \($0)" }
        let bytes = Array("sep=,\r\n".utf8) + ([header] + rows).flatMap(CSVText.row)
        let read = CSVTable(bytes).rows.map { $0.cells.map { Array(FormulaGuard.unguarded($0).utf8) } }
        expectNoDifference(read, ([header] + rows).map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }

    private func cell(_ generator: inout SeededGenerator) -> String {
        let pieces = ["a", "\"", ",", ";", "\r\n", "\n", "\r", "=", "'", " ", "é", "東京", "\t", "+", "e\u{301}"]
        let count = Int.random(in: 0..<6, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
}
