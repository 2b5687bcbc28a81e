/// Somebody named in a typed line, and whom it means.
package struct Mention: Hashable, Sendable {
    package enum Meaning: Hashable, Sendable {
        case known(NameCandidate)
        /// A record to be made along with the entry, because a `+` stands before the name.
        case new(Kind, name: String)
        /// Any of these could be meant.
        case ambiguous([NameCandidate])
        /// Nobody is called so; these are called alike.
        case unknown(suggestions: [NameCandidate])
    }

    /// The name as it was typed, without its marks.
    package var text: String
    /// Where it stands in the line, marks included; nil for what was not typed but given.
    package var range: Range<Int>?
    package var meaning: Meaning

    package init(text: String, range: Range<Int>?, meaning: Meaning) {
        self.text = text
        self.range = range
        self.meaning = meaning
    }

    /// The record that is meant, if it exists and is the only one.
    package var candidate: NameCandidate? {
        guard case .known(let candidate) = meaning else { return nil }
        return candidate
    }
}
