import Dispatch
import Glibc
import NetworkModel
import RecFormat
import Synchronization
import TestSupport
import Testing
import WorkspaceStore

/// Collects what another thread tells, and waits for it.
private final class Ear: Sendable {
    private let heard = Mutex<[Elsewhere]>([])
    private let bell = DispatchSemaphore(value: 0)

    func hear(_ message: Elsewhere) {
        heard.withLock { $0.append(message) }
        bell.signal()
    }

    /// The next message; nil where none comes for a very long time.
    func next() -> Elsewhere? {
        guard bell.wait(timeout: .now() + 20) == .success else { return nil }
        return heard.withLock { $0.removeFirst() }
    }

    var isEmpty: Bool { heard.withLock(\.isEmpty) }
}

@Suite("Watching the folder", .serialized)
struct WatchTests {
    let home = TemporaryFolder()

    /// Follows what is told until the model satisfies a condition.
    private func follow(_ ear: Ear, _ network: inout Network, until isDone: (Network) -> Bool) {
        while !isDone(network) {
            guard let message = ear.next() else {
                Issue.record("nothing was told")
                return
            }
            switch message {
            case .changed(let change): network.apply(change.rebased(onto: network))
            case .failed(let error): Issue.record("\(error)")
            case .returned: Issue.record("the folder was never gone")
            case .copyCame: Issue.record("no copy was put there")
            }
        }
    }

    @Test("a line that is no record is told too, so that the files can be looked at")
    func unreadable() throws {
        let net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let mine = try net.open()
        let ear = Ear()
        let watch = try mine.store.watch(ear.hear)
        defer { watch.stop() }
        let file = try #require(fopen(net.path(.partner), "a"))
        fputs("\nneither a field nor a comment\n", file)
        fclose(file)
        guard case .changed(let change)? = ear.next() else {
            Issue.record("nothing was told")
            return
        }
        #expect(change.isEmpty)
        #expect(mine.store.examine().contains { $0.file == "partners.rec" && $0.line != nil })
    }

    @Test("what another caucus saves is told, and what this one saves is not")
    func caucus() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let mine = try net.open()
        let ear = Ear()
        let watch = try mine.store.watch(ear.hear)
        defer { watch.stop() }
        var network = mine.network
        network.apply(try mine.store.save(net.logging("mine")).change)
        let other = try net.open()
        _ = try other.store.save(net.adding(.partner, "Aid Watch"))
        _ = try other.store.save(net.logging("theirs"))
        follow(ear, &network) { $0.all(Contact.self).count == 2 && $0[.partner].count == 1 }
        #expect(network.all(Contact.self).map(\.summary) == ["mine", "theirs"])
        #expect(ear.isEmpty)
    }

    @Test("the first record of a kind, whose file was not there, is told too")
    func firstOfItsKind() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let mine = try net.open()
        let ear = Ear()
        let watch = try mine.store.watch(ear.hear)
        defer { watch.stop() }
        var network = mine.network
        _ = try net.open().store.save(net.adding(.decision, "we go"))
        follow(ear, &network) { $0[.decision].count == 1 }
    }

    @Test("what vim writes by renaming is told, and its other files are not looked at")
    func renaming() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let open = try net.open()
        var network = open.network
        network.apply(try open.store.save(net.adding(.partner, "Aid Watch")).change)
        let ear = Ear()
        let watch = try open.store.watch(ear.hear)
        defer { watch.stop() }
        let text = home.text("net/partners.rec")
        // As vim does it: a trial file, a swap file, the old one renamed to a backup, the new one written in its place.
        home.write("net/4913", "")
        home.write("net/.partners.rec.swp", "swap")
        rename(home.path("net/partners.rec"), home.path("net/partners.rec~"))
        home.write("net/partners.rec", text.replacing("Name: Aid Watch", with: "Name: Aid & Watch"))
        unlink(home.path("net/partners.rec~"))
        unlink(home.path("net/4913"))
        follow(ear, &network) { $0.partner("aid-watch")?.name == "Aid & Watch" }
        // The record was there all the time.
        #expect(network[.partner].count == 1)
    }

    @Test("a folder that is moved away is told")
    func moved() throws {
        let net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let ear = Ear()
        let watch = try net.open().store.watch(ear.hear)
        defer { watch.stop() }
        rename(home.path("net"), home.path("away"))
        guard case .failed(let error)? = ear.next() else {
            Issue.record("nothing was told")
            return
        }
        #expect(error.code == .folderGone)
        #expect(
            error.description
                == "net: the folder was moved or deleted while it was open; put it back or open it where it is now "
                + "(\(home.path("net")))")
    }

    @Test("changes that wait together are saved in order, each with its own report")
    func enqueueing() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let open = try net.open()
        let reports = Mutex<[String]>([])
        for number in 0..<50 {
            let change = number % 10 == 0 ? net.adding(.partner, "P\(number)") : net.logging("call \(number)")
            open.store.enqueue(change) { result in
                let text = (try? result.get()).map { $0.change == change ? "saved" : "other" } ?? "failed"
                reports.withLock { $0.append("\(number) \(text)") }
            }
        }
        open.store.waitUntilSaved()
        #expect(reports.withLock { $0 } == (0..<50).map { "\($0) saved" })
        let network = try net.open().network
        #expect(network.all(Contact.self).count == 45)
        #expect(network.all(Partner.self).count == 5)
        #expect(try net.open().store.history().undoable.count == 50)
    }

    @Test("one change that cannot be saved does not hinder those that wait with it")
    func enqueueingBad() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let open = try net.open()
        chmod(home.path("net/partners.rec"), 0o400)
        let reports = Mutex<[Bool]>([])
        for change in [net.logging("one"), net.adding(.partner, "P"), net.logging("two")] {
            open.store.enqueue(change) { result in
                reports.withLock { $0.append((try? result.get()) != nil) }
            }
        }
        open.store.waitUntilSaved()
        #expect(reports.withLock { $0 } == [true, false, true])
        #expect(try net.open().network.all(Contact.self).map(\.summary) == ["one", "two"])
    }

    @Test("many stores on one folder at once lose nothing")
    func crowd() throws {
        let net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        var first = net
        _ = try net.open().store.save(first.adding(.partner, "Aid Watch"))
        let network = try net.open().network
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 6) { worker in
            var mine = net
            mine.author = Author(clock: net.author.clock, mint: IDMint(seed: 100 + UInt64(worker)))
            do {
                let store = try mine.open().store
                for number in 0..<20 {
                    _ = try store.save(mine.logging("\(worker) \(number)"))
                    let edit = network.editing(.aidWatch, at: mine.author.clock.now) {
                        $0.add(.tag, "t\(worker)-\(number)")
                    }
                    _ = try store.save(mine.author.change("Tagged", [edit].compactMap { $0 }))
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let result = try net.open()
        #expect(Set(result.network.all(Contact.self).map(\.summary)).count == 120)
        #expect(result.network.partner("aid-watch")?.tags.count == 120)
        #expect(result.network[.conflict].count == 0)
        #expect(result.diagnostics.isEmpty)
    }
}
