import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("Forms of events")
struct EventFormTests {
    /// An event in New York, opened in a form by somebody in Berlin; the cursor is on when it starts.
    private func story() -> Story {
        let event = """
            Id: call
            Title: Call
            Starts: 2027-03-10T14:00:00-05:00
            Timezone: America/New_York
            Repeats: FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
            """
        var story = Story(Network([.event: event]), width: 140, screen: .events)
        let berlin = Zones.system.zone("Europe/Berlin") ?? .utc
        story.send(.clock(Clock(instant: story.state.clock.instant, zone: berlin, zones: .system)))
        story.type("e<down><down>")
        return story
    }

    /// Whether the screen says something, be it over several lines.
    private func shows(_ story: Story, _ text: String) -> Bool {
        let words = story.screen.flatMap { $0.split(separator: " ") }
        return words.joined(separator: " ").contains(text)
    }

    @Test("show times on the clocks of its place, and say what they are here")
    func times() {
        var story = story()
        #expect(shows(story, "2027-03-10 14:00"))
        #expect(shows(story, "every 2 weeks on wed"))
        story.type("<ctrl-u>2027-03-24 14:00")
        // New York has put its clocks forward by then, Berlin has not.
        #expect(shows(story, "14:00 New York · 19:00 here"))
        story.type("<enter>")
        #expect(story.state.network.event("call")?.starts?.iso == "2027-03-24T14:00:00-04:00")
    }

    @Test("refuse a time that the clocks skip, and tell one that they show twice")
    func clockChanges() {
        var story = story()
        story.type("<ctrl-u>2027-03-14 02:30<enter>")
        #expect(shows(story, "sun 14 mar 02:30 does not exist in America/New_York: clocks go from 02:00 to 03:00"))
        #expect(story.changes.isEmpty)
        story.type("<ctrl-u>2027-11-07 01:30")
        #expect(shows(story, "happens twice, -04:00 and -05:00"))
        story.type("<enter>")
        #expect(story.state.network.event("call")?.starts?.iso == "2027-11-07T01:30:00-04:00")
    }

    @Test("find a zone by its city, and keep the moment when the zone is another")
    func zones() {
        var story = story()
        story.type("<down><down><ctrl-u>atlantis<enter>")
        #expect(shows(story, "is no time zone that is known here"))
        story.type("<ctrl-u>paris<enter>")
        let event = story.state.network.event("call")
        #expect(event?.timezone == "Europe/Paris")
        #expect(event?.starts?.iso == "2027-03-10T20:00:00+01:00")
    }

    @Test("read in words how it repeats, and say why they cannot")
    func repeating() {
        var story = story()
        for _ in 0..<9 { story.type("<down>") }
        story.type("<ctrl-u>every blue moon<enter>")
        #expect(shows(story, "is not understood; try weekly"))
        story.type("<ctrl-u>monthly on the 2nd wed, 6 times<enter>")
        #expect(story.state.network.event("call")?.repeats == "FREQ=MONTHLY;BYDAY=2WE;COUNT=6")
    }
}
