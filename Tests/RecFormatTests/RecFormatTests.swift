import RecFormat
import Testing

@Test("what was read is given back") func roundTrip() {
    let text = "# top\n%rec: T\n\nId: a\nName: Ana\n# inside\nNotes: one\n+ two\n\n\nId: b\nName: B\n"
    var document = RecDocument(Array(text.utf8))
    #expect(document.serialized() == Array(text.utf8))
    #expect(document.slotCount == 4)
    #expect(document.record(at: 2).all("Notes") == ["one\ntwo"])
    #expect(document.type(of: 2) == "T")
    document.replace(
        slot: 2,
        with: [
            RecField(name: "Id", value: "a"), RecField(name: "Name", value: "Anna"),
            RecField(name: "Notes", value: "one\ntwo"),
        ])
    document.append([RecField(name: "Id", value: "c")])
    #expect(
        String(decoding: document.serialized(), as: UTF8.self)
            == "# top\n%rec: T\n\nId: a\nName: Anna\n# inside\nNotes: one\n+ two\n\n\nId: b\nName: B\n\nId: c\n\n")
    document.delete(slot: 2)
    #expect(String(decoding: document.serialized(), as: UTF8.self) == "# top\n%rec: T\n\nId: b\nName: B\n\nId: c\n\n")
}
