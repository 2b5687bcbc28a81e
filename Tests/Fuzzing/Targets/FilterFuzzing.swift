import NetworkModel

/// The filter language, for records of every kind: reading never fails, and finds some of what there is.
enum FilterFuzzing {
    private static let kinds: [Kind] = [.partner, .person, .contact, .event, .checklistItem, .task, .position, .note]

    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        let kind = kinds[Int(bytes.first ?? 0) % kinds.count]
        let source = Array(bytes.dropFirst()).text
        let network = FuzzNetwork.network
        let filter = Filter(source, of: kind, today: FuzzNetwork.clock.today)
        let utf8 = Array(source.utf8)
        for problem in filter.problems {
            try RecordChecks.check(problem.range, of: utf8, "problems")
            try hold(!problem.description.isEmpty, "a problem without words")
        }
        let found = network.slots(of: kind, matching: filter, author: FuzzNetwork.author)
        try hold(Set(found).isSubset(of: network[kind].slots), "a filter found what is not there")
        let again = network.slots(
            of: kind, matching: filter, author: FuzzNetwork.author, search: SearchText(kind, of: network))
        try hold(found == again, "a filter finds something else in the prepared text: \(found) \(again)")
        let cursor = utf8.count - Int(truncatingIfNeeded: bytes.fuzzHash % UInt64(utf8.count + 1))
        let completion = network.completions(of: source, cursor: cursor, kind: kind)
        try hold(completion.range.upperBound <= cursor, "a completion lies behind the cursor")
    }
}
