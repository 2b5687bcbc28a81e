import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

/// What follows from a network, by Id, so that two networks with other slots can be compared.
private struct Derived: Equatable {
    var latest: [String: String] = [:]
    var contacts: [String: [String]] = [:]
    var people: [String: [String]] = [:]
    var openTasks: [String: [String]] = [:]
    var workers: [String] = []
    var links: [String] = []
    var attention: [String] = []

    init(_ network: Network, clock: Clock) {
        for number in network[.partner].slots {
            let slot = Int(number)
            let id = network[.partner].id(at: slot)
            latest[id.text] = network.latestContact(partner: slot)?.at?.iso
            contacts[id.text] = network.contacts(with: Place(.partner, slot)).map(\.id.text).sorted()
            people[id.text] = network.people(of: id, on: clock.today).map(\.person.id.text).sorted()
            openTasks[id.text] = network.openTasks(concerning: Place(.partner, slot)).map(\.id.text).sorted()
        }
        for number in network[.person].slots {
            let place = Place(.person, Int(number))
            let facts = network.facts.person(place.slot)
            workers.append("\(network.key(at: place).id) \(facts.isTeamMember) \(facts.capacity ?? 0)")
            contacts["p:" + network.key(at: place).id.text] = network.contacts(with: place).map(\.id.text).sorted()
        }
        workers.sort()
        for number in network[.task].slots {
            let key = network.key(at: Place(.task, Int(number)))
            let followers = network.followers(of: key).map(\.id.text).sorted()
            let parts = network.parts(of: key).map(\.id.text).sorted()
            links.append("\(key.id) \(network.isBlocked(Int(number))) \(followers) \(parts)")
        }
        links.sort()
        attention = network.attention(clock: clock).items
            .map { "\($0.reason) \(network.key(at: $0.place).id.text) \($0.day.iso)" }.sorted()
    }
}

/// Makes edits of a small world, often of records that others name, dangling ones among them.
private struct World {
    var random: SeededGenerator
    let clock: Clock

    mutating func edit(of network: Network) -> RecordEdit {
        let kind = [Kind.partner, .person, .contact, .contact, .task, .event, .checklistItem, .session, .note]
            .randomElement(using: &random)
        let key = RecordKey(kind ?? .contact, RecordID("\(kind ?? .contact)-\(Int.random(in: 0..<6, using: &random))"))
        let before = network.record(key)?.fields
        if before != nil, Int.random(in: 0..<4, using: &random) == 0 {
            return RecordEdit(key, before: before, after: nil)
        }
        var draft = Draft(new: key.kind, id: key.id)
        draft.set(key.kind.titleField, "name \(Int.random(in: 0..<100, using: &random))")
        fill(&draft)
        return RecordEdit(key, before: before, after: draft.fields)
    }

    private mutating func fill(_ draft: inout Draft) {
        switch draft.key.kind {
        case .partner:
            draft.set(.created, "2026-01-01T00:00:00Z")
            draft.set(.cadence, maybe("\(Int.random(in: 1..<9, using: &random))w"))
            draft.set(.stage, maybe("dormant"))
        case .person:
            draft.setAll(.role, some("partner").map { "\($0): member" })
            draft.set(.team, maybe("yes"))
            draft.set(.capacity, maybe("\(Int.random(in: 1..<40, using: &random))"))
        case .contact:
            draft.set(.at, day())
            draft.setAll(.with, some("partner") + some("person"))
            draft.set(.outcome, maybe("no reply"))
        case .task:
            draft.set(.due, maybe(day()))
            draft.set(.status, maybe("done"))
            draft.set(.partner, some("partner").first)
            draft.set(.accountable, some("person").first)
            draft.setAll(.after, some("task") + some("checklistItem"))
            draft.set(.parent, some("task").first)
        case .event:
            draft.set(.starts, day())
        case .checklistItem:
            draft.set(.event, some("event").first)
            draft.set(.due, day())
            draft.set(.done, maybe(day()))
        case .session:
            draft.set(.event, some("event").first)
            draft.setAll(.present, some("person").map { "\($0): chair" })
        case .note:
            draft.set(.session, some("session").first)
        default: break
        }
    }

    private mutating func maybe(_ value: String) -> String? { Bool.random(using: &random) ? value : nil }

    private mutating func day() -> String { (clock.today + Int.random(in: -90..<20, using: &random)).iso }

    private mutating func some(_ kind: String) -> [String] {
        let count = Int.random(in: 0..<3, using: &random)
        return Array(Set((0..<count).map { _ in "\(kind)-\(Int.random(in: 0..<6, using: &random))" })).sorted()
    }
}

@Suite("Facts")
struct FactsPropertyTests {
    @Test("what follows from edits one by one is what follows from reading all anew", arguments: 0..<40)
    func keepsUp(seed: Int) {
        let clock = clock()
        var world = World(random: SeededGenerator(seed: UInt64(seed)), clock: clock)
        var network = Network()
        for step in 0..<60 {
            var edit = world.edit(of: network)
            if edit.before == nil, step.isMultiple(of: 3) {
                // Whoever edits a record that somebody deleted meanwhile brings it back.
                edit = RecordEdit(edit.key, before: edit.after.map { Array($0.prefix(1)) }, after: edit.after)
            }
            network.apply(Change(id: "c", at: clock.now, summary: "", edits: [edit]))
            let anew = Network(
                documents: Dictionary(
                    uniqueKeysWithValues: Kind.allCases.map { kind in
                        (kind, RecDocument(network[kind].document.serialized()))
                    }))
            let expected = Derived(anew, clock: clock)
            let found = Derived(network, clock: clock)
            guard found != expected else { continue }
            expectNoDifference(found, expected, "seed \(seed), step \(step), edit \(edit)")
            return
        }
    }

    @Test("a change and its reverse leave every record as it was", arguments: 0..<20)
    func undoes(seed: Int) {
        let clock = clock()
        var world = World(random: SeededGenerator(seed: UInt64(seed) &+ 1000), clock: clock)
        var network = Network()
        for _ in 0..<30 {
            let change = Change(id: "c", at: clock.now, summary: "", edits: [world.edit(of: network)])
            let before = Kind.allCases.map { kind in
                network[kind].slots.map { network[kind].record(at: Int($0)).fields }
            }
            var other = network
            other.apply(change)
            other.apply(change.reversed(id: "r", at: clock.now, by: nil, summary: ""))
            let after = Kind.allCases.map { kind in other[kind].slots.map { other[kind].record(at: Int($0)).fields } }
            // A deleted record comes back at the end of its file.
            expectNoDifference(Set(after.joined()), Set(before.joined()), "seed \(seed)")
            network.apply(change)
        }
    }
}
