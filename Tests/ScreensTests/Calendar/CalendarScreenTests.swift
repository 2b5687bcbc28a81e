import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

private let network = Network([
    .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n",
    .event: """
    Id: mc14
    Title: Ministerial conference
    Starts: 2027-01-25
    Ends: 2027-01-28
    CaucusHour: 08:00, room XII

    Id: pre
    Title: Strategy session
    Starts: 2027-01-23
    Prepares: mc14

    Id: side
    Title: Side event on fisheries
    Starts: 2027-01-26T13:00:00+01:00
    Ends: 2027-01-26T14:30:00+01:00
    Timezone: Europe/Paris
    During: mc14

    Id: call
    Title: Coordination call
    Starts: 2026-09-01T15:00:00+02:00
    Ends: 2026-09-01T16:00:00+02:00
    Timezone: Europe/Paris
    Repeats: FREQ=WEEKLY;INTERVAL=2;BYDAY=TU

    Id: off
    Title: Called off
    Starts: 2026-12-01
    Status: cancelled

    """,
    .checklistItem: """
    Id: c1
    Event: mc14
    Text: common position
    Due: T-4w
    Needs: 6w

    Id: c2
    Event: mc14
    Text: rooms
    Due: 2026-11-25
    Done: 2026-11-10

    """,
])

/// The calendar of 21 November 2026, 12:00 in London.
private func story(width: Int = 120, height: Int = 36, screen: ScreenID = .calendar) -> Story {
    var story = Story(network, width: width, height: height, screen: .log)
    let noon = clock()
    let time = Clock(instant: noon.instant, zone: noon.zone, zones: .system)
    story.send(.clock(time))
    story.state.screen = screen
    story.send(.clock(time))
    return story
}

extension Story {
    /// The first line of the screen that has a text in it.
    fileprivate func line(_ text: String) -> String { screen.first { $0.contains(text) } ?? "" }
}

@Suite("Calendar")
struct CalendarScreenTests {
    @Test("the timeline of an event months away has today in sight too", arguments: [40, 80, 120])
    func timelineOfEvent(width: Int) throws {
        var story = story(width: width, screen: .events)
        let place = try #require(story.state.network.place(of: RecordKey(.event, "mc14")))
        _ = EventsScreen.reveal(place, &story.state, opening: false)
        story.type("z")
        #expect(story.screen[3].contains("▼"), "\(story.screen)")
        let row = try #require(story.screen.first { $0.hasPrefix("▌") })
        #expect(row.contains("█"), "\(row)")
    }

    @Test("titles are cut no harder on a wide terminal than on a narrow one")
    func titles() {
        let long = Network([
            .event: "Id: long\nTitle: Reception of the friends of the convention\nStarts: 2027-01-25\n"
        ])
        func shown(_ width: Int, _ height: Int) -> Int {
            let story = Story(long, width: width, height: height, screen: .events)
            let row = (story.screen.first { $0.hasPrefix("▌") } ?? "").dropFirst(3)
            return row[..<(row.firstRange(of: "  ")?.lowerBound ?? row.endIndex)].count
        }
        #expect(shown(120, 40) >= shown(80, 24))
    }

    @Test(
        "the timeline draws events, what prepares them and the working time of steps; what is done or off is not there")
    func timeline() throws {
        let story = story()
        let rows = story.screen
        let conference = try #require(rows.firstIndex { $0.contains("Ministerial conference") })
        // What prepares it and takes place in its course stands below it, then its steps.
        #expect(rows[conference + 1].contains("  Strategy session"))
        #expect(rows[conference + 2].contains("  Side event"))
        #expect(rows[conference + 3].contains("  common position") && rows[conference + 3].contains("▒▒▒"))
        #expect(rows[conference].contains("░░░"))
        #expect(rows[conference].contains("██"))
        #expect(story.line("Coordination call").filter { $0 == "█" }.count >= 5)
        #expect(!rows.contains { $0.contains("Called off") || $0.contains("rooms") })
        #expect(rows[3].contains("dec") && rows[3].contains("▼"))
        #expect(rows.filter { $0.contains("│") }.count > 20)
    }

    @Test("a bar is as long as its days, at the day it begins")
    func barPlaces() throws {
        var story = story(width: 110)
        story.type("+")
        let scale = Array(story.screen[3])
        let today = try #require(scale.firstIndex(of: "▼"))
        story.type("-")
        #expect(story.line("Timeline").contains("a column is 2 days"))
        story.type("+")
        #expect(story.line("Timeline").contains("a column is a day"))
        let call = Array(story.line("Coordination call"))
        // The next call is on 24 November, three days from today.
        #expect(call[today + 3] == "█")
        #expect(call[today + 3 + 14] == "█")
        #expect(call[today + 4] != "█")
    }

    @Test("i leaves the steps out, the arrows scroll, . comes back")
    func timelineKeys() {
        var story = story()
        story.type("i")
        #expect(!story.screen.contains { $0.contains("common position") })
        let before = story.screen[2]
        story.type("<right>")
        #expect(story.screen[2] != before)
        story.type("<left>")
        #expect(story.screen[2] == before)
        story.type("]]].")
        #expect(story.screen[2] == before)
    }

    @Test("a month is a grid where there is room, with today and what its days have")
    func month() {
        var story = story(width: 100, height: 30)
        story.type("z")
        #expect(story.screen[2].contains("nov 2026"))
        #expect(story.screen[3].contains("mon") && story.screen[3].contains("sun"))
        #expect(story.line("Coordinat").isEmpty == false)
        story.type("<right><right>")
        #expect(story.screen[2].contains("jan 2027"))
        #expect(story.line("Ministeri").isEmpty == false)
    }

