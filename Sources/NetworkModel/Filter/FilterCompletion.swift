/// What can stand at the end of a filter that is being typed.
package struct FilterCompletion: Hashable, Sendable {
    /// The bytes of the filter that a proposal replaces.
    package let range: Range<Int>
    package let proposals: [String]
}

extension Network {
    /// Proposals for the term before the cursor (a byte offset): names of fields, then values that are in use.
    ///
    /// Values are looked up among the first 5,000 records only, so that a key stays quick in any workspace.
    package func completions(of filter: String, cursor: Int, kind: Kind) -> FilterCompletion {
        let bytes = Array(filter.utf8.prefix(cursor))
        var start = bytes.lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? 0
        if start < bytes.count, bytes[start] == UInt8(ascii: "-") { start += 1 }
        let term = bytes[start...]
        guard let colon = term.firstIndex(of: UInt8(ascii: ":")) else {
            let typed = BytePattern(String(decoding: term, as: UTF8.self))
            let names = FilterField.fields(of: kind).map(\.name).filter { typed.isPrefix(of: $0.utf8.span) }
            return FilterCompletion(range: start..<bytes.count, proposals: typed.isEmpty ? [] : names.map { $0 + ":" })
        }
        let value = term[(colon + 1)...].lastIndex(of: UInt8(ascii: ",")).map { $0 + 1 } ?? colon + 1
        let typed = BytePattern(String(decoding: bytes[value...], as: UTF8.self))
        guard let field = FilterField.named(String(decoding: term[..<colon], as: UTF8.self), of: kind) else {
            return FilterCompletion(range: value..<bytes.count, proposals: [])
        }
        let proposals = values(of: field, kind: kind).filter { typed.firstWordStart(in: Folding.fold($0).span) != nil }
        let quoted = proposals.prefix(50).map { $0.utf8.contains(UInt8(ascii: " ")) ? "\"\($0)\"" : $0 }
        return FilterCompletion(range: value..<bytes.count, proposals: Array(quoted))
    }

    private func values(of field: FilterField, kind: Kind) -> [String] {
        switch field {
        case .derived(.is): return FilterState.states(of: kind).map(\.rawValue)
        case .derived(.import):
            let days = valuesInUse(.tag, kind).compactMap { ImportTag.day(of: $0) }
            return days.isEmpty ? [] : ["last"] + days.sorted().reversed()
        case .derived(.holder): return ["me"] + FilterField.holders(of: kind).flatMap { valuesInUse($0, kind) }
        case .derived: return ["<2w", ">6w"]
        case .own(let own):
            switch Schema[kind].spec(of: own)?.type {
            case .choice(let vocabulary):
                let further = valuesInUse(own, kind).filter { !vocabulary.words.contains($0) }
                return vocabulary.words + further
            case .day, .moment, .relativeDay: return ["today", "week", "month", "<2w", ">6w"]
            case .flag: return ["yes"]
            default: return valuesInUse(own, kind)
            }
        }
    }

    /// The values of a field that records have, the commonest first.
    package func valuesInUse(_ field: Field, _ kind: Kind) -> [String] {
        var counts: [String: Int] = [:]
        for slot in self[kind].slots.prefix(5000) {
            for value in self[kind].record(at: Int(slot)).all(field) where !value.isEmpty {
                counts[value, default: 0] += 1
            }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}
