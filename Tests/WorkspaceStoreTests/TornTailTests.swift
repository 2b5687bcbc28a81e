import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

@Suite("A log that was cut short")
struct TornTailTests {
    @Test("the tail is told, kept as it is, and does not swallow the next record", arguments: [false, true])
    func everyCut(_ isRead: Bool) throws {
        let whole = try cut(nil).disk.bytes("/net/contacts.rec") ?? []
        let start = try cut(nil, calls: 1).disk.bytes("/net/contacts.rec")?.count ?? 0
        for end in start...whole.count {
            var (disk, net) = try cut(end)
            let torn = Array(whole[..<end])
            let kinds: Set<Kind> = isRead ? Set(Kind.allCases) : [.partner]
            let open = try Store.open(net.workspace, reading: kinds)
            // All but the blank line after the end mark is a whole record.
            let isWhole = end >= whole.count - 1 || end == start
            if isRead { #expect(open.diagnostics.isEmpty == isWhole, "cut at \(end)") }
            _ = try open.store.save(net.logging("afterwards"))
            let bytes = try #require(disk.bytes("/net/contacts.rec"))
            #expect(bytes.starts(with: torn), "cut at \(end)")
            let network = try net.open().network
            let calls = network.all(Contact.self)
            #expect(calls.last?.summary == "afterwards", "cut at \(end)")
            #expect(calls.first?.summary == "call 0", "cut at \(end)")
            if isWhole, end > start { #expect(calls.count == 3) }
        }
    }

    @Test("the place of the torn tail is told")
    func place() throws {
        let (_, net) = try cut(-4)
        let diagnostic = try #require(try net.open().diagnostics.first)
        #expect(
            diagnostic.description
                == "contacts.rec:15: the last record may have been cut short; complete it, or delete it")
    }

    /// A log of some calls, cut at a byte; a negative one counts from the end.
    private func cut(_ end: Int?, calls: Int = 2) throws -> (disk: MemoryFileSystem, net: TestNetwork) {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        for number in 0..<calls { _ = try store.save(net.logging("call \(number)")) }
        if let end {
            let bytes = disk.bytes("/net/contacts.rec") ?? []
            disk.put(
                "/net/contacts.rec", String(decoding: bytes[..<(end < 0 ? bytes.count + end : end)], as: UTF8.self))
        }
        return (disk, net)
    }

    @Test("lines that are no records are told with their place, and never hide the rest")
    func unreadable() throws {
        let disk = MemoryFileSystem()
        let net = try TestNetwork(on: disk)
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text + "Id: a\nName: A\n\n<<<<<<< mine\n???\n\nId: b\nName: B\n\n")
        let open = try net.open()
        #expect(open.network.all(Partner.self).map(\.name) == ["A", "B"])
        #expect(open.diagnostics.map(\.file) == ["partners.rec"])
        #expect(open.diagnostics.first?.line == 11)
    }

    @Test("copies made by programs that synchronise folders are told")
    func conflictCopies() throws {
        let disk = MemoryFileSystem()
        let net = try TestNetwork(on: disk)
        disk.put("/net/partners.sync-conflict-20261120-101112-ABCDEF.rec", "")
        disk.put("/net/people (conflicted copy 2026-11-20).rec", "")
        disk.put("/net/notes.rec", "")
        #expect(
            try net.open().diagnostics.map(\.file) == [
                "partners.sync-conflict-20261120-101112-ABCDEF.rec", "people (conflicted copy 2026-11-20).rec",
            ])
    }
}
