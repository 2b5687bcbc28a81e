import CustomDump
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// Python's `csv` module as the judge of what a CSV file says.
@Suite("Python and caucus read the same CSV")
struct PythonReadsCSVTests {
    private static let script = """
        import csv, json, sys
        csv.field_size_limit(10**9)
        with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
            rows = [row for row in csv.reader(file, delimiter=sys.argv[2]) if row]
        json.dump(rows, sys.stdout, ensure_ascii=True)
        """

    private func python(_ bytes: [UInt8], separator: UInt8) throws -> [[String]] {
        let folder = TemporaryFolder()
        TemporaryFolder.write(folder.path("table.csv"), bytes)
        let separator = String(decoding: [separator], as: UTF8.self)
        let outcome = try ChildProcess("python3", ["-c", Self.script, folder.path("table.csv"), separator]).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([[String]].self, from: Data(outcome.output.utf8))
    }

    @Test("on files made at random", arguments: 0..<12)
    func generated(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "a", "b c", ",", ",", ";", "\n", "\r\n", "\r", "\"x\"", "\"y,z\"", "\"l\nm\"", "\"q\"\"r\"", "é", "東", "\t",
            "'=",
        ]
        var text = "one,two,three\n"
        for _ in 0..<400 { text += pieces.randomElement(using: &generator) ?? "" }
        let table = CSVTable(Array("sep=,\n\(text)".utf8))
        // A quote that is never closed is an error here and the rest of the file to Python.
        guard table.problem == nil else { return }
        expectNoDifference(table.rows.map(\.cells), try python(Array(text.utf8), separator: 0x2C), "seed \(seed)")
    }

    @Test("on what caucus writes", arguments: 0..<4)
    func written(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = ["a", "\"", ",", ";", "\r\n", "\n", " ", "é", "東京", "\t", "e\u{301}"]
        let rows = (0..<50).map { _ in
            ["x"]
                + (0..<3).map { _ in
                    (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
                        pieces.randomElement(using: &generator) ?? ""
                    }
                    .joined()
                }
        }
        let guarded = rows.map { $0.map(FormulaGuard.guarded) }
        let read = try python(rows.flatMap(CSVText.row), separator: 0x2C)
        expectNoDifference(
            read.map { $0.map { Array($0.utf8) } }, guarded.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }
}
