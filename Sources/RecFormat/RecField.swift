/// One field of a record: a name and the value it stands for.
///
/// Equality and hashing look at UTF-8 bytes, as rec does; Swift's own `==` would take "é" in its two spellings for one.
package struct RecField: Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Whether rec can spell this name: a letter or `%`, then letters, digits and `_`.
    package static func isName(_ text: some StringProtocol) -> Bool {
        var bytes = text.utf8.makeIterator()
        guard let first = bytes.next(), first.startsFieldName else { return false }
        while let byte = bytes.next() {
            guard byte.continuesFieldName else { return false }
        }
        return true
    }

    /// The field as it will be read back once written.
    ///
    /// Rec has no safe spelling for some values, so the writer turns carriage returns into newlines, puts a blank
    /// after a backslash that ends a line, and writes U+FFFD for NUL, which would cut the value short.
    package var normalized: RecField {
        RecWriter.isPlain(value)
            ? self : RecField(name: name, value: String(decoding: RecWriter.normalized(value), as: UTF8.self))
    }
}

extension RecField: Hashable {
    package static func == (left: RecField, right: RecField) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.value.hasSameBytes(as: right.value)
    }

    package func hash(into hasher: inout Hasher) {
        Self.hash(name, into: &hasher)
        Self.hash(value, into: &hasher)
    }

    private static func hash(_ text: String, into hasher: inout Hasher) {
        let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
        // No text of UTF-8 holds this byte, so it parts name and value.
        hasher.combine(0xFF as UInt8)
    }
}
