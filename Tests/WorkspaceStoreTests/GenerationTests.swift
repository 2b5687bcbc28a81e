import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import WorkspaceStore

@Suite("States that saves replaced")
struct GenerationTests {
    private func states(_ store: Store, _ kind: Kind = .partner) -> [Generation] {
        store.generations(of: kind).map(\.state)
    }

    @Test("each save keeps the bytes that it replaced, at the cost of no copy")
    func keeping() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        var replaced: [[UInt8]] = []
        for name in ["One", "Two", "Three"] {
            replaced.append(try #require(disk.bytes("/net/partners.rec")))
            let inode = try disk.status(at: "/net/partners.rec", followingLink: false).inode
            _ = try store.save(net.adding(.partner, name))
            let kept = try #require(store.generations(of: .partner).last)
            #expect(try disk.status(at: kept.path, followingLink: false).inode == inode)
        }
        #expect(store.generations(of: .partner).map { disk.bytes($0.path) } == replaced)
        #expect(states(store).map(\.number) == [1, 2, 3])
    }

    @Test("what is added to a log replaces nothing; an edit of it does")
    func log() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        for number in 0..<5 { _ = try store.save(net.logging("call \(number)")) }
        #expect(states(store, .contact).isEmpty)
        let network = try net.open().network
        let key = try #require(network.all(Contact.self).first?.key)
        _ = try store.save(net.setting(.summary, "another", of: key, in: network))
        #expect(states(store, .contact).count == 1)
    }

    @Test("every kind of record is kept so", arguments: Kind.allCases)
    func everyKind(_ kind: Kind) throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        if kind != .network { _ = try store.save(net.adding(kind, "first")) }
        let network = try net.open().network
        let place = Place(kind, Int(try #require(network[kind].slots.first)))
        let before = disk.bytes(net.path(kind))
        _ = try store.save(net.setting(.notes, "changed", of: network.key(at: place), in: network))
        #expect(store.generations(of: kind).last.flatMap { disk.bytes($0.path) } == before)
    }

    @Test("at most ten, the farther back the wider apart, and the first of the last year among them")
    func thinning() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        // An hour between two saves, for a hundred days.
        for number in 0..<2400 {
            if number % 100 == 0 { net.author.clock.instant += 1 }
            disk.wait(milliseconds: 3_600_000)
            let key = try #require(net.open().network.itself?.key)
            let edit = RecordEdit(
                key, before: store.record(key), after: (store.record(key) ?? []).with(.goal, "goal \(number)"))
            _ = try store.save(net.author.change("Set", [edit]))
            let states = states(store, .network)
            #expect(states.count <= Generation.limit)
        }
        let states = states(store, .network)
        #expect(states.count == Generation.limit)
        #expect(states.first?.number == 1)
        let now = disk.now / 1_000_000_000
        let ages = states.map { (now - $0.replaced) / 3600 }
        for (older, newer) in zip(ages, ages.dropFirst()) { #expect(newer < older) }
        #expect(ages.suffix(3).allSatisfy { $0 < 24 })
        #expect(ages.prefix(2).allSatisfy { $0 > 24 * 7 }, "\(ages)")
    }

    @Test("a state goes after a year, one at a time, so that a clock that jumps costs one")
    func oldAge() {
        let year: Int64 = 366 * 86_400
        let states = (1...5).map { Generation(.partner, number: $0, replaced: Int64($0)) }
        #expect(Generation.superfluous(states, at: 100) == nil)
        #expect(Generation.superfluous(states, at: year + 10)?.number == 1)
        #expect(Generation.superfluous(Array(states.suffix(1)), at: year * 9) == nil)
    }

    @Test("a clock that jumps back, forth, to the year 1 and to 9999 breaks nothing")
    func clocks() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        let clocks: [Int64] = [0, 253_370_764_800, -62_135_596_800, 5, -86_400, 1_795_000_000]
        for (number, seconds) in clocks.enumerated() {
            // What counts nanoseconds ends in 2262.
            disk.set(clock: min(max(seconds, -9_000_000_000), 9_000_000_000) * 1_000_000_000)
            net.author.clock.instant = seconds
            _ = try store.save(net.adding(.partner, "Partner \(number)"))
            _ = try store.save(net.logging("call \(number)"))
        }
        #expect(try net.open().network[.partner].count == 6)
        #expect(try net.open().network[.contact].count == 6)
        // Seen from 9999, the first was too old; the second then was not a year old again.
        #expect(states(store).map(\.number) == Array(2...6))
        #expect(try store.history().undoable.count == 12)
    }

    @Test("a save that fails keeps nothing twice, and the state is there when it succeeds")
    func failing() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let faulty = FaultyFileSystem(disk)
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        let before = disk.bytes("/net/partners.rec")
        let change = net.adding(.partner, "Aid Watch")
        for _ in 0..<3 {
            faulty.before("exchange") { faulty.inject(.failure(EIO), at: 0) }
            #expect(throws: StoreError.self) { try store.save(change) }
        }
        #expect(disk.bytes("/net/partners.rec") == before)
        #expect(states(store).count == 1)
        _ = try store.save(change)
        #expect(store.generations(of: .partner).map { disk.bytes($0.path) } == [before])
    }

    @Test("killed at any call, the state before has a name and is whole", arguments: [true, false])
    func killing(canExchange: Bool) throws {
        var wasKilled = true
        var number = 0
        while wasKilled {
            let disk = MemoryFileSystem(canExchange: canExchange)
            var net = try TestNetwork(on: disk)
            _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
            let before = disk.bytes("/net/partners.rec")
            let faulty = FaultyFileSystem(disk)
            let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
            let change = net.adding(.partner, "Bees")
            faulty.inject(.kill, at: number)
            do { _ = try store.save(change) } catch {}
            wasKilled = faulty.wasKilled
            faulty.bury()
            let after = try net.open().store
            let names = ["/net/partners.rec"] + after.generations(of: .partner).map(\.path)
            #expect(names.contains { disk.bytes($0) == before }, "call \(number)")
            // Whatever stands there is a state that was, and the next save goes on.
            _ = try after.save(net.adding(.partner, "Cats"))
            let generations = Generations(after.workspace)
            #expect(after.generations(of: .partner).allSatisfy { generations.table(of: $0.state)?.count ?? 9 <= 2 })
            number += 1
        }
        #expect(number > 10)
    }

    @Test("where the state cannot be kept the save goes on, and says so", arguments: ["link", "makeFolder", "names"])
    func unkept(_ call: String) throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let faulty = FaultyFileSystem(disk)
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        // A folder listing is asked for by the tidying of the first save too.
        _ = try store.save(net.logging("first"))
        faulty.before(call) { faulty.inject(.failure(ENOSPC), at: 0) }
        let saved = try store.save(net.adding(.partner, "Aid Watch"))
        #expect(saved.unkept?.code == ENOSPC)
        #expect(try net.open().network.partner("aid-watch") != nil)
    }

    @Test("on a full disk the states go before the save does, and it is said")
    func makingRoom() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let faulty = FaultyFileSystem(disk)
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        for number in 0..<4 { _ = try store.save(net.adding(.partner, "Partner \(number)")) }
        faulty.before("sync") { faulty.inject(.failure(ENOSPC), at: 0) }
        let saved = try store.save(net.adding(.partner, "Last"))
        #expect(saved.madeRoom)
        #expect(try net.open().network.partner("last") != nil)
        #expect(states(store).count == 2)
    }

    @Test("without second names the old file itself is kept")
    func withoutLinks() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let faulty = FaultyFileSystem(disk)
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        _ = try store.save(net.logging("first"))
        let before = disk.bytes("/net/partners.rec")
        faulty.before("link") { faulty.inject(.failure(EPERM), at: 0) }
        let saved = try store.save(net.adding(.partner, "Aid Watch"))
        #expect(saved.unkept == nil)
        #expect(store.generations(of: .partner).map { disk.bytes($0.path) } == [before])
    }

    @Test("a link in the place of their folder leads nothing out of the workspace")
    func linkedFolder() throws {
        let home = TemporaryFolder()
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        mkdir(home.path("elsewhere"), 0o700)
        symlink(home.path("elsewhere"), home.path("net/.caucus/generations"))
        let saved = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        #expect(saved.unkept?.code == ENOTDIR)
        #expect(rmdir(home.path("elsewhere")) == 0)
    }
}

extension Store {
    fileprivate func record(_ key: RecordKey) -> [RecField]? {
        do { return try table(of: key.kind).record(key.id)?.fields } catch { return nil }
    }
}

extension [RecField] {
    fileprivate func with(_ field: Field, _ value: String) -> [RecField] {
        filter { !field.names($0) } + [RecField(name: field.name, value: value)]
    }
}
