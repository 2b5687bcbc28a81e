import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

private let network = Network([
    .network: "Id: n\nName: N\n",
    .partner: "Id: pax\nName: Pax\n",
    .person: """
    Id: ana
    Name: Ana Ruiz
    Email: ana@n.example
    Team: yes

    Id: bea
    Name: Bea Okoye
    Email: bea@n.example
    Team: yes

    Id: cem
    Name: Cem Kaya
    Email: cem@n.example
    Reminded: 2026-11-18
    Team: yes

    """,
    .task: """
    Id: t1
    Title: one
    Accountable: bea
    Due: 2026-11-01

    Id: t2
    Title: two
    Accountable: bea

    Id: t3
    Title: three
    Accountable: cem
    Due: 2026-11-02

    Id: t4
    Title: four
    Accountable: pax
    Due: 2026-11-03

    Id: t5
    Title: five
    Accountable: ana
    Due: 2026-12-04

    """,
])

private func story(_ keys: String = "", width: Int = 80, height: Int = 24) -> Story {
    var story = Story(network, me: "ana", width: width, height: height, screen: .tasks)
    story.type(keys)
    return story
}

extension Story {
    fileprivate var letters: [[RecordID]] {
        effects.compactMap { effect in if case .writeReminders(let owners) = effect { owners } else { nil } }
    }
    fileprivate func reminded(_ id: RecordID) -> [String] {
        state.network.person(id)?.record.all(.reminded) ?? []
    }
}

@Suite("Reminders on the screen")
struct RemindStories {
    @Test("the sheet says who gets a letter, who got one, and who has no address, before any is written")
    func preview() {
        var story = story("m")
        let lines = story.screen.joined(separator: "\n")
        for part in [
            "1 letter", "Bea Okoye", "2 open, 1 late", "bea@n.example", "got one 3 d ago", "no address",
            "that is you",
        ] { #expect(lines.contains(part), "\(part) in\n\(lines)") }
        story.type("<esc>")
        #expect(story.changes.isEmpty && story.letters.isEmpty && story.state.overlays.isEmpty)
    }

    @Test("Enter writes the letters and notes the day, u takes the note back")
    func writing() {
        var story = story("m<enter>")
        expectNoDifference(story.letters, [["bea"]])
        expectNoDifference(story.reminded("bea"), ["2026-11-21"])
        #expect(story.state.status?.text.contains("Reminded Bea Okoye") ?? false)
        story.type("m")
        #expect(story.screen.joined().contains("0 letters"))
        story.type("<enter>")
        #expect(story.state.status?.text == "No line is in; x takes one in")
        story.type("<esc>u")
        expectNoDifference(story.reminded("bea"), [])
        #expect(
            story.state.status?.text.contains("the letters stay in outbox/") ?? false,
            "\(story.state.status?.text ?? "")")
    }

    @Test("whoever took back their consent is left out, for themselves and for a partner, until taken in by hand")
    func refused() {
        var network = network
        let now = clock().now
        let edits = [
            network.editing(RecordKey(.person, "bea"), at: now) {
                $0.setAll(.team, [])
                $0.set(.consent, "withdrawn by phone 2026-11-20")
            },
            network.editing(RecordKey(.partner, "pax"), at: now) { $0.set(.workingContact, "bea") },
        ].compactMap { $0 }
        network.apply(Change(id: "c", at: now, summary: "", edits: edits))
        var story = Story(network, me: "ana", width: 110, height: 24, screen: .tasks)
        story.type("m")
        let lines = story.screen.joined(separator: "\n")
        #expect(lines.contains("0 letters"), "\(lines)")
        #expect(lines.contains("  no consent: withdrawn by phone 2026-11-20"), "\(lines)")
        #expect(lines.contains("Bea Okoye, no consent: withdrawn by phone"), "\(lines)")
        story.type("<enter>")
        #expect(story.letters.isEmpty)
        story.type("gx<enter>")
        expectNoDifference(story.letters, [["bea"]])
    }

    @Test("what a partner's reader gets for the partner stands in their own letter")
    func within() {
        var network = network
        let now = clock().now
        let edits = [
            network.editing(RecordKey(.partner, "pax"), at: now) { $0.set(.workingContact, "bea") }
        ].compactMap { $0 }
        network.apply(Change(id: "c", at: now, summary: "", edits: edits))
        var story = Story(network, me: "ana", width: 100, height: 24, screen: .tasks)
        story.type("m")
        let lines = story.screen.joined(separator: "\n")
        #expect(lines.contains("in the letter to Bea Okoye") && lines.contains("1 letter"), "\(lines)")
        story.type("gx")
        #expect(!story.screen.joined().contains("in the letter to Bea"), "\(story.screen)")
    }

    @Test("whoever is left out can be taken in, and the other way round")
    func choosing() {
        let story = story("mgxx<enter>")
        expectNoDifference(story.letters, [["cem"]])
        expectNoDifference(story.reminded("cem"), ["2026-11-21"])
        expectNoDifference(story.reminded("bea"), [])
    }

    @Test("marked tasks name the owners")
    func marked() {
        var story = story()
        guard let row = story.state.tasks.list.rows.firstIndex(where: { story.state.network.key(at: $0).id == "t4" })
        else { return #expect(Bool(false), "the list shows t4") }
        story.state.tasks.list.move(to: row)
        story.type("vm")
        let lines = story.screen.joined(separator: "\n")
        #expect(lines.contains("Pax") && !lines.contains("2 open, 1 late"), "\(lines)")
    }

    @Test("it says so where nobody holds anything", arguments: [40, 80, 120])
    func nobody(width: Int) {
        let empty = Network([.network: "Id: n\nName: N\n", .task: "Id: t1\nTitle: one\n"])
        var story = Story(empty, width: width, height: 12, screen: .tasks)
        story.type("m")
        #expect(story.state.status?.text == "Nobody holds anything that is open")
        story.type("vm")
        #expect(story.state.status?.text == "Nobody holds the marked tasks; o asks somebody")
    }
}
