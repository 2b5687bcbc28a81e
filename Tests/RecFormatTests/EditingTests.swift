import CustomDump
import RecFormat
import Testing

private func fields(_ pairs: KeyValuePairs<String, String>) -> [RecField] {
    pairs.map { RecField(name: $0.key, value: $0.value) }
}

@Suite("Editing")
struct EditingTests {
    @Test("only the lines of what changed are written anew")
    func keepsOtherLines() {
        var edited = document("# top\nId:a\nName: A\\\nna\n# why\nNotes: one\n+two\nStage:\tmet\n# end\n\n\nId: b\n")
        edited.replace(
            slot: 1, with: fields(["Id": "a", "Name": "Ana", "Notes": "one\ntwo", "Stage": "active", "Tag": "x\ny"]))
        expectNoDifference(
            text(edited),
            "# top\nId:a\nName: A\\\nna\n# why\nNotes: one\n+two\nStage: active\nTag: x\n+ y\n# end\n\n\nId: b\n")
    }

    @Test(
        "fields come, go and change in their places",
        arguments: [
            ("A: 1\n# c\nB: 2\n", ["B": "2"], "# c\nB: 2\n"),
            ("A: 1\n# c\nB: 2\n", ["A": "1", "X": "9", "B": "2"], "A: 1\nX: 9\n# c\nB: 2\n"),
            ("A: 1\n# c\nB: 2\n", ["A": "1", "B": "3"], "A: 1\n# c\nB: 3\n"),
            ("T: 1\nT: 2\nT: 3\n", ["T": "1", "T": "3"], "T: 1\nT: 3\n"),
            ("T: 1\nT: 2\n", ["T": "2", "T": "1"], "T: 2\nT: 1\n"),
            ("  A: 1\nB: 2\n", ["X": "0", "A": "1", "B": "2"], "X: 0\nA: 1\nB: 2\n"),
            ("  A: 1\nB: 2\n", ["A": "1", "B": ""], "  A: 1\nB:\n"),
            ("A: 1\nB: 2", ["A": "1", "B": "2", "C": "3"], "A: 1\nB: 2\nC: 3\n"),
            ("A: 1\nB: 2", ["A": "9", "B": "2"], "A: 9\nB: 2"),
            ("A: 1\nB: x\\", ["A": "1", "B": "x\\", "C": "3"], "A: 1\nB: x\\ \nC: 3\n"),
            ("A: 1\r\nB: 2\r\n", ["A": "1", "B": "3\n4"], "A: 1\r\nB: 3\r\n+ 4\r\n"),
            ("Id: 1\nE-mail: x\nN: 2\n", ["Id": "1", "N": "3"], "Id: 1\nE-mail: x\nN: 3\n"),
            ("Id: 1\nN: 2\n", ["Id": "1", "N": "2"], "Id: 1\nN: 2\n"),
        ] as [(String, KeyValuePairs<String, String>, String)])
    func replaces(before: String, pairs: KeyValuePairs<String, String>, after: String) {
        var edited = document(before)
        edited.replace(slot: 0, with: fields(pairs))
        expectNoDifference(text(edited), after)
        #expect(edited.byteCount == after.utf8.count)
    }

    @Test("unreadable lines never part the fields of an edited record")
    func keepsRecordWhole() {
        var edited = document("Id: 1\nN: 1\n=======\nN: 2\n")
        edited.replace(slot: 0, with: fields(["N": "1", "N": "2"]))
        #expect(text(edited) == "N: 1\nN: 2\n=======\n")
        #expect(edited.record(at: 0).fields == fields(["N": "1", "N": "2"]))
    }

    @Test("an unreadable line that could be read as the first field does not become it")
    func keepsUnreadableFirstLine() {
        var edited = document("A: 1\n\tB: 2\\\nC: 3\nD: 4\n")
        edited.replace(slot: 0, with: fields(["D": "4"]))
        #expect(edited.record(at: 0).fields == fields(["D": "4"]))
        #expect(text(edited) == "D: 4\n\tB: 2\\\n")
    }

    @Test("conflict markers go on parting records whose first field is renamed")
    func keepsRecordsApart() {
        var edited = document("Id: 1\nN: 1\n=======\nId: 2\nN: 2\n\n")
        edited.replace(slot: 0, with: fields(["N": "1"]))
        #expect(text(edited) == "N: 1\n\n=======\nId: 2\nN: 2\n\n")
        edited.replace(slot: 2, with: fields(["N": "2"]))
        #expect(shown(RecDocument(edited.serialized())) == ["N=1", "unreadable", "N=2"])
    }

