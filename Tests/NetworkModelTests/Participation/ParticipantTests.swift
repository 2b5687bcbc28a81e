import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("Participants")
struct ParticipantTests {
    @Test("a value is read part by part, and a change of one part leaves the others as they were written")
    func reading() {
        var participant = Participant(
            Described("ana: delegate; reply accepted; seat 12; visa asked; visa-owner fatima; attended no"))
        #expect(participant.role == "delegate")
        #expect(participant.reply == .accepted)
        #expect(participant.attended == false)
        #expect(participant[.visa] == .asked)
        #expect(participant.owner(of: .visa) == "fatima")
        #expect(participant[.funding] == nil)
        participant.attended = true
        participant[.visa] = .done
        participant.setOwner(nil, of: .visa)
        #expect(participant.value == "ana: delegate; reply accepted; seat 12; visa done; attended yes")
    }

    @Test("a role with the sign that parts the parts in it stays one role")
    func plainRole() {
        var participant = Participant("ana")
        participant.role = "chair; and\nscribe"
        #expect(participant.value == "ana: chair, and scribe")
    }

    @Test("no word but a known one is an answer, yet who has any was asked")
    func otherAnswers() {
        let participant = Participant(Described("ana: guest; reply perhaps"))
        #expect(participant.reply == nil)
        #expect(participant.isAsked)
        #expect(participant.isExpected)
    }
}

private let gathering = """
    Id: mc14
    Title: Ministerial conference
    Starts: 2027-01-10
    Participant: james: delegate; reply accepted; visa needed; funding done
    Participant: fatima: adviser; reply accepted; visa done
    Participant: rosa: delegate; reply invited; visa asked; visa-owner ana
    Participant: bees: ; reply declined; visa needed
    Participant: ecologistas: ; reply no answer; visa not needed
    Participant: agtsd

    Id: assembly
    Title: Assembly
    Starts: 2026-06-01
    Participant: james: ; reply accepted; attended yes
    Participant: bees: ; reply accepted; attended no
    Participant: aid-watch: ; reply accepted; attended no

    Id: hearing
    Title: Hearing
    Starts: 2026-07-01
    Participant: aid-watch: ; reply invited
    Participant: james: ; reply invited; attended no

    """

private let people = """
    Id: ana
    Name: Ana Ruiz
    Team: yes

    Id: fatima
    Name: Fatima Zahra
    Team: yes

    Id: james
    Name: James Goodman
    Role: aid-watch: coordinator

    Id: rosa
    Name: Rosa Campos
    Role: bees

    """

private let network = Network([
    .partner:
        "Id: aid-watch\nName: Aid/Watch\nWorkingContact: james\n\nId: bees\nName: Bees\n\nId: ecologistas\nName: E\n\n"
        + "Id: agtsd\nName: A\n", .person: people, .event: gathering,
])

