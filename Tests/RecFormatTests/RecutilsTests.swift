import CustomDump
import RecFormat
import TestSupport
import Testing

/// The records of a document that a descriptor of this type, or none, is in force for.
private func records(_ document: RecDocument, ofType type: String?) -> [[RecField]] {
    document.slotsInFileOrder.filter { document.kind(of: $0) == .record && document.type(of: $0) == type }
        .map { document.record(at: $0).fields }
}

/// The record types that a document declares.
private func types(_ document: RecDocument) -> [String] {
    document.slotsInFileOrder.filter { document.kind(of: $0) == .descriptor }.compactMap { document.type(of: $0) }
}

@Suite("Recutils as the judge")
struct RecutilsTests {
    let folder = TemporaryFolder()
    var path: String { folder.path("judged.rec") }

    private func write(_ bytes: [UInt8]) { TemporaryFolder.write(path, bytes) }

    @Test("files made by its grammar are read alike")
    func readsSoundFiles() {
        for seed in seeds(60) {
            var generator = RecGenerator(seed: seed)
            let bytes = generator.soundText()
            write(bytes)
            let document = RecDocument(bytes)
            expectNoDifference(Recutils.records(in: path), records(document, ofType: nil), "seed \(seed)")
            #expect(document.diagnostics.allSatisfy { $0.what == .missingFinalNewline }, "seed \(seed)")
        }
    }

    @Test("a file is refused there exactly where it is found faulty here")
    func agreesOnFaults() {
        for seed in seeds(150) {
            var generator = RecGenerator(seed: seed)
            generator.marksByteOrder = false
            var bytes = generator.chance(40) ? generator.soup() : generator.soundText()
            if generator.chance(50), !bytes.isEmpty {
                let at = generator.count(0...bytes.count - 1)
                bytes[at] = generator.pick(Array("\n\n+#:\\ \tAa0_%-".utf8))
            }
            // What stands after a final newline is a case of its own, and a carriage return or NUL has its own test.
            guard bytes.last == 0x0A, !bytes.contains(0x0D), !bytes.contains(0) else { continue }
            let document = RecDocument(bytes)
            let names = types(document)
            guard Set(names).count == names.count, names.allSatisfy({ !$0.isEmpty }) else { continue }
            write(bytes)
            let isFaulty = document.holdsUnreadableLines || bytes.contains(0xFF) || Self.hasUnspacedText(document)
            for type in names.isEmpty ? [nil] : names.map(Optional.some) {
                let judged = Recutils.records(in: path, type: type)
                #expect((judged == nil) == isFaulty, "seed \(seed)")
                if let judged { expectNoDifference(judged, records(document, ofType: type), "seed \(seed)") }
            }
        }
    }

    /// Whether a value that is not ASCII begins right after the colon, which recutils refuses.
    private static func hasUnspacedText(_ document: RecDocument) -> Bool {
        (0..<document.slotCount).contains { slot in
            guard [.record, .descriptor].contains(document.kind(of: slot)) else { return false }
            let lines = document.bytes(of: slot).split(separator: 0x0A)
            return lines.contains { line in
                guard let colon = line.firstIndex(of: 0x3A), colon + 1 < line.endIndex else { return false }
                return line[colon + 1] >= 0x80 && RecField.isName(String(decoding: line[..<colon], as: UTF8.self))
            }
        }
    }

    @Test("what is written here is accepted and read alike there")
    func acceptsWhatIsWritten() {
        for seed in seeds(60) {
            var generator = RecGenerator(seed: seed)
            var document = RecDocument(Array("%rec: T\n%doc: Made by a test\n\n".utf8))
            for _ in 0..<generator.count(1...6) { document.append(generator.fields()) }
            let slot = generator.pick(Array(1..<document.slotCount))
            document.replace(slot: slot, with: generator.edited(document.record(at: slot).fields))
            write(document.serialized())
            expectNoDifference(Recutils.complaints(about: path), "", "seed \(seed)")
            expectNoDifference(Recutils.records(in: path, type: "T"), records(document, ofType: "T"), "seed \(seed)")
        }
    }

