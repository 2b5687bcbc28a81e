import Fuzzing
import Testing

@Suite("Inputs that a fuzzer found")
struct CorpusTests {
    @Test("a corpus is written and read as the same")
    func escapes() {
        let all = (UInt8.min...UInt8.max).map { [$0, UInt8(ascii: "a"), $0] } + [[], Array("\\n\\".utf8)]
        let corpus = FuzzCorpus(all)
        #expect(FuzzCorpus(text: corpus.text).inputs == corpus.inputs)
        #expect(corpus.inputs.count == all.count)
        #expect(corpus.text.allSatisfy { $0 == 0x0A || 0x20..<0x7F ~= $0 })
    }
}
