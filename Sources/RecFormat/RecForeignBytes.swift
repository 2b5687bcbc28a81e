/// What bytes are that cannot be read as rec text at all, not even line by line.
package enum RecForeignBytes: Hashable, Sendable {
    /// Text in UTF-16, as some editors of Windows save it.
    case utf16
    /// No text: a program's own file, or one whose beginning was lost on the disk.
    case binary

    /// How many bytes it shows in.
    package static let headLength = 16

    /// Tells by the beginning of a file; nil where it may be rec text, in whatever state.
    ///
    /// A rec file begins in ASCII, so that in UTF-16, with a mark or without, one of the first two bytes is zero; and no
    /// format of programs in use keeps zeros out of its first bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(Self.headLength))
        guard head.count > 1 else { return nil }
        let isMarked = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        if isMarked || (head[0] == 0) != (head[1] == 0) {
            self = .utf16
        } else if head.contains(0) {
            self = .binary
        } else {
            return nil
        }
    }
}