@Suite("Participation")
struct ParticipationTests {
    private func event(_ id: RecordID) throws -> Event { try #require(network.event(id)) }

    @Test("counts who was asked, what they answered and how many organisations may come")
    func counts() throws {
        let counts = ParticipationCounts(try event("mc14").attendees, in: network, on: clock().today)
        #expect((counts.listed, counts.asked, counts.accepted, counts.declined, counts.unanswered) == (6, 5, 2, 1, 2))
        // Aid/Watch by James, Bees by Rosa, E, A; Fatima comes from none.
        #expect(counts.organisations == 4)
    }

    @Test("what is missing is told matter by matter, without those who have declined or need nothing")
    func logistics() throws {
        let logistics = Logistics(try event("mc14").attendees)
        #expect((logistics[.visa].missing, logistics[.visa].total) == (2, 3))
        #expect((logistics[.funding].missing, logistics[.funding].total) == (0, 1))
        #expect(logistics.missing == [.visa])
        let missing = try event("mc14").missingMatters
        #expect(missing.map(\.participant) == ["james", "rosa"])
        #expect(missing.map(\.progress) == [.needed, .asked])
        #expect(missing.map(\.owner) == [nil, "ana"])
        #expect(missing.allSatisfy { $0.matter == .visa && $0.event == "mc14" })
    }

    @Test("what is missing presses from eight weeks before an event until it is over")
    func pressing() throws {
        let event = try event("mc14")
        #expect(!Logistics.isPressing(event, on: clock("2026-11-14")))
        #expect(Logistics.isPressing(event, on: clock("2026-11-15")))
        #expect(Logistics.isPressing(event, on: clock("2027-01-10")))
        #expect(!Logistics.isPressing(event, on: clock("2027-01-11")))
    }

    @Test("a partner's rate counts its people, and no event of which nobody noted who was there")
    func rate() throws {
        func rate(_ kind: Kind, _ id: RecordID) throws -> AttendanceRate? {
            network.attendanceRate(of: try #require(network.place(of: RecordKey(kind, id))), on: clock())
        }
        #expect(try rate(.partner, "aid-watch") == AttendanceRate(attended: 1, asked: 2))
        #expect(try rate(.person, "james") == AttendanceRate(attended: 1, asked: 2))
        #expect(try rate(.partner, "bees") == AttendanceRate(attended: 0, asked: 1))
        #expect(try rate(.partner, "ecologistas") == nil)
    }

    @Test("attendance of an event that repeats is told by its days, in the file and in the rate")
    func occurrences() throws {
        var participant = Participant(
            Described("ana: ; reply accepted; attended 2026-03-02, 2026-03-09;absent 2026-03-16"))
        let (second, ninth, last) = try (day("2026-03-02"), day("2026-03-09"), day("2026-03-16"))
        #expect(participant.daysThere == [second, ninth] && participant.daysAbsent == [last])
        #expect(participant.attended == true)
        #expect(participant.attended(on: last) == false)
        #expect(try participant.attended(on: day("2026-03-23")) == nil)
        participant.setAttended(true, on: last)
        participant.setAttended(nil, on: second)
        #expect(participant.value == "ana: ; reply accepted; attended 2026-03-09, 2026-03-16")
        participant.setAttended(nil, on: ninth)
        participant.setAttended(false, on: last)
        #expect(participant.value == "ana: ; reply accepted; absent 2026-03-16")
        #expect(participant.attended == false)
        // What was noted before it repeated is left until there is a day to note.
        participant = Participant(Described("ana: ; attended yes"))
        participant.setAttended(false, on: ninth)
        #expect(participant.value == "ana: ; attended yes; absent 2026-03-09")
        participant.setAttended(true, on: ninth)
        #expect(participant.value == "ana: ; attended 2026-03-09")
    }

    @Test("each time of a series counts in the rate, and makes those who came no newcomers the next time")
    func series() throws {
        let series = Network([
            .person: "Id: ana\nName: Ana\n\nId: bo\nName: Bo\n\nId: cy\nName: Cy\n",
            .event: """
            Id: call
            Title: Call
            Starts: 2026-11-02
            Repeats: FREQ=WEEKLY
            Participant: ana: ; reply accepted; attended 2026-11-02, 2026-11-16; absent 2026-11-09
            Participant: bo: ; reply accepted; attended 2026-11-16
            Participant: cy: ; reply accepted

            Id: other
            Title: Other
            Starts: 2026-11-10
            Participant: bo

            """,
        ])
        let ana = try #require(series.place(of: RecordKey(.person, "ana")))
        #expect(series.attendanceRate(of: ana, on: clock()) == AttendanceRate(attended: 2, asked: 3))
        #expect(
            series.participations(of: ana, on: clock()).map(\.day.iso) == ["2026-11-16", "2026-11-09", "2026-11-02"])
        func newcomers(_ id: RecordID, at iso: String?) throws -> [RecordID] {
            let event = try #require(series.event(id))
            let earlier = EarlierAttendance(before: event, at: try iso.map(day), in: series, on: clock())
            return ["ana", "bo", "cy"].filter { earlier.isNewcomer($0, in: series) }
        }
        #expect(try newcomers("call", at: "2026-11-02") == [])
        #expect(try newcomers("call", at: "2026-11-16") == ["bo", "cy"])
        #expect(try newcomers("call", at: "2026-11-23") == ["cy"])
        #expect(try newcomers("other", at: nil) == ["bo", "cy"])
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    @Test("new are those of no earlier event, but nobody of the team and nobody where none was noted before")
    func newcomers() throws {
        func newcomers(_ id: RecordID) throws -> [RecordID] {
            let event = try event(id)
            let earlier = EarlierAttendance(before: event, in: network, on: clock())
            return event.attendees.map(\.id).filter { earlier.isNewcomer($0, in: network) }
        }
        #expect(try newcomers("mc14") == ["rosa"])
        #expect(try newcomers("assembly") == [])
    }

    @Test("mass changes are one edit of the event, touch no other value and add nobody twice")
    func edits() throws {
        let now = clock().now
        let added = network.addingParticipants(["ana", "james", "ana"], to: "mc14", at: now) { $0.reply = .invited }
        #expect(added.count == 1)
        #expect(added.first?.after?.filter { $0.value.hasPrefix("ana") }.map(\.value) == ["ana: ; reply invited"])
        let changed = network.changingParticipants(["agtsd", "rosa"], of: "mc14", at: now) { $0.reply = .accepted }
        let values = changed.first?.after?.filter { $0.name == "Participant" }.map(\.value) ?? []
        #expect(values.count == 6)
        #expect(values[2] == "rosa: delegate; reply accepted; visa asked; visa-owner ana")
        #expect(values[5] == "agtsd: ; reply accepted")
        #expect(network.changingParticipants(["james"], of: "mc14", at: now) { $0.reply = .accepted } == [])
        let removed = network.removingParticipants(["bees", "rosa"], from: "mc14", at: now)
        #expect(removed.first?.after?.count { $0.name == "Participant" } == 4)
        #expect(network.delegate(of: "aid-watch") == "james")
        #expect(network.delegate(of: "bees") == "bees")
    }
}

@Suite("Walk-ins")
struct WalkInTests {
    private func walkIn(_ text: String, taking: [Kind: RecordID] = [:]) throws -> WalkIn {
        var author = author()
        let line = QuickName(text, names: NameIndex(network))
        return try #require(WalkIn(line, taking: taking, in: network, by: &author))
    }

    private func text(_ edit: RecordEdit?) -> String {
        (edit?.after ?? []).filter { !["Created", "Modified"].contains($0.name) }
            .map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    }

    @Test("somebody new of a new organisation is two records, and what they asked for is what it needs")
    func bothNew() throws {
        let made = try walkIn("Amina Okoye / Lake Watch / comm / maps of the delta")
        #expect(made.id == "amina-okoye")
        #expect(
            made.edits.map(text) == [
                "Id: lake-watch\nName: Lake Watch\nKind: community group\nStage: met\nNeeds: maps of the delta",
                "Id: amina-okoye\nName: Amina Okoye\nRole: lake-watch",
            ])
    }

    @Test("who is known is not made again, and gets the role that was new")
    func known() throws {
        let made = try walkIn("James Goodman / Bees")
        #expect(made.id == "james")
        #expect(made.edits.map(\.key) == [RecordKey(.person, "james")])
        #expect(text(made.edits.first).contains("Role: aid-watch: coordinator\nRole: bees"))
        #expect(try walkIn("James Goodman / Aid/Watch").edits == [])
    }

    @Test("taking the one who is there leaves the typed name aside")
    func taken() throws {
        let made = try walkIn("Jim Goodman / Aid/Watch", taking: [.person: "james"])
        #expect(made.id == "james")
        #expect(made.edits == [])
    }

    @Test("an organisation alone is here itself")
    func organisation() throws {
        let made = try walkIn("/ Lake Watch / ngo")
        #expect(made.id == "lake-watch")
        #expect(made.edits.count == 1)
    }
}

@Suite("What is typed to add people to an event")
struct AttendeeLineTests {
    private func line(_ text: String) -> AttendeeLine {
        AttendeeLine(text, names: NameIndex(network), today: clock().today)
    }

