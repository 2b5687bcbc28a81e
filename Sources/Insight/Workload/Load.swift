package import NetworkModel

/// What one holder has to do, by week.
package struct Load: Sendable {
    package let holder: RecordID
    /// Hours a week; nil where nobody noted them.
    package internal(set) var capacity: Double?
    /// All open hours, dated or not, far or near.
    package private(set) var hours = 0.0
    /// Hours that are overdue; they count in the first week.
    package private(set) var late = 0.0
    /// Hours without a due day; they count in no week.
    package private(set) var undated = 0.0
    /// How many tasks and checklist items.
    package private(set) var count = 0
    /// How many of these do not say their hours.
    package private(set) var countWithoutHours = 0
    /// Hours that have to be done before the event that was asked about begins: what falls on the days before it, and
    /// what is for it and has no day.
    package private(set) var hoursUntilEvent = 0.0

    private let days: WorkingDays
    /// By working day, how much more is done on it than on the day before.
    private var rates: [Double]
    /// By working day, how much is done before it in all, as of the last `close`; the last is that of all weeks looked at.
    private var sums: [Double]
    private var undatedForEvent = 0.0

    init(_ holder: RecordID, days: WorkingDays, weeks: Int) {
        self.holder = holder
        self.days = days
        rates = Array(repeating: 0, count: weeks * WorkingDays.inWeek + 1)
        sums = rates
    }

    /// A piece of work on the line of working days.
    struct Piece {
        let hours: Double?
        /// The working days on which it is done; nil without a due day.
        let span: Range<Int>?
        let isLate: Bool
        let countsUndated: Bool

        init(_ item: OpenWorkItem, _ days: WorkingDays, undatedCounts: Bool) {
            hours = item.hours.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
            countsUndated = undatedCounts
            guard let due = item.due else {
                span = nil
                isLate = false
                return
            }
            isLate = days.isPast(due)
            let end = days.count(through: due)
            let start = min(item.starts.map { days.count(before: $0) } ?? 0, max(0, end - 1))
            // What is due on a weekend is done on the working day before it, or else on the next.
            span = isLate ? 0..<1 : start..<max(end, start + 1)
        }
    }

    /// Adds a part of a piece, or takes away what was added before, where `times` is −1.
    mutating func add(_ piece: Piece, part: Double, counts: Bool, times: Int = 1) {
        if counts {
            count += times
            if piece.hours == nil { countWithoutHours += times }
        }
        guard let whole = piece.hours else { return }
        let share = whole * part * Double(times)
        hours += share
        guard let span = piece.span else {
            undated += share
            if piece.countsUndated { undatedForEvent += share }
            return
        }
        if piece.isLate { late += share }
        let rate = share / Double(span.count)
        if span.lowerBound < rates.count { rates[span.lowerBound] += rate }
        if span.upperBound < rates.count { rates[span.upperBound] -= rate }
    }

    /// Makes sums of the rates, once all is added.
    mutating func close(_ daysUntilEvent: Int?) {
        var (rate, sum) = (0.0, 0.0)
        for index in rates.indices {
            rate += rates[index]
            sums[index] = sum
            sum += rate
        }
        // What was taken away leaves crumbs.
        (hours, late, undated) = (Self.clean(hours), Self.clean(late), Self.clean(undated))
        hoursUntilEvent = undatedForEvent + (daysUntilEvent.map { sums[min($0, sums.count - 1)] } ?? 0)
    }

    // MARK: Looking

    /// Hours by week, from today on.
    package var weeks: [Double] {
        (0..<sums.count / WorkingDays.inWeek).map { week in
            Self.clean(sums[(week + 1) * WorkingDays.inWeek] - sums[week * WorkingDays.inWeek])
        }
    }

    /// Hours of all the weeks looked at.
    package var hoursInWeeks: Double { Self.clean(sums.last ?? 0) }

    /// Hours that have to be done through a day, as far as the weeks looked at reach.
    package func hours(through day: Day) -> Double { Self.clean(sums[min(days.count(through: day), sums.count - 1)]) }

    /// Hours left through a day beside what is held; nil where no capacity is known. Negative where there are too few.
    package func hoursLeft(through day: Day) -> Double? {
        capacity.map { $0 * Double(days.count(through: day)) / Double(WorkingDays.inWeek) - hours(through: day) }
    }

    /// How much of the capacity of all the weeks looked at is taken; nil where none is known.
    package var fullness: Double? {
        guard let capacity, capacity > 0 else { return nil }
        return hoursInWeeks / (capacity * Double(sums.count / WorkingDays.inWeek))
    }

    /// How a load stands to its capacity.
    package enum Standing: Hashable, Sendable {
        /// In some week there is more to do than there are hours.
        case over
        case fits
        /// Less than half of the hours are taken, and in no week more than three quarters.
        case free
        /// It is not known how many hours there are.
        case unknown
    }

    package var standing: Standing {
        guard let capacity else { return .unknown }
        if weeks.contains(where: { $0 > capacity + 0.05 }) { return .over }
        let hasRoom = weeks.allSatisfy { $0 <= capacity * 0.75 }
        return hasRoom && (fullness ?? 1) < 0.5 ? .free : .fits
    }

    // Sums and differences of rates leave crumbs.
    private static func clean(_ hours: Double) -> Double { hours < 1e-6 ? 0 : hours }
}
