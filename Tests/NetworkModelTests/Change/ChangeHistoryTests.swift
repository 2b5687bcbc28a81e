import NetworkModel
import RecFormat
import Testing

@Suite("How records came to be what they are")
struct ChangeHistoryTests {
    private static let key = RecordKey(.partner, "a")

    private func fields(_ stage: String?) -> [RecField]? {
        stage.map { [RecField(name: "Id", value: "a"), RecField(name: "Stage", value: $0)] }
    }

    private func change(_ number: Int64, _ before: String?, _ after: String?) -> Change {
        Change(
            id: RecordID("c\(number)"), at: Timestamp(instant: number * 100), by: "ana", summary: "",
            edits: [RecordEdit(Self.key, before: fields(before), after: fields(after))])
    }

    /// Each entry as `stage>stage`, with a star where it was done without caucus.
    private func said(_ history: ChangeHistory) -> [String] {
        history.entries.map { entry in
            let stage = { (fields: [RecField]?) in fields?.first { $0.name == "Stage" }?.value ?? "-" }
            let edits = entry.edits.map { "\(stage($0.before))>\(stage($0.after))" }.joined(separator: " ")
            return "\(edits)\(entry.change == nil ? "*" : "")"
        }
    }

    private func history(
        _ changes: [Change], _ sightings: [(Int64, String?)] = [], now: String?
    ) -> ChangeHistory {
        let seen = sightings.map {
            ChangeHistory.Sighting(Self.key, fields($0.1), at: Timestamp(instant: $0.0))
        }
        return ChangeHistory(changes, seen, now: Timestamp(instant: 9_999)) { _ in fields(now) }
    }

    @Test("changes that follow each other are all there is")
    func plain() {
        let history = history([change(1, nil, "met"), change(2, "met", "left")], now: "left")
        #expect(said(history) == ["->met", "met>left"])
        #expect(history.state(after: 1).map(\.fields) == [fields("met")])
        #expect(history.state(after: 0).map(\.fields) == [nil])
        #expect(history.state(after: 2).isEmpty)
        #expect(history.number(at: Timestamp(instant: 150)) == 1)
        #expect(history.number(at: Timestamp(instant: 50)) == 0)
    }

    @Test("what was done between two changes and after the last is found")
    func gaps() {
        let history = history([change(1, nil, "met"), change(2, "active", "left")], now: "dormant")
        #expect(said(history) == ["->met", "met>active*", "active>left", "left>dormant*"])
        #expect(history.entries.map(\.number) == [1, 2, 3, 4])
    }

    @Test("states that were seen stand in the order of time")
    func sightings() {
        let history = history(
            [change(3, nil, "met"), change(6, "left", "met")], [(100, "approached"), (200, nil), (500, "active")],
            now: "met")
        #expect(said(history) == ["approached>-*", "->met", "met>active*", "active>left*", "left>met"])
    }

    @Test("with nothing noted down two sightings tell what they can")
    func seenAlone() {
        #expect(said(history([], [(100, "met"), (200, "left")], now: "left")) == ["met>left*"])
        #expect(said(history([], [(100, "met")], now: nil)) == ["met>-*"])
        #expect(said(history([], now: "met")).isEmpty)
    }

    @Test("a value that is spelled otherwise in the file is no change")
    func spelling() {
        let before = fields("a \\\n")
        let history = ChangeHistory(
            [
                Change(
                    id: "1", at: Timestamp(instant: 1), summary: "",
                    edits: [RecordEdit(Self.key, before: nil, after: before)])
            ],
            now: Timestamp(instant: 2)
        ) { _ in before?.map(\.normalized) }
        #expect(history.entries.count == 1)
    }

    @Test("fields are told one by one, values that repeat as what came and what went")
    func differences() {
        let field = { (name: String, value: String) in RecField(name: name, value: value) }
        let edit = RecordEdit(
            Self.key, before: [field("Id", "a"), field("Tag", "x"), field("Tag", "y"), field("Place", "P")],
            after: [
                field("Id", "a"), field("Tag", "y"), field("Tag", "z"), field("Stage", "met"), field("Modified", "m"),
            ])
        let said = FieldDifference.list(of: edit).map { "\($0.field.name) -\($0.removed) +\($0.added)" }
        #expect(
            said == [#"Tag -["x"] +["z"]"#, #"Stage -[] +["met"]"#, #"Place -["P"] +[]"#])
    }
}
