import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import WorkspaceStore

@Suite("How records came to be what they are")
struct HistoryTests {
    /// A network with a partner that was added, changed twice and deleted, a minute between two changes.
    private func prepared() throws -> (disk: MemoryFileSystem, net: TestNetwork, store: Store) {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        net.author.me = "ana-ruiz"
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        _ = try store.save(net.setting(.country, "Peru", of: .aidWatch, in: try net.open().network))
        _ = try store.save(net.setting(.stage, "met", of: .aidWatch, in: try net.open().network))
        return (disk, net, store)
    }

    private func said(_ history: ChangeHistory) -> [String] {
        history.entries.map { entry in
            let fields = entry.edits.flatMap { FieldDifference.list(of: $0) }.map { difference in
                "\(difference.field.name) \(difference.removed.joined(separator: ","))"
                    + ">\(difference.added.joined(separator: ","))"
            }
            return "\(entry.change?.by?.text ?? "-"): \(fields.joined(separator: "; "))"
        }
    }

    @Test("who, when and what, field by field, also of a record that was deleted")
    func record() throws {
        var (_, net, store) = try prepared()
        _ = try store.save(net.deleting(.aidWatch, in: try net.open().network))
        let history = try store.history(of: .partner, "aid-watch")
        #expect(
            said(history) == [
                "ana-ruiz: Name >Aid Watch; Country >Kenya", "ana-ruiz: Country Kenya>Peru", "ana-ruiz: Stage >met",
                "ana-ruiz: Name Aid Watch>; Country Peru>; Stage met>",
            ])
        #expect(history.entries.map(\.number) == [1, 2, 3, 4])
        #expect(try store.deleted().map(\.key) == [.aidWatch])
    }

    @Test("what was settled is no record that was deleted; of one that was it is known who deleted it and when")
    func settled() throws {
        var (_, net, store) = try prepared()
        let conflict = Draft(new: .conflict, id: "c1").edit(at: net.author.clock.now)
        _ = try store.save(net.author.change("One", [conflict]))
        _ = try store.save(net.deleting(.aidWatch, in: try net.open().network))
        let settling = RecordEdit(conflict.key, before: conflict.after, after: nil)
        _ = try store.save(net.author.change("Settled", [settling]))
        let deleted = try store.deleted()
        #expect(deleted.map(\.key) == [.aidWatch])
        #expect(deleted.first?.change?.by == "ana-ruiz" && deleted.first?.change?.at.day == net.author.clock.today)
    }

    @Test("what an editor did between two changes is an entry of its own")
    func outside() throws {
        var (disk, net, store) = try prepared()
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text.replacing("Name: Aid Watch", with: "Name: Aid/Watch"))
        _ = try store.save(net.setting(.stage, "active", of: .aidWatch, in: try net.open().network))
        disk.put(
            "/net/partners.rec",
            try #require(disk.text("/net/partners.rec")).replacing("Country: Peru", with: "Country: Chile"))
        let history = try net.open().store.history(of: .partner, "aid-watch")
        #expect(
            said(history).suffix(3) == [
                "-: Name Aid Watch>Aid/Watch", "ana-ruiz: Stage met>active", "-: Country Peru>Chile",
            ])
        #expect(said(try net.open().store.history(of: .partner)).suffix(3) == said(history).suffix(3))
    }

    @Test("what came without caucus is one thing, also where two changes were made before the first was saved")
    func slowSaves() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        // Before the time of the disk, by which states are kept.
        net.author.clock.instant = 1000
        _ = try store.save(net.adding(.partner, "Aid Watch"))
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text + "Id: bees\nName: Bees\n\nId: cats\nName: Cats\n\n")
        for id in ["bees", "cats"] as [RecordID] {
            let network = try net.open().network
            _ = try store.save(net.setting(.stage, "met", of: RecordKey(.partner, id), in: network))
        }
        let outside = try store.history(of: .partner).entries.filter { $0.change == nil }
        #expect(outside.map { $0.edits.map(\.key.id) } == [["bees", "cats"]])
    }

    @Test("where the journal is gone, the states that are kept tell what they can")
    func withoutJournal() throws {
        let (disk, net, _) = try prepared()
        try disk.remove("/net/.caucus/journal.rec")
        let history = try net.open().store.history(of: .partner, "aid-watch")
        #expect(said(history) == ["-: Name >Aid Watch; Country >Kenya", "-: Country Kenya>Peru", "-: Stage >met"])
    }

    @Test("a record is put back to any state as one change, and undo takes that back", arguments: 0...3)
    func restoring(_ number: Int) throws {
        var (_, net, store) = try prepared()
        let history = try store.history(of: .partner, "aid-watch")
        let network = try net.open().network
        let before = network.record(.aidWatch)?.fields
        let change = net.author.restoring(history.state(after: number), "Put back", in: network)
        #expect(change.edits.count == (number == 3 ? 0 : 1))
        guard number < 3 else { return }
        _ = try store.save(change)
        let partner = try net.open().network.partner("aid-watch")
        #expect(partner?.country == [nil, "Kenya", "Peru"][number])
        #expect(partner?.record.first(.stage) == nil)
        _ = try store.undo(by: &net.author)
        #expect(try net.open().network.record(.aidWatch)?.fields == before)
    }

    @Test("what somebody else wrote between looking and restoring is kept beside, never lost")
    func foreignMeanwhile() throws {
        var (disk, net, store) = try prepared()
        let network = try net.open().network
        let change = net.author.restoring(
            try store.history(of: .partner, "aid-watch").state(after: 1), "Put back", in: network)
        disk.put(
            "/net/partners.rec",
            try #require(disk.text("/net/partners.rec")).replacing("Country: Peru", with: "Country: Chile\nPlace: Lima")
        )
        let saved = try store.save(change)
        #expect(saved.encounters == [Saved.Encounter(.aidWatch, .kept(.country))])
        let now = try net.open().network
        #expect(now.partner("aid-watch")?.country == "Kenya")
        #expect(now.partner("aid-watch")?.place == "Lima")
        #expect(try #require(disk.text("/net/conflicts.rec")).contains("Theirs: Chile"))
    }

    @Test("all records of a file that was deleted come back")
    func deletedFile() throws {
        var (disk, net, store) = try prepared()
        // Written by hand, and in no journal.
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text + "Id: bees\nName: Bees\n\n")
        _ = try store.save(net.setting(.stage, "active", of: .aidWatch, in: try net.open().network))
        _ = try store.save(net.setting(.stage, "left", of: .aidWatch, in: try net.open().network))
        try disk.remove("/net/partners.rec")
        let open = try net.open()
        let history = try open.store.history(of: .partner)
        let last = try #require(history.entries.last)
        #expect(last.change == nil && last.edits.count == 2)
        let change = net.author.restoring(history.state(after: last.number - 1), "Put back", in: open.network)
        let records = change.edits.compactMap(\.after).flatMap { RecDocument.text(of: $0) }
        let new = FileDescriptor.text(of: .partner) + records
        _ = try #require(try open.store.replace([FileExchange(.partner, old: [], new: new)], as: change))
        let now = try net.open().network
        #expect(now.partner("bees")?.name == "Bees")
        #expect(now.partner("aid-watch")?.record.first(.stage) == "left")
    }

    @Test("a clock that jumps leaves the order as things were done")
    func clocks() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        let instants: [Int64] = [1_795_000_000, 253_370_764_800, -62_135_596_800, 0, 1_795_000_100]
        for (number, instant) in instants.enumerated() {
            net.author.clock.instant = instant
            let network = try net.open().network
            let key = try #require(network.itself?.key)
            let edit = network.editing(key, at: net.author.clock.now) { $0.set(.goal, "goal \(number)") }
            _ = try store.save(net.author.change("Set", [edit].compactMap { $0 }))
        }
        let key = try #require(net.open().network.itself?.key)
        let history = try store.history(of: .network, key.id)
        #expect(history.entries.filter { $0.change != nil }.count == 5)
        #expect(said(history).last?.contains("goal 3>goal 4") == true)
    }
}

