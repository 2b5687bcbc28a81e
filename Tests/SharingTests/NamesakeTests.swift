import NetworkModel
import Sharing
import TestSupport
import Testing
import WorkspaceStore

@Suite("Records of one name that two people added")
struct NamesakeTests {
    @Test(
        "are two where each says what the other does not: the one that came later gets another Id",
        arguments: [
            (Kind.person, "Maria Silva", Field.email, "maria@one.example", "maria@other.example"),
            (.event, "Summit", .starts, "2027-03-25", "2027-09-02"),
            (.partner, "Aid Watch International", .country, "Kenya", "Peru"),
        ])
    func apart(kind: Kind, name: String, field: Field, one: String, other: String) throws {
        var circle = try Circle(3)
        let first = try circle.add(0, kind, name, [field: one])
        #expect(try circle.add(1, kind, name, [field: other]) == first)
        try circle.sync(0)
        let report = try circle.report(1)
        let second = RecordKey(kind, RecordID("\(first.id)-2"))
        #expect(report.namesakes == [.init(key: first, title: name, newID: second.id)])
        try circle.sync(0, 2)
        for machine in 0...2 {
            let network = try circle.network(machine)
            #expect(network.record(first)?.first(field) == one)
            #expect(network.record(second)?.first(field) == other)
            #expect(network.record(second)?.first(kind.titleField) == name)
            #expect(network.openConflicts.isEmpty)
        }
    }

    @Test("take with them all that their side says of them")
    func references() throws {
        var circle = try Circle(2)
        let maria = try circle.add(0, .person, "Maria Silva", [.email: "maria@one.example"])
        let there = try circle.add(0, .contact, "Call", [.at: "2026-11-20T10:00:00Z", .with: "maria-silva"])
        _ = try circle.add(1, .person, "Maria Silva", [.email: "maria@other.example", .buddy: "maria-silva"])
        let here = try circle.add(1, .contact, "Call", [.at: "2026-11-20T10:00:00Z", .with: "maria-silva"])
        let task = try circle.add(1, .task, "Write to her", [.accountable: "maria-silva"])
        let part = "maria-silva: speaker; visa-owner maria-silva"
        let event = try circle.add(1, .event, "Workshop", [.participant: part])
        try circle.sync(0, 1, 0)
        for machine in 0...1 {
            let network = try circle.network(machine)
            #expect(network.record(there)?.first(.with) == "maria-silva")
            #expect(network.record(here)?.first(.with) == "maria-silva-2")
            #expect(network.record(task)?.first(.accountable) == "maria-silva-2")
            #expect(network.record(event)?.first(.participant) == "maria-silva-2: speaker; visa-owner maria-silva-2")
            #expect(network.person("maria-silva-2")?.record.first(.buddy) == "maria-silva-2")
            #expect(network.record(maria)?.first(.email) == "maria@one.example")
        }
    }

    @Test(
        "are one, and said to be, where one says nothing that the other does not or they share an address",
        arguments: [
            [:], [Field.email: "maria@one.example"],
            [.email: "maria@one.example", .notes: "speaks at the summit"],
        ])
    func one(fields: [Field: String]) throws {
        var circle = try Circle(3)
        let maria = try circle.add(0, .person, "Maria Silva", [.email: "maria@one.example", .language: "pt"])
        try circle.add(1, .person, "Maria Silva", fields)
        try circle.sync(0)
        #expect(try circle.report(1).namesakes == [.init(key: maria, title: "Maria Silva", newID: nil)])
        try circle.sync(0, 2)
        for machine in 0...2 {
            let network = try circle.network(machine)
            #expect(network.all(Person.self).map(\.id) == [maria.id])
            #expect(network.record(maria)?.first(.language) == "pt")
            #expect(network.record(maria)?.first(.notes) == fields[.notes])
        }
    }

    @Test("of two kinds do not get one Id")
    func kinds() throws {
        var circle = try Circle(2)
        try circle.add(0, .partner, "Maria Silva")
        try circle.add(1, .person, "Maria Silva")
        try circle.sync(0, 1, 0)
        let network = try circle.network(0)
        #expect(network.all(Partner.self).contains { $0.id == "maria-silva" })
        #expect(network.all(Person.self).map(\.id) == ["maria-silva-2"])
    }

    @Test("one of whom merges are one: it is them whom the others mean")
    func myself() throws {
        var circle = try Circle(2)
        try circle.add(0, .person, "me 1", [.email: "me@one.example"])
        try circle.add(1, .person, "me 1", [.email: "me@other.example"])
        try circle.sync(0, 1, 0)
        let person = try #require(try circle.network(0).person("me-1"))
        #expect(Set(person.record.all(.email)) == ["me@one.example", "me@other.example"])
        #expect(try circle.network(0)[.person].count == 1)
    }

    @Test("a third gets a number of its own")
    func three() throws {
        var circle = try Circle(3)
        for machine in 0...2 {
            try circle.add(machine, .event, "Summit", [.starts: "2027-0\(machine + 1)-25"])
        }
        try circle.sync(0, 1, 2, 0, 1)
        for machine in 0...2 {
            let events = try circle.network(machine).all(Event.self).map(\.id.text)
            #expect(Set(events).isSuperset(of: ["summit", "summit-2", "summit-3"]))
        }
    }
}
