import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

/// What a person does, whatever goes wrong underneath.
enum Deed: CaseIterable, CustomTestStringConvertible {
    case log, logWithNextStep, edit, delete, addToEmptyFile, clash

    var testDescription: String { "\(self)" }

    /// The change, as a model of the prepared network makes it.
    func change(_ net: inout TestNetwork, _ network: Network) -> Change {
        switch self {
        case .log: return net.logging("second call")
        case .logWithNextStep:
            let call = net.logging("second call")
            let task = net.adding(.task, "Send draft", [.source: call.edits[0].key.id.text])
            return net.author.change("Logged", task.edits + call.edits)
        case .edit: return net.setting(.country, "Peru", of: .aidWatch, in: network)
        case .delete: return net.deleting(.aidWatch, in: network)
        case .addToEmptyFile: return net.adding(.event, "MC14", [.starts: "2026-11-20"])
        case .clash:
            // As if seen before somebody else wrote Kenya.
            let stale = network.record(.aidWatch)?.fields.map { field in
                field.name == "Country" ? RecField(name: "Country", value: "Ghana") : field
            }
            var draft = Draft(.aidWatch, fields: stale ?? [])
            draft.set(.country, "Peru")
            return net.author.change("Set", [draft.edit(at: net.author.clock.now)])
        }
    }
}

@Suite("When a system call goes wrong")
struct FaultTests {
    private struct Trial {
        let disk: MemoryFileSystem
        let faulty: FaultyFileSystem
        var net: TestNetwork
        let open: OpenWorkspace
        var failedCall: String?

        func failed(_ call: String) -> Bool { failedCall == call }

        /// A workspace with a partner and a call, opened on a disk that can fail.
        init(canExchange: Bool = true) throws {
            let prepared = try Self.prepared.get()
            disk = prepared.disk.copy(canExchange: canExchange)
            net = try prepared.net.moved(to: disk)
            faulty = FaultyFileSystem(disk)
            open = try Store.open(try Workspace(at: "/net", on: faulty))
        }

        private static let prepared = Result {
            let disk = MemoryFileSystem()
            var net = try TestNetwork(on: disk)
            let store = try net.open().store
            _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya"]))
            _ = try store.save(net.adding(.task, "Book rooms"))
            _ = try store.save(net.logging("first call"))
            disk.wait(milliseconds: 1000)
            return (disk: disk, net: net)
        }

        func records(on disk: MemoryFileSystem? = nil) throws -> [RecordKey: [RecField]] {
            let network = try Store.open(try Workspace(at: "/net", on: disk ?? self.disk)).network
            var records: [RecordKey: [RecField]] = [:]
            for kind in Kind.allCases {
                for slot in network[kind].slots {
                    let place = Place(kind, Int(slot))
                    records[network.key(at: place)] = network.record(at: place).fields
                }
            }
            return records
        }

        var dataPaths: [String] { disk.paths.filter { !$0.hasPrefix("/net/.caucus") } }
    }

    /// The number of calls that a deed takes.
    private func calls(_ deed: Deed, canExchange: Bool = true) throws -> Int {
        var trial = try Trial(canExchange: canExchange)
        trial.faulty.forgetCalls()
        _ = try trial.open.store.save(deed.change(&trial.net, trial.open.network))
        return trial.faulty.calls.count
    }

    @Test("the old is untouched or the new is whole, and what is said to be saved is", arguments: Deed.allCases)
    func failing(_ deed: Deed) throws {
        let faults: [FaultyFileSystem.Fault] = [
            .failure(EIO), .failure(ENOSPC), .failures(ENOSPC), .half(ENOSPC), .failure(EACCES), .failures(EIO),
        ]
        for number in 0..<(try calls(deed)) {
            for fault in faults {
                var trial = try Trial()
                let old = try trial.records()
                let change = deed.change(&trial.net, trial.open.network)
                trial.faulty.inject(fault, at: number)
                let outcome = Result { try trial.open.store.save(change) }
                trial.failedCall = trial.faulty.failedCall
                trial.faulty.bury()
                let now = try trial.records()
                let what: Comment = "\(fault) at call \(number)"
                switch outcome {
                case .success(let saved): try expectSaved(saved, trial, what)
                case .failure:
                    // A folder that could not be synced may keep the new file, but then the whole of it.
                    #expect(now == old || isWhole(change, in: now), what)
                }
                let couldTidy = fault != .failures(EIO) && !trial.failed("remove")
                #expect(trial.dataPaths.allSatisfy { !$0.hasSuffix(".tmp") } || !couldTidy, what)
                try expectUsable(&trial, what)
                #expect(trial.dataPaths.allSatisfy { !$0.hasSuffix(".tmp") }, what)
            }
        }
    }

