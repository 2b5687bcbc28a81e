import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Insight

private let today = clock("2026-11-23").today

/// A network that leans on Ana.
private let network = Network([
    .person: """
    Id: ana
    Name: Ana
    Team: yes
    Role: pax: director

    Id: bea
    Name: Bea
    Team: yes
    Capacity: 10

    Id: cem
    Name: Cem
    Role: pax: clerk
    Buddy: ana

    """,
    .partner: "Id: pax\nName: Pax\nLead: ana\nWorkingContact: ana\n\nId: old\nName: Old\nLead: ana\nStage: left\n",
    .event: """
    Id: mc
    Title: MC
    Starts: 2027-03-01
    Speaker: ana
    Speaker: bea
    Decider: ana: wording; on fisheries

    Id: gone
    Title: Gone
    Starts: 2026-03-01
    Speaker: ana

    """,
    .lead: "Id: l1\nEvent: mc\nTarget: Africa\nPerson: ana\n\nId: l2\nEvent: gone\nTarget: Africa\nPerson: ana\n",
    .task: """
    Id: t1
    Title: later
    Accountable: ana
    Assignee: bea
    Status: doing
    Due: 2027-01-01

    Id: t2
    Title: helps
    Accountable: bea
    Assignee: ana

    Id: t3
    Title: done
    Accountable: ana
    Status: done

    Id: t4
    Title: soon
    Accountable: ana
    Due: 2026-12-01

    """,
    .checklistItem:
        "Id: i1\nEvent: mc\nText: rooms\nOwner: ana\n\nId: i2\nEvent: mc\nText: x\nOwner: ana\nDone: 2026-01-01\n",
    .position: "Id: p1\nTitle: fisheries\nOwner: ana\n\nId: p2\nTitle: old\nOwner: ana\nStatus: agreed\n",
])

private func after(_ handover: Handover) -> Network {
    var copy = network
    var author = author("2026-11-23")
    copy.apply(author.change("handed over", handover.edits(in: network, by: author)))
    return copy
}

@Suite("What stands still if a person leaves")
struct DependenceTests {
    private let dependence = Dependence(on: "ana", in: network, today: today)

    @Test("is all that is open and names them")
    func holdings() {
        expectNoDifference(
            dependence.holdings.map { "\($0.role) \($0.key.id)" },
            [
                "accountable t4", "accountable t1", "helper t2", "item i1", "position p1", "partnerLead pax",
                "workingContact pax", "lead l1", "speaker mc", "decider mc", "buddy cem",
            ])
        #expect(Dependence(on: "nobody", in: network, today: today).holdings.isEmpty)
    }

    @Test("goes to another person with one edit a record, and nothing of it stays")
    func handedOver() {
        let handover = Handover(dependence, to: "bea", in: network, today: today)
        let edits = handover.edits(in: network, by: author("2026-11-23"))
        expectNoDifference(Set(edits.map(\.key)).count, edits.count)
        let result = after(handover)
        // A working contact speaks for the partner, and Bea does not belong to it.
        expectNoDifference(
            Dependence(on: "ana", in: result, today: today).holdings.map(\.role), [.workingContact])
        expectNoDifference(result.task("t1")?.accountable, "bea")
        expectNoDifference(result.task("t1")?.assignees, [])
        expectNoDifference(result.task("t1")?.status, "proposed")
        expectNoDifference(result.task("t2")?.assignees, [])
        expectNoDifference(result.event("mc")?.speakers, ["bea"])
        expectNoDifference(result.event("mc")?.deciders.map(\.value), ["bea: wording; on fisheries"])
        expectNoDifference(result.event("gone")?.speakers, ["ana"])
        expectNoDifference(result.task("t3")?.accountable, "ana")
        expectNoDifference(result.person("cem")?.buddy, "bea")
    }

    @Test("goes to those who are proposed, a working contact to somebody of the partner")
    func suggested() {
        let handover = Handover(suggesting: dependence, in: network, today: today)
        let result = after(handover)
        expectNoDifference(result.partner("pax")?.lead, "bea")
        expectNoDifference(result.partner("pax")?.workingContact, "cem")
        expectNoDifference(Dependence(on: "ana", in: result, today: today).holdings.map(\.role), [])
    }

    @Test("nobody becomes their own buddy")
    func buddy() {
        let result = after(Handover(dependence, to: "cem", in: network, today: today))
        expectNoDifference(result.person("cem")?.buddy, "ana")
        expectNoDifference(result.partner("pax")?.workingContact, "cem")
    }
}
