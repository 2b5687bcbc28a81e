import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("What records say as a whole")
struct RecordFaultTests {
    @Test(
        "a contact that is still to come is a fault, one of today is none",
        arguments: [
            ("2026-11-22", true), ("2026-11-21", false), ("2026-11-21T12:00:00Z", false),
            ("2026-11-21T13:00:00Z", true), ("2026-11-21T13:00:00+02:00", false),
        ])
    func ahead(at: String, isFault: Bool) {
        var draft = Draft(new: .contact, id: "k")
        draft.set(.at, at)
        expectNoDifference(draft.faults(on: clock()), isFault ? [.ahead] : [])
    }

    @Test("the check does not take today far in the east for the future")
    func east() {
        func problems(_ at: String) -> [RecordProblem.What] {
            Network([.contact: "Id: k\nAt: \(at)\n"]).problems(on: clock()).map(\.what)
        }
        expectNoDifference(problems("2026-11-22"), [])
        expectNoDifference(problems("2026-11-23"), [.fault(.ahead)])
    }

    @Test("a record that names itself is a fault")
    func itself() {
        let network = Network([.event: "Id: e\nTitle: E\nPrepares: e\n"])
        expectNoDifference(network.problems(on: clock()).map(\.what), [.fault(.namesItself(.prepares))])
    }

    @Test("a fault from before is told only once its fields are changed")
    func before() {
        let fields = [("Id", "e"), ("Title", "E"), ("Starts", "2026-12-05"), ("Ends", "2026-12-01")]
        var draft = Draft(RecordKey(.event, "e"), fields: fields.map { RecField(name: $0.0, value: $0.1) })
        draft.set(.title, "Fair")
        expectNoDifference(draft.faults(on: clock()), [])
        draft.set(.starts, "2026-12-04")
        expectNoDifference(draft.faults(on: clock()), [.endsBeforeStart])
        draft.set(.starts, "2026-11-30")
        expectNoDifference(draft.faults(on: clock()), [])
    }
}
