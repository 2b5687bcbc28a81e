import RecFormat
import TestSupport
import Testing

extension RecDocument {
    fileprivate var records: [Int] {
        slotsInFileOrder.filter { kind(of: $0) == .record || kind(of: $0) == .descriptor }
    }

    /// The fields of all records in file order.
    fileprivate var allFields: [[RecField]] { records.map { record(at: $0).fields } }
}

@Suite("Editing, whatever the file")
struct EditPropertyTests {
    @Test("an edit gives the record its fields and leaves all other slots")
    func editsOneRecord() {
        for seed in seeds(1500) {
            var generator = RecGenerator(seed: seed)
            // A blank line that must be put before an indented field makes it a record of its own.
            generator.indentsFields = false
            // The end of a torn last line may change its meaning with whatever follows it.
            let text = (generator.chance(50) ? generator.soup() : generator.soundText()) + [0x0A]
            let before = RecDocument(text)
            guard !before.records.isEmpty else { continue }
            let slot = generator.pick(before.records)
            let old = before.record(at: slot).fields
            let new = generator.edited(old)
            var after = before
            after.replace(slot: slot, with: new)
            let read = after.record(at: slot).fields
            #expect(read.count == new.count, "seed \(seed)")
            for (field, wanted) in zip(read, new) where field != wanted {
                #expect(field == wanted.normalized, "seed \(seed)")
            }
            #expect(after.byteCount == after.serialized().count, "seed \(seed)")
            for other in 0..<before.slotCount where other != slot {
                // A neighbour may gain the newline that its torn last line lacked.
                #expect(after.bytes(of: other).starts(with: before.bytes(of: other)), "seed \(seed)")
                #expect(after.bytes(of: other).count <= before.bytes(of: other).count + 2, "seed \(seed)")
            }
            #expect(RecDocument(after.serialized()).allFields == after.allFields, "seed \(seed)")
        }
    }

    @Test("comments and unreadable lines of an edited record stay, in order")
    func keepsComments() {
        for seed in seeds(600) {
            var generator = RecGenerator(seed: seed)
            var text = "Id: 1\n"
            for number in 0..<generator.count(1...6) {
                text += generator.pick([
                    "# c\(number)\n", "junk \(number)\n", "N: v\(number)\n", "M: v\(number)\n+ w\n",
                ])
            }
            let before = RecDocument(Array((text + "Z: 1\n").utf8))
            var after = before
            after.replace(slot: 0, with: generator.edited(before.record(at: 0).fields))
            let kept = after.bytes(of: 0).split(separator: 0x0A).filter {
                $0.starts(with: [0x23]) || $0.starts(with: Array("junk".utf8))
            }
            let own = before.bytes(of: 0).split(separator: 0x0A).filter {
                $0.starts(with: [0x23]) || $0.starts(with: Array("junk".utf8))
            }
            // Values that the generator writes may hold such lines as well, but only after "+".
            #expect(kept == own, "seed \(seed)")
        }
    }

    @Test("any run of edits reads back as the document holds it")
    func manyEdits() {
        for seed in seeds(600) {
            var generator = RecGenerator(seed: seed)
            // Once what stood before it is gone, an indented field may open a record, and a mark open the file.
            generator.indentsFields = false
            generator.marksByteOrder = false
            var document = RecDocument(generator.chance(70) ? generator.soup() : generator.soundText())
            for step in 0..<generator.count(1...8) {
                Self.edit(&document, &generator)
                let bytes = document.serialized()
                #expect(document.byteCount == bytes.count, "seed \(seed) step \(step)")
                let read = RecDocument(bytes)
                #expect(read.allFields == document.allFields, "seed \(seed) step \(step)")
                #expect(
                    read.records.map { read.type(of: $0) } == document.records.map { document.type(of: $0) },
                    "seed \(seed) step \(step)")
                let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                for slot in document.records {
                    let first = document.bytes(of: slot).prefix { $0 != 0x0A }
                    #expect(
                        lines[document.line(of: slot) - 1].suffix(first.count).elementsEqual(first),
                        "seed \(seed) step \(step)")
                }
            }
        }
    }

    private static func edit(_ document: inout RecDocument, _ generator: inout RecGenerator) {
        let records = document.records
        let all = Array(0..<document.slotCount)
        switch generator.count(0...5) {
        case 0:
            document.append(generator.fields())
        case 1 where !all.isEmpty:
            document.delete(slot: generator.pick(all))
        case 2:
            document.insert(
                generator.chance(20) ? [RecField(name: "%rec", value: "U")] : generator.fields(),
                after: all.isEmpty || generator.chance(20) ? nil : generator.pick(all))
        case 3:
            document.appendParsing(generator.soup())
        default:
            guard !records.isEmpty else { return }
            let slot = generator.pick(records)
            document.replace(slot: slot, with: generator.edited(document.record(at: slot).fields))
        }
    }

    @Test("deleting and putting back gives the same bytes")
    func restores() {
        for seed in seeds(600) {
            var generator = RecGenerator(seed: seed)
            let before = RecDocument(generator.chance(50) ? generator.soup() : generator.soundText())
            guard !before.records.isEmpty else { continue }
            var document = before
            let slots = before.records.filter { _ in generator.chance(50) }
            for slot in slots { document.delete(slot: slot) }
            #expect(document.byteCount == document.serialized().count, "seed \(seed)")
            for slot in slots.reversed() { document.replace(slot: slot, with: before.record(at: slot).fields) }
            #expect(document.serialized() == before.serialized(), "seed \(seed)")
        }
    }

    @Test("a file read in two parts is the file read at once")
    func readsTail() {
        for seed in seeds(2000) {
            var generator = RecGenerator(seed: seed)
            let bytes = generator.chance(50) ? generator.soup() : generator.soundText()
            let whole = RecDocument(bytes)
            var parts = RecDocument(Array(bytes.prefix(generator.count(0...bytes.count))))
            while parts.byteCount < bytes.count {
                let next = generator.count(1...(bytes.count - parts.byteCount))
                parts.appendParsing(Array(bytes[parts.byteCount..<parts.byteCount + next]))
            }
            #expect(parts.serialized() == bytes, "seed \(seed)")
            #expect(shown(parts) == shown(whole), "seed \(seed)")
            #expect(parts.diagnostics == whole.diagnostics, "seed \(seed)")
        }
    }
}