    @Test(
        "a kill leaves the old or the new, and nothing in the way of the next save", arguments: Deed.allCases,
        [true, false])
    func killing(_ deed: Deed, canExchange: Bool) throws {
        for number in 0..<(try calls(deed, canExchange: canExchange)) {
            for survival in MemoryFileSystem.Survival.allCases {
                var trial = try Trial(canExchange: canExchange)
                let old = try trial.records()
                let change = deed.change(&trial.net, trial.open.network)
                trial.faulty.inject(.kill, at: number)
                let outcome = Result { try trial.open.store.save(change) }
                trial.disk.cutPower(survival)
                trial.faulty.bury()
                let what: Comment = "killed at call \(number), \(survival)"
                if case .success(let saved) = outcome {
                    try expectSaved(saved, trial, what)
                } else {
                    let now = try trial.records()
                    for (key, fields) in old where now[key] != fields {
                        let edit = change.edits.first { $0.key == key }
                        #expect(edit != nil && now[key] == edit?.after || deed == .clash, what)
                    }
                }
                try expectUsable(&trial, what)
                #expect(trial.dataPaths.allSatisfy { !$0.hasSuffix(".tmp") }, what)
                if change.edits.count > 1 {
                    let after = try trial.records()
                    let done = change.edits.filter { after[$0.key] == $0.after }.count
                    #expect(done == 0 || done == change.edits.count, "half a change stays: \(what)")
                }
            }
        }
    }

    @Test("what was saved survives a power cut, whatever the disk forgets", arguments: Deed.allCases)
    func powerCut(_ deed: Deed) throws {
        for survival in MemoryFileSystem.Survival.allCases {
            var trial = try Trial()
            let saved = try trial.open.store.save(deed.change(&trial.net, trial.open.network))
            trial.disk.cutPower(survival)
            try expectSaved(saved, trial, "\(survival)")
        }
    }

    @Test("a save that was killed between two files is told by readers and finished by the next save, as one change")
    func finishing() throws {
        var trial = try Trial()
        let change = Deed.logWithNextStep.change(&trial.net, trial.open.network)
        let exchange = try #require(try callsOfNextStep().firstIndex(of: "exchange"))
        trial.faulty.inject(.kill, at: exchange + 2)
        #expect(throws: StoreError.self) { try trial.open.store.save(change) }
        trial.faulty.bury()
        let half = try trial.records()
        #expect(change.edits.count { half[$0.key] == $0.after } == 1)
        // Reading writes nothing, and says it.
        let bytes = trial.dataPaths.map { trial.disk.bytes($0) }
        let reader = try trial.net.open()
        #expect(reader.diagnostics.contains { $0.what == .cutShort("Logged") })
        #expect(trial.dataPaths.map { trial.disk.bytes($0) } == bytes)
        let saved = try reader.store.save(trial.net.logging("afterwards"))
        #expect(saved.finished.map(\.summary) == ["Logged"])
        #expect(isWhole(change, in: try trial.records()))
        // A screen that was opened on the half is told the rest.
        var screen = reader.network
        screen.apply(saved.asked)
        screen.apply(saved.following.rebased(onto: screen))
        #expect(change.edits.allSatisfy { screen.record($0.key)?.fields == $0.after })
        #expect(try trial.net.open().diagnostics.allSatisfy { $0.what != .cutShort("Logged") })
        #expect(try reader.store.save(trial.net.logging("again")).finished.isEmpty)
        // It is undone as the one change that it was.
        _ = try reader.store.undo(change.id, by: &trial.net.author)
        let left = try trial.records()
        #expect(change.edits.allSatisfy { left[$0.key] == nil })
    }

