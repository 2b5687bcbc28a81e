/// One grapheme as a cell shows it: harmless, of a known width, with at most four marks.
struct ScannedCell {
    var base: UInt32
    var width: Int
    var marks: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    var markCount = 0

    /// How many scalars the grapheme has.
    var scalarCount: Int { 1 + markCount }

    /// The base at 0, then the marks.
    func scalar(at index: Int) -> UInt32 {
        switch index {
        case 0: base
        case 1: marks.0
        case 2: marks.1
        case 3: marks.2
        default: marks.3
        }
    }

    /// Adds a combining mark; the fifth and later ones are dropped, as ncurses would.
    mutating func add(mark: UInt32) {
        switch markCount {
        case 0: marks.0 = mark
        case 1: marks.1 = mark
        case 2: marks.2 = mark
        case 3: marks.3 = mark
        default: return
        }
        markCount += 1
    }
}

/// The one gate between text and the terminal: reads UTF-8 and yields what may be drawn for it.
///
/// Control characters become pictures; bidi controls, zero-width and tag characters become one visible `�`; emoji
/// sequences are reduced to their first emoji, whose width all terminals agree on; bad UTF-8, unassigned and private
/// code points become `�`. Holds an offset only, so that it can be kept while the bytes are borrowed anew for each step.
struct CellScanner {
    private(set) var offset = 0

    static let replacement: UInt32 = 0xFFFD

    /// The next cell, or nil at the end of `bytes`. Ordinary ASCII is the caller's fast path.
    mutating func next(in bytes: Span<UInt8>) -> ScannedCell? {
        while let scalar = takeScalar(in: bytes) {
            guard var cell = self.base(for: scalar, in: bytes) else { continue }
            takeMarks(of: &cell, in: bytes)
            return cell
        }
        return nil
    }

    /// Goes on at another offset, which must begin a scalar.
    mutating func skip(to newOffset: Int) {
        offset = newOffset
    }

    /// The cell that `scalar` begins, or nil for what is dropped without a trace.
    private mutating func base(for scalar: UInt32, in bytes: Span<UInt8>) -> ScannedCell? {
        switch scalar {
        case 0x20..<0x7F: return ScannedCell(base: scalar, width: 1)
        case 0x09: return ScannedCell(base: 0x20, width: 1)
        case 0x0D where peekScalar(in: bytes)?.value == 0x0A: return nil
        case 0x0A, 0x85, 0x2028, 0x2029: return ScannedCell(base: 0x2424, width: 1)
        case 0x00..<0x20: return ScannedCell(base: 0x2400 + scalar, width: 1)
        case 0x7F: return ScannedCell(base: 0x2421, width: 1)
        case 0x80..<0xA0: return ScannedCell(base: Self.replacement, width: 1)
        // Spaces of every breadth but the ideographic one; a stray one must not look like a gap of its own.
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: return ScannedCell(base: 0x20, width: 1)
        // Half of a flag: terminals disagree on how wide the pair is, and the letters say the country anyway.
        case 0x1F1E6...0x1F1FF: return ScannedCell(base: scalar - 0x1F1E6 + 0x41, width: 1)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x034F: return nil
        default: break
        }
        guard !isHidden(scalar) else {
            skipHidden(in: bytes)
            return ScannedCell(base: Self.replacement, width: 1)
        }
        guard !isPrivateUse(scalar) else { return ScannedCell(base: Self.replacement, width: 1) }
        switch columns(of: scalar) {
        case 0:
            // A mark without anything to stand on.
            var cell = ScannedCell(base: 0x25CC, width: 1)
            cell.add(mark: scalar)
            return cell
        case let width where width > 0: return ScannedCell(base: scalar, width: width)
        default: return ScannedCell(base: Self.replacement, width: 1)
        }
    }

    /// Takes the combining marks after a base, and drops what would change how wide a terminal draws it.
    private mutating func takeMarks(of cell: inout ScannedCell, in bytes: Span<UInt8>) {
        while let (scalar, end) = peekScalar(in: bytes), scalar >= 0x300 {
            switch scalar {
            case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x034F: break
            case 0x1F3FB...0x1F3FF where isEmoji(cell.base): break
            case 0x200D where isEmoji(cell.base):
                offset = end
                // The rest of the family, flag or profession; a joiner before anything else just goes.
                if let (joined, joinedEnd) = peekScalar(in: bytes), isEmoji(joined) { offset = joinedEnd }
                continue
            case 0x200C...0x200D where joinsLetters(cell.base): break
            default:
                guard !isHidden(scalar), columns(of: scalar) == 0 else { return }
                cell.add(mark: scalar)
            }
            offset = end
        }
    }

    /// A run of hidden characters makes one `�`, however long it is.
    private mutating func skipHidden(in bytes: Span<UInt8>) {
        while let (scalar, end) = peekScalar(in: bytes), isHidden(scalar) { offset = end }
    }

    private mutating func takeScalar(in bytes: Span<UInt8>) -> UInt32? {
        guard let (scalar, end) = peekScalar(in: bytes) else { return nil }
        offset = end
        return scalar
    }

    private func peekScalar(in bytes: Span<UInt8>) -> (value: UInt32, end: Int)? {
        guard offset < bytes.count else { return nil }
        let first = bytes[offset]
        guard first >= 0x80 else { return (UInt32(first), offset + 1) }
        return decodeMultibyte(first, in: bytes)
    }

    /// Decodes by the Unicode Standard's table 3-7; one `�` for each byte that begins nothing valid.
    private func decodeMultibyte(_ first: UInt8, in bytes: Span<UInt8>) -> (value: UInt32, end: Int) {
        let invalid = (value: Self.replacement, end: offset + 1)
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return invalid
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return invalid }
        var value = UInt32(first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07))
        for index in offset + 1..<offset + length {
            guard bytes[index] & 0xC0 == 0x80 else { return invalid }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        return (value, offset + length)
    }
}

/// Whether a scalar is one that shows nothing but can reorder, hide or split what stands around it.
private func isHidden(_ scalar: UInt32) -> Bool {
    guard scalar >= 0xAD, let scalar = Unicode.Scalar(scalar) else { return false }
    if (0xFFF9...0xFFFB).contains(scalar.value) { return true }
    // Letters and ideographs in daily use, spared the look-up of properties.
    if (0xAE..<0x34F).contains(scalar.value) || (0x350..<0x61C).contains(scalar.value) { return false }
    if (0x3040..<0x3130).contains(scalar.value) || (0x4E00..<0xD7A4).contains(scalar.value) { return false }
    return scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl
}

private func isPrivateUse(_ scalar: UInt32) -> Bool {
    (0xE000...0xF8FF).contains(scalar) || scalar >= 0xF0000
}

private func isEmoji(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x203C, let scalar = Unicode.Scalar(scalar) else { return false }
    return scalar.properties.isEmoji
}

/// Whether joiners are ordinary spelling after this letter, as in Persian and the Indic scripts.
private func joinsLetters(_ scalar: UInt32) -> Bool {
    (0x0600..<0x0E00).contains(scalar) || (0x0F00..<0x10A0).contains(scalar) || (0x1780..<0x18B0).contains(scalar)
}
