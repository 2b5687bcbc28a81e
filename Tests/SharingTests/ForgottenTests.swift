import NetworkModel
import RecFormat
import Sharing
import TestSupport
import Testing

@Suite("Somebody who is forgotten")
struct ForgottenTests {
    @Test("is no deletion to be asked about, here or there")
    func several() throws {
        var circle = try Circle(2)
        let people = try ["Ana Ruiz", "Ben Okri", "Chen Wei"].map { try circle.add(0, .person, $0) }
        try circle.sync(0, 1)
        let network = try circle.network(0)
        let subjects = try people.map { ForgetPlan.Subject($0, try #require(network.record($0)).fields) }
        try circle.save(0, ForgetPlan(subjects, in: network, on: circle.author.clock).edits)
        try circle.sync(0, 1)
        #expect(try circle.network(1).all(Person.self).map(\.id) == subjects.map(\.standIn))
    }

    @Test("on two machines apart is forgotten once, whoever shares first", arguments: [[0, 1], [1, 0]])
    func apart(order: [Int]) throws {
        var circle = try Circle(3)
        let ana = try circle.add(0, .person, "Ana Ruiz")
        let call = try circle.add(0, .contact, "Call", [.at: "2026-11-20T10:00:00Z", .with: "ana-ruiz"])
        try circle.sync(0, 1, 2)
        // One of them has more that tells of her.
        let note = try circle.add(1, .task, "Write to Ana Ruiz")
        for machine in 0...1 {
            let network = try circle.network(machine)
            let subject = ForgetPlan.Subject(ana, try #require(network.record(ana)).fields)
            try circle.save(machine, ForgetPlan([subject], in: network, on: circle.author.clock).edits)
        }
        try circle.sync(order[0])
        let report = try circle.report(order[1])
        #expect(report.namesakes.isEmpty && report.conflicts.isEmpty)
        try circle.sync(order[0], 2)
        for machine in 0...2 {
            let network = try circle.network(machine)
            let erasures = network.all(ErasureRecord.self)
            #expect(erasures.count == 1 && erasures[0].records == 2)
            #expect(network.all(Person.self).map(\.id) == erasures.map(\.standIn))
            #expect(network.record(call)?.all(.with) == erasures.map(\.standIn.text))
            #expect(network.record(note)?.first(.title) == "Write to someone")
            #expect(network.openConflicts.isEmpty)
        }
    }
}
