import NetworkModel

extension DatePhrases {
    /// A text with the dates in it, `2027-03-02`, said as the screens say days: what was stored reads like the rest.
    package func saying(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let day = Self.date(in: bytes, at: index) {
                result += Array(short(day).utf8)
                index += Self.length
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let length = 10

    private static func date(in bytes: [UInt8], at index: Int) -> Day? {
        let end = index + length
        guard end <= bytes.count, isDigit(bytes[index]) else { return nil }
        // Part of a longer word or number, or the date of a moment, is no day by itself.
        let isBegin = index == 0 || !isPart(bytes[index - 1])
        let isEnd = end == bytes.count || !isPart(bytes[end])
        guard isBegin, isEnd else { return nil }
        return Day(iso: String(decoding: bytes[index..<end], as: UTF8.self))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "/") || byte >= 0x80
    }
}
