import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import WorkspaceStore

@Suite("Records that a person wrote without an Id")
struct GivenIDTests {
    private func workspace() throws -> (disk: MemoryFileSystem, net: TestNetwork, open: OpenWorkspace) {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        disk.wait(milliseconds: 1000)
        return (disk, net, try net.open())
    }

    private func append(_ text: String, to disk: MemoryFileSystem) throws {
        disk.put("/net/partners.rec", try #require(disk.text("/net/partners.rec")) + text)
    }

    @Test("show at once while the workspace is open, under the Id that a fresh reading gives them")
    func live() throws {
        let (disk, net, open) = try workspace()
        var screen = open.network
        for (text, slug, name) in [
            ("\nName: Bread\nCountry: Mali\n", "bread-", "Bread"), ("\nId:\nName: Olive\n", "olive-", "Olive"),
        ] {
            try append(text, to: disk)
            let change = try #require(try open.store.changedElsewhere())
            #expect(change.edits.count == 1)
            let key = try #require(change.edits.first?.key)
            screen.apply(change.rebased(onto: screen))
            #expect(key.id.text.hasPrefix(slug))
            #expect(screen.record(key)?.first(.name) == name)
            let fresh = try net.open().network
            #expect(fresh.record(key)?.first(.name) == name)
            #expect(fresh.place(of: key).map { fresh.key(at: $0) } == key)
        }
        #expect(screen[.partner].count == 3)
        #expect(disk.text("/net/partners.rec")?.contains("Id: bread") == false, "reading writes nothing")
    }

    @Test("the first edit writes the Id, and undoing it leaves the Id there")
    func edited() throws {
        var (disk, net, open) = try workspace()
        try append("\n# by hand\nName: Bread\nFax: 12\n", to: disk)
        let found = try #require(try open.store.changedElsewhere()?.edits.first?.key)
        let network = try net.open().network
        let saved = try open.store.save(net.setting(.country, "Mali", of: found, in: network))
        #expect(saved.encounters.isEmpty)
        let text = try #require(disk.text("/net/partners.rec"))
        #expect(text.contains("# by hand\nId: \(found.id)\nName: Bread\n"))
        #expect(text.contains("Fax: 12"))
        #expect(try net.open().network[.partner].count == 2)
        _ = try open.store.undo(by: &net.author)
        let after = try #require(try net.open().network.record(found))
        #expect(after.first(.country) == nil)
        #expect(after.first(.id) == found.id.text)
    }

    @Test("they can be deleted and come back")
    func deleted() throws {
        var (disk, net, open) = try workspace()
        try append("\nName: Bread\n", to: disk)
        let found = try #require(try open.store.changedElsewhere()?.edits.first?.key)
        _ = try open.store.save(net.deleting(found, in: try net.open().network))
        #expect(try net.open().network[.partner].count == 1)
        _ = try open.store.undo(by: &net.author)
        #expect(try net.open().network.record(found)?.first(.name) == "Bread")
    }

    @Test("one that gets an Id of its own in the editor goes by that")
    func named() throws {
        let (disk, net, open) = try workspace()
        try append("\nName: Bread\n", to: disk)
        var screen = open.network
        screen.apply(try #require(try open.store.changedElsewhere()).rebased(onto: screen))
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text.replacing("Name: Bread", with: "Id: bread\nName: Bread"))
        screen.apply(try #require(try open.store.changedElsewhere()).rebased(onto: screen))
        #expect(Set(screen.all(Partner.self).map(\.id.text)) == ["aid-watch", "bread"])
        #expect(try net.open().network.partner("bread")?.name == "Bread")
    }

    @Test("opening and changing nothing is no edit")
    func untouched() throws {
        let (disk, net, _) = try workspace()
        try append("\nName: Bread\n", to: disk)
        let network = try net.open().network
        let key = try #require(network.all(Partner.self).last?.key)
        #expect(network.draft(key)?.edit(at: net.author.clock.now).isEmpty == true)
    }
}
