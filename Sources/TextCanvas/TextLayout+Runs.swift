extension TextLayout {
    /// Styled text in lines no wider than `width`, broken where plain text would be.
    package static func wrap(_ runs: [Run], to width: Int) -> [[Run]] {
        let whole = Array(runs.map(\.text).joined().utf8)
        var offset = 0
        return wrap(String(decoding: whole, as: UTF8.self), to: width).map { line in
            let bytes = Array(line.utf8)
            // The blanks at a break are in neither line.
            while offset < whole.count, !whole[offset...].starts(with: bytes) { offset += 1 }
            defer { offset += bytes.count }
            return cut(runs, to: offset..<offset + bytes.count)
        }
    }

    /// What of the runs stands in a range of their bytes.
    private static func cut(_ runs: [Run], to range: Range<Int>) -> [Run] {
        var start = 0
        return runs.compactMap { run in
            let bytes = Array(run.text.utf8)
            defer { start += bytes.count }
            let part = range.clamped(to: start..<start + bytes.count)
            guard !part.isEmpty else { return nil }
            return Run(
                String(decoding: bytes[part.lowerBound - start..<part.upperBound - start], as: UTF8.self), run.style)
        }
    }
}
