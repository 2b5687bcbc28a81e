/// What is typed to add people and partners to an event: names parted by commas, a filter that stands for many, or
/// somebody new in one line.
package enum AttendeeLine: Sendable {
    /// `james, aid watch, fat`: known records, or names that are to be settled first.
    case names([Mention])
    /// `all partners stage:active`: those it lets through, partners by whom to ask of them.
    case filter(Kind, Filter, delegates: Bool)
    /// `Amina Okoye / Lake Watch / community group / maps`.
    case walkIn(QuickName)

    /// Reads a line; never fails.
    package init(_ text: String, names: NameIndex, today: Day, me: NameCandidate? = nil) {
        let line = QuickName(text, names: names)
        if Self.hasSlash(text) {
            self = .walkIn(line)
        } else if let filter = Self.filter(text, today) {
            self = filter
        } else {
            self = .names(Self.mentions(text, names, me))
        }
    }

    /// The part of a list of names that the cursor, which stands at the end, is in.
    package static func lastName(of text: String) -> (before: String, name: String) {
        let bytes = Array(text.utf8)
        var start = bytes.lastIndex(of: UInt8(ascii: ",")).map { $0 + 1 } ?? 0
        while start < bytes.count, Word.isBlank(bytes[start]) { start += 1 }
        return (String(decoding: bytes[..<start], as: UTF8.self), String(decoding: bytes[start...], as: UTF8.self))
    }

    /// A slash with a blank before it parts a person from an organisation; that of `Aid/Watch` does not.
    private static func hasSlash(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { index in
            bytes[index] == UInt8(ascii: "/") && (index == 0 || Word.isBlank(bytes[index - 1]))
                && (index + 1 == bytes.count || Word.isBlank(bytes[index + 1]))
        }
    }

    /// `all partners …`, `all people …`, or a bare filter with a field in it, which asks for partners.
    private static func filter(_ text: String, _ today: Day) -> AttendeeLine? {
        var words = Word.split(text)[...]
        let isAll = words.first?.folded == "all"
        if isAll { words = words.dropFirst() }
        let named: (Kind, Bool)? =
            switch words.first?.folded {
            case "partners": (.partner, true)
            case "organisations", "organizations": (.partner, false)
            case "people", "persons": (.person, false)
            default: nil
            }
        if named != nil { words = words.dropFirst() }
        let start = words.first?.range.lowerBound ?? text.utf8.count
        let rest = String(decoding: Array(text.utf8)[start...], as: UTF8.self)
        guard named != nil || rest.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let (kind, delegates) = named ?? (.partner, true)
        return .filter(kind, Filter(rest, of: kind, today: today), delegates: delegates)
    }

    private static func mentions(_ text: String, _ names: NameIndex, _ me: NameCandidate?) -> [Mention] {
        text.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }.map { name in
            var mention = Mention(text: name, range: nil, meaning: .unknown(suggestions: []))
            if let me, ["me", "@me"].contains(Folding.folded(name)) {
                mention.meaning = .known(me)
                return mention
            }
            switch names.resolve(name, among: [.person, .partner]) {
            case .found(let candidate): mention.meaning = .known(candidate)
            case .ambiguous(let candidates): mention.meaning = .ambiguous(candidates)
            case .unknown(let suggestions): mention.meaning = .unknown(suggestions: suggestions)
            }
            return mention
        }
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, Word.isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, Word.isBlank(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
