import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("Times of events in the form")
struct EventTimesFormTests {
    @Test("days from one to another typed for the start fill the end, and what was understood shows")
    func span() {
        var story = Story(Network(), width: 90, height: 30, screen: .events)
        story.type("Aevent<enter>Retreat<down><down>25-28 mar")
        #expect(story.screen.contains { $0.contains("to sun 28 mar 2027, fills Ends") })
        story.type("<ctrl-s>")
        let event = story.state.network.event("retreat")
        #expect(event?.record.first(.starts) == "2027-03-25")
        #expect(event?.record.first(.ends) == "2027-03-28")
    }

    @Test("hours from one to another fill the end too")
    func hours() {
        var story = Story(Network(), width: 90, height: 30, screen: .events)
        story.type("Aevent<enter>Talk<down><down>fri 14:00-16:00<ctrl-s>")
        let event = story.state.network.event("talk")
        #expect(event?.record.first(.starts) == "2026-11-27T14:00:00+00:00")
        #expect(event?.record.first(.ends) == "2026-11-27T16:00:00+00:00")
    }

    private static let talk = Network([
        .event: "Id: talk\nTitle: Talk\nStarts: 2027-03-10T10:00:00+00:00\nEnds: 2027-03-10T12:00:00+00:00\n"
    ])

    @Test("a span typed for the start replaces an end that was there, and the row of Ends shows it")
    func replacesEnd() {
        var story = Story(Self.talk, width: 90, height: 30, screen: .events)
        story.type("e<down><down><ctrl-u>20 mar 9:00-17:00")
        #expect(
            story.screen.contains { $0.contains("Ends") && $0.contains("2027-03-20 17:00") },
            "\(story.screen.joined(separator: "\n"))")
        story.type("<ctrl-s>")
        let event = story.state.network.event("talk")
        #expect(event?.record.first(.starts) == "2027-03-20T09:00:00+00:00")
        #expect(event?.record.first(.ends) == "2027-03-20T17:00:00+00:00")
    }

    @Test("a span for the start and another end that was typed are told apart; one that agrees is not")
    func otherEnd() {
        var story = Story(Self.talk, width: 90, height: 30, screen: .events)
        story.type("e<down><down><ctrl-u>20 mar 9:00-17:00<down><ctrl-u>20 mar 16:00<ctrl-s>")
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("Starts says that it ends 2027-03-20 17:00") })
        story.type("<ctrl-u>20 mar 17:00<ctrl-s>")
        #expect(story.state.network.event("talk")?.record.first(.ends) == "2027-03-20T17:00:00+00:00")
    }

    @Test("a zone is found by its country; Tab on one that is not known says so and stays")
    func zoneOfCountry() {
        var story = Story(Self.talk, width: 90, height: 34, screen: .events)
        let now = clock()
        story.send(.clock(Clock(instant: now.instant, zone: now.zone, zones: .system)))
        story.type("e")
        func isThere() -> Bool { story.screen.contains { $0.contains("▌") && $0.contains("Timezone") } }
        for _ in 0..<20 where !isThere() { story.type("<down>") }
        story.type("atlantis<tab>")
        #expect(isThere())
        #expect(story.screen.contains { $0.contains("is no time zone that is known here") })
        story.type("<ctrl-u>camer<tab><ctrl-s>")
        #expect(story.state.network.event("talk")?.timezone == "Africa/Douala", "\(story.screen)")
    }

    @Test("a repetition in human words shows the next three days while it is typed")
    func repeats() {
        var story = Story(Network(), width: 110, height: 40, screen: .events)
        story.type("Aevent<enter>Standup<down><down>tue 9:00")
        for _ in 0..<10 { story.type("<down>") }
        story.type("weekly on tue until 31 dec")
        #expect(
            story.screen.contains { $0.contains("next tue 24 nov, tue 1 dec") },
            "\(story.screen.joined(separator: "\n"))")
        story.type("<ctrl-s>")
        #expect(story.state.network.event("standup")?.repeats == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231")
    }
}
