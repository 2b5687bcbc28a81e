/// Hours of work as files state them: `6`, `1.5`.
package enum Hours {
    /// More than a life has; what is summed and multiplied stays a number that can be shown.
    private static let most = 1_000_000.0
    /// Enough for `most` and six decimals.
    private static let longest = 14

    /// The hours that a text states; nil for every other text, `1e9` and `-2` among them.
    package static func read(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }
        guard isPlain, text.utf8.count <= longest, let hours = Double(text), hours <= most else { return nil }
        return hours
    }
}
