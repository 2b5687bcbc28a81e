import NetworkModel
import RecFormat

/// What of a rec file is not the fields of its own records: comments, lines that cannot be read, records of other types.
struct RecCommentary {
    struct Part: Hashable {
        let bytes: [UInt8]
        /// From 1.
        let line: Int
    }

    private enum Piece {
        case record([UInt8])
        case other([UInt8])
    }

    private var pieces: [Piece] = []

    init(_ bytes: [UInt8], _ kind: Kind) {
        let table = Table(kind, RecDocument(bytes))
        let own = Set(table.slots.map { Int($0) })
        let starts = Self.starts(of: table.document, in: bytes)
        pieces.append(.other(Array(bytes[..<(starts.first?.offset ?? bytes.count)])))
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].offset : bytes.count
            let piece = Array(bytes[start.offset..<end])
            own.contains(start.slot) ? addRecord(piece) : pieces.append(.other(piece))
        }
    }

    /// Where the slots begin in the file: at the lines that the document says.
    private static func starts(of document: RecDocument, in bytes: [UInt8]) -> [(slot: Int, offset: Int)] {
        let slots = (0..<document.slotCount).filter { document.kind(of: $0) != .deleted }
        let lines = document.lines(of: Set(slots))
        var offsets = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { offsets.append(index + 1) }
        return slots.map { ($0, offsets[min((lines[$0] ?? 1) - 1, offsets.count - 1)]) }.sorted { $0.1 < $1.1 }
    }

    private mutating func addRecord(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            let line = Array(bytes[start..<end])
            pieces.append(line.first == UInt8(ascii: "#") ? .other(line) : .record(line))
            start = end
        }
    }

    /// The parts, with the lines at which they begin.
    var parts: [Part] {
        var line = 1
        var parts: [Part] = []
        for piece in pieces {
            switch piece {
            case .record(let bytes): line += bytes.count { $0 == UInt8(ascii: "\n") }
            case .other(let bytes):
                parts.append(Part(bytes: bytes, line: line))
                line += bytes.count { $0 == UInt8(ascii: "\n") }
            }
        }
        return parts
    }

    /// The file with these parts replaced.
    func replacing(_ replacement: ([UInt8]) -> [UInt8]) -> [UInt8] {
        pieces.flatMap { piece in
            switch piece {
            case .record(let bytes): bytes
            case .other(let bytes): replacement(bytes)
            }
        }
    }
}
