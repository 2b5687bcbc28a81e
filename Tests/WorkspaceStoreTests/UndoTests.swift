import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing
@testable import WorkspaceStore

@Suite("Undoing and redoing, in this process or another")
struct UndoTests {
    private func state(_ disk: MemoryFileSystem) -> [String: String] {
        var files: [String: String] = [:]
        for kind in Kind.allCases { files[kind.fileName] = disk.text("/net/\(kind.fileName)") }
        return files
    }

    @Test("a change that forgets somebody is passed over: what was done before it is taken back, and nobody comes back")
    func erasure() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.person, "Ana Ruiz"))
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        let network = try net.open().network
        let ana = try #require(network.all(Person.self).first?.key)
        let erasure = net.adding(.erasure, "Ana")
        let shared = net.author.change("Shared by others", net.deleting(ana, in: network).edits + erasure.edits)
        _ = try net.open().store.save(shared)
        #expect(try net.open().store.lastUndoable()?.id != shared.id)
        #expect(failure { try net.open().store.undo(shared.id, by: &net.author) }?.code == .unknownChange)
        _ = try net.open().store.undo(by: &net.author)
        let after = try net.open().network
        #expect(after[.partner].count == 0 && after[.person].count == 0 && after[.erasure].count == 1)
        #expect(try net.open().store.lastUndoable()?.id != shared.id)
    }

    @Test("doing and undoing gives back every byte, and redoing what was done", arguments: 0..<40)
    func identity(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk, seed: seed)
        for number in 0..<5 { _ = try net.open().store.save(net.adding(.partner, "Partner \(number)", [.tag: "x"])) }
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text.replacing("Tag: x", with: "# by hand\nTag:  x\nFax: a\\\nb"))
        var states = [state(disk)]
        for step in 0..<6 {
            let network = try net.open().network
            let key = try #require(network.all(Partner.self).map(\.key).randomElement(using: &random))
            let change =
                switch Int.random(in: 0...3, using: &random) {
                case 0: net.logging("call \(step)")
                case 1: net.setting(.country, "Country \(step)", of: key, in: network)
                case 2: net.setting(.name, "Name \(step)", of: key, in: network)
                default: net.adding(.task, "Task \(step)")
                }
            _ = try net.open().store.save(change)
            states.append(state(disk))
        }
        // Each undo by a process of its own.
        for step in states.indices.dropLast().reversed() where states[step] != states[step + 1] {
            _ = try net.open().store.undo(by: &net.author)
            expectSame(state(disk), states[step], "seed \(seed), undo to \(step)")
        }
        for step in states.indices.dropFirst() where states[step] != states[step - 1] {
            _ = try net.open().store.redo(by: &net.author)
            expectSame(state(disk), states[step], "seed \(seed), redo to \(step)")
        }
        #expect(throws: StoreError.self) { try net.open().store.redo(by: &net.author) }
    }

    /// The same records, and the same bytes but for the place of records that were made again.
    private func expectSame(_ left: [String: String], _ right: [String: String], _ what: Comment) {
        for (file, text) in right { expectNoDifference(left[file], text, "\(what) \(file)") }
    }

    @Test("any chain of undos and redos names what was done in the first place, once")
    func chain() throws {
        var net = try TestNetwork()
        _ = try net.open().store.save(net.logging("one"))
        for _ in 0..<3 {
            let undo = try net.open().store.undo(by: &net.author)
            #expect(undo.change.summary == "Undone: Added one")
            let redo = try net.open().store.redo(by: &net.author)
            #expect(redo.change.summary == "Done again: Added one")
        }
        let history = try net.open().store.history()
        #expect(history.undoable.map(\.act) == ["Added one"])
    }

    @Test("an older journal, that knows no act, names it all the same")
    func olderJournal() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.logging("one"))
        _ = try net.open().store.undo(by: &net.author) { "Undid: \($0)" }
        _ = try net.open().store.redo(by: &net.author) { "Redid: \($0)" }
        let path = "/net/.caucus/journal.rec"
        disk.put(path, try #require(disk.text(path)).replacing("Act: Added one\n", with: ""))
        #expect(try net.open().store.history().undoable.last?.summary == "Redid: Added one")
        #expect(try net.open().store.undo(by: &net.author).change.summary == "Undone: Added one")
    }

    @Test("undoing an edit of a record that was deleted since leaves it deleted, and says so")
    func deletedSince() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        _ = try store.save(net.adding(.partner, "Bread"))
        let network = try net.open().network
        let edits = [RecordKey.aidWatch, RecordKey(.partner, "bread")].compactMap { key in
            network.editing(key, at: net.author.clock.now) { $0.set(.country, "Peru") }
        }
        let move = net.author.change("Moved", edits)
        _ = try store.save(move)
        _ = try store.save(net.deleting(.aidWatch, in: try net.open().network))
        let saved = try store.undo(move.id, by: &net.author)
        #expect(saved.encounters == [Saved.Encounter(.aidWatch, .staysDeleted)])
        #expect(try net.open().network.partner("aid-watch") == nil)
        var screen = network
        screen.apply(saved.asked)
        screen.apply(saved.following.rebased(onto: screen))
        #expect(screen.partner("aid-watch") == nil)
    }

    @Test("an import of a thousand partners is one undo")
    func importing() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let before = state(disk)
        let edits = (0..<1000).flatMap { net.adding(.partner, "Partner \($0)").edits }
        _ = try net.open().store.save(net.author.change("Imported 1000 partners", edits))
        #expect(try net.open().network[.partner].count == 1000)
        #expect(try net.open().store.lastUndoable()?.summary == "Imported 1000 partners")
        let saved = try net.open().store.undo(by: &net.author)
        #expect(saved.change.edits.count == 1000)
        #expect(state(disk) == before)
    }

    @Test("fields that were changed again since stay, and are named")
    func partly() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya", .place: "Nairobi"]))
        let network = try net.open().network
        let edit = network.editing(.aidWatch, at: net.author.clock.now) {
            $0.set(.country, "Peru")
            $0.set(.place, "Lima")
        }
        let move = net.author.change("Moved", [edit].compactMap { $0 })
        _ = try store.save(move)
        _ = try store.save(net.setting(.country, "Nepal", of: .aidWatch, in: try net.open().network))
        let saved = try store.undo(move.id, by: &net.author)
        #expect(saved.encounters == [Saved.Encounter(.aidWatch, .gaveWay(.country))])
        let partner = try net.open().network.partner("aid-watch")
        #expect(partner?.country == "Nepal")
        #expect(partner?.place == "Nairobi")
    }

    @Test("of a field that another set at once the undo leaves theirs, and the redo brings the conflict back")
    func conflicting() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        let move = net.setting(.country, "Peru", of: .aidWatch, in: try net.open().network)
        _ = try store.save(move)
        // As a merge leaves it.
        let clash = RecordMerge.Clash(field: .country, base: "Kenya", mine: "Peru", theirs: "Chile")
        let conflict = Conflict.edit(clash, over: .aidWatch, made: nil, now: net.author.clock.now)
        let text = { (fields: [RecField]) in String(decoding: RecDocument.text(of: fields), as: UTF8.self) }
        disk.put("/net/conflicts.rec", "%rec: Conflict\n\n\(text(try #require(conflict.after)))")
        let before = state(disk)

        let undo = try net.open().store.undo(move.id, by: &net.author)
        #expect(undo.encounters == [Saved.Encounter(.aidWatch, .withdrawn(.country))])
        #expect(try net.open().network.partner("aid-watch")?.country == "Chile")
        #expect(try net.open().network.openConflicts.isEmpty)
        // A model that knew of no conflict takes it up.
        var screen = try net.open().network
        screen.apply(Change(id: "x", at: net.author.clock.now, summary: "", edits: undo.change.edits.map(\.inverse)))
        screen.apply(undo.asked.rebased(onto: screen))
        screen.apply(undo.following.rebased(onto: screen))
        #expect(screen.partner("aid-watch")?.country == "Chile")
        #expect(screen.openConflicts.isEmpty)

        _ = try net.open().store.redo(by: &net.author)
        #expect(try net.open().network.partner("aid-watch")?.country == "Peru")
        #expect(try net.open().network.openConflicts.first?.versions.map(\.value) == ["Peru", "Chile"])
        #expect(state(disk)["conflicts.rec"] == before["conflicts.rec"])
    }

    @Test("where an editor changed it again and not the stamp, the stamp alone is not undone")
    func onlyTheStampIsLeft() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        let move = net.setting(.country, "Peru", of: .aidWatch, in: try net.open().network)
        _ = try net.open().store.save(move)
        let text = try #require(disk.text("/net/partners.rec")).replacing("Peru", with: "Nepal")
        disk.put("/net/partners.rec", text)
        let error = failure { try net.open().store.undo(move.id, by: &net.author) }
        #expect(error?.code == .changedSince(move.act, [.aidWatch]))
        #expect(disk.text("/net/partners.rec") == text)
        #expect(try net.open().store.lastUndoable()?.id != move.id)
    }

    @Test("what was changed again altogether is not undone, and the reason is given")
    func refused() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        let move = net.setting(.country, "Peru", of: .aidWatch, in: try net.open().network)
        _ = try store.save(move)
        _ = try store.save(net.setting(.country, "Nepal", of: .aidWatch, in: try net.open().network))
        let error = #expect(throws: StoreError.self) { try store.undo(move.id, by: &net.author) }
        #expect(error?.code == .changedSince(move.act, [.aidWatch]))
        let says =
            "“Set Country” stays: all that it did was changed again since; edit the records themselves (aid-watch); once "
            + "more goes on to the change before it"
        #expect(error?.description == says)
        #expect(try net.open().network.partner("aid-watch")?.country == "Nepal")
    }

    @Test("an undo that finds nothing left to take back lets the next one go on, and is no redo")
    func goesOn() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        let first = net.adding(.partner, "Bees")
        _ = try store.save(first)
        let text = try #require(disk.text("/net/partners.rec"))
        _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
        _ = try store.save(net.setting(.country, "Peru", of: .aidWatch, in: try net.open().network))
        // Deleted in an editor.
        disk.put("/net/partners.rec", text)
        for act in ["Set Country", "Added Aid Watch"] {
            let error = failure { try store.undo(by: &net.author) }
            #expect(error?.code == .changedSince(act, [.aidWatch]))
            #expect(failure { try store.redo(by: &net.author) }?.code == .nothingToRedo)
        }
        #expect(try store.undo(by: &net.author).change.reverses == first.id)
        #expect(try net.open().network.all(Partner.self).isEmpty)
        #expect(try store.history(of: .partner).entries.allSatisfy { !$0.edits.isEmpty })
        #expect(try store.redo(by: &net.author).change.edits.map(\.key.id.text) == ["bees"])
    }

    @Test("a creation whose record was edited since is kept")
    func editedCreation() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        let creation = net.adding(.partner, "Aid Watch")
        _ = try store.save(creation)
        _ = try store.save(net.setting(.country, "Nepal", of: .aidWatch, in: try net.open().network))
        #expect(throws: StoreError.self) { try store.undo(creation.id, by: &net.author) }
        #expect(try net.open().network.partner("aid-watch")?.country == "Nepal")
    }

    @Test("with nothing to undo or redo it says so")
    func nothing() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        #expect(try store.lastUndoable() == nil)
        #expect(throws: StoreError(.nothingToUndo, path: "/net")) { try store.undo(by: &net.author) }
        #expect(throws: StoreError(.nothingToRedo, path: "/net")) { try store.redo(by: &net.author) }
        #expect(throws: StoreError(.nothingToUndo, path: "/net")) { try store.undo("nobody", by: &net.author) }
        _ = try store.save(net.logging("X"))
        #expect(throws: StoreError(.unknownChange, path: "/net")) { try store.undo("nobody", by: &net.author) }
    }

    @Test("a new change empties what can be redone")
    func redoStack() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        _ = try store.save(net.logging("one"))
        _ = try store.undo(by: &net.author)
        #expect(try store.history().redoable.count == 1)
        _ = try store.save(net.logging("two"))
        #expect(try store.history().redoable.isEmpty)
        #expect(try store.history().undoable.count == 1)
    }

    @Test("a journal cut anywhere loses its last change at most")
    func tornJournal() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        _ = try store.save(net.logging("one"))
        let path = "/net/.caucus/journal.rec"
        let length = disk.bytes(path)?.count ?? 0
        _ = try store.save(
            net.setting(
                .name, "Odd\n\nname\\", of: try #require(net.open().network.itself?.key), in: try net.open().network))
        let whole = disk.bytes(path) ?? []
        #expect(try store.history().undoable.count == 2)
        for end in length..<whole.count - 2 {
            disk.put(path, String(decoding: whole[..<end], as: UTF8.self))
            #expect(try store.history().undoable.count == 1, "cut at \(end)")
        }
        // And the next change is not swallowed by what was cut.
        _ = try store.save(net.logging("two"))
        #expect(try store.history().undoable.count == 2)
    }

    @Test("a journal that grew long keeps the newest changes, each whole")
    func thinning() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let journal = Journal(net.workspace, limit: 4000)
        var made: [Change] = []
        for number in 0..<200 {
            made.append(net.logging("call \(number)"))
            #expect(journal.append([made[number]]) == nil)
            let kept = try journal.changes()
            #expect(kept.count >= min(number + 1, 3))
            expectNoDifference(kept, made.suffix(kept.count))
            #expect(disk.bytes("/net/.caucus/journal.rec")?.count ?? 0 <= 4000)
        }
        // A change larger than the limit is kept all the same.
        let edits = (0..<100).flatMap { net.adding(.partner, "Partner \($0)").edits }
        let large = net.author.change("Imported", edits)
        #expect(journal.append([large]) == nil)
        expectNoDifference(try journal.changes().last, large)
    }

    @Test("the journal comes back as it was written")
    func journal() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        net.author = Author(clock: net.author.clock, me: "ana-ruiz", mint: IDMint(seed: 9))
        let change = net.adding(.partner, "Aid Watch", [.notes: "one\n\n+ two\nId: x\n\\\n# three\\"])
        let saved = try store.save(change)
        expectNoDifference(try store.history().undoable, [saved.change])
        let undo = try store.undo(by: &net.author)
        #expect(undo.change.reverses == change.id)
        #expect(undo.change.by == "ana-ruiz")
        #expect(try store.history().undoable.isEmpty)
    }
}
