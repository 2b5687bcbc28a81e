/// What a stretch of a rec document is.
package enum SlotKind: UInt8, Sendable {
    /// Fields, with the comments between them.
    case record
    /// A record with a `%rec` field, which describes the records after it.
    case descriptor
    /// Comments outside records.
    case commentary
    /// Lines that are not rec; kept as they are.
    case unreadable
    /// A slot whose lines were taken out.
    case deleted
}

/// Where a slot's bytes are: 16 bytes, since a large log has hundreds of thousands.
struct RecSlot {
    /// Kind, flags, buffer and offset packed in one word.
    private var location: UInt64
    /// The count of the slot's own bytes.
    var bodyCount: UInt32
    /// The count of the blank lines' bytes that follow them.
    var blankCount: UInt32

    private static let offsetBits: UInt64 = 40
    private static let offsetMask: UInt64 = (1 << 40) - 1
    private static let bufferMask: UInt64 = (1 << 20) - 1
    private static let flag: UInt64 = 1 << 60

    init(kind: SlotKind, buffer: Int, offset: Int, bodyCount: Int, blankCount: Int, holdsUnreadableLines: Bool = false)
    {
        precondition(buffer <= Self.bufferMask && offset <= Self.offsetMask, "A rec document is larger than its index.")
        location = UInt64(kind.rawValue) << 61 | UInt64(buffer) << Self.offsetBits | UInt64(offset)
        if holdsUnreadableLines { location |= Self.flag }
        self.bodyCount = UInt32(bodyCount)
        self.blankCount = UInt32(blankCount)
    }

    var kind: SlotKind {
        get { SlotKind(rawValue: UInt8(location >> 61)) ?? .unreadable }
        set { location = location & ~(7 << 61) | UInt64(newValue.rawValue) << 61 }
    }

    /// 0 is the file as it was read; the others hold what was edited or appended.
    var buffer: Int { Int(location >> Self.offsetBits & Self.bufferMask) }
    var offset: Int { Int(location & Self.offsetMask) }
    /// Whether a record has lines between its fields that are neither field nor comment.
    var holdsUnreadableLines: Bool { location & Self.flag != 0 }
    var count: Int { Int(bodyCount) + Int(blankCount) }
    var bodyEnd: Int { offset + Int(bodyCount) }
    var end: Int { offset + count }
}
