import CustomDump
import NetworkModel
import TestSupport
import Testing

@Suite("The check of records")
struct RecordProblemTests {
    private func problems(_ texts: [Kind: String]) -> [RecordProblem.What] {
        Network(texts).problems(on: clock()).map(\.what)
    }

    @Test(
        "names each value that its field's type refuses",
        arguments: [
            ("Cadence: often", Field.cadence, ValueProblem.notAPeriod),
            ("Snooze: 2026-02-30", .snooze, .notADay),
            ("Lead: nobody", .lead, .missing("nobody", [.person])),
            ("Country:", .country, .empty),
            ("Created: soon", .created, .notAMoment),
        ])
    func values(line: String, field: Field, problem: ValueProblem) {
        expectNoDifference(problems([.partner: "Id: a\nName: A\n\(line)\n"]), [.value(field, problem)])
    }

    @Test(
        "accepts what it should",
        arguments: ["Cadence: 6w", "Snooze: 2026-02-28", "Stage: our own word", "Mood: unknown fields are kept"])
    func accepts(line: String) {
        expectNoDifference(problems([.partner: "Id: a\nName: A\n\(line)\n"]), [])
    }

    @Test("finds records without Id, without a name, with the Id of another, of the same or of another kind")
    func identity() {
        let found = problems([
            .partner: "Name: nameless Id\n\nId: b\n\nId: c\nName: C\n\nId: c\nName: C again\n\nId: d\nName: D\n",
            .person: "Id: d\nName: D too\n",
        ])
        expectNoDifference(
            found,
            [.noID, .lacks(.name), .sameID("c", asIn: Place(.partner, 2)), .sameID("d", asIn: Place(.person, 0))])
    }

    @Test(
        "knows an e-mail address",
        arguments: [("a@b.org", true), ("a@b", false), ("a b@c.org", false), ("-x@c.org", false)])
    func email(value: String, isGood: Bool) { #expect((FieldType.email.problem(with: value) == nil) == isGood) }

    @Test("a reference with a role is split and put together again")
    func described() {
        var role = Described("aid-watch: coordinator; since 2024-01-15; x")
        #expect(role.part("since") == "2024-01-15")
        #expect(role.value == "aid-watch: coordinator; since 2024-01-15; x")
        role.setPart("until", "2026-01-01")
        #expect(!role.isCurrent(on: clock().today))
        #expect(Described("aid-watch").value == "aid-watch")
    }

    @Test(
        "an event that is over before it begins is told",
        arguments: [
            ("2026-12-05", "2026-12-01", true), ("2026-12-05", "2026-12-05", false),
            ("2026-12-05T15:00:00Z", "2026-12-05T13:00:00Z", true), ("2026-12-05T15:00:00Z", "2026-12-05", false),
            ("2026-12-05T08:00:00+13:00", "2026-12-04T20:00:00-05:00", false),
        ])
    func order(starts: String, ends: String, isTold: Bool) {
        let found = problems([.event: "Id: e\nTitle: E\nStarts: \(starts)\nEnds: \(ends)\n"])
        expectNoDifference(found, isTold ? [.fault(.endsBeforeStart)] : [])
    }
}
