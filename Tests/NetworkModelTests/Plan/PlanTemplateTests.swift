import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let people = """
    Id: ana
    Name: Ana Ruiz
    Team: yes

    Id: fatima
    Name: Fatima Zahra
    Team: yes
    Skill: policy
    Skill: trade law

    Id: thi
    Name: Thi Nguyen
    Team: yes
    Skill: event logistics

    Id: james
    Name: James
    Skill: media

    """

private let event = """
    Id: mc14
    Title: Ministerial conference
    Starts: 2027-03-25
    Ends: 2027-03-28
    Participant: james: media; reply accepted

    """

private let own = """
    Id: s1
    Template: Webinar
    Section: information
    Text: slides
    Role: speaker
    Due: 2 Fridays before
    Needs: 1w

    Id: s2
    Template: Webinar
    Text: send them
    Due: day before
    After: s1

    """

private let network = Network([.person: people, .event: event, .planStep: own])

@Suite("Templates of plans")
struct PlanTemplateTests {
    @Test("six come with caucus; one of the workspace's own takes the place of its namesake")
    func list() {
        expectNoDifference(
            Network().templates.map(\.name),
            [
                "intergovernmental meeting", "pre-meeting", "public meeting", "webinar", "dinner or award",
                "network assembly",
            ])
        let names = network.templates.map(\.name)
        #expect(names.count == 6)
        #expect(names.first == "Webinar")
        #expect(network.template(named: "web")?.steps.count == 2)
        #expect(network.template(named: "WEBINAR")?.isShipped == false)
        #expect(network.template(named: "pre")?.name == "pre-meeting")
        #expect(network.template(named: "p") == nil)
    }

    @Test("the one that most events were planned with comes first, and the shipped ones before there is a habit")
    func usual() {
        #expect(
            network.templatesByUse.first?.name == "pre-meeting"
                || network.templatesByUse.first?.name == "intergovernmental meeting")
        var used = network
        used.apply(
            Change(
                id: "x", at: clock().now, summary: "",
                edits: [
                    RecordEdit(
                        RecordKey(.event, "a"), before: nil,
                        after: [RecField(name: "Id", value: "a"), RecField(name: "Template", value: "Public Meeting")])
                ]))
        #expect(used.templatesByUse.first?.name == "public meeting")
        #expect(used.templatesByUse.count == 6)
    }

    @Test("each shipped template is sound as a file, by our check and by recfix's")
    func sound() throws {
        let text = Network().templates.flatMap(\.steps).map {
            String(decoding: RecDocument.text(of: $0.record.fields), as: UTF8.self)
        }
        .joined()
        let all = Network([.planStep: text])
        expectNoDifference(all.problems(on: clock()).filter { $0.what != .noID }, [])
        #expect(all[.planStep].count == Set(all.all(PlanStep.self).map(\.id)).count)
    }

    @Test("each has between 8 and 25 steps, a day and a role for each, and every step waits for what is there")
    func complete() {
        for template in Network().templates {
            #expect(8...25 ~= template.steps.count, "\(template.name) \(template.steps.count)")
            let ids = Set(template.steps.map(\.id))
            for step in template.steps {
                #expect(step.dueText.flatMap { RelativeDate($0) } != nil, "\(step.id)")
                #expect(step.role != nil, "\(step.id)")
                #expect(Vocabulary.sections.words.contains(step.section ?? ""), "\(step.id)")
                #expect(step.after.allSatisfy(ids.contains), "\(step.id)")
            }
            #expect(Set(template.steps.compactMap(\.section)).count == 5, "\(template.name)")
        }
    }

    @Test("begun early enough, each fits: no step has to be ready before its own day", arguments: 0..<7)
    func fits(weekday: Int) {
        let starts = clock().today + 400 + weekday
        for template in Network().templates {
            var author = author()
            let edits = planned(template, starts: starts, &author)
            var network = Network()
            network.apply(author.change("", edits))
            let preparation = network.preparation(on: clock().today)
            #expect(preparation.short.isEmpty, "\(template.name)")
            #expect(preparation.rings.isEmpty, "\(template.name)")
            for time in preparation.all {
                #expect(
                    time.neededBy == nil, "\(template.name): \(network.title(time.place)) by \(time.latestFinish.iso)")
            }
        }
    }

    private func planned(_ template: PlanTemplate, starts: Day, _ author: inout Author) -> [RecordEdit] {
        var draft = author.draft(.event, named: "meeting", in: Network())
        draft.set(.starts, starts.iso)
        let making = PlanMaking(template, for: Event(RecRecord(draft.fields)), in: Network(), me: nil)
        return [draft.edit(at: author.clock.now)] + making.edits(by: &author)
    }
}

