import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("Merging a record that two sides changed")
struct RecordMergeTests {
    private func fields(_ text: String) -> [RecField] {
        text.split(separator: "\n").map { line in
            let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
            return RecField(name: halves[0], value: halves.count > 1 ? String(halves[1].dropFirst()) : "")
        }
    }

    private func merge(_ base: String?, _ mine: String?, _ theirs: String?) -> RecordMerge {
        RecordMerge(.partner, base: base.map(fields), mine: mine.map(fields), theirs: theirs.map(fields))
    }

    @Test("edits of different fields both count")
    func differentFields() {
        let merge = merge("Id: a\nName: A\nCountry: X", "Id: a\nName: B\nCountry: X", "Id: a\nName: A\nCountry: Y")
        expectNoDifference(merge.fields, fields("Id: a\nName: B\nCountry: Y"))
        #expect(merge.clashes.isEmpty)
    }

    @Test("of two edits of one field mine stays, and theirs is told")
    func sameField() {
        let merge = merge("Id: a\nName: A", "Id: a\nName: B", "Id: a\nName: C")
        expectNoDifference(merge.fields, fields("Id: a\nName: B"))
        #expect(merge.clashes.map(\.field) == [.name])
        #expect(merge.clashes.first?.theirs == "C")
        #expect(merge.clashes.first?.base == "A")
    }

    @Test("an undo leaves what was changed since")
    func preferringTheirs() {
        let merge = RecordMerge(
            .partner, base: fields("Id: a\nName: B\nCountry: Y"), mine: fields("Id: a\nName: A\nCountry: X"),
            theirs: fields("Id: a\nName: C\nCountry: Y"), preferring: .theirs)
        expectNoDifference(merge.fields, fields("Id: a\nName: C\nCountry: X"))
        #expect(merge.clashes.map(\.field) == [.name])
    }

    @Test("repeated fields merge as sets")
    func sets() {
        let merge = merge(
            "Id: a\nTag: x\nTag: y\nTag: z", "Id: a\nTag: x\nTag: z\nTag: mine", "Id: a\nTag: y\nTag: z\nTag: theirs")
        expectNoDifference(merge.fields, fields("Id: a\nTag: z\nTag: theirs\nTag: mine"))
        #expect(merge.clashes.isEmpty)
    }

    private func mergedParticipants(_ base: [String], _ mine: [String], _ theirs: [String]) -> RecordMerge {
        func record(_ values: [String]) -> [RecField] {
            fields("Id: e\nTitle: E") + values.map { RecField(name: "Participant", value: $0) }
        }
        return RecordMerge(.event, base: record(base), mine: record(mine), theirs: record(theirs))
    }

    @Test("what two people note of one participant merges part by part")
    func describedParts() {
        let merge = mergedParticipants(
            ["ana: delegate; reply invited", "ben: guest"],
            ["ana: delegate; reply accepted", "ben: guest", "cleo: speaker"],
            ["ana: delegate; reply invited; visa asked"])
        let values = merge.fields?.filter { $0.name == "Participant" }.map(\.value)
        #expect(values == ["ana: delegate; reply accepted; visa asked", "cleo: speaker"])
        #expect(merge.clashes.isEmpty)
    }

    @Test("of one part that two people set otherwise mine stays, and theirs is told")
    func describedClash() {
        let merge = mergedParticipants(
            ["ana: delegate"], ["ana: delegate; visa asked"], ["ana: delegate; visa refused"])
        #expect(merge.fields?.last?.value == "ana: delegate; visa asked")
        #expect(merge.clashes.map(\.theirs) == ["ana: delegate; visa refused"])
    }

    @Test("two roles at one partner stay two")
    func describedTwice() {
        let base = ["aid: member; until 2020-01-01", "aid: chair"]
        let merge = mergedParticipants(base, base + ["ben: guest"], [base[0], "aid: chair; since 2021-01-01"])
        let values = merge.fields?.filter { $0.name == "Participant" }.map(\.value)
        #expect(Set(values ?? []) == [base[0], "aid: chair; since 2021-01-01", "ben: guest"])
    }

    @Test("an edit outlives a deletion, whoever made which")
    func deletion() {
        let edited = "Id: a\nName: B"
        #expect(merge("Id: a\nName: A", nil, edited).fields == fields(edited))
        #expect(merge("Id: a\nName: A", edited, nil).fields == fields(edited))
        #expect(merge("Id: a\nName: A", nil, "Id: a\nName: A").fields == nil)
        #expect(merge("Id: a\nName: A", "Id: a\nName: A", nil).fields == nil)
    }