    @Test("a session week shows its side events and the daily caucus hour, on the viewer's clocks")
    func sessionWeek() {
        var story = story(width: 126, height: 30)
        story.type("zz")
        for _ in 0..<9 { story.type("]") }
        #expect(story.screen[2].contains("Week of 25 jan 2027"))
        #expect(story.screen.joined().split(separator: "caucus 08:00").count == 5)
        #expect(story.line("12:00 Side").isEmpty == false)
    }

    @Test("where it is narrow, days are a list under their dates")
    func narrow() {
        var story = story(width: 40, height: 14)
        story.type("zz")
        #expect(story.screen.contains { $0.contains("tue 24 nov · in 3 d") })
        #expect(story.screen.contains { $0.contains("14:00 Coordination call") }, "\(story.screen)")
        story.type("z")
        #expect(story.screen[2].contains("tue 24 nov 2026"))
        story.type("z")
        #expect(story.state.screen == .events)
    }

    @Test("it opens on the days of the selected event, in every form", arguments: 0..<4)
    func opensOnEvent(form: Int) {
        var story = story(screen: .events)
        story.type("z" + String(repeating: "z", count: form))
        #expect(story.state.calendar.form.rawValue == form)
        story.type("<esc>")
        // Ahead: the call on 24 November, then in January the session, the conference, the side event.
        for _ in 0..<5 where story.state.selectedKey?.id != "side" { story.type("j") }
        story.type("z")
        #expect(story.state.selectedKey?.id == "side")
        #expect(story.screen.contains { $0.contains("jan 2027") }, "\(story.screen)")
        story.type(".")
        #expect(story.screen[2].contains(form == 0 ? "Timeline" : "nov 2026"), "\(story.screen)")
        story.type("D9 mar 2028")
        #expect(story.screen.contains { $0.contains("thu 9 mar 2028") })
        story.type("<enter>")
        let heading = ["2028", "mar 2028", "Week of 6 mar 2028", "thu 9 mar 2028"][form]
        #expect(story.screen[2].contains(heading), "\(story.screen)")
    }

    @Test("the other forms stay on the days of the event that was opened, and then of the one gone to")
    func stays() {
        var story = story(screen: .events)
        for _ in 0..<5 where story.state.selectedKey?.id != "side" { story.type("j") }
        story.type("zz")
        #expect(story.screen[2].contains("jan 2027"))
        story.type("z")
        #expect(story.screen[2].contains("Week of 25 jan 2027"))
        // The year stands in the title alone.
        #expect(story.screen[3].contains("tue 26 jan") && !story.screen[3].contains("2027"))
        story.type("z")
        #expect(story.screen[2].contains("tue 26 jan 2027") && !story.screen[2].contains("2027 2027"))
    }

    @Test("today is marked in words in the month")
    func todayInMonth() {
        var story = story(width: 80, height: 30)
        story.type("z")
        #expect(story.line("21 today").isEmpty == false)
    }

    @Test("a title in the day form is cut only where nothing is left beside it")
    func longTitle() {
        let title = "Coordination of all working groups on the text of the fisheries chapter"
        let network = Network([.event: "Id: a\nTitle: \(title)\nStarts: 2026-11-21\nPlace: Room XII\n"])
        var story = Story(network, width: 96, height: 24, screen: .calendar)
        story.type("zzz")
        #expect(story.screen.contains { $0.contains(title) && $0.contains("Room XII") }, "\(story.screen)")
    }

    @Test("Enter goes to the event, z on the events comes back")
    func opening() {
        var story = story()
        story.type("<enter>")
        #expect(story.state.screen == .events)
        #expect(story.state.list?.isDetailOpen == true)
        story.type("<esc>z")
        #expect(story.state.screen == .calendar)
        story.type("<esc>")
        #expect(story.state.screen == .events)
    }

    @Test("X leaves one occurrence out; the event is then listed by the one after it")
    func skipping() {
        var story = story(width: 96, screen: .events)
        #expect(story.line("Coordination call").contains("tue 15:00 Paris"))
        #expect(story.line("Coordination call").contains("in 3 d"))
        story.type("X")
        #expect(story.state.network.event("call")?.exceptions.map(\.iso) == ["2026-11-24"])
        #expect(story.line("Coordination call").contains("8 dec 15:00 Paris"))
        #expect(story.screen.last?.contains("does not take place on tue 24 nov · u undoes") == true)
        story.type("u")
        #expect(story.line("Coordination call").contains("in 3 d"))
        story.type("jjX")
        #expect(story.screen.last?.contains("does not repeat") == true)
    }

    @Test("an event says its time on its own clocks and here, and how it goes on")
    func ownClocks() {
        let story = story(width: 170, screen: .events)
        let screen = story.screen.joined(separator: "\n")
        #expect(screen.contains("tue 15:00 Paris · tue 14:00 here · 60 min"))
        #expect(screen.contains("every 2 weeks on tue"))
        #expect(screen.contains("next tue 24 nov,") && screen.contains("tue 8 dec, tue 22 dec"))
    }

    @Test("Today has the next occurrence of what repeats")
    func today() {
        let story = story(width: 90, screen: .today)
        #expect(story.line("Coordination call").contains("tue 14:00"))
    }
}
