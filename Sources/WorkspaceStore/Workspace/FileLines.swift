import RecFormat

/// The lines of a file, for showing some of them as they are.
struct FileLines {
    private let bytes: [UInt8]
    /// Where each line begins.
    private let starts: [Int]

    /// Nobody reads more of a line than this in a list.
    private static let longest = 400
    /// Lines shown before and after what it is about.
    private static let around = 2
    private static let most = 12

    init(_ document: RecDocument) {
        let bytes = document.serialized()
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// Some lines from a line on, with those around them, and the number of the first; what is no UTF-8 shows as U+FFFD.
    func excerpt(line: Int, count: Int) -> (lines: [String], start: Int) {
        let first = max(1, line - Self.around)
        let last = min(starts.count, line + max(1, count) - 1 + Self.around, first + Self.most - 1)
        guard first <= last else { return ([], line) }
        var lines = (first...last).map(text)
        // What stands behind the last line end is no line.
        if last == starts.count, lines.last?.isEmpty == true { lines.removeLast() }
        return (lines, first)
    }

    private func text(_ line: Int) -> String {
        let start = starts[line - 1]
        let end = line < starts.count ? starts[line] - 1 : bytes.count
        return String(decoding: bytes[start..<min(end, start + Self.longest)], as: UTF8.self)
    }
}