    @Test("names are parted by commas, and an organisation's own slash parts nothing")
    func names() throws {
        guard case .names(let mentions) = line("james, Aid/Watch, nobody at all") else {
            Issue.record("no names")
            return
        }
        #expect(mentions.map { $0.candidate?.key.id } == ["james", "aid-watch", nil])
    }

    @Test("a slash between blanks makes it somebody new")
    func walkIn() {
        guard case .walkIn(let name) = line("Amina / Lake Watch / ngo") else {
            Issue.record("no walk-in")
            return
        }
        #expect(name.person?.text == "Amina")
    }

    @Test(
        "a filter stands for many",
        arguments: [
            ("all partners stage:active", Kind.partner, true), ("stage:active", .partner, true),
            ("all organisations", .partner, false), ("people @me", .person, false),
        ])
    func filters(_ text: String, _ kind: Kind, _ delegates: Bool) {
        guard case .filter(kind, _, delegates: delegates) = line(text) else {
            Issue.record("no filter: \(text)")
            return
        }
    }

    @Test("the name that is being typed is the one behind the last comma")
    func lastName() {
        #expect(AttendeeLine.lastName(of: "ana, fat").before == "ana, ")
        #expect(AttendeeLine.lastName(of: "ana, fat").name == "fat")
        #expect(AttendeeLine.lastName(of: "ana").before == "")
    }
}
