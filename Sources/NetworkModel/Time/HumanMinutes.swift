/// Reads how long something took, as people type it: `25m`, `1h`, `1h30`, `90 min`, `1.5h`, `half an hour`.
package enum HumanMinutes {
    /// The minutes that a text names and nothing else, or nil.
    package static func minutes(of text: String) -> Int? {
        let words = Word.split(text).map(\.folded)
        guard let reading = read(words[...]), reading.count == words.count else { return nil }
        return reading.minutes
    }

    /// The minutes that stand at the beginning of folded words, and in how many of them.
    package static func read(_ words: ArraySlice<String>) -> (minutes: Int, count: Int)? {
        let words = Array(words.prefix(4))
        guard let first = words.first else { return nil }
        if words.starts(with: ["half", "an", "hour"]) { return (30, 3) }
        if words.starts(with: ["half", "hour"]) { return (30, 2) }
        if words.starts(with: ["an", "hour"]) || words.starts(with: ["one", "hour"]) { return (60, 2) }
        if let minutes = oneWord(first) {
            guard isHours(first), words.count > 1, let rest = oneWord(words[1]), !isHours(words[1]), rest < 60 else {
                return (minutes, 1)
            }
            return (minutes + rest, 2)
        }
        guard words.count > 1, startsWithDigit(first), let minutes = oneWord(first + words[1]) else { return nil }
        guard isHours(words[1]), words.count > 3, startsWithDigit(words[2]), !isHours(words[3]),
            let rest = oneWord(words[2] + words[3]), rest < 60
        else { return (minutes, 2) }
        return (minutes + rest, 4)
    }

    private static func startsWithDigit(_ word: String) -> Bool {
        word.utf8.first.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    }

    private static func isHours(_ word: String) -> Bool {
        let letters = word.drop { $0.isNumber || $0 == "." || $0 == "," }
        return ["h", "hr", "hrs", "hour", "hours"].contains(String(letters))
    }

    private static func oneWord(_ word: String) -> Int? {
        let (number, rest) = CalendarWords.leadingDigits(word)
        guard let number else { return nil }
        switch rest {
        case "m", "min", "mins", "minute", "minutes", "min.", "'": return number
        case "h", "hr", "hrs", "hour", "hours": return number * 60
        default: break
        }
        if rest.hasPrefix("h") { return hours(number, minutes: String(rest.dropFirst())) }
        if rest.hasPrefix(".") || rest.hasPrefix(",") { return hours(number, fraction: String(rest.dropFirst())) }
        return nil
    }

    /// `1h30`, `1h30m`.
    private static func hours(_ hours: Int, minutes text: String) -> Int? {
        let (minutes, rest) = CalendarWords.leadingDigits(text)
        guard let minutes, minutes < 60, ["", "m", "min"].contains(rest) else { return nil }
        return hours * 60 + minutes
    }

    /// `1.5h`, `0,25 hours`.
    private static func hours(_ hours: Int, fraction text: String) -> Int? {
        let (fraction, rest) = CalendarWords.leadingDigits(text)
        guard let fraction, isHours(rest) else { return nil }
        let width = text.utf8.count - rest.utf8.count
        var divisor = 1
        for _ in 0..<width { divisor *= 10 }
        return hours * 60 + (fraction * 60 + divisor / 2) / divisor
    }
}