    @Test("the same record made by both becomes one")
    func creation() {
        let merge = merge(
            nil, "Id: a\nName: A\nTag: x\nCreated: 2026-02-01", "Id: a\nName: A\nTag: y\nCreated: 2026-01-01")
        expectNoDifference(merge.fields, fields("Id: a\nName: A\nTag: y\nTag: x\nCreated: 2026-01-01"))
        #expect(merge.clashes.isEmpty)
    }

    @Test("times of change do not clash: the later one counts")
    func modified() {
        let merge = merge(
            "Id: a\nName: A", "Id: a\nName: B\nModified: 2026-03-01", "Id: a\nName: A\nTag: x\nModified: 2026-02-01")
        #expect(merge.fields?.last == RecField(name: "Modified", value: "2026-03-01"))
        #expect(merge.clashes.isEmpty)
    }

    @Test(
        "a calendar's count of changes is nobody's to settle: the higher one counts",
        arguments: [("11", "10"), ("9", "10")])
    func sequence(mine: String, theirs: String) {
        let fields = { (title: String, count: String) in self.fields("Id: a\nTitle: \(title)\nSequence: \(count)") }
        let merge = RecordMerge(.event, base: fields("A", "8"), mine: fields("B", mine), theirs: fields("A", theirs))
        expectNoDifference(merge.fields, fields("B", mine == "11" ? "11" : "10"))
        #expect(merge.clashes.isEmpty)
    }

    @Test("unknown fields are merged like the others, and new ones keep their place")
    func unknown() {
        let merge = merge(
            "Id: a\nName: A\nCreated: t", "Id: a\nName: A\nFax: 1\nCreated: t", "Id: a\nName: B\nTelex: 2\nCreated: t")
        expectNoDifference(merge.fields, fields("Id: a\nName: B\nFax: 1\nTelex: 2\nCreated: t"))
    }

    @Test("whichever side is mine, nothing is lost", arguments: 0..<300)
    func order(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let base = record(&random)
        let one = edited(base, &random)
        let other = edited(base, &random)
        let forth = RecordMerge(.partner, base: base, mine: one, theirs: other)
        let back = RecordMerge(.partner, base: base, mine: other, theirs: one)
        #expect(Set(forth.clashes.map(\.field)) == Set(back.clashes.map(\.field)), "seed \(seed)")
        let clashing = Set(forth.clashes.map(\.field.name))
        func settled(_ merge: RecordMerge) -> Set<RecField> {
            Set((merge.fields ?? []).filter { !clashing.contains($0.name) })
        }
        #expect(settled(forth) == settled(back), "seed \(seed)")
        // Every value that a side put in is in the result or among the clashes.
        for value in Set(one).union(other).subtracting(base) {
            let isThere = forth.fields?.contains(value) ?? false
            let isTold = forth.clashes.contains { $0.field.name == value.name && $0.theirs == value.value }
            #expect(isThere || isTold, "seed \(seed): \(value)")
        }
        // Merging again what was merged changes nothing.
        let again = RecordMerge(.partner, base: one, mine: forth.fields, theirs: one)
        #expect(again.fields == forth.fields, "seed \(seed)")
    }

    private func record(_ random: inout SeededGenerator) -> [RecField] {
        var fields = [RecField(name: "Id", value: "a"), RecField(name: "Name", value: "A")]
        for tag in ["x", "y", "z"] where Bool.random(using: &random) {
            fields.append(RecField(name: "Tag", value: tag))
        }
        if Bool.random(using: &random) { fields.append(RecField(name: "Country", value: "Kenya")) }
        fields.append(RecField(name: "Fax", value: "0"))
        return fields
    }

    private func edited(_ fields: [RecField], _ random: inout SeededGenerator) -> [RecField] {
        var fields = fields
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let value = String(Int.random(in: 0...3, using: &random))
            switch Int.random(in: 0...4, using: &random) {
            case 0: fields[1] = RecField(name: "Name", value: value)
            case 1:
                if !fields.contains(RecField(name: "Tag", value: value)) {
                    fields.insert(RecField(name: "Tag", value: value), at: 2)
                }
            case 2: fields.removeAll { $0.name == "Country" }
            case 3: fields.removeAll { $0 == RecField(name: "Tag", value: "x") }
            default: fields[fields.count - 1] = RecField(name: "Fax", value: value)
            }
        }
        return fields
    }
}
