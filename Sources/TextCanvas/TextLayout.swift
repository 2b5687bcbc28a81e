/// Measuring, cutting, padding and wrapping text by the columns it takes once it has passed the display-safe gate.
package enum TextLayout {
    /// The columns a line of text takes.
    package static func width(of text: String) -> Int {
        width(of: text.utf8Span.span, upTo: Int.max)
    }

    /// The columns a line of text takes, or any number of at least `limit` where it takes that many.
    package static func width(of text: String, upTo limit: Int) -> Int {
        width(of: text.utf8Span.span, upTo: limit)
    }

    /// The columns that UTF-8 bytes take, or any number of at least `limit` where they take that many.
    package static func width(of bytes: Span<UInt8>, upTo limit: Int = Int.max) -> Int {
        var scanner = CellScanner()
        var columns = 0
        while columns < limit {
            let ascii = plainRun(in: bytes, from: scanner.offset)
            scanner.skip(to: scanner.offset + ascii)
            columns += ascii
            guard columns < limit, let cell = scanner.next(in: bytes) else { break }
            columns += cell.width
        }
        return columns
    }

    /// The text itself where it fits, else its beginning and `…`, together no wider than `width`.
    package static func truncate(_ text: String, to width: Int) -> String {
        guard self.width(of: text, upTo: max(0, width) + 1) > width else { return text }
        guard width > 0 else { return "" }
        return String(text.prefix(columns: width - 1)) + "…"
    }

    /// The text itself where it fits, else its beginning, `…` and its end: names that begin alike are told apart by how
    /// they end.
    package static func truncateMiddle(_ text: String, to width: Int) -> String {
        let whole = self.width(of: text, upTo: max(0, width) + 1)
        guard whole > width else { return text }
        guard width >= 12 else { return truncate(text, to: width) }
        let end = (width - 1) * 2 / 5
        // A character takes no more than two columns, and one of two may leave one of them free. What is dropped
        // without a trace takes none, so the end may be longer than it is wide.
        var start = text.endIndex
        var columns = 0
        while start > text.startIndex {
            let previous = text.index(before: start)
            columns += self.width(of: String(text[previous..<start]), upTo: end + 1)
            guard columns <= end else { break }
            start = previous
        }
        let tail = text[start...]
        let head = String(text.prefix(columns: width - 1 - self.width(of: String(tail))))
        return trimmedEnd(head) + "…" + tail.drop { $0 == " " }
    }

    private static func trimmedEnd(_ text: String) -> String {
        var text = Substring(text)
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The text in exactly `width` columns, cut with `…` or filled with blanks.
    package static func pad(_ text: String, to width: Int, _ alignment: Alignment = .leading) -> String {
        let cut = truncate(text, to: width)
        let room = max(0, width - self.width(of: cut))
        let before = alignment == .leading ? 0 : alignment == .trailing ? room : room / 2
        return String(repeating: " ", count: before) + cut + String(repeating: " ", count: room - before)
    }

    /// The text in lines no wider than `width`, broken between words, or within one that is too long by itself.
    ///
    /// Line ends in the text stay line ends; blanks at a break go. An empty text is one empty line.
    package static func wrap(_ text: String, to width: Int) -> [String] {
        let width = max(1, width)
        var lines: [String] = []
        for paragraph in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            wrap(paragraph: Substring(paragraph.last == 0x0D ? paragraph.dropLast() : paragraph), to: width, &lines)
        }
        return lines
    }

    /// The first line of a text, for a place that has one.
    package static func firstLine(_ text: String) -> String {
        let end = text.utf8.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return end.map { String(text[..<$0]) } ?? text
    }

    private static func wrap(paragraph: Substring, to width: Int, _ lines: inout [String]) {
        var rest = paragraph
        repeat {
            let fitting = rest.prefix(columns: width)
            guard fitting.endIndex < rest.endIndex else { break }
            let line = lineBreak(of: fitting, in: rest)
            lines.append(line.text)
            rest = rest[line.end...].trimmingLeadingBlanks()
            if rest.isEmpty { return }
        } while true
        lines.append(String(rest))
    }

    /// Where the longest line ends that fits: before the last blank, after the last ideograph, else where it is full.
    private static func lineBreak(of fitting: Substring, in rest: Substring) -> (text: String, end: String.Index) {
        guard !fitting.isEmpty else {
            // Not even one grapheme fits, a wide one in a single column; it is taken so that wrapping ends.
            let end = rest.index(after: rest.startIndex)
            return (String(rest[..<end]), end)
        }
        if rest.utf8[fitting.endIndex] == 0x20 { return (fitting.trimmingTrailingBlanks(), fitting.endIndex) }
        if fitting.breaksAfter || rest[fitting.endIndex...].breaksBefore { return (String(fitting), fitting.endIndex) }
        guard let blank = fitting.utf8.lastIndex(of: 0x20), !fitting[..<blank].trimmingTrailingBlanks().isEmpty else {
            return (String(fitting), fitting.endIndex)
        }
        return (fitting[..<blank].trimmingTrailingBlanks(), blank)
    }

    /// How many bytes from `start` are printable ASCII, each a cell of its own.
    private static func plainRun(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x7F { index += 1 }
        // The last one may carry a mark that follows.
        if index > start, index < bytes.count, bytes[index] >= 0x80 { index -= 1 }
        return index - start
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The longest beginning that takes no more than `columns` columns.
    fileprivate func prefix(columns limit: Int) -> Substring {
        let text = self[...]
        let bytes = text.utf8Span.span
        var scanner = CellScanner()
        var used = 0
        var end = 0
        while let cell = scanner.next(in: bytes) {
            used += cell.width
            guard used <= limit else { break }
            end = scanner.offset
        }
        // What is dropped without a trace at the very end belongs to the beginning too.
        if used <= limit { end = bytes.count }
        return text[..<text.utf8.index(text.startIndex, offsetBy: end)]
    }

    fileprivate func trimmingTrailingBlanks() -> String {
        var text = self[...]
        while text.utf8.last == 0x20 { text = Substring(text.utf8.dropLast()) }
        return String(text)
    }

    fileprivate func trimmingLeadingBlanks() -> Substring {
        self[...].utf8.first == 0x20 ? Substring(self[...].utf8.drop { $0 == 0x20 }) : self[...]
    }

    fileprivate var breaksAfter: Bool {
        guard let last = self[...].unicodeScalars.last else { return false }
        return last.value >= 0x1100 && columns(of: last.value) == 2
    }

    fileprivate var breaksBefore: Bool {
        guard let first = self[...].unicodeScalars.first else { return false }
        return first.value >= 0x1100 && columns(of: first.value) == 2
    }
}
