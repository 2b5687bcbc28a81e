/// The English words for parts of the calendar, read from folded words.
enum CalendarWords {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let numbers = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    /// The month a word begins; three letters are enough, and a stop may follow: `dec`, `sept.`, `march`.
    static func month(_ word: String) -> Int? {
        index(of: word, in: months).map { $0 + 1 }
    }

    /// The weekday a word begins; three letters are enough: `fri`, `thurs`.
    static func weekday(_ word: String) -> Weekday? {
        index(of: word, in: weekdays).flatMap { Weekday(rawValue: $0 + 1) }
    }

    /// The weekday that a word names, be it one or several of them: `Fridays`.
    static func weekdays(_ word: String) -> Weekday? {
        weekday(word.hasSuffix("days") ? String(word.dropLast()) : word)
    }

    /// A month in three letters: `dec`.
    static func shortMonth(_ month: Int) -> String { String(months[month - 1].prefix(3)) }

    /// A month as it is written in a sentence: `December`.
    static func name(ofMonth month: Int) -> String {
        let name = months[month - 1]
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// A weekday in three letters: `fri`.
    static func short(_ weekday: Weekday) -> String { String(weekdays[weekday.rawValue - 1].prefix(3)) }

    /// A year in four digits.
    static func year(_ year: Int) -> String {
        var bytes: [UInt8] = []
        appendPadded(year, width: 4, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func index(of word: String, in names: [String]) -> Int? {
        let word = word.hasSuffix(".") ? String(word.dropLast()) : word
        guard word.utf8.count >= 3 else { return nil }
        return names.firstIndex { $0.hasPrefix(word) }
    }

    /// The unit a word names: `w`, `wk`, `weeks`.
    static func unit(_ word: String) -> Period.Unit? {
        switch word {
        case "d", "day", "days": .day
        case "w", "wk", "wks", "week", "weeks": .week
        case "m", "mo", "mos", "month", "months": .month
        case "y", "yr", "yrs", "year", "years": .year
        default: nil
        }
    }

    /// A count in digits, or in words as far as people write them out.
    static func count(_ word: String) -> Int? {
        if word == "a" || word == "an" { return 1 }
        if let index = numbers.firstIndex(of: word) { return index + 1 }
        return digits(word)
    }

    /// The value of a word of digits only, at most five of them.
    static func digits(_ word: some StringProtocol) -> Int? {
        guard 1...5 ~= word.utf8.count else { return nil }
        var value = 0
        for byte in word.utf8 {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// A day of the month: `12`, `12.`, `12th`, `1st`; `isOrdinal` tells whether it could be no other number.
    static func dayOfMonth(_ word: String) -> (day: Int, isOrdinal: Bool)? {
        let (number, rest) = leadingDigits(word)
        guard let number, 1...31 ~= number else { return nil }
        switch rest {
        case "": return (number, false)
        case ".": return (number, false)
        case "st", "nd", "rd", "th": return (number, true)
        default: return nil
        }
    }

    /// The number a word begins with, and the rest of the word.
    static func leadingDigits(_ word: String) -> (number: Int?, rest: String) {
        let digitsEnd = word.utf8.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) } ?? word.endIndex
        return (digits(word[..<digitsEnd]), String(word[digitsEnd...]))
    }
}
