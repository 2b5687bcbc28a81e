/// A name as it is compared: folded, its words parted by one blank, what stands in brackets apart.
struct NormalName: Hashable, Sendable {
    /// `action group on erosion technology and concentration etc group`.
    let bytes: [UInt8]
    /// The name without what stands in brackets: `third world network africa` of `Third World Network (TWN) Africa`.
    let main: [UInt8]
    /// What stands in brackets (`etc group`), and `main` where that is another text.
    let forms: [[UInt8]]
    /// The initials of three words or more; empty for fewer.
    let initials: [UInt8]

    /// All by which it may be called in short.
    var shortForms: [[UInt8]] { initials.isEmpty ? forms : forms + [initials] }

    init(_ name: String) {
        let folded = Folding.fold(name)
        bytes = Self.joinedWords(folded[...])
        let sides = Self.sides(of: folded)
        guard let open = folded.firstIndex(of: UInt8(ascii: "(")),
            let close = folded[open...].firstIndex(of: UInt8(ascii: ")"))
        else {
            (main, forms, initials) = (bytes, sides, Self.initials(of: bytes))
            return
        }
        main = Self.joinedWords(folded[..<open] + [UInt8(ascii: " ")] + folded[(close + 1)...])
        // `(BKS, farmers' organization)` holds a short form and a remark.
        let parts = folded[(open + 1)..<close].split(separator: UInt8(ascii: ","))
        let whole = bytes
        forms = (parts.map { Self.joinedWords($0) } + [main] + sides).filter { !$0.isEmpty && $0 != whole }
        initials = Self.initials(of: main)
    }

    var words: [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: " ")) }

    /// Whether every word of the other begins a word of this one, in any order.
    func hasWords(beginning others: [ArraySlice<UInt8>]) -> Bool {
        let own = words
        return others.allSatisfy { other in own.contains { $0.starts(with: other) } }
    }

    static func joinedWords(_ folded: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in folded {
            if FoldedWords.isWordByte(byte) {
                result.append(byte)
            } else if byte == UInt8(ascii: "'") {
                // An apostrophe parts no word: farmers' and farmers are one.
                continue
            } else if let last = result.last, last != UInt8(ascii: " ") {
                result.append(UInt8(ascii: " "))
            }
        }
        if result.last == UInt8(ascii: " ") { result.removeLast() }
        return result
    }

    /// The names on both sides of a stroke with blanks around it: `COAST / Equity BD`; none of `Aid/Watch`.
    private static func sides(of folded: [UInt8]) -> [[UInt8]] {
        let parts = folded.split(separator: UInt8(ascii: "/"))
        guard parts.count > 1, parts.dropLast().allSatisfy({ $0.last == UInt8(ascii: " ") }),
            parts.dropFirst().allSatisfy({ $0.first == UInt8(ascii: " ") })
        else { return [] }
        return parts.map { joinedWords($0) }.filter { !$0.isEmpty }
    }

    /// The first bytes of the words that mean something, where they are three or more.
    private static func initials(of name: [UInt8]) -> [UInt8] {
        var initials: [UInt8] = []
        var start = 0
        while start < name.count {
            var end = start
            while end < name.count, name[end] != UInt8(ascii: " ") { end += 1 }
            if !isSmall(name[start..<end]) { initials.append(name[start]) }
            start = end + 1
        }
        return initials.count >= 3 ? initials : []
    }

    /// Whether a word is one of `smallWords`, none of which has more than four letters.
    private static func isSmall(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 4 else { return false }
        return packedSmallWords.contains(packed(word))
    }

    private static func packed(_ word: some Sequence<UInt8>) -> UInt32 {
        word.reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static let packedSmallWords = Set(smallWords.map { packed($0) })

    /// Words that carry no meaning of their own in a name.
    static let smallWords: Set<[UInt8]> = Set(
        """
        a an and at by da das de del den der des di die do dos du e el et for fur i im in la le les los of on
        para per pour sur the to und van von y zu inc ltd llc llp plc srl corp ev v asbl bv nv ry ong ngo gmbh
        """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
}
