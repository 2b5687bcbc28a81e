import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("Names at large")
struct NameIndexPropertyTests {
    private static let pool = ["aid", "watch", "water", "third", "world", "network", "wide", "ana", "an", "trade", "w"]

    private func names(_ count: Int, using generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            (0..<Int.random(in: 1...4, using: &generator)).compactMap { _ in Self.pool.randomElement(using: &generator)
            }
            .joined(separator: [" ", "/", ", "].randomElement(using: &generator) ?? " ")
        }
    }

    private func network(_ names: [String]) -> Network {
        let records = names.enumerated().map { "Id: id-\($0)\nName: \($1)\n" }.joined(separator: "\n")
        return Network(documents: [.partner: RecDocument(Array(records.utf8))])
    }

    /// The words of a name, plainly.
    private func words(_ name: String) -> [String] {
        name.split { !$0.isLetter }.map { $0.lowercased() }
    }

    /// What the index should find, by looking at every name: whole, then in short, then by the beginning, then by words.
    private func meant(_ typed: String, _ names: [String]) -> Set<String> {
        let wanted = words(typed)
        let whole = wanted.joined(separator: " ")
        let small: Set = ["an"]
        let ways: [(String) -> Bool] = [
            { self.words($0).joined(separator: " ") == whole },
            { name in
                let own = self.words(name)
                let meaning = own.filter { !small.contains($0) }
                let initials = meaning.count >= 3 ? meaning.compactMap(\.first).map { String($0) }.joined() : nil
                return initials == whole || own.joined() == whole
            },
            { self.words($0).joined(separator: " ").hasPrefix(whole) },
            { name in wanted.allSatisfy { word in self.words(name).contains { $0.hasPrefix(word) } } },
        ]
        for way in ways {
            let found = names.indices.filter { way(names[$0]) }
            if !found.isEmpty { return Set(found.map { "id-\($0)" }) }
        }
        return []
    }

    @Test("finds just what looking at every name finds", arguments: [UInt64(71), 72, 73])
    func agreesWithLookingAtAll(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let names = names(Int.random(in: 1...20, using: &generator), using: &generator)
            let index = NameIndex(network(names))
            for typed in names + self.names(10, using: &generator) + ["wat", "t w n", "twn", "aidwatch", "a w"] {
                let found: Set<String>
                switch index.resolve(typed) {
                case .found(let candidate): found = [candidate.key.id.text]
                case .ambiguous(let candidates): found = Set(candidates.map(\.key.id.text))
                case .unknown: found = []
                }
                #expect(found == meant(typed, names), "seed \(seed): \(typed) among \(names)")
            }
        }
    }

    @Test("an index that followed changes finds what a new one finds", arguments: [UInt64(74)])
    func followsChanges(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var network = network(names(300, using: &generator))
        var index = NameIndex(network)
        let now = Timestamp(instant: 1_795_000_000)
        for round in 0..<40 {
            var edits: [RecordEdit] = []
            for step in 0..<Int.random(in: 1...20, using: &generator) {
                let key = RecordKey(.partner, RecordID("id-\(Int.random(in: 0..<300, using: &generator))"))
                guard !edits.contains(where: { $0.key == key }) else { continue }
                let name = names(1, using: &generator)[0]
                if Bool.random(using: &generator), network.record(key) != nil {
                    edits += network.deleting([key])
                } else if var draft = network.draft(key) {
                    draft.set(.name, name)
                    edits.append(draft.edit(at: now))
                } else {
                    var draft = Draft(new: .partner, id: RecordID("new-\(round)-\(step)"))
                    draft.set(.name, name)
                    edits.append(draft.edit(at: now))
                }
            }
            let change = Change(id: "c", at: now, summary: "", edits: edits)
            network.apply(change)
            index.take(change, in: network)
            let fresh = NameIndex(network)
            for typed in names(10, using: &generator) {
                #expect(
                    keys(index.resolve(typed)) == keys(fresh.resolve(typed)), "seed \(seed), round \(round): \(typed)")
            }
        }
    }

    private func keys(_ resolution: NameResolution) -> Set<RecordKey> {
        switch resolution {
        case .found(let candidate): [candidate.key]
        // Of very many only some are listed, and then which ones does not matter.
        case .ambiguous(let candidates): candidates.count < 32 ? Set(candidates.map(\.key)) : []
        case .unknown: []
        }
    }

    @Test("slips are counted as by the book", arguments: [UInt64(75), 76])
    func distances(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3_000 {
            let longest = Int.random(in: 0..<10, using: &generator) == 0 ? 80 : 9
            let left = (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
                UInt8.random(in: 97...100, using: &generator)
            }
            var right = left
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let place = Int.random(in: 0...right.count, using: &generator)
                if Bool.random(using: &generator) || place == right.count {
                    right.insert(UInt8.random(in: 97...100, using: &generator), at: place)
                } else {
                    right.remove(at: place)
                }
            }
            let distance = byTheBook(left, right)
            for limit in 0...4 {
                let expected = distance <= limit ? distance : nil
                #expect(EditDistance.between(left, right, atMost: limit) == expected, "seed \(seed): \(left) \(right)")
            }
        }
    }

    /// The restricted Damerau distance, as its definition has it.
    private func byTheBook(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = (0...left.count).map { line in (0...right.count).map { line == 0 ? $0 : $0 == 0 ? line : 0 } }
        for line in left.indices {
            for column in right.indices {
                let change = table[line][column] + (left[line] == right[column] ? 0 : 1)
                var best = min(table[line][column + 1] + 1, table[line + 1][column] + 1, change)
                if line > 0, column > 0, left[line] == right[column - 1], left[line - 1] == right[column] {
                    best = min(best, table[line - 1][column - 1] + 1)
                }
                table[line + 1][column + 1] = best
            }
        }
        return table[left.count][right.count]
    }
}
