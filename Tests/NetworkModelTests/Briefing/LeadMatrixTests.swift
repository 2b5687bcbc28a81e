import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let network = Network([
    .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: fatima\nName: Fatima Zahra\nTeam: yes\n",
    .event: """
    Id: mc14
    Title: Ministerial conference
    Theme: fisheries
    Theme: services
    Region: Africa
    Region: Europe
    Delegation: Norway

    Id: other
    Title: Another
    Region: Africa

    """,
    .lead: """
    Id: l1
    Event: mc14
    Target: africa
    Theme: Fisheries
    Person: ana
    Person: fatima

    Id: l2
    Event: mc14
    Target: Norway
    Person: fatima
    Stance: leaning

    Id: l3
    Event: mc14
    Target: Chile
    Theme: agriculture
    Stance: with us

    Id: l4
    Event: other
    Target: Africa
    Person: ana

    """,
])

private func matrix(_ network: Network) throws -> LeadMatrix {
    LeadMatrix(try #require(network.event("mc14")), in: network)
}

@Suite("The matrix of leads")
struct LeadMatrixTests {
    @Test("its axes are what the event names, then what only a lead names")
    func axes() throws {
        let matrix = try matrix(network)
        expectNoDifference(matrix.themes, ["fisheries", "services", "agriculture"])
        expectNoDifference(matrix.targets.map(\.name), ["Africa", "Europe", "Norway", "Chile"])
        expectNoDifference(matrix.targets.map(\.isDelegation), [false, false, true, true])
        expectNoDifference(matrix.targets.map(\.stance), [nil, nil, "leaning", "with us"])
    }

    @Test("who covers all themes fills every theme, and gaps are counted")
    func holes() throws {
        let matrix = try matrix(network)
        expectNoDifference(matrix[0, 1].people, ["ana", "fatima"])
        #expect(matrix.isHole(0, 2) && matrix.isHole(1, 1) && matrix.isHole(3, 3))
        #expect(!matrix.isHole(0, 0), "nobody need cover all themes where there are some")
        #expect((1...3).allSatisfy { !matrix.isHole(2, $0) })
        #expect(matrix.total == 12)
        #expect(matrix.holes == 2 + 3 + 3)
    }

    @Test("without themes each region and delegation needs somebody")
    func noThemes() throws {
        let event = try #require(network.event("other"))
        let matrix = LeadMatrix(event, in: network)
        #expect(matrix.total == 1 && matrix.holes == 0 && matrix.columnCount == 1)
    }

    @Test("clearing a place deletes its lead, and keeps what it says of a stance")
    func clearing() throws {
        var network = network
        let time = clock().now
        let one = network.clearingLeads(of: "mc14", target: "Africa", theme: "fisheries", at: time)
        let two = network.clearingLeads(of: "mc14", target: "Norway", theme: nil, at: time)
        network.apply(Change(id: "c", at: time, summary: "", edits: one + two))
        #expect(network.find(Lead.self, "l1") == nil)
        let norway = try #require(network.find(Lead.self, "l2"))
        #expect(norway.people.isEmpty && norway.stance == "leaning")
    }

    @Test("a stance is one for the delegation, wherever it was noted")
    func stance() throws {
        var (network, author) = (network, author())
        let edits = network.settingStance("against", of: "Chile", at: "mc14", by: &author)
        network.apply(author.change("", edits))
        #expect(try matrix(network).targets.last?.stance == "against")
        #expect(network.leads(of: "mc14").count == 3)
        network.apply(author.change("", network.settingStance(nil, of: "Chile", at: "mc14", by: &author)))
        #expect(network.find(Lead.self, "l3") == nil, "a lead that says nothing any more goes")
    }

    @Test("an axis takes names once, and loses a name with its leads")
    func entries() throws {
        var network = network
        let time = clock().now
        let added = network.adding(["AFRICA", "Asia"], to: .region, of: "mc14", at: time)
        network.apply(Change(id: "a", at: time, summary: "", edits: added))
        expectNoDifference(network.event("mc14")?.regions, ["Africa", "Europe", "Asia"])
        let removed = network.removingTarget("Africa", of: "mc14", at: time)
        let change = Change(id: "b", at: time, summary: "", edits: removed)
        network.apply(change)
        expectNoDifference(network.event("mc14")?.regions, ["Europe", "Asia"])
        #expect(network.leads(of: "mc14").count == 2)
        #expect(network.leads(of: "other").count == 1)
        network.apply(change.reversed(id: "c", at: time, by: nil, summary: ""))
        #expect(network.leads(of: "mc14").count == 3)
    }
}
