import RecFormat
import TestSupport
import Testing

@Suite("Reading")
struct RoundTripTests {
    @Test("any bytes are given back as they were read")
    func givesBackAnyBytes() {
        for seed in seeds(600) {
            var generator = RecGenerator(seed: seed)
            for bytes in [generator.noise(), generator.soup(), generator.soundText()] {
                let document = RecDocument(bytes)
                #expect(document.serialized() == bytes, "seed \(seed)")
                #expect(document.byteCount == bytes.count, "seed \(seed)")
                var stretches: [UInt8] = []
                document.forEachStretch { stretches += $0.array }
                #expect(stretches == bytes, "seed \(seed)")
            }
        }
    }

    @Test("a file read in stretches is the same as one read whole")
    func readsInStretches() {
        var cuts = 0
        for seed in seeds(600) {
            var generator = RecGenerator(seed: seed)
            for bytes in [generator.noise(), generator.soup(), generator.soundText() + generator.soundText()] {
                let whole = RecDocument(bytes)
                for count in [1, 2, 5] {
                    let ranges = RecStretch.ranges(in: bytes.span, count: count)
                    cuts += ranges.count - 1
                    let document = RecDocument(
                        bytes, joining: ranges.map { RecStretch(bytes.span, $0) })
                    #expect(document.serialized() == bytes, "seed \(seed)")
                    #expect(document.slotsInFileOrder == whole.slotsInFileOrder, "seed \(seed)")
                    for slot in 0..<whole.slotCount {
                        #expect(document.kind(of: slot) == whole.kind(of: slot), "seed \(seed)")
                        #expect(document.bytes(of: slot) == whole.bytes(of: slot), "seed \(seed)")
                        #expect(document.descriptor(of: slot) == whole.descriptor(of: slot), "seed \(seed)")
                    }
                    #expect(document.diagnostics == whole.diagnostics, "seed \(seed)")
                }
            }
        }
        #expect(cuts > 1000)
    }

    @Test("a slot's line is where its bytes begin")
    func tellsLines() {
        for seed in seeds(300) {
            var generator = RecGenerator(seed: seed)
            let bytes = generator.soup()
            let document = RecDocument(bytes)
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            var previous = 0
            for slot in 0..<document.slotCount {
                let line = document.line(of: slot)
                let first = document.bytes(of: slot).prefix { $0 != 0x0A }
                #expect(line > previous, "seed \(seed)")
                #expect(lines[line - 1].suffix(first.count).elementsEqual(first), "seed \(seed)")
                previous = line
            }
        }
    }

    @Test("written fields are read back")
    func readsBackFields() {
        for seed in seeds(600) {
            var generator = RecGenerator(seed: seed)
            let first = generator.fields()
            let second = generator.fields()
            let document = RecDocument(RecDocument.text(of: first) + RecDocument.text(of: second))
            #expect(document.slotCount == 2, "seed \(seed)")
            #expect(document.record(at: 0).fields == first.map(\.normalized), "seed \(seed)")
            #expect(document.record(at: 1).fields == second.map(\.normalized), "seed \(seed)")
            #expect(document.diagnostics.isEmpty, "seed \(seed)")
            #expect(document.endsInBlankLine, "seed \(seed)")
        }
    }

    @Test(
        "only what rec cannot spell changes when written",
        arguments: [
            ("C:\\dir\\", "C:\\dir\\ "),
            ("a\\\nb", "a\\ \nb"),
            ("one\r\ntwo\rthree", "one\ntwo\nthree"),
            ("\\\r\n", "\\ \n"),
            ("cut\0here", "cut\u{FFFD}here"),
            (" kept \n\n\tas it is\n", " kept \n\n\tas it is\n"),
            ("", ""),
        ])
    func normalizes(value: String, expected: String) {
        let field = RecField(name: "A", value: value)
        #expect(field.normalized == RecField(name: "A", value: expected))
        #expect(RecRecord([field]).fields == [field.normalized])
        #expect(field.normalized.normalized == field.normalized)
    }

    @Test(
        "a name is a letter or %, then letters, digits and underscores",
        arguments: [
            ("Id", true), ("%rec", true), ("a_1", true), ("%", true), ("", false), ("1a", false), ("_a", false),
            ("E-mail", false),
            ("Größe", false), ("a b", false), ("a:", false), ("a%", false),
        ])
    func names(name: String, isName: Bool) {
        #expect(RecField.isName(name) == isName)
    }

    @Test("fields are told apart by their bytes")
    func comparesBytes() {
        let composed = RecField(name: "Id", value: "\u{E9}")
        let decomposed = RecField(name: "Id", value: "e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
        #expect(Set([RecField(name: "ab", value: "c"), RecField(name: "a", value: "bc")]).count == 2)
    }

    @Test("a copy is not touched by an edit of the other")
    func copies() {
        var document = RecDocument(Array("Id: a\n\n".utf8))
        document.append([RecField(name: "Id", value: "b")])
        let before = document
        document.append([RecField(name: "Id", value: "c")])
        document.replace(slot: 1, with: [RecField(name: "Id", value: "d")])
        #expect(before.serialized() == Array("Id: a\n\nId: b\n\n".utf8))
        #expect(document.serialized() == Array("Id: a\n\nId: d\n\nId: c\n\n".utf8))
    }
}
