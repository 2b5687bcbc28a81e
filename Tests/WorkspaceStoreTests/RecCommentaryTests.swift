import NetworkModel
import RecFormat
import TestSupport
import Testing
@testable import WorkspaceStore

@Suite("What of a rec file is no field of its records")
struct RecCommentaryTests {
    @Test("comments, lines that cannot be read and records of other types, each with its line")
    func parts() {
        let text = """
            # top
            %rec: Partner

            Id: a
            # about a
            Name: A
            no field

            Id: b
            + # part of a value
            Name: B

            %rec: Other

            Id: c

            """
        let commentary = RecCommentary(Array(text.utf8), .partner)
        let told = commentary.parts.filter { !$0.bytes.allSatisfy { $0 == 0x0A } }.map {
            "\($0.line): \(String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").first ?? "")"
        }
        #expect(told.contains("5: # about a"))
        #expect(told.contains { $0.hasSuffix("# top") })
        #expect(told.contains { $0.contains("%rec: Other") } && told.contains { $0.hasSuffix("Id: c") })
        #expect(!told.contains { $0.contains("part of a value") || $0.hasSuffix("Id: b") })
        let other = commentary.replacing { part in Array(String(decoding: part, as: UTF8.self).uppercased().utf8) }
        let shown = String(decoding: other, as: UTF8.self)
        #expect(shown.contains("# ABOUT A\nName: A") && shown.contains("Name: B") && shown.contains("+ # part"))
    }

    @Test("a file in which nothing is replaced stays byte for byte, whatever it is", arguments: 0..<200)
    func identity(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces: [[UInt8]] =
            [
                "Id: a\n", "Name: x\n", "+ more\n", "# comment\n", "\n", "\n\n", "%rec: Partner\n", "%rec: Other\n",
                "rubbish\n",
                " Indented: x\n", "Open: \\\n", "\r\n", "<<<<<<< ours\n", "Last: x",
            ].map { Array($0.utf8) } + [[0xFF, 0x0A], [0x00], [0xEF, 0xBB, 0xBF]]
        let bytes = (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in
            pieces.randomElement(using: &random) ?? []
        }
        let commentary = RecCommentary(bytes, .partner)
        #expect(commentary.replacing { $0 } == bytes, "seed \(seed)")
        // Each line number is that of its bytes in the file.
        let lines = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        for part in commentary.parts where !part.bytes.isEmpty {
            let start = lines[min(part.line - 1, lines.count - 1)]
            #expect(bytes[start...].starts(with: part.bytes), "seed \(seed), line \(part.line)")
        }
    }
}
