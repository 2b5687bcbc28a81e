import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("Drafts")
struct DraftTests {
    private func names(_ draft: Draft) -> [String] { draft.fields.map(\.name) }

    @Test("a field goes where the schema has it, the stamps stay last")
    func order() {
        var draft = Draft(new: .contact, id: "x")
        draft.set(.created, "2026-11-21T12:00:00Z")
        draft.set(.summary, "will sign")
        draft.setAll(.with, ["aid-watch", "amina"])
        draft.set(.at, "2026-11-20")
        draft.set("Mood", "cheerful")
        expectNoDifference(names(draft), ["Id", "At", "With", "With", "Summary", "Mood", "Created"])
    }

    @Test("values that stay keep their place, others are added after them or taken out")
    func repeated() {
        var draft = Draft(
            RecordKey(.partner, "a"),
            fields: [
                RecField(name: "Id", value: "a"), RecField(name: "Tag", value: "one"),
                RecField(name: "Name", value: "A"), RecField(name: "Tag", value: "two"),
            ])
        draft.add(.tag, "three")
        expectNoDifference(draft.all(.tag), ["one", "two", "three"])
        draft.remove(.tag, "one")
        expectNoDifference(names(draft), ["Id", "Tag", "Name", "Tag"])
        draft.setAll(.tag, [])
        expectNoDifference(names(draft), ["Id", "Name"])
    }

    @Test("an edit that changes nothing is not stamped, and one that does is")
    func stamps() {
        let draft = Draft(RecordKey(.task, "t"), fields: [RecField(name: "Id", value: "t")])
        #expect(draft.edit(at: clock().now).isEmpty)
        var changed = draft
        changed.set(.title, "write")
        #expect(changed.edit(at: clock().now).after?.last == RecField(name: "Modified", value: clock().now.iso))
    }

    @Test("looks-alike bytes are two values")
    func bytes() {
        var draft = Draft(new: .partner, id: "a")
        draft.add(.tag, "caf\u{e9}")
        draft.add(.tag, "cafe\u{301}")
        #expect(draft.all(.tag).count == 2)
    }
}

@Suite("Authors")
struct AuthorTests {
    @Test("Ids sort by the time they were made, have twelve plain characters and do not repeat")
    func minting() {
        var mint = IDMint(seed: 7)
        let ids = (0..<2000).map { mint.next(at: 1_800_000_000 + Int64($0)) }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        #expect(
            ids.allSatisfy {
                $0.text.utf8.count == 12
                    && $0.text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
            })
    }

    @Test("a slug is made of the name and told apart by a number")
    func slugs() {
        let network = Network([.partner: "Id: aid-watch\nName: Aid/Watch\n"])
        var author = author()
        #expect(author.draft(.partner, named: "Aid/Watch", in: network).key.id == "aid-watch-2")
        #expect(author.draft(.person, named: "aid watch!", in: network).key.id == "aid-watch-2")
        #expect(author.draft(.partner, named: "世界", in: network).key.id.text.isEmpty == false)
        #expect(author.draft(.partner, named: "(ETC) Group", in: network, taken: ["etc-group"]).key.id == "etc-group-2")
    }
}
