import NetworkModel
import Sharing
import TestSupport
import Testing
import WorkspaceStore

@Suite("Whose the versions of a conflict are")
struct BlameTests {
    /// The names of those who set what, by value.
    private func names(_ network: Network) -> [String: String] {
        let versions = network.openConflicts.flatMap(\.versions)
        return Dictionary(versions.map { ($0.value ?? "", $0.by ?? "nobody") }) { first, _ in first }
    }

    @Test("those who set them, not those who merged or shared last")
    func editors() throws {
        var circle = try Circle(4)
        try circle.set(0, "zero")
        try circle.set(1, "one")
        try circle.sync(0)
        // Another shares something else after that, so that the newest commit is theirs.
        try circle.sync(2)
        try circle.add(2, .task, "something else")
        try circle.sync(2)
        try circle.sync(1)
        #expect(names(try circle.network(1)) == ["zero": "me-0", "one": "me-1"])
        try circle.set(3, "three")
        try circle.sync(3, 0, 1)
        for machine in [0, 1, 3] {
            #expect(names(try circle.network(machine)) == ["zero": "me-0", "one": "me-1", "three": "me-3"])
        }
    }

    @Test("of what was settled in two ways, those who settled it")
    func settlers() throws {
        var circle = try Circle(4)
        try circle.disagree()
        try circle.settle(2, on: "zero")
        try circle.settle(3, on: "one")
        try circle.sync(2, 3, 0)
        #expect(names(try circle.network(0)) == ["zero": "me-2", "one": "me-3"])
    }

    @Test("of a record, who deleted it and who changed it")
    func deletion() throws {
        var circle = try Circle(3)
        try circle.save(0, circle.network(0).deleting([circle.task]))
        try circle.set(1, "one")
        try circle.sync(0, 1)
        #expect(names(try circle.network(1)) == ["": "me-0", "first-task": "me-1"])
    }

    @Test("read from git as well")
    func git() throws {
        let place = TemporaryFolder()
        let machines = (0..<2).map { _ in GitMachine(hub: place.path("hub.git")) }
        var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), me: "ana", mint: IDMint(seed: 1))
        try machines[0].create(by: &author)
        #expect(try machines[0].sync(nil, by: author))
        try machines[1].join()
        for (machine, who) in ["ana", "ben"].enumerated() {
            author.clock.instant += 60
            author.me = RecordID(who)
            let opened = try machines[machine].open()
            let edits = opened.network.setting(
                .notes, [who], of: [RecordKey(.task, "first-task")], at: author.clock.now)
            _ = try opened.store.save(author.change("edited", edits))
            if machine == 0 { #expect(try machines[0].sync(nil, by: author)) }
        }
        author.me = "ben"
        #expect(try machines[1].sync(nil, by: author))
        #expect(names(try machines[1].open().network) == ["ana": "ana", "ben": "ben"])
    }
}
