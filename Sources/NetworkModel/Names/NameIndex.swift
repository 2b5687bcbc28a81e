/// Finds records by what people call them.
///
/// Made in some tens of milliseconds for 30,000 names; a name among them is found in microseconds, so that a line can be
/// read anew with every key.
package struct NameIndex: Sendable {
    private let kinds: [Kind]
    private var table: NameTable
    /// What came in since `table` was made.
    private var recent = NameTable([])

    /// More than these are put into the table.
    private static let mostRecent = 256

    package init(_ network: Network, kinds: [Kind] = [.partner, .person, .event]) {
        self.kinds = kinds
        var candidates: [NameCandidate] = []
        for kind in kinds {
            for slot in network[kind].slots {
                let candidate = NameCandidate(Place(kind, Int(slot)), of: network)
                // Nobody means whoever was forgotten.
                if !candidate.key.id.standsForSomeone { candidates.append(candidate) }
            }
        }
        table = NameTable(candidates)
    }

    /// Takes up the records that a change touched.
    package mutating func take(_ change: Change, in network: Network) {
        var added: [NameCandidate] = []
        for edit in change.edits where kinds.contains(edit.key.kind) {
            table.remove(edit.key)
            recent.remove(edit.key)
            added.removeAll { $0.key == edit.key }
            guard !edit.key.id.standsForSomeone else { continue }
            if let place = network.place(of: edit.key) { added.append(NameCandidate(place, of: network)) }
        }
        guard !added.isEmpty else { return }
        let candidates = recent.liveCandidates + added
        if candidates.count > Self.mostRecent {
            table = NameTable(table.liveCandidates + candidates)
            recent = NameTable([])
        } else {
            recent = NameTable(candidates)
        }
    }
}

// MARK: Resolving

extension NameIndex {
    /// What a typed name means: an Id, a whole name or short form, the only name that begins so, or the only one with
    /// words that begin so in any order; case and accents do not matter.
    ///
    /// Of very many that could be meant only some are listed.
    package func resolve(_ text: String, among kinds: [Kind]? = nil) -> NameResolution {
        let typed = TypedName(text)
        guard !typed.bytes.isEmpty else { return .unknown(suggestions: []) }
        return resolution(text, typed, kinds) ?? .unknown(suggestions: suggestions(for: typed, kinds))
    }

    /// The longest run of the first words that means one record or several; nil where not even the first word does.
    package func longest(_ words: [Substring], among kinds: [Kind]? = nil) -> (count: Int, resolution: NameResolution)?
    {
        for count in stride(from: words.count, to: 0, by: -1) {
            let text = words[..<count].joined(separator: " ")
            let typed = TypedName(text)
            // A mark behind the name, as in `amina – will come`, is none of its words.
            guard !typed.bytes.isEmpty, count == 1 || !TypedName(words[count - 1]).bytes.isEmpty else { continue }
            if let resolution = resolution(text, typed, kinds) { return (count, resolution) }
        }
        return nil
    }

    private func resolution(_ text: String, _ typed: TypedName, _ kinds: [Kind]?) -> NameResolution? {
        let possible = kinds ?? self.kinds
        let named = recent.candidate(withID: text, among: possible) ?? table.candidate(withID: text, among: possible)
        if let named { return .found(named) }
        let known = table.entries(typed, among: kinds)
        let new = recent.entries(typed, among: kinds)
        guard let rank = [known?.rank, new?.rank].compactMap({ $0 }).min() else { return nil }
        var candidates: [NameCandidate] = []
        if let known, known.rank == rank { candidates += known.entries.map { table.candidates[Int($0)] } }
        if let new, new.rank == rank { candidates += new.entries.map { recent.candidates[Int($0)] } }
        return candidates.count == 1
            ? .found(candidates[0]) : .ambiguous(Array(candidates.prefix(NameTable.mostListed)))
    }
}

// MARK: Completing and suggesting

extension NameIndex {
    /// The records that a beginning of a name may mean, the likelier first.
    package func completions(_ text: String, among kinds: [Kind]? = nil, limit: Int = 10) -> [NameCandidate] {
        let typed = TypedName(text)
        var result: [NameCandidate] = []
        for rank in [NameTable.Rank.whole, .shortForm, .beginning, .words] where result.count < limit {
            if typed.bytes.isEmpty, rank != .beginning { continue }
            // Short names first: who means a longer one has more to type.
            let found = [table, recent].flatMap { table in
                table.entries(typed, rank, among: kinds, atMost: 2_000).map { table.candidates[Int($0)] }
            }
            let sorted = found.enumerated().map { (length: $1.title.utf8.count, number: $0) }.sorted { $0 < $1 }
            for place in sorted where result.count < limit {
                let candidate = found[place.number]
                if !result.contains(where: { $0.key == candidate.key }) { result.append(candidate) }
            }
        }
        return result
    }

    /// Names that differ from the typed one by a slip or two, or begin with something that does.
    private func suggestions(for typed: TypedName, _ kinds: [Kind]?) -> [NameCandidate] {
        let allowed = typed.bytes.count < 4 ? 0 : typed.bytes.count < 7 ? 1 : 2
        guard allowed > 0 else { return [] }
        let squeezed = TypedName(String(decoding: typed.squeezed, as: UTF8.self))
        var found: [(slips: Int, number: Int, candidate: NameCandidate)] = []
        for (place, table) in [table, recent].enumerated() {
            let whole = typed.words.count > 1 ? table.entries(squeezed, .whole, among: kinds, atMost: 5) : []
            let near = table.suggestions(for: typed, among: kinds, atMost: allowed)
            for suggestion in whole.map({ NameTable.Suggestion(slips: 0, entry: $0) }) + near {
                let number = place * self.table.candidates.count + Int(suggestion.entry)
                if found.contains(where: { $0.number == number }) { continue }
                found.append((suggestion.slips, number, table.candidates[Int(suggestion.entry)]))
            }
        }
        return found.sorted { ($0.slips, $0.number) < ($1.slips, $1.number) }.prefix(5).map(\.candidate)
    }
}
