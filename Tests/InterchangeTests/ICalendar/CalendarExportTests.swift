import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Interchange

@Suite("Events as a calendar")
struct CalendarExportTests {
    private let clock = Clock(
        instant: 1_795_179_600, zone: Zones.system.zone("Europe/Berlin") ?? .utc, zones: .system)

    static let people = """
        Id: ana
        Name: Ana Ruiz
        Email: ana@example.org

        Id: bo
        Name: Bo "Bob" Li, jr.

        Id: hidden
        Name: Hidden
        Private: yes
        """

    private func calendar(
        _ events: String, items: String = "", plan: CalendarExport.PlanItems = .todos, people: Bool = true
    ) -> CalendarComponent {
        let network = Network([
            .network: "Id: rivers\nName: Rivers\n", .event: events, .person: Self.people, .checklistItem: items,
        ])
        return CalendarExport(network.outgoing, on: clock, items: plan, people: people)
            .calendar(of: network[.event].slots.map(Int.init))
    }

    private func lines(_ component: CalendarComponent?) -> [String] { component?.properties.map(\.unfolded) ?? [] }

    @Test("say all that an event says")
    func whole() {
        let written = calendar(
            """
            Id: call
            Title: Weekly call; all
            Kind: network meeting
            Starts: 2026-12-01T15:00:00+01:00
            Ends: 2026-12-01T16:30:00+01:00
            Timezone: Europe/Paris
            Place: Room 2, left
            Url: https://meet.example.org/x
            Objective: Agree
            + on it
            Participant: ana: chair; reply accepted
            Participant: bo: note taker; reply invited
            Participant: hidden: ; reply invited
            Status: confirmed
            Repeats: FREQ=WEEKLY;UNTIL=20270330
            Except: 2026-12-29
            Tag: a,b
            Modified: 2026-11-20T10:00:00Z
            Created: 2026-11-19T10:00:00Z
            """)
        expectNoDifference(
            lines(written.components.last),
            [
                "UID:call@rivers.caucus", "DTSTAMP:20261120T130000Z", "SUMMARY:Weekly call\\; all",
                "DTSTART;TZID=Europe/Paris:20261201T150000", "DTEND;TZID=Europe/Paris:20261201T163000",
                "RRULE:FREQ=WEEKLY;UNTIL=20270330T130000Z", "EXDATE;TZID=Europe/Paris:20261229T150000",
                "LOCATION:Room 2\\, left", "DESCRIPTION:Agree\\non it", "URL:https://meet.example.org/x",
                "STATUS:CONFIRMED", "CATEGORIES:network meeting,a\\,b",
                "ATTENDEE;CN=\"Ana Ruiz\";CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED;X-CAUCUS-ROLE=chair:"
                    + "mailto:ana@example.org",
                "ATTENDEE;CN=\"Bo ^'Bob^' Li, jr.\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                    + "X-CAUCUS-ROLE=\"note taker\":mailto:bo@caucus.invalid",
                "CREATED:20261119T100000Z", "LAST-MODIFIED:20261120T100000Z", "SEQUENCE:0",
            ])
        #expect(written.components.first?.name == "VTIMEZONE")
    }

    @Test("name those who were asked, not those who are only on the list")
    func asked() {
        let event = "Id: a\nTitle: A\nStarts: 2026-12-01\n"
        func attendees(_ participant: String) -> [String] {
            calendar(event + "Participant: \(participant)\n").components.last?.all("ATTENDEE").compactMap {
                $0["PARTSTAT"]
            } ?? []
        }
        #expect(attendees("ana: speaker") == [])
        #expect(attendees("ana: speaker; reply invited") == ["NEEDS-ACTION"])
        #expect(attendees("ana: speaker; reply no answer") == ["NEEDS-ACTION"])
        #expect(attendees("ana: speaker; attended yes") == ["ACCEPTED"])
    }

    @Test("tell days, moments in UTC and times on whatever clock apart")
    func times() {
        let written = calendar(
            """
            Id: a
            Title: Days
            Starts: 2026-12-01
            Ends: 2026-12-03

            Id: b
            Title: Moment
            Starts: 2026-12-01T15:00:00+05:30

            Id: c
            Title: Floating
            Starts: 2026-12-01T15:00:00
            Ends: 2026-12-01T16:00:00

            Id: d
            Title: Repeats on the viewer's clock
            Starts: 2026-12-01T15:00:00+01:00
            Repeats: FREQ=MONTHLY;COUNT=2

            Id: e
            Title: Private
            Starts: 2026-12-01
            Private: yes
            """)
        let events = written.components.filter { $0.name == "VEVENT" }
        let times = events.map { event in
            event.properties.filter { $0.name.hasPrefix("DT") && $0.name != "DTSTAMP" }.map(\.unfolded)
        }
        expectNoDifference(
            times,
            [
                ["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261204"], ["DTSTART:20261201T093000Z"],
                ["DTSTART:20261201T150000", "DTEND:20261201T160000"], ["DTSTART;TZID=Europe/Berlin:20261201T150000"],
            ])
    }

    @Test("come with their preparation, as to-dos or as events, with an alarm")
    func preparation() {
        let event = "Id: summit\nTitle: Summit\nStarts: 2027-03-10\n"
        let items =
            "Id: k1\nEvent: summit\nText: Book\nDue: T-7d\n\n"
            + "Id: k2\nEvent: summit\nText: Done\nDue: T-9d\nDone: 2026-11-01\n"
        let todos = calendar(event, items: items).components.filter { $0.name == "VTODO" }
        expectNoDifference(
            todos.map { $0.first("DUE")?.unfolded }, ["DUE;VALUE=DATE:20270303", "DUE;VALUE=DATE:20270301"])
        expectNoDifference(todos.map { $0.first("STATUS")?.value }, ["NEEDS-ACTION", "COMPLETED"])
        expectNoDifference(todos.map(\.components.count), [1, 0])
        #expect(todos.first?.first("RELATED-TO")?.value == "summit@rivers.caucus")
        let events = calendar(event, items: items, plan: .events).components.filter { $0.name == "VEVENT" }
        expectNoDifference(events.map { $0.first("SUMMARY")?.value }, ["Summit", "Book"])
        #expect(calendar(event, items: items, plan: .none).components.count == 1)
        let invited = "Participant: ana: ; reply invited\n"
        #expect(calendar(event + invited, people: false).components.last?.first("ATTENDEE") == nil)
    }
}
