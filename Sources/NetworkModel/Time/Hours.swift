/// Hours of work as files state them: `6`, `1.5`.
package enum Hours {
    /// More than a life has; what is summed and multiplied stays a number that can be shown.
    private static let most = 1_000_000.0
    /// Enough for `most` and six decimals.
    private static let longest = 14

    /// What a file states for hours as people type them: `6h`, `1 h 30 min`, `90 min`; nil where it is none.
    package static func typed(_ text: String) -> String? {
        if read(text) != nil { return text }
        return HumanMinutes.minutes(of: text).map { self.text(ofMinutes: $0) }
    }

    /// Minutes as hours with two decimals at most.
    package static func text(ofMinutes minutes: Int) -> String {
        let hundredths = (minutes * 100 + 30) / 60
        let fraction = hundredths % 100
        if fraction == 0 { return String(hundredths / 100) }
        let digits = fraction % 10 == 0 ? String(fraction / 10) : (fraction < 10 ? "0" : "") + String(fraction)
        return "\(hundredths / 100).\(digits)"
    }

    /// The hours that a text states; nil for every other text, `1e9` and `-2` among them.
    package static func read(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }
        guard isPlain, text.utf8.count <= longest, let hours = Double(text), hours <= most else { return nil }
        return hours
    }
}