@Suite("Erasing what is kept beside the data")
struct ErasingTests {
    /// Every byte of every file below a folder, as text.
    private func everything(_ home: TemporaryFolder, _ folder: String) throws -> String {
        try ChildProcess("sh", ["-c", "find '\(home.path(folder))' -type f -exec cat {} +"]).run().output
    }

    @Test("no name that was erased is found anywhere but in the data", arguments: [false, true])
    func erasing(_ isTorn: Bool) throws {
        let home = TemporaryFolder()
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let store = try net.open().store
        _ = try store.save(net.adding(.person, "Ana Ruiz", [.email: "ana@example.org"]))
        _ = try store.save(net.adding(.person, "Ben Okri"))
        _ = try store.save(net.logging("met ANA RUIZ at the fair"))
        _ = try store.save(net.logging("met Ben"))
        let contact = try #require(net.open().network.all(Contact.self).first?.key)
        _ = try store.save(net.setting(.summary, "met at the fair", of: contact, in: try net.open().network))
        _ = try store.save(net.deleting(RecordKey(.person, "ana-ruiz"), in: try net.open().network))
        let workspace = store.workspace
        try workspace.keepUnsaved("log", "call ana ruiz: and")
        try workspace.keepUnsaved("task", "write to Ben")
        if isTorn {
            home.write("net/.caucus/unsaved/form.99.tmp", "Ana Ru")
            home.write("net/.caucus/journal.rec.tmp", "Ana Ruiz")
            mkdir(home.path("net/.caucus/unsaved/caucus-edit-x"), 0o700)
            home.write("net/.caucus/unsaved/caucus-edit-x/a.rec", "Name: Ana Ruiz")
            symlink("ana@host.12:34", home.path("net/.caucus/unsaved/caucus-edit-x/.#b.rec"))
            home.write("net/.people.rec.99.tmp", "Ana Ruiz")
            home.write(
                "net/.caucus/journal.rec", home.text("net/.caucus/journal.rec") + "Change: x\nSummary: Ana Ruiz\n")
        }
        let erased = try net.open().store.erase(
            Erasure(keys: [RecordKey(.person, "ana-ruiz")], words: ["Ana Ruiz", "ana@example.org"]))
        #expect(erased.generations >= 3)
        #expect(erased.changes == 4)
        #expect(erased.texts == (isTorn ? 2 : 1))
        let left = try everything(home, "net").lowercased()
        for needle in ["ana ruiz", "ana-ruiz", "ana@example", "ana ru"] {
            #expect(!left.contains(needle), "\(needle)")
        }
        #expect(left.contains("ben okri") && left.contains("met ben"))
        #expect(try workspace.unsavedTexts() == ["task": "write to Ben"])
        // What others did can still be undone.
        let undoable = try store.history().undoable.map(\.summary)
        #expect(undoable.contains("Added Ben Okri") && undoable.contains("Added met Ben"))
        #expect(try store.erase(Erasure(keys: [], words: ["Ana Ruiz"])).changes == 0)
    }

    @Test("a word is not found within another one")
    func words() {
        let erasure = Erasure(keys: [], words: ["Ana", "+49 1"])
        #expect(erasure.isTold(by: "with ANA, at noon") && erasure.isTold(by: "ana"))
        #expect(!erasure.isTold(by: "banana") && !erasure.isTold(by: "Anatol"))
        #expect(erasure.isTold(by: "phone +49 1"))
        #expect(Erasure(keys: [], words: ["José"]).isTold(by: "JOSE was there"))
    }
}
