package import NetworkModel

/// Moments as mail writes them.
package enum MailDate {
    /// `Sat, 21 Nov 2026 15:04:05 +0100` (RFC 5322 §3.3).
    package static func text(of moment: Timestamp) -> String {
        let civil = moment.day.civil
        let weekday = EnglishDate.weekday(moment.day).prefix(3)
        let second = Int(((moment.instant + Int64(moment.offset)) % 60 + 60) % 60)
        let offset = Int(abs(moment.offset)) / 60
        let sign = moment.offset < 0 ? "-" : "+"
        let month = EnglishDate.month(civil.month).prefix(3)
        return "\(weekday), \(civil.day) \(month) \(civil.year) \(moment.time.iso):\(two(second)) "
            + "\(sign)\(two(offset / 60))\(two(offset % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// Days in English words.
enum EnglishDate {
    /// `Saturday 21 November 2026`.
    static func long(_ day: Day) -> String {
        let civil = day.civil
        return "\(weekday(day)) \(civil.day) \(month(civil.month)) \(civil.year)"
    }

    /// `Mon 23 Nov`, with the year where it is not that of another day.
    static func short(_ day: Day, beside other: Day) -> String {
        let civil = day.civil
        let text = "\(weekday(day).prefix(3)) \(civil.day) \(month(civil.month).prefix(3))"
        return civil.year == other.year ? text : "\(text) \(civil.year)"
    }

    static func weekday(_ day: Day) -> String {
        switch day.weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    static func month(_ number: Int) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return months[min(max(number, 1), 12) - 1]
    }
}
