extension NameTable {
    /// A name that is spelled nearly as what was typed.
    struct Suggestion {
        var slips: Int
        var entry: Int32
    }

    /// The entries that each have all typed words, or words a slip or two apart from them.
    func suggestions(for typed: TypedName, among kinds: [Kind]?, atMost allowed: Int) -> [Suggestion] {
        let near = typed.words.map { wordsNear(Array(typed.bytes[$0]), atMost: allowed) }
        guard let rarest = near.min(by: { count($0) < count($1) }), !rarest.isEmpty else { return [] }
        var found: [Int32: Int] = [:]
        for key in rarest.keys {
            for entry in words.entries(of: key..<key + 1) where found[entry] == nil && isMeant(entry, kinds) {
                let slips = near.compactMap { near in wordKeys(of: entry).compactMap { near[Int($0)] }.min() }
                let total = slips.reduce(0, +)
                if slips.count == near.count, total <= allowed { found[entry] = total }
            }
        }
        return found.map { Suggestion(slips: $0.value, entry: $0.key) }
    }

    private func count(_ near: [Int: Int]) -> Int {
        near.keys.reduce(0) { $0 + words.entryCount(of: $1..<$1 + 1) }
    }

    /// The words that a typed one begins, without a slip, and those it is few slips from, be it from their beginning.
    private func wordsNear(_ typed: [UInt8], atMost allowed: Int) -> [Int: Int] {
        var near: [Int: Int] = [:]
        for key in words.keys(beginning: typed.span) { near[key] = 0 }
        let allowed = min(allowed, typed.count < 4 ? 0 : typed.count < 7 ? 1 : 2)
        guard allowed > 0 else { return near }
        let counter = SlipCounter(typed)
        let letters = NameTable.letters(in: typed.span)
        for key in 0..<words.keyCount where near[key] == nil {
            // Each slip takes away one letter and puts in one at most.
            guard (letters & ~self.letters[key]).nonzeroBitCount <= allowed else { continue }
            near[key] = words.withBytes(of: key) { word in
                let whole = counter.slips(to: word, atMost: allowed)
                guard word.count > typed.count, word[0] == typed[0] else { return whole }
                let beginning = counter.slips(to: word.extracting(0..<typed.count), atMost: allowed)
                // A letter that was left out makes the beginning longer than what was typed.
                let longer = counter.slips(to: word.extracting(0..<typed.count + 1), atMost: allowed)
                return [whole, beginning, longer].compactMap { $0 }.min()
            }
        }
        return near
    }
}
