import Dispatch
import Glibc
import NetworkModel
import RecFormat
import Synchronization
import TestSupport
import Testing
import WorkspaceStore

/// Text as an editor of Windows may save it, with its mark or without, and what is no text at all.
private let foreignFiles: [(bytes: [UInt8], what: String)] = {
    let text = "%rec: Partner\n\nId: aid-watch\nName: Aid Watch\n"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let utf16 = "is UTF-16, so it is neither read nor written; save it as UTF-8"
    return [
        ([0xFF, 0xFE] + little, utf16), (little, utf16), ([0xFE, 0xFF] + big, utf16), (big, utf16),
        (Array(repeating: 0, count: 4096), "is no text"), (Array("PK\u{3}\u{4}\u{14}\0\0\0".utf8), "is no text"),
    ]
}()

@Suite("A damaged folder opens")
struct DamagedFolderTests {
    let home = TemporaryFolder()

    private func texts(_ store: Store) -> [String] { store.examine().map(\.description) }

    @Test("a file that cannot be read is told, the others are open, and nothing in it is overwritten")
    func unreadable() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        _ = try net.open().store.save(net.adding(.person, "Ana Ruiz"))
        let before = disk.bytes("/net/partners.rec")
        let closed = LimitedFileSystem(disk, closed: "/net/partners.rec")
        let open = try Store.open(try Workspace(at: "/net", on: closed))
        #expect(open.network[.person].count == 1 && open.network[.partner].count == 0)
        #expect(open.unread.map(\.path) == ["/net/partners.rec"])
        #expect(
            texts(open.store) == [
                "partners.rec: could not be read (Permission denied), so it is neither read nor written; check who owns it "
                    + "and its permissions"
            ])
        #expect(failure { try open.store.save(net.adding(.partner, "Bees")) }?.code == .cannotRead)
        #expect(disk.bytes("/net/partners.rec") == before)
        // Other files go on.
        _ = try open.store.save(net.adding(.person, "Ben Okri"))
        // Once it can be read again it is taken up without being opened anew.
        closed.open()
        let change = try #require(try open.store.changedElsewhere())
        #expect(change.edits.map(\.key) == [.aidWatch])
        #expect(texts(open.store).isEmpty)
    }

    @Test(
        "a file in UTF-16, or of no text, is told and not added to; the others are open",
        arguments: foreignFiles.indices)
    func foreign(_ number: Int) throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.person, "Ana Ruiz"))
        let (bytes, what) = foreignFiles[number]
        for name in ["partners.rec", "contacts.rec"] { disk.put("/net/\(name)", bytes) }
        let open = try net.open()
        #expect(open.network[.person].count == 1)
        #expect(texts(open.store).filter { $0.contains(what) }.count == 2)
        for change in [net.adding(.partner, "Bees"), net.logging("one")] {
            guard case .notText? = failure({ try open.store.save(change) })?.code else {
                Issue.record("\(change.summary) was saved")
                continue
            }
        }
        #expect(disk.bytes("/net/partners.rec") == bytes && disk.bytes("/net/contacts.rec") == bytes)
        _ = try open.store.save(net.adding(.person, "Ben Okri"))
    }

    @Test("a file that becomes UTF-16 while it is open is told, hides no other, and is taken up once it is mended")
    func foreignMeanwhile() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        let open = try net.open()
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", foreignFiles[0].bytes)
        _ = try net.open().store.save(net.adding(.person, "Ana Ruiz"))
        let change = try #require(try open.store.changedElsewhere())
        #expect(change.edits.map(\.key) == [RecordKey(.person, "ana-ruiz")])
        #expect(texts(open.store).contains { $0.hasPrefix("partners.rec: is UTF-16") })
        let network = open.network
        #expect(failure { try open.store.save(net.setting(.country, "Peru", of: .aidWatch, in: network)) } != nil)
        disk.put("/net/partners.rec", text.replacing("Aid Watch", with: "Aid & Watch"))
        #expect(try open.store.changedElsewhere()?.edits.map(\.key) == [.aidWatch])
        #expect(texts(open.store).isEmpty)
    }

    @Test("without network.rec being readable the rest is open, and nothing is saved, since nobody knows the format")
    func unreadableNetwork() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        let before = disk.bytes("/net/partners.rec")
        let closed = LimitedFileSystem(disk, closed: "/net/network.rec")
        let open = try Store.open(try Workspace(at: "/net", on: closed))
        #expect(open.network.all(Partner.self).map(\.name) == ["Aid Watch"])
        #expect(open.unread.map(\.path) == ["/net/network.rec"])
        #expect(open.diagnostics.contains { $0.file == "network.rec" })
        let refused = failure { try open.store.save(net.adding(.person, "Ben Okri")) }
        #expect(
            refused?.description.hasSuffix(
                "network.rec: could not be read (Permission denied), so nothing is saved; check who owns it and its "
                    + "permissions") == true)
        #expect(disk.bytes("/net/partners.rec") == before)
        // Once it can be read again, all goes on.
        closed.open()
        _ = try open.store.save(net.adding(.person, "Ben Okri"))
    }

    @Test(
        "nor is it where network.rec does not say the format, until that is brought back or written",
        arguments: [
            (nil, "is not there, so nothing is saved; put it back, or make it anew with caucus init"),
            ("", "is empty, so nothing is saved; write Format: 1 into it"),
            ("Name: Net\n", "says no Format, so nothing is saved; write Format: 1 into it"),
            ("Format: one\n", "says no Format, so nothing is saved; write Format: 1 into it"),
        ] as [(String?, String)])
    func withoutFormat(text: String?, what: String) throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        let whole = home.text("net/network.rec")
        let network = try #require(net.open().network.itself)
        let before = home.text("net/partners.rec")
        if let text { home.write("net/network.rec", text) } else { unlink(home.path("net/network.rec")) }
        let open = try net.open()
        #expect(open.network.all(Partner.self).map(\.name) == ["Aid Watch"])
        #expect(texts(open.store).contains { $0.hasPrefix("network.rec: \(what)") })
        let refused = failure { try open.store.save(net.adding(.partner, "Bees")) }
        #expect(refused?.description.contains("network.rec: \(what)") == true)
        #expect(home.text("net/partners.rec") == before)
        // What a restore does.
        let edit = RecordEdit(network.key, before: nil, after: network.record.fields)
        _ = try open.store.save(net.author.change("Restored", [edit]))
        _ = try open.store.save(net.adding(.partner, "Bees"))
        // Where it is emptied while it is open, the format is known.
        home.write("net/network.rec", whole)
        let later = try net.open()
        home.write("net/network.rec", "")
        _ = try later.store.save(net.adding(.partner, "Cats"))
    }

    @Test("a folder in the place of network.rec, or rubbish in it, hides nothing else", arguments: [true, false])
    func strangeNetwork(_ isFolder: Bool) throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        unlink(home.path("net/network.rec"))
        if isFolder {
            mkdir(home.path("net/network.rec"), 0o700)
        } else {
            home.write("net/network.rec", "\u{0}\u{1}rubbish\n")
        }
        let open = try Store.open(try Workspace(at: home.path("net")))
        #expect(open.network.all(Partner.self).map(\.name) == ["Aid Watch"])
        #expect(open.store.examine().contains { $0.file == "network.rec" })
    }

    @Test("files that are missing are missed; those with earlier states say how to bring them back")
    func missing() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Aid Watch"))
        _ = try store.save(net.adding(.decision, "we go"))
        try disk.remove("/net/partners.rec")
        try disk.remove("/net/people.rec")
        try disk.remove("/net/decisions.rec")
        let found = try net.open().store.examine()
        #expect(found.map(\.file) == ["people.rec", "partners.rec", "decisions.rec"])
        #expect(found[0].text.hasPrefix("is not there; put it back if it was removed by mistake"))
        #expect(found[1].text.contains("and held 1 record; put it back, or see with caucus history partners.rec"))
    }

    @Test("a save does not begin a file anew that is gone or empty and held records", arguments: [true, false])
    func begunAnew(isEmptied: Bool) throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let screens = try net.open().store
        _ = try screens.save(net.adding(.partner, "Aid Watch"))
        _ = try screens.save(net.adding(.decision, "we go"))
        _ = try screens.save(net.logging("one"))
        let lost: [(name: String, change: Change)] = [
            ("partners.rec", net.adding(.partner, "Bees")), ("decisions.rec", net.adding(.decision, "we stay")),
            ("contacts.rec", net.logging("two")),
        ]
        for (name, change) in lost {
            if isEmptied { disk.put("/net/\(name)", "") } else { try disk.remove("/net/\(name)") }
            let says =
                "\(isEmptied ? "is empty" : "is not there") and held 1 record; bring it back with caucus restore \(name)"
            for kinds in [Set(Kind.allCases), []] {
                let refused = failure { try Store.open(net.workspace, reading: kinds).store.save(change) }
                #expect(refused?.description.contains(says) == true)
            }
            #expect(try net.open().store.examine().contains { $0.file == name })
        }
        // Other files go on, and what is begun on purpose is.
        _ = try net.open().store.save(net.adding(.person, "Ana Ruiz"))
        disk.put("/net/decisions.rec", "%rec: Decision\n")
        _ = try net.open().store.save(lost[1].change)
        // Whoever has the file in memory still writes it anew.
        _ = try screens.save(lost[0].change)
        #expect(try net.open().network.all(Partner.self).map(\.name) == ["Aid Watch", "Bees"])
    }

    @Test("a file whose records were all deleted is begun anew, one of which nobody knows what it held is not")
    func begunOnPurpose() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let added = net.adding(.decision, "we go")
        _ = try net.open().store.save(added)
        let open = try net.open()
        _ = try open.store.save(net.deleting(try #require(added.edits.first).key, in: open.network))
        try disk.remove("/net/decisions.rec")
        #expect(try net.open().store.examine().isEmpty)
        _ = try net.open().store.save(net.adding(.decision, "we stay"))
        // What replaced the state that is kept, the journal would know.
        _ = try net.open().store.save(net.adding(.person, "Ana Ruiz"))
        try disk.remove("/net/.caucus/journal.rec")
        try disk.remove("/net/people.rec")
        let refused = failure { try net.open().store.save(net.adding(.person, "Ben Okri")) }
        let says = "is not there and held records; put it back, or begin it anew with the line %rec: Person in it"
        #expect(refused?.description.contains(says) == true)
        #expect(texts(try net.open().store).contains { $0.hasPrefix("people.rec: is not there and held records; ") })
    }

    @Test("what stands in the place of what caucus keeps beside the data is told, and how to be rid of it")
    func ownFolder() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        rename(home.path("net/.caucus"), home.path("kept"))
        home.write("net/.caucus", "mine")
        let what = "is no folder; move it away, and the next change makes the folder anew"
        #expect(texts(try net.open().store).contains { $0.hasPrefix(".caucus: \(what)") })
        let refused = failure { try net.open().store.save(net.adding(.partner, "Bees")) }
        #expect(refused?.description.contains(what) == true)
        #expect(failure { try net.open().store.undo(by: &net.author) }?.whatToDo.hasPrefix("move away") == true)
        #expect(home.text("net/.caucus") == "mine")
        unlink(home.path("net/.caucus"))
        _ = try net.open().store.save(net.adding(.partner, "Bees"))
        unlink(home.path("net/.caucus/journal.rec"))
        mkdir(home.path("net/.caucus/journal.rec"), 0o700)
        #expect(texts(try net.open().store).contains { $0.hasPrefix(".caucus/journal.rec: is a folder; ") })
        #expect(try net.open().store.save(net.adding(.partner, "Dogs")).unnoted?.code == EISDIR)
        unlink(home.path("net/.caucus/lock"))
        mkdir(home.path("net/.caucus/lock"), 0o700)
        let locked = failure { try net.open().store.save(net.adding(.partner, "Cats")) }
        #expect(locked?.whatToDo == "move away the folder that stands there")
    }

    @Test("a journal that a disk damaged is told; a change that was only cut short is not")
    func garbledJournal() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        for name in ["Aid Watch", "Bees", "Cats"] { _ = try net.open().store.save(net.adding(.partner, name)) }
        let path = "/net/.caucus/journal.rec"
        let whole = try #require(disk.bytes(path))
        disk.put(path, Array(whole.dropLast(20)))
        #expect(texts(try net.open().store).isEmpty)
        let second = whole.firstIndex(of: UInt8(ascii: "+")) ?? 0
        disk.put(path, whole[..<second] + (0..<200).map { UInt8($0) } + whole[(second + 200)...])
        let found = try #require(try net.open().store.examine().first)
        #expect(found.description.hasPrefix(".caucus/journal.rec:1: what is noted from here on is damaged"))
    }

    @Test("a second %rec, and a second record of an Id, are told with their lines, and all records are there")
    func twice() throws {
        let disk = MemoryFileSystem()
        let net = try TestNetwork(on: disk)
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put("/net/partners.rec", text + "Id: a\nName: A\n\n" + text + "Id: b\nName: B\n\nId: a\nName: Twin\n\n")
        let open = try net.open()
        #expect(open.network.all(Partner.self).map(\.name) == ["A", "B", "Twin"])
        let found = try #require(open.store.examine().first { $0.what == .secondDescriptor })
        #expect(found.description.hasPrefix("partners.rec:11: %rec stands here for the second time"))
        #expect(found.excerpt.contains("%rec: Partner"))
        #expect(found.excerptStart == 9)
    }

    @Test("lines that are no records are quoted as they stand, with those around them")
    func quoting() throws {
        let disk = MemoryFileSystem()
        let net = try TestNetwork(on: disk)
        let text = try #require(disk.text("/net/partners.rec"))
        disk.put(
            "/net/partners.rec", text + "Id: a\nName: A\n\n<<<<<<< mine\n??\u{1b}[2J?\n=======\n\nId: b\nName: B\n\n")
        let open = try net.open()
        #expect(open.network.all(Partner.self).map(\.name) == ["A", "B"])
        let found = try #require(open.store.examine().first { $0.line == 12 })
        #expect(found.excerpt.contains("??\u{1b}[2J?"))
        // A save of another record leaves them byte for byte.
        var mine = net
        _ = try open.store.save(mine.setting(.name, "AA", of: RecordKey(.partner, "a"), in: open.network))
        #expect(
            try #require(disk.text("/net/partners.rec")).contains("\n<<<<<<< mine\n??\u{1b}[2J?\n=======\n\nId: b\n"))
    }

    @Test("where nothing can be saved, the check says so before anything is typed")
    func readOnly() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let folder = try disk.open("/net", .folder)
        try disk.setMode(folder, 0o500)
        #expect(texts(try net.open().store).first?.hasPrefix(".: what you change cannot be saved") == true)
        try disk.setMode(folder, 0o700)
        disk.close(folder)
        let file = try disk.open("/net/partners.rec", .reading)
        try disk.setMode(file, 0o400)
        let open = try net.open()
        #expect(texts(open.store).first?.hasPrefix("partners.rec: what you change cannot be saved") == true)
        #expect(failure { try open.store.save(net.adding(.partner, "X")) }?.code == .readOnly)
    }

    @Test("a network disk and one without locks are told")
    func premises() throws {
        let disk = MemoryFileSystem()
        _ = try TestNetwork(on: disk)
        let far = LimitedFileSystem(disk, remoteName: "NFS", locks: false)
        let found = try Store.open(try Workspace(at: "/net", on: far)).store.examine().map(\.what)
        #expect(found == [.remote("NFS"), .noLocks("No locks available")])
    }

    @Test("an empty folder in the place of the workspace, as a disk that was taken away leaves it, is not written to")
    func emptyMountPoint() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let store = try net.open().store
        rename(home.path("net"), home.path("away"))
        mkdir(home.path("net"), 0o700)
        #expect(failure { try store.save(net.adding(.partner, "X")) }?.code == .folderGone)
        #expect(rmdir(home.path("net")) == 0)
    }

    @Test("a folder that comes back is told, with what changed in it meanwhile, and watched again")
    func returning() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let mine = try net.open()
        let heard = Mutex<[Elsewhere]>([])
        let bell = DispatchSemaphore(value: 0)
        let watch = try mine.store.watch { message in
            heard.withLock { $0.append(message) }
            bell.signal()
        }
        defer { watch.stop() }
        func next() -> Elsewhere? {
            guard bell.wait(timeout: .now() + 20) == .success else { return nil }
            return heard.withLock { $0.removeFirst() }
        }
        rename(home.path("net"), home.path("away"))
        guard case .failed(let error)? = next(), error.code == .folderGone else {
            Issue.record("the loss was not told")
            return
        }
        // As when a disk is mounted again: another folder of the same name.
        _ = try ChildProcess("cp", ["-r", home.path("away"), home.path("copy")]).run()
        let text = home.text("copy/partners.rec")
        home.write("copy/partners.rec", text + "Id: bees\nName: Bees\n\n")
        rename(home.path("copy"), home.path("net"))
        var names: [String] = []
        while let message = next() {
            if case .changed(let change) = message { names += change.edits.map(\.key.id.text) }
            if case .returned = message { break }
        }
        #expect(names == ["bees"])
        _ = try net.open().store.save(net.adding(.partner, "Aid Watch"))
        while let message = next() {
            if case .changed(let change) = message, change.edits.contains(where: { $0.key == .aidWatch }) { return }
        }
        Issue.record("what was changed afterwards was not told")
    }

    @Test(
        "files that are stamped with the years 1 and 9999 are read and saved", arguments: ["0001-01-01", "9999-12-31"])
    func oddStamps(_ day: String) throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        _ = try net.open().store.save(net.adding(.partner, "One"))
        _ = try ChildProcess("touch", ["-d", day, home.path("net/partners.rec")]).run()
        let store = try net.open().store
        _ = try store.save(net.adding(.partner, "Two"))
        #expect(try net.open().network[.partner].count == 2)
    }
}
