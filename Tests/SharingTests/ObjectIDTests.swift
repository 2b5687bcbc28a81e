import Sharing
import Testing

@Suite("Names of contents")
struct ObjectIDTests {
    @Test(
        "are those that git gives",
        arguments: [
            ("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"), ("hello\n", "ce013625030ba8dba906f756967f9e9ca394464a"),
        ])
    func names(text: String, name: String) { #expect(ObjectID(contents: Array(text.utf8)).text == name) }
}
