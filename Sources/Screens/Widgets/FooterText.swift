import TextCanvas

/// What the footer says, made to fit.
enum FooterText {
    /// Of parts between dots the first, which has the names, gives way, then the longest, until all fit, so that the last ones, such as the key that undoes, can
    /// still be read.
    static func fitted(_ text: String, to width: Int) -> String {
        var parts = text.split(separator: " · ").map(String.init)
        let separators = 3 * (parts.count - 1)
        guard parts.count > 1 else { return text }
        var widths = parts.map { TextLayout.width(of: $0) }
        var excess = widths.reduce(separators, +) - width
        let cut = min(max(0, excess), max(0, widths[0] - leastOfFirst))
        widths[0] -= cut
        excess -= cut
        while excess > 0, let longest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[longest] > least {
            widths[longest] -= 1
            excess -= 1
        }
        for index in parts.indices { parts[index] = TextLayout.truncate(parts[index], to: widths[index]) }
        return parts.joined(separator: " · ")
    }

    /// Of fewer columns nothing could be read.
    private static let leastOfFirst = 16
    private static let least = 8
}
