import CustomDump
import TestSupport
import Testing

@testable import Interchange

@Suite("Reading CSV")
struct CSVTableTests {
    private func rows(_ text: String) -> [[String]] { CSVTable(Array(text.utf8)).rows.map(\.cells) }

    @Test(
        "what is surely no CSV is told apart, and has no rows",
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14], CSVTable.ForeignSort.spreadsheet), (Array("%PDF-1.7\n".utf8), .pdf),
            (Array("\n<!DOCTYPE html>".utf8), .markup), (Array(0...31) + Array(0...255), .binary),
        ] as [([UInt8], CSVTable.ForeignSort)])
    func foreign(bytes: [UInt8], sort: CSVTable.ForeignSort) {
        let table = CSVTable(bytes)
        #expect(table.foreignSort == sort)
        #expect(table.rows.isEmpty)
    }

    @Test(
        "cells are read as RFC 4180 has them",
        arguments: [
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]),
            ("\"one\ntwo\",x\n", [["one\ntwo", "x"]]),
            ("\"one\r\ntwo\",x\n", [["one\r\ntwo", "x"]]),
            ("\"one\rtwo\",x\n", [["one\rtwo", "x"]]),
            ("a,,c\n,,\n", [["a", "", "c"], ["", "", ""]]),
            ("a,b\n\n\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,b,c\nd\ne,f\n", [["a", "b", "c"], ["d"], ["e", "f"]]),
            ("\"a\"b,c\n", [["ab", "c"]]),
            ("a\"b,c\n", [["a\"b", "c"]]),
            ("\"\",\n", [["", ""]]),
            ("", []),
            ("\n\n", []),
        ])
    func cells(text: String, expected: [[String]]) {
        expectNoDifference(rows(text), expected)
    }

    @Test(
        "the separator is found out",
        arguments: [
            ("a;b\nc;d\n", ";"), ("a\tb\n", "\t"), ("a,b\n", ","), ("a|b|c\n", "|"), ("name\nx, y\n", ","),
            ("Name, full;Mail\nx;y\nz;w\n", ";"), ("\"a;b\",c\n", ","), ("sep=;\na,1;b\n", ";"),
            ("sep=\t\r\na\tb\n", "\t"),
        ])
    func separator(text: String, expected: Character) {
        #expect(CSVTable(Array(text.utf8)).separator == expected.asciiValue)
    }

    @Test("a sep= line is no row, and line numbers count it")
    func separatorLine() {
        let table = CSVTable(Array("sep=;\r\na;b\r\n\"c\r\nd\";e\r\nf;g\r\n".utf8))
        expectNoDifference(table.rows.map(\.cells), [["a", "b"], ["c\r\nd", "e"], ["f", "g"]])
        #expect(table.rows.map(\.line) == [2, 3, 5])
    }

    @Test("a quote that is never closed is told at the line where it opens")
    func unclosedQuote() {
        let table = CSVTable(Array("a,b\nc,\"d\n\ne,f\n".utf8))
        #expect(table.problem == CSVProblem(line: 2, what: .quoteNeverClosed))
        expectNoDifference(table.rows.map(\.cells), [["a", "b"]])
    }

    @Test(
        "other encodings are converted",
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x61], TextEncoding.utf8, "a"),
            ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x80, 0x92], .windows1252, "café €’"),
            ([0xFF, 0xFE, 0x61, 0, 0xE9, 0], .utf16LittleEndian, "aé"),
            ([0xFE, 0xFF, 0, 0x61, 0, 0xE9], .utf16BigEndian, "aé"),
            ([0x61, 0, 0x62, 0, 0xE9, 0], .utf16LittleEndian, "abé"),
            ([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0], .utf16LittleEndian, "\u{FFFD}a"),
            ([0xFF, 0xFE, 0x61], .utf16LittleEndian, ""),
        ])
    func encodings(bytes: [UInt8], encoding: TextEncoding, text: String) {
        let table = CSVTable(bytes)
        #expect(table.encoding == encoding)
        #expect(table.rows.first?.cells.first ?? "" == text)
    }

    @Test("any bytes at all can be read", arguments: 0..<300)
    func anyBytes(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let alphabet: [UInt8] = [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09, 0x00, 0xFF, 0xFE, 0xC3, 0xA9, 0x61, 0x27, 0x3D]
        let bytes = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        }
        let table = CSVTable(bytes)
        #expect(table.rows.count <= bytes.count, "seed \(seed)")
    }
}
