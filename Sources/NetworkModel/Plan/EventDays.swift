/// The days of an event as people type them: `25 mar`, `25–28 mar 2027`, `30 mar to 2 apr`, `fri 14:00`.
package struct EventDays: Hashable, Sendable {
    package let first: HumanDate
    /// The last day, where there are several, or the hour at which the only one ends.
    package let last: HumanDate?

    /// Reads the days; those that lie ahead are meant.
    package init(_ text: String, on clock: Clock) throws(HumanDate.Problem) {
        let context = HumanDate.Context(clock, prefers: .future)
        let whole: HumanDate.Problem
        do throws(HumanDate.Problem) {
            first = try HumanDate(text, in: context)
            last = nil
            return
        } catch {
            whole = error
        }
        guard let span = try HumanSpan(text, in: context) else { throw whole }
        first = span.first
        last = span.last.day > span.first.day || span.last.time != nil ? span.last : nil
    }

    /// The value of `Starts`: with its hour where one was said, on the clocks of a zone.
    package func starts(in zone: Zone) -> String { Self.value(of: first, zone) }

    /// The value of `Ends`; nil where the event ends on the day it starts, at no hour that was said.
    package func ends(in zone: Zone) -> String? { last.map { Self.value(of: $0, zone) } }

    /// What the clocks of a zone show at the hours that were said, the first hour first.
    package func readings(in zone: Zone) -> [Zone.Reading] {
        [first, last].compactMap { $0 }.compactMap { date in date.time.map { zone.reading(date.day, $0) } }
    }

    private static func value(of date: HumanDate, _ zone: Zone) -> String {
        guard let time = date.time else { return date.day.iso }
        return zone.reading(date.day, time).timestamp.iso
    }
}
