extension TextLayout {
    /// Styled text in lines no wider than `width`, broken where plain text would be.
    package static func wrap(_ runs: [Run], to width: Int) -> [[Run]] {
        let whole = Array(runs.map(\.text).joined().utf8)
        let parts = runs.map { (bytes: Array($0.text.utf8), style: $0.style) }
        var (offset, part, partStart) = (0, 0, 0)
        return wrap(String(decoding: whole, as: UTF8.self), to: width).map { line in
            let bytes = Array(line.utf8)
            // The blanks at a break are in neither line.
            while offset < whole.count, !whole[offset...].starts(with: bytes) { offset += 1 }
            let range = offset..<offset + bytes.count
            offset = range.upperBound
            var line: [Run] = []
            // A run may go on in the next line, so the last one is looked at again.
            while part < parts.count {
                let whole = partStart..<partStart + parts[part].bytes.count
                let taken = range.clamped(to: whole)
                if !taken.isEmpty {
                    let bytes = parts[part].bytes[taken.lowerBound - partStart..<taken.upperBound - partStart]
                    line.append(Run(String(decoding: bytes, as: UTF8.self), parts[part].style))
                }
                guard whole.upperBound <= range.upperBound else { break }
                partStart = whole.upperBound
                part += 1
            }
            return line
        }
    }
}
