import NetworkModel
import RecFormat

/// Who covers what at the conference, how the delegation works there, and a newcomer to it.
extension DemoNetwork {
    /// Axes of the matrix, the sheet of processes and the glossary; some of each is left open, as it is in life.
    mutating func addLeads() {
        guard let conference = events.first, let itself = edits.first(where: { $0.key.kind == .network }) else {
            return
        }
        change(RecordKey(.event, conference)) { draft in
            draft.setAll(.theme, Self.themes)
            draft.setAll(.region, ["Africa", "Asia-Pacific", "Latin America", "Europe"])
            draft.setAll(.delegation, ["Kenya", "Switzerland", "Brazil"])
        }
        let team = Array(self.team)
        change(RecordKey(.event, conference)) { draft in
            draft.setAll(.speaker, [team[0].text])
            draft.setAll(.decider, [Described(team[3], "wording on article 7").value])
            draft.set(.signOff, "two of the drafting group, within two hours")
            draft.setAll(.channel, ["signal: rivers-geneva"])
        }
        change(itself.key) { $0.setAll(.term, Self.glossary) }
        let made = moment(-20, minutes: 600)
        for lead in Self.leads {
            var draft = Draft(new: .lead, id: mint.next(at: made.instant))
            draft.set(.event, conference.text)
            draft.set(.target, lead.target)
            draft.set(.theme, lead.theme.map { Self.themes[$0] })
            draft.setAll(.person, lead.people.map { people[$0].text })
            draft.set(.stance, lead.stance)
            add(draft, madeAt: made)
        }
        addNewcomer(to: conference)
    }

    private static let themes = ["article 7: flowing rivers", "river communities", "funding"]

    private static let glossary = [
        "article 7: the right to flowing rivers, which is what we came for",
        "brackets: words in the draft that nobody has agreed to yet",
        "contact group: a small room where a few governments settle one paragraph",
        "non-paper: a text that nobody has to stand by",
    ]

    private struct DemoLead {
        let target: String
        var theme: Int?
        var people: [Int] = []
        var stance: String?
    }

    private static let leads = [
        DemoLead(target: "Africa", theme: 0, people: [5]), DemoLead(target: "Africa", theme: 1, people: [11, 7]),
        DemoLead(target: "Asia-Pacific", theme: 0, people: [4]),
        DemoLead(target: "Latin America", people: [2]), DemoLead(target: "Latin America", theme: 1, people: [21]),
        DemoLead(target: "Europe", theme: 0, people: [3]), DemoLead(target: "Europe", theme: 2, people: [3]),
        DemoLead(target: "Kenya", people: [9], stance: "leaning"),
        DemoLead(target: "Switzerland", theme: 0, people: [3], stance: "undecided"),
        DemoLead(target: "Brazil", stance: "leaning against"),
    ]

    /// Somebody who comes for the first time, with a buddy and a training that has begun.
    private mutating func addNewcomer(to conference: RecordID) {
        let (newcomer, buddy) = (people[14], people[1])
        change(RecordKey(.person, newcomer)) { $0.set(.buddy, buddy.text) }
        change(RecordKey(.event, conference)) { draft in
            let others = draft.all(.participant).filter { Described($0).id != newcomer }
            let own = Described(newcomer, "newcomer", parts: ["reply accepted"]).value
            draft.setAll(.participant, others + [own])
        }
        meetMost(of: conference, except: newcomer)
        let made = moment(-9, minutes: 660)
        let name = DemoPerson.all[14].name
        for (index, step) in Training.shipped.enumerated() {
            var draft = Draft(new: .checklistItem, id: mint.next(at: made.instant))
            draft.set(.event, conference.text)
            draft.set(.section, "training")
            draft.set(.text, Training.text(of: step.text, for: name))
            draft.set(.owner, buddy.text)
            draft.set(.due, step.due)
            draft.set(.role, "buddy")
            draft.set(.newcomer, newcomer.text)
            draft.set(.done, index == 1 ? (clock.today - 3).iso : nil)
            add(draft, madeAt: made)
        }
    }

    /// Notes most of those who come as having been at the hearing, so that only a few are new.
    private mutating func meetMost(of conference: RecordID, except newcomer: RecordID) {
        guard let fields = edits.first(where: { $0.key == RecordKey(.event, conference) })?.after,
            let hearing = events.last
        else { return }
        let guests = Draft(RecordKey(.event, conference), fields: fields).all(.participant).map { Described($0).id }
        change(RecordKey(.event, hearing)) { draft in
            let known = Set(draft.all(.participant).map { Described($0).id })
            let met = guests.enumerated().filter { $0.offset % 6 != 5 && $0.element != newcomer }.map(\.element)
            let values = met.filter { !known.contains($0) }.map { id in
                var participant = Participant(id)
                participant.role = "guest"
                participant.reply = .accepted
                participant.attended = true
                return participant.value
            }
            draft.setAll(.participant, draft.all(.participant) + values)
        }
    }

    /// Changes a record that this demo makes.
    private mutating func change(_ key: RecordKey, _ change: (inout Draft) -> Void) {
        guard let index = edits.firstIndex(where: { $0.key == key }), let fields = edits[index].after else { return }
        var draft = Draft(key, fields: fields)
        change(&draft)
        edits[index] = RecordEdit(key, before: edits[index].before, after: draft.fields)
    }
}
