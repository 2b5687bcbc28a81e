import CustomDump
import NetworkModel
import TestSupport
import Testing

/// Python's `dateutil` as the judge of the days that a rule names.
@Suite("Rules made at random")
struct RecurrenceJudgeTests {
    private struct Case {
        let rule: Recurrence
        let start: Day
        let first: Day
        let last: Day
    }

    @Test("name the days that dateutil names", arguments: [UInt64(51), 52, 53])
    func expansions(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var cases: [Case] = []
        while cases.count < 700 {
            let rule = Recurrence.generated(&generator)
            let begin = (Day(year: 2024, month: 1, day: 1) ?? .first) + .random(in: 0...900, using: &generator)
            // Programs differ in whether a start that the rule does not name counts.
            guard let start = (0..<800).lazy.map({ begin + $0 }).first(where: rule.names) else { continue }
            let first = start + .random(in: -100...3000, using: &generator)
            cases.append(
                Case(rule: rule, start: start, first: first, last: first + .random(in: 0...900, using: &generator)))
        }
        let judged = try Python.lines(
            """
            import sys
            from datetime import datetime
            from dateutil.rrule import rrulestr
            for line in sys.stdin:
                rule, start, first, last = line.split()
                start, first, last = [datetime.strptime(day, '%Y-%m-%d') for day in (start, first, last)]
                print(' '.join(day.strftime('%Y-%m-%d') for day in rrulestr(rule, dtstart=start).between(first, last, inc=True)))
            """, cases.map { "\($0.rule.rule) \($0.start.iso) \($0.first.iso) \($0.last.iso)" })
        let ours = cases.map { each in
            each.rule.days(
                from: each.start, within: each.first, through: each.last,
                until: each.rule.lastDay(atSecond: 0, in: .utc)
            ).map(\.iso).joined(separator: " ")
        }
        expectNoDifference(
            zip(cases, ours).map { "\($0.rule.rule) \($0.start.iso): \($1)" },
            zip(cases, judged).map { "\($0.rule.rule) \($0.start.iso): \($1)" }, "seed \(seed)")
        #expect(ours.filter { !$0.isEmpty }.count > 200)
    }
}
