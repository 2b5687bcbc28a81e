import CustomDump
import RecFormat
import Testing

/// A record as `Name=value` texts, newlines shown as `|`.
func shown(_ record: RecRecord) -> [String] {
    record.fields.map { field in
        "\(field.name)=\(String(field.value.unicodeScalars.map { $0 == "\n" ? "|" : Character($0) }))"
    }
}

/// Every live slot of a document: the fields of records, and the kind and lines of what is no record.
func shown(_ document: RecDocument) -> [String] {
    document.slotsInFileOrder.compactMap { slot in
        switch document.kind(of: slot) {
        case .record: shown(document.record(at: slot)).joined(separator: " ")
        case .descriptor: "descriptor " + shown(document.record(at: slot)).joined(separator: " ")
        case .commentary: "commentary"
        case .unreadable: "unreadable"
        case .deleted: nil
        }
    }
}

func document(_ text: String) -> RecDocument { RecDocument(Array(text.utf8)) }

func text(_ document: RecDocument) -> String { String(decoding: document.serialized(), as: UTF8.self) }

@Suite("Grammar")
struct GrammarTests {
    @Test(
        "values are read as recutils reads them",
        arguments: [
            ("A: x\n", ["A=x"]),
            ("A:x\n", ["A=x"]),
            ("A:\tx\n", ["A=x"]),
            ("A:  x \n", ["A= x "]),
            ("A:\n", ["A="]),
            ("A: \n", ["A="]),
            ("A:", ["A="]),
            ("A: x", ["A=x"]),
            ("  A: x\nB: y\n", ["A=x", "B=y"]),
            ("A: a\n+b\n+ c\n+\td\n+  e\n+\nB: 2\n", ["A=a|b|c|\td| e|", "B=2"]),
            ("A: x\\\ny\n", ["A=xy"]),
            ("A: x\\\n+ y\n", ["A=x+ y"]),
            ("A: x\\\n\nB: 1\n", ["A=x", "B=1"]),
            ("A: x\\\\\n\nB: 1\n", ["A=x\\", "B=1"]),
            ("A: x\\\\\n\n+ more\nB: 1\n", ["A=x\\|more", "B=1"]),
            ("A:\\\n  x\nB: 1\n", ["A=  x", "B=1"]),
            ("A: \\x\\ \nB: 1\n", ["A=\\x\\ ", "B=1"]),
            ("A: x\\\n", ["A=x"]),
            ("A: x\\", ["A=x\\"]),
            ("A: C:\\dir\\\nB: after\n", ["A=C:\\dirB: after"]),
            ("A: 1\n# c\nB: 2\n", ["A=1", "B=2"]),
            ("A: 1\nA: 2\na: 3\n", ["A=1", "A=2", "a=3"]),
            ("%: x\n%1: y\n", ["%=x", "%1=y"]),
        ])
    func values(text: String, fields: [String]) {
        let document = document(text)
        #expect(document.slotCount == 1)
        expectNoDifference(shown(document.record(at: 0)), fields)
    }

    @Test(
        "records, comments and descriptors are told apart",
        arguments: [
            ("", []),
            ("\n \n\t\n", []),
            ("A: 1\n\nB: 2\n", ["A=1", "B=2"]),
            ("A: 1\n \t \nB: 2\n", ["A=1", "B=2"]),
            ("\n\n# c\n# d\n\n# e\nA: 1\n# f\n", ["commentary", "commentary", "A=1"]),
            ("  # c\n  A: 1\n", ["commentary", "A=1"]),
            ("# c\\\nA: 1\n", ["commentary", "A=1"]),
            ("%rec: T\n%key: Id\n\nId: 1\n", ["descriptor %rec=T %key=Id", "Id=1"]),
            ("A: 1\n%rec: T\n\nB: 1\n", ["descriptor A=1 %rec=T", "B=1"]),
            ("%recx: T\n\n%key: T\n", ["%recx=T", "%key=T"]),
        ])
    func kinds(text: String, slots: [String]) {
        expectNoDifference(shown(document(text)), slots)
    }

