/// A reference with what the record is here: `aid-watch: coordinator; since 2024-01-15; until 2026-02-01`.
///
/// The parts after the first are `key value` pairs; parts that are not understood are kept.
package struct Described: Hashable, Sendable {
    package var id: RecordID
    /// What it is: a role.
    package var text: String
    package var parts: [String]

    package init(_ id: RecordID, _ text: String = "", parts: [String] = []) {
        self.id = id
        self.text = text
        self.parts = parts
    }

    package init(_ value: String) {
        let halves = value.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        id = RecordID(Self.trimmed(halves[0]))
        let rest =
            halves.count > 1 ? halves[1].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) : []
        text = rest.first.map(Self.trimmed) ?? ""
        parts = rest.dropFirst().map(Self.trimmed)
    }

    /// The value as it stands in a file.
    package var value: String {
        let described = ([text] + parts).joined(separator: "; ")
        return described.isEmpty ? id.text : "\(id.text): \(described)"
    }

    /// The value of a part by its key: `since`, `until`, `reply`.
    package func part(_ key: String) -> String? {
        let prefix = Array("\(key) ".utf8)
        return parts.first { $0.utf8.starts(with: prefix) }.map { String($0.utf8.dropFirst(prefix.count)) ?? "" }
    }

    /// Sets or removes a part.
    package mutating func setPart(_ key: String, _ value: String?) {
        let prefix = Array("\(key) ".utf8)
        let position = parts.firstIndex { $0.utf8.starts(with: prefix) }
        switch (position, value) {
        case (let position?, let value?): parts[position] = "\(key) \(value)"
        case (let position?, nil): parts.remove(at: position)
        case (nil, let value?): parts.append("\(key) \(value)")
        case (nil, nil): break
        }
    }

    /// Whom a part names: `visa-owner ana-ruiz` does.
    package static func holder(in part: String) -> (role: Substring, id: RecordID)? {
        let words = part.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].hasSuffix("-owner") else { return nil }
        return (words[0], RecordID(String(words[1])))
    }

    /// Gives those whom its parts name other Ids.
    mutating func renameHolders(_ renamed: (RecordID) -> RecordID) {
        parts = parts.map { part in
            Self.holder(in: part).map { "\($0.role) \(renamed($0.id))" } ?? part
        }
    }

    /// Whether it holds on a day: not before `since`, not after `until`.
    package func isCurrent(on day: Day) -> Bool {
        if let since = part("since").flatMap({ Day(iso: $0) }), since > day { return false }
        if let until = part("until").flatMap({ Day(iso: $0) }), until < day { return false }
        return true
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> String {
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        let end = start.lastIndex { $0 != UInt8(ascii: " ") }.map { start.index(after: $0) } ?? start.startIndex
        return String(Substring(start[start.startIndex..<end]))
    }
}