extension Network {
    fileprivate func title(_ place: Place) -> String { record(at: place).first(.text) ?? "" }
}

@Suite("Making a plan")
struct PlanMakingTests {
    private func making(_ template: String, on day: String = "2026-11-21") -> PlanMaking? {
        guard let template = network.template(named: template), let event = network.event("mc14") else { return nil }
        return PlanMaking(template, for: event, in: network, me: "ana")
    }

    @Test("dates stay relative, sections, needs and effort come along, After names the new items")
    func items() throws {
        let making = try #require(self.making("webinar"))
        var author = author()
        let edits = making.edits(by: &author)
        let items = edits.map { ChecklistItem(RecRecord($0.after ?? [])) }
        #expect(items.map(\.text) == ["slides", "send them"])
        #expect(items[0].dueText == "2 Fridays before")
        #expect(items[0].needs == Period(1, .week))
        #expect(items[0].event == "mc14")
        #expect(items[1].after == [items[0].id])
        #expect(items[1].due(eventStarts: Day(iso: "2027-03-25"))?.iso == "2027-03-24")
        // Nobody speaks yet: the role stays until somebody does.
        #expect(items[0].owner == nil && items[0].role == "speaker")
    }

    @Test("roles stand for who comes in them, for team members by skill, and for the one at the keyboard who leads")
    func roles() throws {
        let making = try #require(self.making("intergovernmental"))
        let owners = Dictionary(making.items.map { ($0.step.role ?? "", $0.owner) }) { first, _ in first }
        #expect(owners["media"] == "james")
        #expect(owners["policy"] == "fatima")
        #expect(owners["logistics"] == "thi")
        #expect(owners["lead"] == "ana")
        #expect(owners["finance"] == .some(nil))
    }

    @Test("applied again it adds only what is not there, joined to what is")
    func again() throws {
        var network = network
        var author = author()
        let template = try #require(network.template(named: "webinar"))
        let event = try #require(network.event("mc14"))
        let first = PlanMaking(template, for: event, in: network, me: nil).edits(by: &author)
        network.apply(author.change("", [first[0]]))
        let making = PlanMaking(template, for: event, in: network, me: nil)
        #expect((making.present, making.items.count) == (1, 1))
        let second = making.edits(by: &author)
        #expect(ChecklistItem(RecRecord(second[0].after ?? [])).after == [first[0].key.id])
        network.apply(author.change("", second))
        #expect(PlanMaking(template, for: event, in: network, me: nil).items.isEmpty)
    }

    @Test("it says how many would be late, the first day, and that a common position needs more than is left")
    func meaning() throws {
        let making = try #require(self.making("intergovernmental"))
        let today = clock().today
        // 25 Mar − 24 w = 8 Oct.
        #expect(making.firstDue?.iso == "2026-10-08")
        // Before 21 Nov lie T-24w and both T-20w; T-18w would be 19 Nov.
        #expect(making.late(on: today) == 3)
        // Agenda 2 w, members 4 w, aims 2 w, draft 3 w, circulate 3 w, agree 3 w: 17 weeks; until T-5w, 18 Feb, are 89 days.
        let shortage = try #require(making.shortage(on: today))
        #expect(shortage.text == "agree the common position and collect sign-offs")
        #expect((shortage.needed, shortage.left) == (17 * 7, 89))
        #expect(making.shortage(on: today - 60) == nil)
    }

    @Test("a checklist becomes a template: relative dates stay, others are counted from the event")
    func saving() throws {
        var network = Network([
            .event: event, .planStep: own,
            .checklistItem: """
            Id: a
            Event: mc14
            Section: priorities
            Text: draft
            Owner: ana
            Role: policy
            Due: 2027-03-20
            Needs: 2w
            Done: 2027-01-01

            Id: b
            Event: mc14
            Text: send
            Due: 2 Fridays before
            After: a

            Id: c
            Event: mc14
            Text: show Amina round
            Newcomer: amina

            """,
        ])
        var author = author()
        network.apply(author.change("", network.savingTemplate("webinar", of: "mc14", by: &author)))
        let template = try #require(network.template(named: "webinar"))
        #expect(template.steps.map(\.text) == ["draft", "send"])
        #expect(template.steps.map(\.dueText) == ["T-5d", "2 Fridays before"])
        #expect(template.steps[1].after == [template.steps[0].id])
        #expect(template.steps[0].role == "policy")
        #expect(network[.planStep].count == 2)
        expectNoDifference(network.problems(on: clock()).filter { $0.place.kind == .planStep }, [])
    }
}
