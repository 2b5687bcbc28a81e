/// Where a text tells of a person.
package struct PersonMention: Hashable, Sendable {
    package enum Sort: Hashable, Sendable {
        /// The name, turned round, with words left out or with initials too.
        case name
        /// A mail address, a telephone number, a name on some service.
        case address
        /// A word that may mean this person and may mean somebody or something else.
        case perhaps
    }

    package let sort: Sort
    /// Its bytes in the text's UTF-8.
    package let range: Range<Int>
    /// The words as they stand there.
    package let words: String

    init(_ sort: Sort, _ range: Range<Int>, in bytes: [UInt8]) {
        self.sort = sort
        self.range = range
        words = String(decoding: bytes[range], as: UTF8.self)
    }
}