    @Test(
        "a save that failed between two files and cannot be taken back is finished by the next",
        arguments: [true, false])
    func notTakenBack(isRepeated: Bool) throws {
        var trial = try Trial()
        let network = trial.open.network
        let country = trial.net.setting(.country, "Peru", of: .aidWatch, in: network)
        let rooms = try #require(network.all(Task.self).first).key
        let title = trial.net.setting(.title, "Book halls", of: rooms, in: network)
        let change = trial.net.author.change("Both", country.edits + title.edits)
        let other = try Trial()
        other.faulty.forgetCalls()
        _ = try other.open.store.save(change)
        let exchanges = other.faulty.calls.indices.filter { other.faulty.calls[$0] == "exchange" }
        trial.faulty.inject(.failures(EIO), at: try #require(exchanges.last))
        #expect(throws: StoreError.self) { try trial.open.store.save(change) }
        trial.faulty.bury()
        let half = try trial.records()
        #expect(change.edits.count { half[$0.key] == $0.after } == 1)
        #expect(try trial.net.open().diagnostics.contains { $0.what == .cutShort("Both") })
        let next = isRepeated ? change : trial.net.logging("afterwards")
        #expect(try trial.open.store.save(next).finished.map(\.summary) == ["Both"])
        #expect(isWhole(change, in: try trial.records()))
        #expect(try trial.net.open().diagnostics.isEmpty)
        // What lay beside the file that could not be given back goes with the next process.
        _ = try trial.net.open().store.save(trial.net.logging("later"))
        #expect(trial.dataPaths.allSatisfy { !$0.hasSuffix(".tmp") })
        let journal = try trial.open.store.changes().filter { $0.id == change.id }
        #expect(journal.count == 1)
    }

    @Test("an intent that a power cut brought back does not undo what was done since")
    func staleIntent() throws {
        var trial = try Trial()
        let path = "/net/.caucus/intent.rec"
        let change = Deed.logWithNextStep.change(&trial.net, trial.open.network)
        let exchange = try #require(try callsOfNextStep().firstIndex(of: "exchange"))
        trial.faulty.inject(.kill, at: exchange)
        #expect(throws: StoreError.self) { try trial.open.store.save(change) }
        trial.faulty.bury()
        let intent = try #require(trial.disk.text(path))
        #expect(intent.contains("Complete: yes"))
        let store = try trial.net.open().store
        _ = try store.save(trial.net.logging("finishes it"))
        #expect(isWhole(change, in: try trial.records()))
        _ = try store.undo(change.id, by: &trial.net.author)
        let before = try trial.records()
        trial.disk.put(path, intent)
        let saved = try trial.net.open().store.save(trial.net.logging("later"))
        #expect(saved.finished.isEmpty)
        let after = try trial.records()
        #expect(before.allSatisfy { after[$0.key] == $0.value })
        #expect(change.edits.allSatisfy { after[$0.key] == nil })
        #expect(trial.disk.text(path)?.isEmpty == true)
    }

    @Test("an intent that was cut short itself is passed over, since no file had been touched")
    func tornIntent() throws {
        var trial = try Trial()
        let path = "/net/.caucus/intent.rec"
        let change = Deed.logWithNextStep.change(&trial.net, trial.open.network)
        let exchange = try #require(try callsOfNextStep().firstIndex(of: "exchange"))
        trial.faulty.inject(.kill, at: exchange)
        #expect(throws: StoreError.self) { try trial.open.store.save(change) }
        trial.faulty.bury()
        let whole = try #require(trial.disk.bytes(path))
        for end in stride(from: 0, to: whole.count - 2, by: 7) {
            trial.disk.put(path, String(decoding: whole[..<end], as: UTF8.self))
            let saved = try trial.net.open().store.save(trial.net.logging("after \(end)"))
            #expect(saved.finished.isEmpty, "cut at \(end)")
        }
        let left = try trial.records()
        #expect(change.edits.allSatisfy { left[$0.key] == nil })
    }

    private func callsOfNextStep() throws -> [String] {
        var trial = try Trial()
        trial.faulty.forgetCalls()
        _ = try trial.open.store.save(Deed.logWithNextStep.change(&trial.net, trial.open.network))
        return trial.faulty.calls
    }

    @Test("a creation that was killed is done again, and leaves nothing beside the files")
    func creating() throws {
        let counting = FaultyFileSystem(MemoryFileSystem())
        _ = try TestNetwork(on: counting)
        for number in 0..<counting.calls.count {
            let disk = MemoryFileSystem()
            let faulty = FaultyFileSystem(disk)
            faulty.inject(.kill, at: number)
            _ = Result { try TestNetwork(on: faulty) }
            faulty.bury()
            if disk.text("/net/network.rec") == nil { _ = try TestNetwork(on: disk) }
            var net = try TestNetwork(on: disk, reopening: ())
            _ = try net.open().store.save(net.logging("the first call"))
            let made = Kind.allCases.filter(\.isMadeAtStart)
            #expect(made.allSatisfy { disk.text(net.path($0))?.isEmpty == false }, "killed at call \(number)")
            #expect(disk.paths.allSatisfy { !$0.hasSuffix(".tmp") }, "killed at call \(number)")
        }
    }

    @Test("an interrupted call is made again, unseen", arguments: Deed.allCases)
    func interrupting(_ deed: Deed) throws {
        for number in 0..<(try calls(deed)) {
            var trial = try Trial()
            let change = deed.change(&trial.net, trial.open.network)
            trial.faulty.inject(.failure(EINTR), at: number)
            let saved = try trial.open.store.save(change)
            try expectSaved(saved, trial, "call \(number)")
        }
    }

    @Test("a sync that failed is never asked again of the same descriptor")
    func syncing() throws {
        var trial = try Trial()
        let first = trial.net.logging("lost")
        _ = try trial.open.store.save(trial.net.logging("the first save tidies up"))
        trial.faulty.forgetCalls()
        _ = try trial.open.store.save(trial.net.logging("kept"))
        let sync = try #require(trial.faulty.calls.firstIndex(of: "sync"))
        trial.faulty.inject(.failure(EIO), at: sync)
        #expect(throws: StoreError.self) { try trial.open.store.save(first) }
        #expect(trial.faulty.calls.filter { $0 == "sync" }.count == 1)
        trial.faulty.forgetCalls()
        _ = try trial.open.store.save(first)
        #expect(trial.faulty.calls.contains("exchange"), "the log is written anew from memory")
    }

    @Test("a new log record is one write and one sync, whatever the log's size")
    func appending() throws {
        var counts: Set<Int> = []
        for size in [1, 300] {
            var trial = try Trial()
            for number in 0..<size { _ = try trial.open.store.save(trial.net.logging("call \(number)")) }
            let length = trial.disk.bytes("/net/contacts.rec")?.count
            trial.faulty.forgetCalls()
            _ = try trial.open.store.save(trial.net.logging("the last"))
            let calls = trial.faulty.calls
            #expect(calls.filter { $0 == "sync" }.count == 1)
            // One for the log, one for the journal; the lock has the name of this process already.
            #expect(calls.filter { $0 == "write" }.count == 2)
            #expect(!calls.contains("rename"))
            counts.insert(calls.count)
            #expect(trial.disk.bytes("/net/contacts.rec")?.count ?? 0 > length ?? 0)
        }
        #expect(counts.count == 1)
        // Each is small, but together they are time beside that of the sync.
        #expect(counts.max() ?? 0 <= 23)
    }

    private func expectSaved(_ saved: Saved, _ trial: Trial, _ what: Comment) throws {
        let now = try trial.records()
        for edit in saved.change.edits { #expect(now[edit.key] == edit.after, what) }
    }

    private func isWhole(_ change: Change, in records: [RecordKey: [RecField]]) -> Bool {
        change.edits.allSatisfy { records[$0.key] == $0.after }
    }

    /// The next process can save.
    private func expectUsable(_ trial: inout Trial, _ what: Comment) throws {
        let store = try trial.net.open().store
        let saved = try store.save(trial.net.logging("afterwards"))
        try expectSaved(saved, trial, what)
    }
}
