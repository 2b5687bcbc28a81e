import NetworkModel

/// Dates, times and lengths as people and files write them; what is understood can be written, and is read as the same.
enum TimeFuzzing {
    static func checkTimes(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = bytes.text
        for preference in [HumanDate.Preference.past, .future] {
            let context = HumanDate.Context(FuzzNetwork.clock, prefers: preference)
            if let date = try? HumanDate(text, in: context) {
                try hold(Day(iso: date.day.iso) == date.day, "the day \(date.day.iso) is read as another")
            }
            if let span = try? HumanSpan(text, in: context) {
                try hold(span.first.day <= span.last.day, "a span ends before it begins")
            }
        }
        if let minutes = HumanMinutes.minutes(of: text) { try hold(minutes >= 0, "it took \(minutes) minutes") }
        if let period = Period(text) { try hold(Period(period.text) == period, "\(period.text) is read as another") }
        if let period = Period(human: text) {
            try hold(period.count > 0 && period.approximateDays > 0, "every \(period.text)")
            _ = FuzzNetwork.clock.today.adding(period)
        }
        if let offset = RelativeDate(text) {
            for day in [Day.first, FuzzNetwork.clock.today, .last] {
                let again = RelativeDate(offset.text)?.resolved(against: day)
                try hold(again == offset.resolved(against: day), "\(offset.text) is read as another offset")
            }
        }
        try checkISO(text)
    }

    private static func checkISO(_ text: String) throws(BrokenProperty) {
        if let day = Day(iso: text) {
            // Blanks around it are passed over, as people edit the files by hand.
            let said = text.utf8.filter { $0 > 0x20 }
            try hold(day.iso.utf8.elementsEqual(said), "the day \(text) is written as \(day.iso)")
        }
        if let time = TimeOfDay(iso: text) { try hold(TimeOfDay(iso: time.iso) == time, "\(time.iso) is another time") }
        if let moment = Timestamp(iso: text) {
            try hold(Timestamp(iso: moment.iso) == moment, "the moment \(moment.iso) is read as another")
        }
    }

    static func checkZones(_ bytes: [UInt8]) throws(BrokenProperty) {
        let instants: [Int64] = [.min, -1 << 40, -1, 0, FuzzNetwork.clock.instant, 1 << 33, 1 << 40, .max]
        let zones = [Zone(tzif: bytes), ZoneRule(posix: bytes).map { Zone(initial: 0, transitions: [], rule: $0) }]
        for zone in zones.compactMap({ $0 }) {
            for instant in instants { _ = zone.moment(at: instant) }
            _ = zone.ruleBegins
            let year: Int64 = 366 * 86_400
            let now = FuzzNetwork.clock.instant
            let transitions = zone.transitions(from: now, through: now + 3 * year)
            try hold(
                zip(transitions, transitions.dropFirst()).allSatisfy { $0.instant <= $1.instant },
                "transitions are out of order")
            for day in [Day.first, FuzzNetwork.clock.today, .last] {
                for time in [TimeOfDay.midnight, .noon] { _ = zone.reading(day, time) }
            }
        }
        let text = bytes.text
        if Zones.isName(text) {
            try hold(
                !text.utf8.starts(with: "/".utf8) && !text.contains(".."), "the zone \(text) leads out of its folder")
        }
    }

    static func checkRecurrence(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = bytes.text
        let context = HumanDate.Context(FuzzNetwork.clock, prefers: .future)
        let rules = [try? Recurrence(rule: text), try? Recurrence(human: text, in: context)]
        for rule in rules.compactMap({ $0 }) {
            try hold((try? Recurrence(rule: rule.rule)) == rule, "the rule \(rule.rule) is read as another")
            try checkPhrase(rule, context)
            try checkDays(rule)
        }
    }

    /// A rule that is said in words is read from them as a rule with the same days.
    private static func checkPhrase(_ rule: Recurrence, _ context: HumanDate.Context) throws(BrokenProperty) {
        guard let phrase = rule.phrase else { return }
        guard let read = try? Recurrence(human: phrase, in: context) else {
            throw BrokenProperty("\(rule.rule) is said as “\(phrase)”, which is not understood")
        }
        let start = FuzzNetwork.clock.today
        let window = (rule.days(from: start, within: start, through: start + 3_000), start + 3_000)
        // A time of day in UNTIL is left out of the words.
        if case .until(.local) = rule.end { return }
        if case .until(.instant) = rule.end { return }
        try hold(
            Array(window.0.prefix(50)) == Array(read.days(from: start, within: start, through: window.1).prefix(50)),
            "\(rule.rule) is said as “\(phrase)”, which is \(read.rule)")
    }

    private static func checkDays(_ rule: Recurrence) throws(BrokenProperty) {
        for start in [Day.first, FuzzNetwork.clock.today, .last - 400] {
            let last = start.adding(Period(20, .year))
            var previous: Day?
            for day in rule.days(from: start, within: start, through: last).prefix(1_000) {
                try hold(day >= start && day <= last, "\(day.iso) lies outside of the window")
                try hold(previous.map { $0 < day } ?? (day == start), "the days of \(rule.rule) are out of order")
                previous = day
            }
        }
    }
}
