/// Looking at records where they lie, without making a `RecRecord`: for loops over a hundred thousand of them.
extension RecDocument {
    /// Calls `body` with each field of the record at a slot, as `RecRecord.forEachField` does.
    package func forEachField(
        at slot: Int, _ body: (_ name: Span<UInt8>, _ rawValue: Span<UInt8>, _ isPlain: Bool) -> Void
    ) {
        let entry = slots[slot]
        if entry.buffer == 0 {
            Self.scan(base.span.extracting(entry.offset..<entry.bodyEnd), body)
        } else {
            let bytes = additions[entry.buffer - 1]
            Self.scan(bytes.span.extracting(entry.offset..<entry.bodyEnd), body)
        }
    }

    /// Calls `body` with the value of the record's first field, if that has the name and its value is one plain line.
    package func withFirstValue<Result>(
        at slot: Int, named name: StaticString, _ body: (Span<UInt8>) -> Result
    ) -> Result? {
        let entry = slots[slot]
        if entry.buffer == 0 {
            return Self.first(base.span.extracting(entry.offset..<entry.bodyEnd), name, body)
        }
        let bytes = additions[entry.buffer - 1]
        return Self.first(bytes.span.extracting(entry.offset..<entry.bodyEnd), name, body)
    }

    private static func scan(_ bytes: Span<UInt8>, _ body: (Span<UInt8>, Span<UInt8>, Bool) -> Void) {
        var scan = RecFieldScan(from: 0)
        while true {
            let plainEnd = bytes.withUnsafeBufferPointer { buffer in
                var start = scan.next
                while let field = RecLine.plain(buffer, at: start) {
                    var valueStart = field.nameEnd + 1
                    if valueStart < field.lineEnd, buffer[valueStart].isBlank { valueStart += 1 }
                    let name = UnsafeBufferPointer(rebasing: buffer[start..<field.nameEnd])
                    let value = UnsafeBufferPointer(rebasing: buffer[valueStart..<field.lineEnd])
                    body(name.span, value.span, true)
                    start = field.lineEnd + 1
                }
                return start
            }
            scan.skip(to: plainEnd)
            guard scan.advance(bytes) else { return }
            body(
                bytes.extracting(scan.nameStart..<scan.nameEnd), bytes.extracting(scan.valueStart..<scan.valueEnd),
                scan.isPlain)
        }
    }

    private static func first<Result>(
        _ bytes: Span<UInt8>, _ name: StaticString, _ body: (Span<UInt8>) -> Result
    ) -> Result? {
        let nameEnd = name.utf8CodeUnitCount
        guard bytes.count > nameEnd, bytes[nameEnd] == .colon else { return nil }
        guard bytes.extracting(0..<nameEnd).equals(name) else { return nil }
        var scan = RecFieldScan(from: 0)
        guard scan.advance(bytes), scan.isPlain else { return nil }
        return body(bytes.extracting(scan.valueStart..<scan.valueEnd))
    }
}
