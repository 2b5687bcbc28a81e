import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

@Suite("Copies that programs which synchronise folders leave")
struct ConflictCopyTests {
    private let disk = MemoryFileSystem()

    static let names = [
        "partners.sync-conflict-20260101-120000-ABCDEFG.rec", "partners (conflicted copy 2026-01-01 120000).rec",
        "partners (Ann's conflicted copy 2026-01-01).rec",
    ]

    /// A workspace whose partner was in Kenya, before a save made something else of it.
    private func network() throws -> (net: TestNetwork, before: String) {
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya", .place: "Nairobi", .notes: "old"]))
        _ = try store.save(net.adding(.partner, "Bread"))
        return (net, try #require(disk.text("/net/partners.rec")))
    }

    @Test("what either changed is in the file, and the copy is set aside", arguments: names)
    func merging(name: String) throws {
        var (net, before) = try network()
        let store = try net.open().store
        _ = try store.save(net.setting(.country, "Ghana", of: .aidWatch, in: try net.open().network))
        disk.put(
            "/net/\(name)", before.replacing("Nairobi", with: "Accra") + "# by another\n\nId: c\nName: Caritas\n\n")
        let taken = try store.takeIn(by: &net.author)
        #expect(taken.copies == [name] && taken.conflicts == 0)
        let network = try net.open().network
        #expect(network.partner("aid-watch")?.country == "Ghana")
        #expect(network.partner("aid-watch")?.place == "Accra")
        #expect(network.partner("c")?.name == "Caritas")
        #expect(disk.text("/net/partners.rec")?.contains("# by another") == true)
        #expect(disk.text("/net/\(name)") == nil)
        #expect(disk.text("/net/.caucus/copies/\(name)") != nil)
        #expect(try net.open().diagnostics.isEmpty)
    }

    @Test("what both set is a conflict; what is only old is none")
    func conflict() throws {
        var (net, before) = try network()
        let store = try net.open().store
        _ = try store.save(net.setting(.country, "Ghana", of: .aidWatch, in: try net.open().network))
        _ = try store.save(net.setting(.place, "Accra", of: .aidWatch, in: try net.open().network))
        disk.put("/net/\(Self.names[0])", before.replacing("Kenya", with: "Peru"))
        #expect(try store.takeIn(by: &net.author).conflicts == 1)
        let conflict = try #require(try net.open().network.openConflicts.first)
        #expect(conflict.field == .country && conflict.versions.map(\.value) == ["Ghana", "Peru"])
        #expect(try net.open().network.partner("aid-watch")?.place == "Accra")
    }

    @Test("a copy waits while the file is gone that it is of, and is merged once that is back")
    func fileGone() throws {
        var (net, before) = try network()
        try disk.remove("/net/partners.rec")
        disk.put("/net/\(Self.names[0])", before.replacing("Nairobi", with: "Accra"))
        #expect(try net.open().store.takeIn(by: &net.author).copies.isEmpty)
        #expect(disk.text("/net/partners.rec") == nil && disk.text("/net/\(Self.names[0])") != nil)
        disk.put("/net/partners.rec", before)
        #expect(try net.open().store.takeIn(by: &net.author).copies == [Self.names[0]])
        #expect(try net.open().network.all(Partner.self).map(\.name) == ["Aid Watch", "Bread"])
    }

    @Test("a copy whose past nobody knows loses nothing either")
    func noPast() throws {
        var (net, before) = try network()
        for state in try net.open().store.generations(of: .partner) { try disk.remove(state.path) }
        disk.put("/net/\(Self.names[1])", before.replacing("Kenya", with: "Peru"))
        let store = try net.open().store
        #expect(try store.takeIn(by: &net.author).conflicts == 1)
        #expect(try net.open().network.partner("aid-watch")?.country == "Kenya")
    }

    @Test("a record is not deleted because a copy lacks it, and one that was deleted here does not come back")
    func deletions() throws {
        var (net, before) = try network()
        let store = try net.open().store
        _ = try store.save(net.deleting(RecordKey(.partner, "bread"), in: try net.open().network))
        _ = try store.save(net.adding(.partner, "Newer"))
        disk.put("/net/\(Self.names[2])", before)
        _ = try store.takeIn(by: &net.author)
        #expect(try net.open().network.all(Partner.self).map(\.id.text) == ["aid-watch", "newer"])
    }

    @Test("a merge of a copy can be undone")
    func undo() throws {
        var (net, before) = try network()
        let store = try net.open().store
        disk.put("/net/\(Self.names[0])", before.replacing("Kenya", with: "Peru"))
        _ = try store.takeIn(by: &net.author)
        #expect(try net.open().network.partner("aid-watch")?.country == "Peru")
        _ = try store.undo(by: &net.author)
        #expect(try net.open().network.partner("aid-watch")?.country == "Kenya")
    }

    @Test(
        "a file that only looks like one is left alone",
        arguments: [
            "partnership-conflicts.rec", "conflicts.rec", ".partners.sync-conflict-1.rec",
            "partners.sync-conflict-1.txt",
        ])
    func others(name: String) throws {
        var (net, _) = try network()
        disk.put("/net/\(name)", "")
        #expect(try net.open().store.takeIn(by: &net.author).copies == [])
        #expect(disk.text("/net/\(name)") != nil)
    }
}
