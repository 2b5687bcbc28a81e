import NetworkModel
import Sharing
import TestSupport
import Testing

@Suite("What is settled on several machines")
struct SettlingTwiceTests {
    @Test(
        "in two ways is a new conflict: before it what was before, its sides the two choices",
        arguments: [("zero", "one"), ("one", "zero"), ("zero", "both"), ("one", "as it began"), ("as it began", "one")])
    func differently(here: String, there: String) throws {
        var circle = try Circle(3)
        try circle.disagree()
        try circle.settle(0, on: here)
        try circle.settle(1, on: there)
        try circle.sync(0, 1, 0, 2)
        for machine in 0...2 {
            let conflicts = try circle.network(machine).openConflicts
            let conflict = try #require(conflicts.first)
            #expect(conflicts.count == 1)
            #expect(Set(conflict.versions.map(\.value)) == [here, there])
            #expect(conflict.base == "as it began")
        }
    }

    @Test("in one way is settled", arguments: ["zero", "one", "both", "as it began"])
    func alike(value: String) throws {
        var circle = try Circle(3)
        try circle.disagree()
        try circle.settle(0, on: value)
        try circle.settle(1, on: value)
        try circle.sync(0, 1, 0, 2)
        for machine in 0...2 {
            #expect(try circle.network(machine).openConflicts.isEmpty)
            #expect(try circle.notes(machine) == value)
        }
    }

    @Test("by taking one's own version back stands as the other set it, for all", arguments: [0, 1])
    func takenBack(machine: Int) throws {
        var circle = try Circle(3)
        try circle.disagree()
        try circle.undo(machine)
        try circle.sync(machine, 0, 1, 2, 0)
        for other in 0...2 {
            #expect(try circle.network(other).openConflicts.isEmpty)
            #expect(try circle.notes(other) == (machine == 0 ? "one" : "zero"))
        }
    }

    @Test("in that both take their version back is asked about, since each left the other's")
    func bothTakenBack() throws {
        var circle = try Circle(3)
        try circle.disagree()
        try circle.undo(0)
        try circle.undo(1)
        try circle.sync(0, 1, 2, 0)
        for machine in 0...2 {
            let conflict = try #require(try circle.network(machine).openConflicts.first)
            #expect(Set(conflict.versions.map(\.value)) == ["zero", "one"])
        }
    }

    @Test("meanwhile edited by a third is neither lost nor wins unseen", arguments: ["zero", "one"])
    func third(value: String) throws {
        var circle = try Circle(3)
        try circle.disagree()
        try circle.settle(0, on: value)
        try circle.set(2, "two")
        try circle.sync(0, 2, 0, 1)
        for machine in 0...2 {
            let conflict = try #require(try circle.network(machine).openConflicts.first)
            #expect(Set(conflict.versions.map(\.value)) == [value, "two"])
        }
    }

    @Test("and came up again between the same versions is not ended by whoever settled only the first")
    func again() throws {
        var circle = try Circle(4)
        try circle.disagree()
        try circle.settle(0, on: "zero")
        try circle.settle(1, on: "one")
        try circle.settle(2, on: "zero")
        try circle.sync(0, 1, 2, 3, 0, 1)
        for machine in 0...3 {
            let conflict = try #require(try circle.network(machine).openConflicts.first)
            #expect(Set(conflict.versions.map(\.value)) == ["zero", "one"])
        }
    }

    @Test("on what stood there is a choice that a deletion by somebody else does not undo")
    func deleted() throws {
        var circle = try Circle(3)
        try circle.disagree()
        try circle.settle(0, on: circle.notes(0))
        try circle.save(2, circle.network(2).deleting([circle.task]))
        try circle.sync(0, 2, 0, 1)
        for machine in 0...2 {
            #expect(try circle.notes(machine) != nil)
            #expect(try circle.network(machine).openConflicts.map(\.isDeletion) == [true])
        }
    }

    @Test("by several, each a part of what three had set, leaves what nobody settled away")
    func parts() throws {
        var circle = try Circle(3)
        for (machine, value) in ["zero", "one", "two"].enumerated() { try circle.set(machine, value) }
        try circle.sync(0, 1, 2, 0, 1)
        let conflicts = try circle.network(1).openConflicts
        #expect(conflicts.count == 1)
        #expect(Set(conflicts[0].versions.map(\.value)) == ["zero", "one", "two"])
        try circle.settle(0, on: "one")
        try circle.settle(1, on: "two")
        try circle.sync(0, 1, 2, 0)
        let left = try #require(try circle.network(2).openConflicts.first)
        #expect(Set(left.versions.map(\.value)) == ["one", "two"])
        try circle.settle(2, on: "one")
        try circle.sync(2, 0, 1)
        for machine in 0...2 {
            #expect(try circle.notes(machine) == "one")
            #expect(try circle.network(machine).openConflicts.isEmpty)
        }
    }

    @Test("is told of by the sync that brings it, and counted as settled by the one that shares it")
    func told() throws {
        var circle = try Circle(2)
        try circle.set(0, "zero")
        try circle.set(1, "one")
        try circle.sync(0)
        #expect(try circle.report(1).conflicts.count == 1)
        #expect(try circle.report(0).conflicts.count == 1)
        try circle.settle(0, on: "one")
        #expect(try circle.report(0).own.map { [$0.changed, $0.deleted] } == [[1, 0], [0, 1]])
        #expect(try circle.report(1).conflicts.isEmpty)
    }

    @Test("is one thing, however many set it, where it comes up and where it is settled")
    func counted() throws {
        var circle = try Circle(3)
        for (machine, value) in ["zero", "one", "two"].enumerated() { try circle.set(machine, value) }
        try circle.sync(0, 1, 2)
        #expect(try circle.report(0).conflicts.count == 1)
        #expect(try circle.network(0)[.conflict].count > 1)
        try circle.settle(0, on: "one")
        let settled = try #require(try circle.report(0).own.first { $0.kind == .conflict })
        #expect(settled.deleted == 1 && settled.changed == 0)
    }

    @Test("is a change to be shared even where the record stays as it is")
    func shared() throws {
        var circle = try Circle(2)
        try circle.disagree()
        let network = try circle.network(0)
        let conflict = try #require(network.openConflicts.first)
        let edits = network.settling(conflict, on: .standing, at: circle.author.clock.now)
        #expect(edits.map(\.key) == [circle.task, conflict.key])
    }
}
