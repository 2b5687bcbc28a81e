import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import WorkspaceStore

@Suite("A contact log of many megabytes")
struct LongLogTests {
    private static let count = 60_000

    private static func id(_ number: Int) -> RecordID { RecordID("c\(String(number + 1_000_000).dropFirst())") }

    /// A network with one partner and a log that is read in pieces.
    private static let disk = Result { () throws in
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        var text = "%rec: Contact\n\n"
        for number in 0..<count {
            let minute = number % 60 < 10 ? "0\(number % 60)" : "\(number % 60)"
            text += "Id: \(id(number))\nAt: 2026-01-02T03:\(minute):00Z\nKind: call\nWith: aid-watch\n"
            text += "Summary: call number \(number), of which there is more to say than fits on a line\n\n"
        }
        disk.put("/net/contacts.rec", text)
        return disk
    }

    @Test("is read whole and in the order of the file")
    func whole() throws {
        let open = try Store.open(try Workspace(at: "/net", on: try Self.disk.get()))
        let log = open.network[.contact]
        #expect(open.unread.isEmpty)
        #expect(log.slots.count == Self.count)
        #expect(log.slots.enumerated().allSatisfy { log.id(at: Int($1)) == Self.id($0) })
        // The last of those at the latest minute.
        let partner = try #require(open.network[.partner].slot(of: RecordID("aid-watch")))
        let latest = open.network.facts.partner(partner).latest
        try #require(!latest.isNone)
        #expect(log.id(at: Int(latest.contact)) == Self.id(Self.count - 1))
        #expect(open.network.facts.candidates(.contact, naming: Place(.partner, partner)).count == Self.count)
    }

    @Test("of which a read fails is told as unreadable, whichever read it is; all else is there")
    func failing() throws {
        let faulty = FaultyFileSystem(try Self.disk.get())
        let workspace = try Workspace(at: "/net", on: faulty)
        faulty.forgetCalls()
        _ = try Store.open(workspace)
        let reads = faulty.calls.indices.filter { faulty.calls[$0] == "read" }
        try #require(reads.count > 5)
        var unread: Set<String> = []
        for read in reads.suffix(6) {
            faulty.inject(.failure(EIO), at: read)
            let open = try Store.open(workspace)
            for failure in open.unread { unread.insert(failure.path ?? "") }
            #expect(open.unread.map(\.code) == [.cannotRead])
            let isLogRead = open.unread.first?.path != "/net/contacts.rec"
            #expect(open.network[.contact].slots.count == (isLogRead ? Self.count : 0))
        }
        #expect(unread.contains("/net/contacts.rec"))
    }

    @Test("that got shorter meanwhile is taken as far as it goes")
    func shorter() throws {
        let disk = MemoryFileSystem()
        _ = try TestNetwork(on: disk)
        disk.put("/net/short", "0123456789")
        let file = try disk.open("/net/short", .reading)
        defer { disk.close(file) }
        for pieces in 1...7 {
            let bytes = try disk.bytes(of: file, count: 30, inPieces: pieces) { read in
                for piece in (0..<pieces).reversed() { read(piece) }
            }
            #expect(bytes == Array("0123456789".utf8), "in \(pieces) pieces")
        }
    }
}
