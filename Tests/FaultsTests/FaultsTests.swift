import TestSupport
import Testing

/// The quick tier of the harness that makes everything go wrong while the built program saves (`faults --help`).
///
/// What the machine does not allow is left out with its reason, which is printed with all that was done.
@Suite("Saving while everything goes wrong", .serialized)
struct FaultsTests {
    enum Part: String, CaseIterable, CustomTestStringConvertible {
        case everyCallFails = "R1"
        case killedAtEveryCall = "R2"
        case killedAtAnyTime = "R3"
        case powerCuts = "R4"
        case fullDisk = "R6"
        case manyWriters = "R7"
        case sharedHistories = "R8"
        case forgetting = "R14"

        var testDescription: String { rawValue }
    }

    @Test(
        "nothing that was said to be saved is lost, and nothing is said to be saved that is not",
        arguments: Part.allCases)
    func quickTier(_ part: Part) throws {
        let outcome = try faults("--only", part.rawValue)
        print(outcome.output)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test("two writers that are wrong on purpose are found out")
    func sensitivity() throws {
        let outcome = try faults("--only", "R4'")
        print(outcome.output)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        for (writer, part) in [("truncating", "R1"), ("truncating", "R2"), ("renaming", "R1")] {
            let found = try faults("--subject", writer, "--only", part)
            #expect(found.status == 1 || found.output.contains("SKIPPED"), "\(writer): \(found.output)\(found.errors)")
        }
    }

    @Test("what is not understood is refused with the usage")
    func usage() throws {
        let outcome = try faults("--onyl", "R1")
        #expect(outcome.status == 2 && outcome.errors.contains("Usage: faults"))
        #expect(try faults("--subject", "abacus").status == 2)
    }

    private func faults(_ words: String...) throws -> ProcessOutcome {
        let program = CaucusHome.program
        return try ChildProcess("\(program.dropLast("caucus".count))faults", words).run()
    }
}
