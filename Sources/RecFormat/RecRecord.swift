/// One record of a document: shared bytes and a range; nothing is decoded until asked for.
package struct RecRecord: Sendable {
    private let storage: [UInt8]
    private let range: Range<Int>

    init(storage: [UInt8], range: Range<Int>) {
        self.storage = storage
        self.range = range
    }

    /// A record of its own, made of fields.
    package init(_ fields: [RecField]) {
        storage = RecWriter.lines(of: fields)
        range = 0..<storage.count
    }

    /// The record's lines as they are in the file, without the blank line after.
    package var bytes: [UInt8] { Array(storage[range]) }

    /// Every field in order, decoded.
    package var fields: [RecField] {
        var fields: [RecField] = []
        forEachField { name, raw, isPlain in
            fields.append(RecField(name: name.text, value: Self.text(raw, isPlain: isPlain)))
        }
        return fields
    }

    /// The first value of the field, or nil where the record has no such field.
    package func first(_ name: String) -> String? {
        withRawValue(of: name) { $0.text }
    }

    /// Every value of the field, in order.
    package func all(_ name: String) -> [String] {
        var values: [String] = []
        forEachField { field, raw, isPlain in
            if field.isText(name) { values.append(Self.text(raw, isPlain: isPlain)) }
        }
        return values
    }

    /// Whether the record has the field, be it empty.
    package func has(_ name: String) -> Bool {
        withRawValue(of: name) { _ in true } ?? false
    }

    /// Calls `body` with the bytes of a value, not copied when the value is one plain line; nil where there is none.
    package func withRawValue<R>(of name: String, occurrence: Int = 0, _ body: (Span<UInt8>) -> R) -> R? {
        let bytes = storage.span.extracting(range)
        var scan = RecFieldScan(from: 0)
        var left = occurrence
        while scan.advance(bytes) {
            guard bytes.extracting(scan.nameStart..<scan.nameEnd).isText(name) else { continue }
            guard left == 0 else {
                left -= 1
                continue
            }
            let raw = bytes.extracting(scan.valueStart..<scan.valueEnd)
            if scan.isPlain { return body(raw) }
            let decoded = RecFieldScan.decode(raw)
            return body(decoded.span)
        }
        return nil
    }

    /// Calls `body` with each field's name and raw value, as they are in the file.
    ///
    /// `isPlain` says that the raw bytes are the value; otherwise `decode(_:)` joins its lines.
    package func forEachField(_ body: (_ name: Span<UInt8>, _ rawValue: Span<UInt8>, _ isPlain: Bool) -> Void) {
        let bytes = storage.span.extracting(range)
        var scan = RecFieldScan(from: 0)
        while scan.advance(bytes) {
            body(
                bytes.extracting(scan.nameStart..<scan.nameEnd), bytes.extracting(scan.valueStart..<scan.valueEnd),
                scan.isPlain)
        }
    }

    /// The value that the raw bytes of a field stand for: continuation lines joined.
    package static func decode(_ rawValue: Span<UInt8>) -> [UInt8] {
        RecFieldScan.decode(rawValue)
    }

    private static func text(_ raw: Span<UInt8>, isPlain: Bool) -> String {
        isPlain ? raw.text : String(decoding: RecFieldScan.decode(raw), as: UTF8.self)
    }
}