    @Test(
        "an appended record stands between blank lines",
        arguments: [
            ("", ""), ("\u{FEFF}", ""), ("  ", "\n"), ("\n\n", ""), ("A: 1\n\n", ""), ("A: 1\n", "\n"),
            ("A: 1", "\n\n"), ("# c\n", "\n"),
            ("A: 1\n\n  ", "\n"), ("A: 1\\", " \n\n"), ("A: 1\\\n", "\n\n"), ("A: 1\\\n\n", "\n"),
            ("A: 1\\\\\n\n\n", ""),
            ("A: 1\r\n\r\n", ""), ("A: 1\r", "\r\n\n"), ("A: 1\\\r", "\r\n\n"), ("junk", "\n\n"),
        ])
    func appends(before: String, separator: String) {
        var edited = document(before)
        let slot = edited.append(fields(["Id": "x", "N": "1\n2"]))
        #expect(text(edited) == before + separator + "Id: x\nN: 1\n+ 2\n\n")
        #expect(edited.record(at: slot).fields == fields(["Id": "x", "N": "1\n2"]))
        #expect(RecDocument.separator(afterTail: Array(before.utf8).span) == Array(separator.utf8))
    }

    @Test("a carriage return that ends the file stays in the value when a line follows", arguments: ["1\r", "1\\\r"])
    func keepsLastCarriageReturn(value: String) {
        let before = document("Id: x\nN: \(value)")
        let old = before.record(at: 0).fields
        #expect(old.last?.value == value)
        var edited = before
        edited.replace(slot: 0, with: old + fields(["M": "2"]))
        #expect(edited.record(at: 0).fields == old + fields(["M": "2"]))
        var appended = before
        appended.append(fields(["Id": "y"]))
        #expect(appended.record(at: 0).fields == old)
    }

    @Test("records are inserted after a slot or first")
    func inserts() {
        var edited = document("# c\nId: a\n\nId: b\n")
        let second = edited.insert(fields(["Id": "a2"]), after: 1)
        let third = edited.insert(fields(["Id": "a3"]), after: second)
        edited.insert(fields(["Id": "a1"]), after: 1)
        edited.append(fields(["Id": "c"]))
        let head = edited.insert(fields(["%rec": "T"]), after: nil)
        #expect(
            text(edited) == "%rec: T\n\n# c\nId: a\n\nId: a1\n\nId: a2\n\nId: a3\n\nId: b\n\nId: c\n\n")
        #expect(edited.kind(of: head) == .descriptor)
        #expect((0..<head).allSatisfy { edited.type(of: $0) == "T" })
        #expect(edited.line(of: third) == 10)
        #expect(edited.slotsInFileOrder == [7, 0, 1, 5, 3, 4, 2, 6])
        edited.delete(slot: head)
        #expect(edited.type(of: 1) == nil)
    }

    @Test(
        "a deleted record leaves every other line, and comes back where it was",
        arguments: [
            ("Id: a\n\nId: b\n\n\nId: c\n", 1, "Id: a\n\nId: c\n"),
            ("# about a\nId: a\n\nId: b\n", 1, "# about a\n\nId: b\n"),
            ("Id: a\n\nId: b", 1, "Id: a\n\n"),
            ("Id: a\n\nId: b\n", 0, "Id: b\n"),
            ("\n\nId: a\n", 0, "\n\n"),
            ("Id: a\njunk\nId: b\n", 0, ""),
            ("Id: 1\n=======\nId: 2\n", 1, "Id: 1\n\nId: 2\n"),
            ("%rec: T\n\nId: a\n", 0, "Id: a\n"),
        ])
    func deletes(before: String, slot: Int, after: String) {
        var edited = document(before)
        let isRecord = edited.kind(of: slot) != .unreadable
        let old = isRecord ? edited.record(at: slot).fields : []
        edited.delete(slot: slot)
        #expect(text(edited) == after)
        #expect(edited.byteCount == after.utf8.count)
        #expect(edited.kind(of: slot) == .deleted)
        guard isRecord else { return }
        edited.replace(slot: slot, with: old)
        #expect(text(edited) == before)
        #expect(edited.byteCount == before.utf8.count)
    }

    @Test("deleting and adding descriptors changes the types in force")
    func descriptors() {
        var edited = document("%rec: T\n\nId: a\n")
        edited.replace(slot: 1, with: fields(["%rec": "U"]))
        #expect(edited.kind(of: 1) == .descriptor)
        let last = edited.append(fields(["Id": "b"]))
        #expect(edited.type(of: last) == "U")
        edited.delete(slot: 1)
        #expect(edited.type(of: last) == "T")
    }

    @Test("ten thousand appends share few buffers and copies stay apart")
    func manyAppends() {
        var edited = document("Id: 0\n\n")
        let before = edited
        for number in 1...10_000 { edited.append(fields(["Id": "\(number)"])) }
        #expect(edited.slotCount == 10_001)
        #expect(before.slotCount == 1)
        #expect(edited.record(at: 9_999).first("Id") == "9999")
        #expect(RecDocument(edited.serialized()).slotCount == 10_001)
    }
}
