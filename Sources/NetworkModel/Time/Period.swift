/// A length of calendar time: `6w`, three months. A cadence is a period, and so is the time a preparation needs.
package struct Period: Hashable, Sendable {
    package enum Unit: UInt8, CaseIterable, Hashable, Sendable {
        case day, week, month, year
    }

    package var count: Int
    package var unit: Unit

    package init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// The period written shortly, as in the files: `6w`, `90d`, `3m`, `1y`; blanks may stand around and between.
    ///
    /// Words (`every 2 weeks`, `monthly`) are read by `Period(human:)`.
    package init?(_ bytes: Span<UInt8>) {
        var count = 0
        var digits = 0
        var unit: Unit?
        for offset in bytes.indices {
            let byte = bytes[offset]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { continue }
            guard unit == nil else { return nil }
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9 {
                count = count * 10 + Int(digit)
                digits += 1
                guard digits <= 5 else { return nil }
            } else {
                unit = Unit(letter: byte)
                guard unit != nil else { return nil }
            }
        }
        guard digits > 0, let unit else { return nil }
        self.init(count, unit)
    }

    /// The period written shortly; see the initialiser that takes bytes.
    package init?(_ text: String) {
        self.init(text.utf8.span)
    }

    /// The short form, as it is stored: `6w`.
    package var text: String { "\(count)\(unit.letter)" }

    /// How many days it has, a month counted as 30 and a year as 365: for comparing, not for calendars.
    package var approximateDays: Int {
        switch unit {
        case .day: count
        case .week: count.multipliedClamped(by: 7)
        case .month: count.multipliedClamped(by: 30)
        case .year: count.multipliedClamped(by: 365)
        }
    }
}

extension Period.Unit {
    /// The letter that stands for the unit in the files.
    package var letter: Character {
        switch self {
        case .day: "d"
        case .week: "w"
        case .month: "m"
        case .year: "y"
        }
    }

    init?(letter byte: UInt8) {
        switch byte | 0x20 {
        case UInt8(ascii: "d"): self = .day
        case UInt8(ascii: "w"): self = .week
        case UInt8(ascii: "m"): self = .month
        case UInt8(ascii: "y"): self = .year
        default: return nil
        }
    }
}
