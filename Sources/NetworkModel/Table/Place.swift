/// Where a record stands in the model: its kind and its slot in that kind's table.
package struct Place: Hashable, Sendable {
    package let kind: Kind
    private let number: Int32

    package var slot: Int { Int(number) }

    package init(_ kind: Kind, _ slot: Int) {
        self.kind = kind
        number = Int32(slot)
    }

    package func hash(into hasher: inout Hasher) {
        // One number takes half the time of two; there are lists of thousands of places.
        hasher.combine(UInt64(UInt8(kind.ordinal)) << 32 | UInt64(UInt32(bitPattern: number)))
    }
}
