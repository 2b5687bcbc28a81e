/// Rewrites one record's lines so that they hold other fields, touching as few lines as it can.
struct RecEdit {
    /// The record's new lines.
    private(set) var result: [UInt8] = []
    private(set) var isChange = false
    private(set) var changesFirstName = false

    private var items: [Item] = []
    private let fields: [RecField]
    private let lineEnding: [UInt8]
    /// What must come before anything can follow the last line of `result`.
    private var pendingEnd: [UInt8] = []

    private struct Item {
        /// The field these lines are, or nil for a comment or an unreadable line.
        var field: RecField?
        var range: Range<Int>
    }

    /// Which of the old items a new field takes the place of, and whether it is the same field.
    private struct Pairing {
        var item: Int
        var isSame: Bool
    }

    init(_ old: Span<UInt8>, fields: [RecField]) {
        self.fields = fields
        let firstEnd = old.firstIndex(of: .newline, from: 0)
        lineEnding =
            firstEnd.map { $0 > 0 && old[$0 - 1] == .carriageReturn } == true
            ? [.carriageReturn, .newline] : [.newline]
        var scan = RecFieldScan(from: 0)
        var position = 0
        while scan.advance(old) {
            addOtherLines(old, from: position, to: scan.start)
            items.append(Item(field: scan.field(of: old), range: scan.start..<scan.next))
            position = scan.next
        }
        addOtherLines(old, from: position, to: old.count)
    }

    private mutating func addOtherLines(_ old: Span<UInt8>, from start: Int, to end: Int) {
        if start < end { items.append(Item(field: nil, range: start..<end)) }
    }

    /// Makes `result` out of the old lines and the new fields.
    mutating func run(_ old: Span<UInt8>, holdsUnreadableLines: Bool) {
        let oldFields = items.compactMap(\.field)
        isChange = oldFields != fields
        guard isChange else { return }
        changesFirstName = oldFields.first?.name.hasSameBytes(as: fields[0].name) != true
        let pairings = pair()
        write(old, pairings)
        if holdsUnreadableLines, !readsBack() {
            // Unreadable lines may part a record in two, and one before all fields may be read as a field; behind the
            // last field they cannot.
            result = []
            pendingEnd = []
            write(old, pairings, othersLast: true)
        }
    }

    private func readsBack() -> Bool {
        let parser = RecParser(result.span, buffer: 0)
        let records = parser.slots.filter { $0.kind == .record || $0.kind == .descriptor }
        guard records.count == 1, let record = records.first else { return false }
        let bytes = result.span.extracting(record.offset..<record.bodyEnd)
        var scan = RecFieldScan(from: 0)
        var read: [RecField] = []
        while scan.advance(bytes) { read.append(scan.field(of: bytes)) }
        return read.count == fields.count && zip(read, fields).allSatisfy { $0 == $1 || $0 == $1.normalized }
    }

    private mutating func write(_ old: Span<UInt8>, _ pairings: [Pairing?], othersLast: Bool = false) {
        var position = 0
        for (field, pairing) in zip(fields, pairings) {
            if let pairing {
                if !othersLast { keepOthers(old, items[position..<pairing.item]) }
                position = pairing.item + 1
            }
            if let pairing, pairing.isSame {
                keep(old, items[pairing.item].range)
            } else {
                endLine()
                RecWriter.append(field, to: &result, lineEnding: lineEnding)
            }
        }
        keepOthers(old, othersLast ? items[...] : items[position...])
    }

    private mutating func keepOthers(_ old: Span<UInt8>, _ items: ArraySlice<Item>) {
        for item in items where item.field == nil { keep(old, item.range) }
    }

    private mutating func keep(_ old: Span<UInt8>, _ range: Range<Int>) {
        endLine()
        var start = range.lowerBound
        if start == 0, !result.isEmpty {
            // Blanks may stand before the first field of a record only.
            while old[start].isBlank { start += 1 }
        }
        result.append(old, from: start, to: range.upperBound)
        if range.upperBound == old.count { pendingEnd = Array(RecWriter.separator(after: old).dropLast()) }
    }

    private mutating func endLine() {
        result += pendingEnd
        pendingEnd = []
    }
}

extension RecEdit {
    /// Matches new fields with old ones, in order: equal ones first, then by name between those.
    private func pair() -> [Pairing?] {
        let oldIndices = items.indices.filter { items[$0].field != nil }
        let old = oldIndices.compactMap { items[$0].field }
        let same = Self.commonSubsequence(old, fields)
        var pairings = [Pairing?](repeating: nil, count: fields.count)
        var oldStart = 0
        var newStart = 0
        for (oldIndex, newIndex) in same + [(old.count, fields.count)] {
            var candidate = oldStart
            for new in newStart..<newIndex {
                let name = fields[new].name.utf8
                guard let match = old[candidate..<oldIndex].firstIndex(where: { $0.name.utf8.elementsEqual(name) })
                else { continue }
                pairings[new] = Pairing(item: oldIndices[match], isSame: false)
                candidate = match + 1
            }
            if newIndex < fields.count { pairings[newIndex] = Pairing(item: oldIndices[oldIndex], isSame: true) }
            oldStart = oldIndex + 1
            newStart = newIndex + 1
        }
        return pairings
    }

    /// Pairs of indices of equal fields, rising in both: the longest such list where that is cheap to find.
    private static func commonSubsequence(_ old: [RecField], _ new: [RecField]) -> [(Int, Int)] {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var oldEnd = old.count
        var newEnd = new.count
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        var pairs = (0..<start).map { ($0, $0) }
        let rows = oldEnd - start
        let columns = newEnd - start
        if rows > 0, columns > 0, rows * columns <= 250_000 {
            pairs += longestMiddle(old[start..<oldEnd], new[start..<newEnd])
        }
        pairs += zip(oldEnd..<old.count, newEnd..<new.count)
        return pairs
    }

    private static func longestMiddle(_ old: ArraySlice<RecField>, _ new: ArraySlice<RecField>) -> [(Int, Int)] {
        let width = new.count + 1
        // lengths[i * width + j]: the longest common subsequence of what is left from i and j on.
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for i in (0..<old.count).reversed() {
            for j in (0..<new.count).reversed() {
                lengths[i * width + j] =
                    old[old.startIndex + i] == new[new.startIndex + j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < old.count, j < new.count {
            if old[old.startIndex + i] == new[new.startIndex + j] {
                pairs.append((old.startIndex + i, new.startIndex + j))
                i += 1
                j += 1
            } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }
}
