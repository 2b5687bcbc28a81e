import Foundation
import Fuzzing
import Testing

/// The kept inputs: the fewest that reach all of a parser that was ever reached, and what was found.
private enum Kept {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus")

    static func corpus(of target: FuzzTarget) throws -> FuzzCorpus {
        let file = folder.appendingPathComponent("\(target.rawValue).txt")
        return FuzzCorpus(text: Array(try Data(contentsOf: file)))
    }
}

@Suite("Inputs that a fuzzer made")
struct CorpusTests {
    @Test("break no promise of any parser", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        let corpus = try Kept.corpus(of: target)
        #expect(!corpus.inputs.isEmpty)
        for input in corpus.inputs {
            do throws(BrokenProperty) {
                try target.check(input)
            } catch {
                let line = String(decoding: FuzzCorpus.line(input), as: UTF8.self)
                Issue.record("\(error), of the input \(line)")
            }
        }
    }

    @Test("are few and small enough to be kept")
    func size() throws {
        let bytes = try FuzzTarget.allCases.reduce(0) { try $0 + Kept.corpus(of: $1).text.count }
        #expect(bytes < 1 << 20)
    }

    @Test("are written and read as the same")
    func escapes() {
        let all = (UInt8.min...UInt8.max).map { [$0, UInt8(ascii: "a"), $0] } + [[], Array("\\n\\".utf8)]
        let corpus = FuzzCorpus(all)
        #expect(FuzzCorpus(text: corpus.text).inputs == corpus.inputs)
        #expect(corpus.inputs.count == all.count)
        #expect(corpus.text.allSatisfy { $0 == 0x0A || 0x20..<0x7F ~= $0 })
    }
}

/// A long input made of a short one, and what was found with it.
struct LongInput: CustomTestStringConvertible, Sendable {
    let target: FuzzTarget
    let unit: String
    let found: String

    var testDescription: String { "\(target.rawValue): \(found)" }
}

@Suite("A hundred kilobytes")
struct LongInputTests {
    static let inputs = [
        LongInput(target: .task, unit: "fri x ", found: "each word was looked at with all that follow it"),
        LongInput(target: .task, unit: "x +a ", found: "each word of the title was compared with each skill"),
        LongInput(target: .entry, unit: "one @fatima two ", found: "the line was gone through anew for each owner"),
        LongInput(
            target: .csv, unit: "Name|First name|Surname\nX|Y|Z\n|Y|Z\n", found: "each namesake tried all Ids before"),
        LongInput(target: .csv, unit: "Surname,", found: "each column was compared with all before it"),
        LongInput(
            target: .display, unit: "word \u{1B}", found: "the text was measured anew for each character cut off"),
        LongInput(target: .template, unit: "{{#x}}", found: "sections in each other filled the stack"),
        LongInput(target: .calendar, unit: "BEGIN:X\n", found: "components in each other beyond any use"),
        LongInput(target: .calendar, unit: "X:a\n b\n c\n", found: "nothing; a great many folds"),
        LongInput(target: .rec, unit: "A: b\\\n", found: "nothing; a great many joined lines"),
    ]

    @Test("of nearly the same are read without a hang", .timeLimit(.minutes(2)), arguments: inputs)
    func stretched(input: LongInput) throws {
        try input.target.check(input.target.stretched(Array(input.unit.utf8), to: 30_000))
    }
}