    @Test("an edited file of its grammar stays one")
    func acceptsEdits() {
        for seed in seeds(60) {
            var generator = RecGenerator(seed: seed)
            var document = RecDocument(generator.soundText())
            for slot in 0..<document.slotCount where document.kind(of: slot) == .record {
                switch generator.count(0...3) {
                case 0: document.replace(slot: slot, with: generator.edited(document.record(at: slot).fields))
                case 1: document.delete(slot: slot)
                case 2: document.insert(generator.fields(), after: slot)
                default: break
                }
            }
            document.append(generator.fields())
            write(document.serialized())
            expectNoDifference(Recutils.complaints(about: path), "", "seed \(seed)")
            expectNoDifference(Recutils.records(in: path), records(document, ofType: nil), "seed \(seed)")
        }
    }

    @Test(
        "the files that come with it are read alike",
        arguments: [
            "/usr/share/recutils/etc/FSD.rec", "/usr/share/doc/recutils/examples/movie-database/movies.rec",
            "/usr/share/doc/recutils/examples/passwords/passwords.rec",
            "/usr/share/doc/recutils/examples/tool-database/tools.rec",
        ].filter { !TemporaryFolder.bytes($0).isEmpty })
    func readsCollectedFiles(path: String) {
        let document = RecDocument(TemporaryFolder.bytes(path))
        #expect(!document.holdsUnreadableLines)
        let names = types(document)
        for type in names.isEmpty ? [nil] : names.map(Optional.some) {
            expectNoDifference(Recutils.records(in: path, type: type), records(document, ofType: type))
        }
    }
}

/// Where one flaw makes recutils refuse a whole file, we keep the flaw apart and read the rest.
@Suite("Recutils refuses what we keep apart")
struct DivergenceTests {
    let folder = TemporaryFolder()

    @Test(
        "one flaw does not hide the other records",
        arguments: [
            ("Id: 1\n\njunk\n\nId: 2\n", ["Id=1", "unreadable", "Id=2"]),
            ("Id: 1\nE-mail: x\n\nId: 2\n", ["Id=1", "unreadable", "Id=2"]),
            ("Id: 1\n  Indented: x\nName: y\n\nId: 2\n", ["Id=1 Name=y", "Id=2"]),
            ("Id: 1\n  # indented comment\nName: y\n", ["Id=1 Name=y"]),
            ("Id: 1\n# comment\n+ more\nName: y\n", ["Id=1 Name=y"]),
            (
                "<<<<<<< HEAD\nId: 1\n=======\nId: 2\n>>>>>>> theirs\n",
                ["unreadable", "Id=1", "unreadable", "Id=2", "unreadable"]
            ),
            ("\u{FEFF}Id: 1\n", ["Id=1"]),
            ("Id: 1\r\n\r\nId: 2\r\n", ["Id=1", "Id=2"]),
            ("Id: 1\n\u{0C}\nId: 2\n", ["Id=1", "unreadable", "Id=2"]),
            ("Id: 1\n\nId: 2\\", ["Id=1", "Id=2\\"]),
            ("Id: 1\nName:", ["Id=1 Name="]),
            ("Id: 1\nName:Élise\n", ["Id=1 Name=Élise"]),
        ])
    func keepsApart(text: String, slots: [String]) {
        folder.write("flawed.rec", text)
        #expect(Recutils.records(in: folder.path("flawed.rec")) == nil)
        expectNoDifference(shown(document(text)), slots)
    }

    @Test("a byte 0xFF, which ends the file there, is one bad character here")
    func byteThatEndsTheFile() {
        let bytes = Array("Id: 1\nName: ".utf8) + [0xFF] + Array("x\n\nId: 2\n".utf8)
        TemporaryFolder.write(folder.path("flawed.rec"), bytes)
        #expect(Recutils.records(in: folder.path("flawed.rec")) == nil)
        expectNoDifference(shown(RecDocument(bytes)), ["Id=1 Name=\u{FFFD}x", "Id=2"])
    }

    @Test("a carriage return before a newline is no part of a value here")
    func carriageReturn() {
        folder.write("flawed.rec", "Id: 1\r\n")
        #expect(Recutils.records(in: folder.path("flawed.rec")) == [[RecField(name: "Id", value: "1\r")]])
        expectNoDifference(shown(document("Id: 1\r\n")), ["Id=1"])
    }

    @Test("a NUL, at which a value is cut there, is kept here")
    func nul() {
        folder.write("flawed.rec", "Id: 1\0after\n")
        #expect(Recutils.records(in: folder.path("flawed.rec")) == [[RecField(name: "Id", value: "1")]])
        expectNoDifference(shown(document("Id: 1\0after\n")), ["Id=1\0after"])
    }
}
