import NetworkModel

/// Days counted as working days, Monday to Friday, from a day on.
///
/// Any seven days hold five of them, so weeks that begin today are all of the same length.
struct WorkingDays: Sendable {
    static let inWeek = 5

    private let today: Day
    private let start: Int

    init(from today: Day) {
        self.today = today
        start = Self.count(before: today)
    }

    func isPast(_ day: Day) -> Bool { day < today }

    /// How many working days there are from the first day until just before this one; 0 for a day that is past.
    func count(before day: Day) -> Int { max(0, Self.count(before: day) - start) }

    /// How many working days there are from the first day through this one.
    func count(through day: Day) -> Int { count(before: day + 1) }

    private static func count(before day: Day) -> Int {
        // 0001-01-01 was a Monday.
        let days = day - Day.first
        return days / 7 * inWeek + min(days % 7, inWeek)
    }
}
