import RecFormat

/// Finds the records that a record names in its traced fields, straight from the bytes.
struct ReferenceReader: Sendable {
    private struct Traced {
        let name: [UInt8]
        let isDescribed: Bool
        let kinds: [Kind]
    }

    private let traced: [Traced]

    init(_ kind: Kind) {
        traced = Schema[kind].tracedSpecs.map { spec in
            switch spec.type {
            case .reference(let kinds): Traced(name: Array(spec.field.name.utf8), isDescribed: false, kinds: kinds)
            case .described(let kinds): Traced(name: Array(spec.field.name.utf8), isDescribed: true, kinds: kinds)
            default: preconditionFailure("only references are traced: \(spec.field)")
            }
        }
    }

    /// What a field says of other records.
    enum Reading {
        /// It names none, or is not followed back.
        case nothing
        case place(Place)
        /// It names a record that is not there.
        case missing(RecordID)
    }

    func read(name: Span<UInt8>, value: Span<UInt8>, in tables: [Table]) -> Reading {
        for field in traced where field.name.span.isEqual(to: name) {
            let end = field.isDescribed ? Self.referenceEnd(in: value) : value.count
            guard end > 0 else { return .nothing }
            let id = value.extracting(0..<end)
            if let place = Self.place(id, among: field.kinds, in: tables) { return .place(place) }
            return .missing(RecordID(String(copying: id)))
        }
        return .nothing
    }

    /// The place of the record with this Id in the first of the kinds that has it.
    static func place(_ id: Span<UInt8>, among kinds: [Kind], in tables: [Table]) -> Place? {
        let hash = IDIndex.hash(id)
        for kind in kinds {
            if let slot = tables[kind.ordinal].slot(of: id, hash: hash) { return Place(kind, slot) }
        }
        return nil
    }

    private static func referenceEnd(in value: Span<UInt8>) -> Int {
        var end = 0
        while end < value.count, value[end] != UInt8(ascii: ":") { end += 1 }
        while end > 0, value[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return end
    }
}

extension String {
    /// The text of some bytes, with what is not UTF-8 replaced.
    package init(copying bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
