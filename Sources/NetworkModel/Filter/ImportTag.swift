/// The tag that marks what an import brought in.
package enum ImportTag {
    package static let prefix = "import:"

    /// The tag of the next import: the day, and a number from the second import of the day on.
    package static func next(in network: Network, today: Day) -> String {
        let known = Set(all(in: network))
        let first = "\(prefix)\(today.iso)"
        guard known.contains(first) else { return first }
        for number in 2... where !known.contains("\(first)-\(number)") { return "\(first)-\(number)" }
        preconditionFailure("the numbers do not end")
    }

    /// The tag of the latest import; nil where there was none.
    package static func last(in network: Network) -> String? {
        all(in: network).max { left, right in
            let (leftDay, rightDay) = (
                left.utf8.prefix(prefix.utf8.count + 10), right.utf8.prefix(prefix.utf8.count + 10)
            )
            if !leftDay.elementsEqual(rightDay) { return leftDay.lexicographicallyPrecedes(rightDay) }
            return number(left) < number(right)
        }
    }

    /// The day, and number, of the import that a tag marks: `2026-11-21-2`; nil where it marks none.
    package static func day(of tag: String) -> String? {
        guard tag.utf8.starts(with: prefix.utf8) else { return nil }
        return String(Substring(tag.utf8.dropFirst(prefix.utf8.count)))
    }

    private static func number(_ tag: String) -> Int { Int(Substring(tag.utf8.dropFirst(prefix.utf8.count + 11))) ?? 1 }

    private static func all(in network: Network) -> [String] {
        var found: Set<String> = []
        for partner in network.all(Partner.self) { found.formUnion(tags(partner.tags)) }
        for person in network.all(Person.self) { found.formUnion(tags(person.tags)) }
        return Array(found)
    }

    private static func tags(_ tags: [String]) -> [String] { tags.filter { $0.utf8.starts(with: prefix.utf8) } }
}