    @Test(
        "what is no rec hides nothing else",
        arguments: [
            // Alone between records, it is a stretch of its own.
            ("A: 1\n\njunk\nmore\n\nB: 2\n", ["A=1", "unreadable", "B=2"]),
            ("junk\nA: 1\n", ["unreadable", "A=1"]),
            ("A: 1\njunk\n\nB: 2\n", ["A=1", "unreadable", "B=2"]),
            ("A: 1\njunk\n# c\n\nB: 2\n", ["A=1", "unreadable", "commentary", "B=2"]),
            ("+ x\n\nA: 1\n", ["unreadable", "A=1"]),
            // With fields of the record after it, it is passed over.
            ("Id: 1\nE-mail: x\nName: y\n", ["Id=1 Name=y"]),
            ("Id: 1\njunk\n+ more\n# c\n  A: 1\nName: y\n", ["Id=1 Name=y"]),
            ("A: 1\n# c\n+ x\nB: 2\n", ["A=1 B=2"]),
            ("A: 1\n  B: 2\n", ["A=1", "unreadable"]),
            // Conflict markers that stand where a blank line should do not join two records.
            (
                "<<<<<<< a\nId: 1\n=======\nId: 2\n>>>>>>> b\n\nId: 3\n",
                [
                    "unreadable", "Id=1", "unreadable", "Id=2", "unreadable", "Id=3",
                ]
            ),
            ("Id: 1\n<<<<<<< a\nN: 1\n=======\nN: 2\n>>>>>>> b\nM: 3\n", ["Id=1 N=1 N=2 M=3"]),
            ("Id: 1\n\u{0B}\nId: 2\n", ["Id=1", "unreadable", "Id=2"]),
            ("Id: 1\njunk\nId: 2\n", ["Id=1 Id=2"]),
            // Other systems' files.
            ("\u{FEFF}Id: 1\n", ["Id=1"]),
            ("\u{FEFF}\n# c\nId: 1\n", ["commentary", "Id=1"]),
            ("Id: 1\r\nN: a\r\n+ b\r\n\r\nId: 2\\\r\nx\r\n", ["Id=1 N=a|b", "Id=2x"]),
            ("Id: a\rb\n", ["Id=a\rb"]),
            ("Id: a\0b\n", ["Id=a\0b"]),
        ])
    func quarantine(text: String, slots: [String]) {
        expectNoDifference(shown(document(text)), slots)
    }

    @Test("bytes that are not UTF-8 show as U+FFFD and are kept")
    func badText() {
        let bytes = Array("Id: a\nName: ".utf8) + [0xFF, 0xC3, 0x0A] + Array("\nId: b\n".utf8)
        var document = RecDocument(bytes)
        #expect(document.record(at: 0).first("Name") == "\u{FFFD}\u{FFFD}")
        #expect(document.record(at: 1).first("Id") == "b")
        var fields = document.record(at: 0).fields
        fields[0].value = "c"
        document.replace(slot: 0, with: fields)
        #expect(document.serialized() == Array("Id: c".utf8) + bytes.dropFirst(5))
    }

    @Test("a record gives its fields by name")
    func fieldsByName() {
        let record = document("Id: a\nTag: x\nTag: y\\\nz\nEmpty:\n").record(at: 0)
        #expect(record.first("Id") == "a")
        #expect(record.first("Tag") == "x")
        #expect(record.first("Ta") == nil)
        #expect(record.all("Tag") == ["x", "yz"])
        #expect(record.has("Empty"))
        #expect(!record.has("empty"))
        #expect(record.withRawValue(of: "Tag", occurrence: 1) { $0.count } == 2)
        #expect(record.withRawValue(of: "Tag", occurrence: 2) { $0.count } == nil)
        #expect(record.bytes == Array("Id: a\nTag: x\nTag: y\\\nz\nEmpty:\n".utf8))
        var scanned: [String] = []
        record.forEachField { name, raw, isPlain in
            scanned.append("\(name.text) \(isPlain) \(isPlain ? raw.count : RecRecord.decode(raw).count)")
        }
        #expect(scanned == ["Id true 1", "Tag true 1", "Tag false 2", "Empty true 0"])
    }

    @Test("a descriptor tells the type in force until the next one")
    func types() {
        let document = document("Id: 0\n\n%rec: Partner http://example.org/p.rec\n\nId: 1\n\n%rec: Task\n\nId: 2\n")
        #expect((0..<document.slotCount).map { document.type(of: $0) } == [nil, "Partner", "Partner", "Task", "Task"])
        #expect(document.descriptor(of: 2) == 1)
    }

    @Test("a descriptor gives its rules")
    func descriptorRules() {
        let record = document(
            "%rec: T\n%key: Id\n%mandatory: Id Name\n+ At\n%mandatory: B\n%type: At,Due date\n%type: K enum\n+ a b\n%allowed: Id\n"
        ).record(at: 0)
        let descriptor = RecDescriptor(record)
        #expect(descriptor.type == "T")
        #expect(descriptor.key == "Id")
        #expect(descriptor.mandatory == ["Id", "Name", "At", "B"])
        #expect(descriptor.allowed == ["Id"])
        #expect(descriptor.type(ofField: "Due") == "date")
        #expect(descriptor.type(ofField: "K") == "enum\na b")
        #expect(descriptor.type(ofField: "Id") == nil)
        #expect(descriptor.values("%mandatory").count == 2)
    }
}
