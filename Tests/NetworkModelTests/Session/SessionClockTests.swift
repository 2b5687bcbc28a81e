import NetworkModel
import RecFormat
import TestSupport
import Testing

/// A session of two items on 21 November, begun at 23:50, the first item planned for ten minutes.
private func network(status: String = "running", since: String? = "2026-11-21T23:50:00+00:00") -> Network {
    let running = since.map { "Since: \($0)\n" } ?? ""
    return Network([
        .event: "Id: pre\nTitle: Pre-meeting\n",
        .session: """
        Id: s1
        Event: pre
        Title: Pre-meeting
        Status: \(status)
        Starts: 2026-11-21T23:50:00+00:00
        Minutes: 30
        Item: a1
        \(running)
        """,
        .agendaItem: """
        Id: a1
        Session: s1
        Part: information
        Rank: 10
        Text: News
        Minutes: 10

        Id: a2
        Session: s1
        Part: priorities
        Rank: 10
        Text: Priorities
        Minutes: 15
        Seconds: 60

        """,
    ])
}

private func clock(_ iso: String) throws -> Clock {
    Clock(instant: try #require(Timestamp(iso: iso)).instant, zone: .utc)
}

extension Network {
    fileprivate mutating func take(_ edits: [RecordEdit]) {
        apply(Change(id: "c", at: Timestamp(instant: 0), summary: "", edits: edits))
    }

    fileprivate func clock(at iso: String) throws -> SessionClock {
        SessionClock(try #require(session("s1")), agenda(of: "s1"), at: try #require(Timestamp(iso: iso)).instant)
    }
}

@Suite("The clock of a session")
struct SessionClockTests {
    @Test("time is right across midnight, for the item, its part and the whole")
    func acrossMidnight() throws {
        let network = network()
        let time = try network.clock(at: "2026-11-22T00:04:30+00:00")
        let items = network.agenda(of: "s1")
        #expect(time.used(items[0]) == 14 * 60 + 30)
        #expect(time.left(items[0]) == -(4 * 60 + 30))
        #expect(time.left(items[1]) == 14 * 60)
        #expect(time.used == 15 * 60 + 30)
        #expect(time.left == 14 * 60 + 30)
        #expect(time.sum(items.prefix(1)) == (600, 870))
    }

    @Test("a pause stops it, and going on runs from then")
    func pause() throws {
        var network = network()
        network.take(try #require(SessionEdits("s1", in: network)).pausing(at: clock("2026-11-21T23:53:00+00:00")))
        #expect(network.session("s1")?.status == "paused")
        #expect(try network.clock(at: "2026-11-22T09:00:00+00:00").used == 60 + 180)
        network.take(try #require(SessionEdits("s1", in: network)).running(at: clock("2026-11-22T09:00:00+00:00")))
        #expect(try network.clock(at: "2026-11-22T09:00:10+00:00").used == 60 + 190)
    }

    @Test("moving on writes the stretch down with the item that was up, and finishes it")
    func movingOn() throws {
        var network = network()
        let edits = try #require(SessionEdits("s1", in: network))
        network.take(edits.moving(to: "a2", finishing: true, at: try clock("2026-11-21T23:59:00+00:00")))
        let items = network.agenda(of: "s1")
        #expect(items[0].seconds == 540)
        #expect(items[0].isDone)
        #expect(network.session("s1")?.item == "a2")
        #expect(try network.clock(at: "2026-11-22T00:01:00+00:00").used(items[1]) == 60 + 120)
        let back = try #require(SessionEdits("s1", in: network))
        network.take(back.moving(to: "a1", finishing: false, at: try clock("2026-11-22T00:01:00+00:00")))
        #expect(network.agenda(of: "s1").map(\.isDone) == [false, false])
        #expect(network.agenda(of: "s1").map(\.seconds) == [540, 180])
    }

    @Test("after an interruption the time away is counted or left out")
    func interruption() throws {
        let seen = try #require(Timestamp(iso: "2026-11-21T23:52:00+00:00"))
        let now = try clock("2026-11-22T00:10:00+00:00")
        var without = network()
        without.take(try #require(SessionEdits("s1", in: without)).goingOn(at: now, leavingOutSince: seen))
        #expect(try without.clock(at: "2026-11-22T00:11:00+00:00").used == 60 + 120 + 60)
        #expect(try network().clock(at: "2026-11-22T00:11:00+00:00").used == 60 + 21 * 60)
    }

    @Test("a clock that was set back takes no time away")
    func setBack() throws {
        #expect(try network().clock(at: "2026-11-21T20:00:00+00:00").used == 60)
    }

    @Test("closing stops time and names the minutes; reopening says so in the record")
    func closing() throws {
        var network = network()
        let now = try clock("2026-11-22T00:00:00+00:00")
        network.take(try #require(SessionEdits("s1", in: network)).closing(document: "minutes/x.md", at: now))
        let closed = try #require(network.session("s1"))
        #expect(closed.isClosed)
        #expect(closed.since == nil)
        #expect(closed.document == "minutes/x.md")
        #expect(network.agenda(of: "s1")[0].seconds == 600)
        network.take(try #require(SessionEdits("s1", in: network)).reopening(by: "Ana", at: now))
        #expect(network.session("s1")?.status == "paused")
        #expect(network.session("s1")?.notes?.contains("Reopened 2026-11-22T00:00:00+00:00 by Ana") == true)
    }

    @Test("entries of a closed session are frozen; an answer and a finished task are not")
    func frozen() throws {
        var network = network(status: "closed", since: nil)
        network.take([
            RecordEdit(
                RecordKey(.task, "t1"), before: nil,
                after: Draft(new: .task, id: "t1").fields)
        ])
        var note = Draft(new: .note, id: "n1")
        note.set(.session, "s1")
        note.set(.text, "hello")
        #expect(network.frozenSession(alteredBy: [note.edit(at: Timestamp(instant: 0))])?.id == "s1")
        network.take([note.edit(at: Timestamp(instant: 0))])
        var answered = Draft(
            RecordKey(.note, "n1"), fields: try #require(network.record(RecordKey(.note, "n1"))).fields)
        answered.set(.answered, "2026-11-30")
        #expect(network.frozenSession(alteredBy: [answered.edit(at: Timestamp(instant: 5))]) == nil)
        answered.set(.text, "other words")
        #expect(network.frozenSession(alteredBy: [answered.edit(at: Timestamp(instant: 5))]) != nil)
        var author = author()
        let done = network.togglingDone([RecordKey(.task, "t1")], by: &author).edits
        #expect(network.frozenSession(alteredBy: done) == nil)
        let now = TestSupport.clock()
        let reopened = try #require(SessionEdits("s1", in: network)).reopening(by: nil, at: now)
        #expect(network.frozenSession(alteredBy: reopened) == nil)
        #expect(network.frozenSession(alteredBy: network.deleting([RecordKey(.session, "s1")])) != nil)
    }
}
