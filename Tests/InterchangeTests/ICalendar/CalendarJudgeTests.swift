import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Interchange

/// Python's `icalendar`, `recurring_ical_events` and `dateutil` as the judges of the calendars that caucus writes.
@Suite("Calendars made at random")
struct CalendarJudgeTests {
    private static let zones = [
        "Europe/Paris", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Asia/Jerusalem",
        "Africa/Casablanca", "America/Nuuk", "Europe/Dublin", "Africa/Nairobi",
    ]

    private let clock = Clock(instant: 1_795_179_600, zone: Zones.system.zone("Europe/Berlin") ?? .utc, zones: .system)

    /// The rec text of an event that repeats; it begins on a day that its own rule names.
    private func event(_ number: Int, _ generator: inout some RandomNumberGenerator) -> String {
        let rule = Recurrence.generated(&generator)
        let begin = (Day(year: 2025, month: 1, day: 1) ?? .first) + .random(in: 0...700, using: &generator)
        let start = (0..<800).lazy.map { begin + $0 }.first(where: rule.names)
        var text = "Id: e\(number)\nTitle: Nr. \(number), \"é東\" \\ ; done\n"
        guard let start else { return "\(text)Starts: \(begin.iso)\n" }
        if Bool.random(using: &generator) {
            text += "Starts: \(start.iso)\nEnds: \((start + .random(in: 0...3, using: &generator)).iso)\n"
        } else {
            let name = Self.zones.randomElement(using: &generator) ?? "UTC"
            let zone = Zones.system.zone(name) ?? .utc
            // Python's judges take the second of two equal hours and caucus the first, so nothing begins at night.
            let minutes = Int.random(in: 6 * 60...22 * 60, using: &generator)
            let moment = zone.reading(start, TimeOfDay(clamping: minutes)).timestamp
            text += "Starts: \(moment.iso)\nTimezone: \(name)\n"
            text += "Ends: \(zone.moment(at: moment.instant + .random(in: 1...180, using: &generator) * 60).iso)\n"
        }
        text += "Repeats: \(rule.rule)\n"
        for day in rule.days(from: start, within: start + 1, through: start + 400).prefix(6)
        where Bool.random(using: &generator) { text += "Except: \(day.iso)\n" }
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            text += "Also: \((start + .random(in: 1...900, using: &generator)).iso)\n"
        }
        return text
    }

    private func network(_ seed: UInt64, count: Int) -> Network {
        var generator = SeededGenerator(seed: seed)
        let events = (0..<count).map { event($0, &generator) }.joined(separator: "\n")
        return Network([.network: "Id: n\nName: N\n", .event: events])
    }

    private func bytes(_ network: Network) -> [UInt8] {
        CalendarExport(network.outgoing, on: clock).calendar(of: network[.event].slots.map(Int.init)).bytes
    }

    @Test("have the occurrences that Python finds in them", arguments: [UInt64(71), 72])
    func occurrences(seed: UInt64) throws {
        let network = network(seed, count: 120)
        let folder = TemporaryFolder()
        TemporaryFolder.write(folder.path("calendar.ics"), bytes(network))
        let first = try #require(Day(year: 2027, month: 3, day: 1))
        let last = first + 250
        let judged = try Python.lines(
            """
            import sys, datetime, icalendar, recurring_ical_events, pytz
            path, first, last = sys.stdin.read().split()
            calendar = icalendar.Calendar.from_ical(open(path, 'rb').read())
            for part in calendar.walk():
                assert not part.errors, part.errors
            days = [datetime.datetime.strptime(day, '%Y-%m-%d') for day in (first, last)]
            found = set()
            margin = datetime.timedelta(days=3)
            for event in recurring_ical_events.of(calendar).between(days[0] - margin, days[1] + margin):
                start = event['DTSTART'].dt
                if isinstance(start, datetime.datetime):
                    start = start.astimezone(pytz.utc).strftime('%Y%m%dT%H%M%SZ')
                else:
                    start = start.strftime('%Y%m%d')
                if days[0].strftime('%Y%m%d') <= start[:8] <= days[1].strftime('%Y%m%d'):
                    found.add(f"{event['UID']} {start}")
            print('\\n'.join(sorted(found)))
            """, ["\(folder.path("calendar.ics")) \(first.iso) \(last.iso)"])
        var ours: Set<String> = []
        for event in network.all(Event.self) {
            let schedule = try #require(EventSchedule(event, on: clock))
            for occurrence in schedule.occurrences(from: first - 1, through: last + 1, seenIn: .utc) {
                let begins = occurrence.starts
                let start = begins.hasTime ? BasicMoment(utc: begins.instant) : BasicMoment(begins.day)
                if first...last ~= start.day { ours.insert("\(event.id)@n.caucus \(start.text)") }
            }
        }
        expectNoDifference(ours.sorted(), judged, "seed \(seed)")
        #expect(ours.count > 500)
    }

    @Test("hold the values that Python reads in them")
    func values() throws {
        let network = Network([
            .network: "Id: n\nName: N\n", .person: CalendarExportTests.people,
            .event: """
            Id: a
            Title: Long title, with marks; \\ and "quotes" \(String(repeating: "é東 ", count: 40))end
            Kind: webinar
            Starts: 2026-12-01T15:00:00+01:00
            Ends: 2026-12-01T16:00:00+01:00
            Timezone: Europe/Paris
            Objective: One
            + two, three
            Participant: ana: chair; reply declined
            Status: working
            Tag: water
            """,
            .checklistItem: "Id: k\nEvent: a\nText: Book\nDue: T-3d\n",
        ])
        let folder = TemporaryFolder()
        TemporaryFolder.write(folder.path("calendar.ics"), bytes(network))
        let judged = try Python.lines(
            """
            import sys, icalendar
            calendar = icalendar.Calendar.from_ical(open(sys.stdin.read().strip(), 'rb').read())
            for part in calendar.walk():
                assert not part.errors, part.errors
            [event] = calendar.walk('VEVENT')
            print(event['SUMMARY'] == 'Long title, with marks; \\\\ and "quotes" ' + 'é東 ' * 40 + 'end')
            print(repr(event['DESCRIPTION']), event['STATUS'], event['CATEGORIES'].cats)
            print(event['DTSTART'].dt.isoformat(), event['DTEND'].dt - event['DTSTART'].dt)
            print(event['ATTENDEE'], event['ATTENDEE'].params['CN'], event['ATTENDEE'].params['PARTSTAT'])
            [todo] = calendar.walk('VTODO')
            print(todo['DUE'].dt, todo['RELATED-TO'] == event['UID'], todo.walk('VALARM')[0]['TRIGGER'].dt)
            """, [folder.path("calendar.ics")])
        expectNoDifference(
            judged,
            [
                "True", "vText('b'One\\\\ntwo\\\\, three'') TENTATIVE [vText('b'webinar''), vText('b'water'')]",
                "2026-12-01T15:00:00+01:00 1:00:00", "mailto:ana@example.org Ana Ruiz DECLINED",
                "2026-11-28 True -1 day, 9:00:00",
            ])
    }

    @Test("tell what the clocks do to readers that know no zone by name", arguments: zones)
    func timeZones(name: String) throws {
        let zone = try #require(Zones.system.zone(name))
        let first = try #require(Day(year: 2026, month: 6, day: 1))
        let endless = TimeZoneComponent.make(name, zone, from: Int64(first.number) * 86_400, through: nil)
        let days = stride(from: 0, to: 8 * 365, by: 9).map { first + $0 }
        let folder = TemporaryFolder()
        TemporaryFolder.write(folder.path("zone.ics"), CalendarComponent("VCALENDAR", [], [endless]).bytes)
        let judged = try Python.lines(
            """
            import sys, datetime, dateutil.tz
            path, name, *days = sys.stdin.read().split()
            zone = dateutil.tz.tzical(path).get(name)
            for day in days:
                noon = datetime.datetime.strptime(day, '%Y-%m-%d').replace(hour=12, tzinfo=zone)
                print(day, int(noon.utcoffset().total_seconds()))
            """, [folder.path("zone.ics"), name] + days.map(\.iso))
        let ours = days.map { "\($0.iso) \(zone.reading($0, .noon).timestamp.offset)" }
        expectNoDifference(ours, judged)
        // And caucus reads its own.
        let read = try #require(TimeZoneComponent.zone(endless, around: first + 2400))
        expectNoDifference(
            days.map { "\($0.iso) \(read.reading($0, .noon).timestamp.offset)" }.suffix(100), ours.suffix(100))
    }

    @Test("come back as they were", arguments: [UInt64(81), 82])
    func roundTrip(seed: UInt64) throws {
        let network = network(seed, count: 80)
        let written = bytes(network)
        let again = CalendarImport([.init(name: "calendar.ics", bytes: written)], into: network, on: clock)
        expectNoDifference(again.edits(at: clock.now), [], "seed \(seed)")
        expectNoDifference(again.notes, [])
        // Into an empty network they come with the same occurrences.
        var fresh = Network([.network: "Id: n\nName: N\n"])
        let plan = CalendarImport([.init(name: "calendar.ics", bytes: written)], into: fresh, on: clock)
        fresh.apply(Change(id: "c", at: clock.now, summary: "", edits: plan.edits(at: clock.now)))
        #expect(fresh[.event].count == 80)
        expectNoDifference(fresh.problems(on: clock).filter { $0.what != .tornTail }, [])
        let (first, last) = (clock.today, clock.today + 300)
        let pairs = zip(network.all(Event.self), fresh.all(Event.self))
        for (old, new) in pairs {
            let (before, after) = (EventSchedule(old, on: clock), EventSchedule(new, on: clock))
            expectNoDifference(
                after.map { Array($0.occurrences(from: first, through: last, seenIn: .utc)) },
                before.map { Array($0.occurrences(from: first, through: last, seenIn: .utc)) },
                "seed \(seed): \(old.repeats ?? "")")
        }
    }
}
