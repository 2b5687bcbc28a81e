/// The text as a canvas would show it: no byte of it can command a terminal, reorder or hide what stands around it.
///
/// For text that goes to a terminal by another way than a canvas: command output, errors, the title. With
/// `keepingLines`, line ends stay instead of becoming `␤`.
package func displaySafe(_ text: String, glyphs: Glyphs = .unicode, keepingLines: Bool = false) -> String {
    guard !isPlain(text) else { return text }
    guard keepingLines else { return displaySafeLine(text[...], glyphs) }
    return text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A }
        .map { displaySafeLine(Substring($0.last == 0x0D ? $0.dropLast() : $0), glyphs) }
        .joined(separator: "\n")
}

private func displaySafeLine(_ text: Substring, _ glyphs: Glyphs) -> String {
    let bytes = text.utf8Span.span
    var scanner = CellScanner()
    var safe = String.UnicodeScalarView()
    while let cell = scanner.next(in: bytes) {
        guard glyphs == .unicode else {
            let letter = Unicode.Scalar(Glyphs.ascii(for: cell.base))
            for _ in 0..<cell.width { safe.append(letter) }
            continue
        }
        for index in 0..<cell.scalarCount {
            if let scalar = Unicode.Scalar(cell.scalar(at: index)) { safe.append(scalar) }
        }
    }
    return String(safe)
}

/// Whether the text is printable ASCII throughout, which needs nothing done.
private func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices where bytes[index] < 0x20 || bytes[index] >= 0x7F { return false }
    return true
}
