import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

/// The same suite runs on the machine's disk and in memory.
enum Medium: CaseIterable, CustomTestStringConvertible {
    case disk, memory

    var testDescription: String { self == .disk ? "on disk" : "in memory" }

    func network(in home: TemporaryFolder) throws -> TestNetwork {
        switch self {
        case .disk: try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        case .memory: try TestNetwork()
        }
    }
}

@Suite("Saving")
struct SavingTests {
    let home = TemporaryFolder()

    @Test("what is saved is there when the folder is opened again", arguments: Medium.allCases)
    func reopening(_ medium: Medium) throws {
        var net = try medium.network(in: home)
        let open = try net.open()
        let saved = try open.store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya", .works: "trade"]))
        #expect(saved.following.isEmpty && saved.encounters.isEmpty)
        let call = net.logging("said yes")
        _ = try open.store.save(call)
        let again = try net.open()
        #expect(again.network.itself?.name == "Trade Watch")
        #expect(again.network.partner("aid-watch")?.country == "Kenya")
        #expect(again.network.all(Contact.self).map(\.summary) == ["said yes"])
        #expect(try again.store.changedElsewhere() == nil)
    }

    @Test("an edit changes the lines of its own record only", arguments: Medium.allCases)
    func editing(_ medium: Medium) throws {
        var net = try medium.network(in: home)
        let open = try net.open()
        var model = open.network
        for name in ["Aid Watch", "Bread", "Cotton"] {
            let change = net.adding(.partner, name)
            model.apply(try open.store.save(change).change)
        }
        let before = try bytes(.partner, of: net)
        let change = net.setting(.country, "Kenya", of: RecordKey(.partner, "bread"), in: model)
        _ = try open.store.save(change)
        let after = try bytes(.partner, of: net)
        let lines = difference(before, after)
        #expect(lines.removed.isEmpty)
        #expect(lines.added == ["Country: Kenya", "Modified: 2026-11-18T11:07:40+00:00"])
    }

    @Test("deleting a record takes out its lines, and undoing brings them back", arguments: Medium.allCases)
    func deleting(_ medium: Medium) throws {
        var net = try medium.network(in: home)
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch"))
        let before = try bytes(.partner, of: net)
        let deletion = net.deleting(.aidWatch, in: try net.open().network)
        let saved = try store.save(deletion)
        #expect(try net.open().network.partner("aid-watch") == nil)
        _ = try store.save(net.author.reversing(saved.change, "Undid"))
        #expect(try bytes(.partner, of: net) == before)
    }

    @Test("records of another type at the end of a file stay apart from ours")
    func otherType() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        for name in ["partners.rec", "contacts.rec"] {
            let text = try #require(disk.text("/net/\(name)"))
            disk.put("/net/\(name)", text + "Id: a\nName: A\n\n%rec: Recipe\n\nName: Soup\n")
        }
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch"))
        _ = try store.save(net.logging("said yes"))
        let network = try net.open().network
        #expect(network.all(Partner.self).map(\.name) == ["A", "Aid Watch"])
        #expect(network.all(Contact.self).map(\.summary) == ["", "said yes"])
        #expect(disk.text("/net/partners.rec")?.hasSuffix("%rec: Recipe\n\nName: Soup\n") == true)
    }

    @Test("recfix accepts every file that was written")
    func recfix() throws {
        var net = try Medium.disk.network(in: home)
        let store = try net.open().store
        _ = try store.save(
            net.adding(
                .person, "Ána Ruiz\\",
                [.email: "ü@ö.de", .team: "yes", .capacity: "1.5", .notes: "one\n\ntwo\\\nthree"]))
        _ = try store.save(net.adding(.partner, "Aid Watch", [.snooze: "2026-12-04", .cadence: "6w"]))
        _ = try store.save(net.adding(.event, "MC14", [.starts: "2026-11-20T14:00:00-03:30"]))
        _ = try store.save(net.adding(.checklistItem, "Book rooms", [.event: "mc14", .due: "T-90d"]))
        _ = try store.save(net.adding(.task, "Write", [.due: "2026-12-01"]))
        _ = try store.save(net.logging("yes"))
        for kind in Kind.allCases where !kind.isMadeAtStart {
            _ = try store.save(net.adding(kind, "A name", kind.sampleValues))
        }
        for kind in Kind.allCases { #expect(Recutils.complaints(about: net.path(kind)) == "", "\(kind)") }
    }

    @Test("folders and files are private")
    func permissions() throws {
        let mask = umask(0)
        defer { umask(mask) }
        var net = try Medium.disk.network(in: home)
        _ = try net.open().store.save(net.logging("yes"))
        for kind in Kind.allCases where !kind.isMadeAtStart {
            _ = try net.open().store.save(net.adding(kind, "A name"))
        }
        let files = LocalFileSystem()
        #expect(try files.status(at: net.workspace.folder, followingLink: false).mode == 0o700)
        #expect(try files.status(at: net.workspace.caucusFolder, followingLink: false).mode == 0o700)
        for kind in Kind.allCases {
            #expect(try files.status(at: net.path(kind), followingLink: false).mode == 0o600, "\(kind)")
        }
        for name in ["lock", "journal.rec"] {
            let path = "\(net.workspace.caucusFolder)/\(name)"
            #expect(try files.status(at: path, followingLink: false).mode == 0o600, "\(name)")
        }
    }

    @Test("opening, reading and looking for changes touches no file")
    func reading() throws {
        var net = try Medium.disk.network(in: home)
        _ = try net.open().store.save(net.logging("yes"))
        let before = try stamps(of: net)
        let open = try net.open()
        _ = try open.store.changedElsewhere()
        _ = try open.store.history()
        #expect(try stamps(of: net) == before)
    }

    private func stamps(of net: TestNetwork) throws -> [String: FileStatus] {
        let files = LocalFileSystem()
        var stamps: [String: FileStatus] = [:]
        for folder in [net.workspace.folder, net.workspace.caucusFolder] {
            for name in try files.names(in: folder) + ["."] {
                stamps["\(folder)/\(name)"] = try files.status(at: "\(folder)/\(name)", followingLink: false)
            }
        }
        return stamps
    }

    private func bytes(_ kind: Kind, of net: TestNetwork) throws -> [UInt8] {
        let files = net.workspace.files
        let file = try files.open(net.path(kind), .reading)
        defer { files.close(file) }
        return try files.bytes(of: file, count: files.status(of: file).size)
    }

    private func difference(_ old: [UInt8], _ new: [UInt8]) -> (removed: [String], added: [String]) {
        func lines(_ bytes: [UInt8]) -> [String] {
            bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        }
        let difference = lines(new).difference(from: lines(old))
        func text(_ change: CollectionDifference<String>.Change) -> String {
            switch change {
            case .insert(_, let line, _), .remove(_, let line, _): line
            }
        }
        return (difference.removals.map(text), difference.insertions.map(text))
    }
}
