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
