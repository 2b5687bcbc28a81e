/// Finds where a record ends.
///
/// A line inside a record that is neither field nor comment must not hide the record from its reader. With fields after
/// it, it stays inside and is passed over; with none, the record ends before it.
struct RecRecordScan {
    private(set) var end: Int
    private(set) var isDescriptor = false
    private(set) var holdsUnreadableLines = false
    /// Where the unreadable lines end that ended the record.
    private(set) var unreadableEnd: Int?

    private var firstName: Range<Int>

    init(_ bytes: Span<UInt8>, at start: Int) {
        end = start
        var name = start
        while name < bytes.count, bytes[name].isBlank { name += 1 }
        firstName = name..<name
        readField(bytes, nameStart: name)
    }

    /// Goes to the end of the record.
    mutating func run(_ bytes: Span<UInt8>) {
        while end < bytes.count {
            bytes.withUnsafeBufferPointer { buffer in
                while let field = RecLine.plain(buffer, at: end) { end = field.lineEnd + 1 }
            }
            guard end < bytes.count else { return }
            let first = bytes[end]
            if first == .newline { return }
            if first.startsFieldName, readField(bytes, nameStart: end) { continue }
            switch RecLine.classify(bytes, at: end, insideRecord: true) {
            case .blank: return
            case .comment: end = RecLine.next(bytes, after: end)
            case .field, .unreadable:
                guard passUnreadableLines(bytes) else { return }
            }
        }
    }

    /// Steps over the field whose name begins at `nameStart`; false if no field begins there.
    @discardableResult
    private mutating func readField(_ bytes: Span<UInt8>, nameStart: Int) -> Bool {
        guard let colon = RecLine.nameEnd(bytes, from: nameStart) else { return false }
        if firstName.isEmpty { firstName = nameStart..<colon }
        if bytes[nameStart] == .percent, bytes.extracting(nameStart..<colon).equals("%rec") { isDescriptor = true }
        var line = colon + 1
        while true {
            guard let lineEnd = bytes.firstIndex(of: .newline, from: line) else {
                end = bytes.count
                return true
            }
            end = lineEnd + 1
            guard end < bytes.count else { return true }
            if !RecLine.isJoined(bytes, from: line, lineEnd: lineEnd), bytes[end] != .plus { return true }
            line = end
        }
    }

    /// Decides what unreadable lines at `end` do to the record; false if they end it.
    private mutating func passUnreadableLines(_ bytes: Span<UInt8>) -> Bool {
        var position = end
        var lastUnreadable = end
        var separates = false
        while position < bytes.count {
            let kind = RecLine.classify(bytes, at: position, insideRecord: true)
            if kind == .blank { break }
            if kind == .field {
                if separates, startsLikeThisRecord(bytes, at: position) { break }
                holdsUnreadableLines = true
                end = position
                return true
            }
            let next = RecLine.next(bytes, after: position)
            if kind == .unreadable {
                separates = separates || RecLine.separatesRecords(bytes, at: position)
                lastUnreadable = next
            }
            position = next
        }
        unreadableEnd = lastUnreadable
        return false
    }

    /// Whether the field at `position` has the name that opened this record, as the next record would.
    private func startsLikeThisRecord(_ bytes: Span<UInt8>, at position: Int) -> Bool {
        guard let colon = RecLine.nameEnd(bytes, from: position), colon - position == firstName.count else {
            return false
        }
        for offset in 0..<firstName.count where bytes[position + offset] != bytes[firstName.lowerBound + offset] {
            return false
        }
        return true
    }
}
