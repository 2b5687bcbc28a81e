/// Typed text in the form in which names are compared: folded, its words parted by one blank.
struct TypedName {
    let bytes: [UInt8]
    let words: [Range<Int>]

    init(_ text: some StringProtocol) {
        self.init(normal: NormalName.joinedWords(Folding.fold(text)[...]))
    }

    private init(normal bytes: [UInt8]) {
        self.bytes = bytes
        words = FoldedWords.ranges(in: bytes.span)
    }

    /// The bytes without blanks, which is how some write a name of several words.
    var squeezed: [UInt8] { bytes.filter { $0 != UInt8(ascii: " ") } }
}
