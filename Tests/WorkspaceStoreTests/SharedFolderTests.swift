import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

@Suite("A folder that others write too")
struct SharedFolderTests {
    let home = TemporaryFolder()

    /// Two programs with the same partner on screen.
    private struct Pair {
        var net: TestNetwork
        let one: OpenWorkspace
        let other: OpenWorkspace
        /// The network as both saw it.
        var network: Network { one.network }

        init(_ net: TestNetwork) throws {
            var net = net
            let store = try net.open().store
            _ = try store.save(net.adding(.partner, "Aid Watch", [.country: "Kenya", .tag: "x"]))
            _ = try store.save(net.adding(.partner, "Bread"))
            _ = try store.save(net.logging("first call"))
            one = try net.open()
            other = try net.open()
            self.net = net
        }
    }

    @Test("edits of different fields of one record both stay", arguments: Medium.allCases)
    func fields(_ medium: Medium) throws {
        var pair = try Pair(try medium.network(in: home))
        _ = try pair.one.store.save(pair.net.setting(.country, "Peru", of: .aidWatch, in: pair.network))
        let change = pair.net.setting(.place, "Lima", of: .aidWatch, in: pair.network)
        let saved = try pair.other.store.save(change)
        let partner = try pair.net.open().network.partner("aid-watch")
        #expect(partner?.country == "Peru")
        #expect(partner?.place == "Lima")
        // The screen that saved is told, and shows the same.
        var screen = pair.network
        screen.apply(change)
        screen.apply(saved.following.rebased(onto: screen))
        #expect(screen.record(.aidWatch)?.fields == partner?.record.fields)
        #expect(try pair.one.store.changedElsewhere()?.edits.map(\.key) == [.aidWatch])
    }

    @Test("of two edits of one field the last stays, and the other is kept as a conflict", arguments: Medium.allCases)
    func clash(_ medium: Medium) throws {
        var pair = try Pair(try medium.network(in: home))
        _ = try pair.one.store.save(pair.net.setting(.country, "Peru", of: .aidWatch, in: pair.network))
        let saved = try pair.other.store.save(pair.net.setting(.country, "Nepal", of: .aidWatch, in: pair.network))
        let network = try pair.net.open().network
        #expect(network.partner("aid-watch")?.country == "Nepal")
        let conflict = try #require(network[.conflict].slots.first.map { network[.conflict].record(at: Int($0)) })
        #expect(conflict.first(.record) == "Partner aid-watch")
        #expect(conflict.first(.field) == "Country")
        #expect(conflict.first(.base) == "Kenya")
        #expect(conflict.first(.mine) == "Nepal")
        #expect(conflict.first(.theirs) == "Peru")
        #expect(saved.following.edits.contains { $0.key.kind == .conflict })
        #expect(saved.encounters == [Saved.Encounter(.aidWatch, .kept(.country))])
    }

    @Test("an edit outlives a deletion", arguments: Medium.allCases)
    func deletion(_ medium: Medium) throws {
        var pair = try Pair(try medium.network(in: home))
        _ = try pair.one.store.save(pair.net.setting(.country, "Peru", of: .aidWatch, in: pair.network))
        let saved = try pair.other.store.save(pair.net.deleting(.aidWatch, in: pair.network))
        #expect(saved.encounters == [Saved.Encounter(.aidWatch, .stays)])
        #expect(try pair.net.open().network.partner("aid-watch")?.country == "Peru")
        let bread = RecordKey(.partner, "bread")
        _ = try pair.one.store.save(pair.net.deleting(bread, in: pair.network))
        let edit = try pair.other.store.save(pair.net.setting(.country, "Peru", of: bread, in: pair.network))
        #expect(edit.encounters == [Saved.Encounter(bread, .cameBack)])
        #expect(try pair.net.open().network.partner("bread")?.country == "Peru")
    }

    @Test("an edit does not bring back whom another forgot meanwhile", arguments: Medium.allCases)
    func forgetting(_ medium: Medium) throws {
        var pair = try Pair(try medium.network(in: home))
        let record = try #require(pair.network.record(.aidWatch))
        let plan = ForgetPlan(
            [ForgetPlan.Subject(.aidWatch, record.fields)], in: pair.network, on: pair.net.author.clock)
        _ = try pair.one.store.save(pair.net.author.change("Forgot someone", plan.edits))
        let edit = try pair.other.store.save(pair.net.setting(.country, "Peru", of: .aidWatch, in: pair.network))
        #expect(edit.encounters == [Saved.Encounter(.aidWatch, .forgotten)])
        #expect(edit.following.edits.contains { $0.key == .aidWatch && $0.after == nil }, "a model drops it")
        #expect(try pair.net.open().network.partner("aid-watch") == nil)
    }

    @Test("what two programs log lies side by side, and each hears of the other's", arguments: Medium.allCases)
    func logs(_ medium: Medium) throws {
        var pair = try Pair(try medium.network(in: home))
        for number in 0..<20 {
            let store = number % 2 == 0 ? pair.one.store : pair.other.store
            let saved = try store.save(pair.net.logging("call \(number)"))
            #expect(saved.following.edits.count == (number == 0 ? 0 : 1), "the other's last call, and nothing twice")
        }
        let log = try pair.net.open().network.all(Contact.self).map(\.summary)
        #expect(log == ["first call"] + (0..<20).map { "call \($0)" })
    }

    @Test("an editor that writes a new file and renames it is merged with", arguments: Medium.allCases)
    func editor(_ medium: Medium) throws {
        var pair = try Pair(try medium.network(in: home))
        let path = pair.net.path(.partner)
        let text = try text(path, of: pair.net)
        try replace(
            path, with: text.replacing("Country: Kenya", with: "Country: Ghana\nFax: 12") + "# a note\n", in: pair.net)
        _ = try pair.one.store.save(pair.net.setting(.place, "Accra", of: .aidWatch, in: pair.network))
        let after = try self.text(path, of: pair.net)
        #expect(
            after.contains("Country: Ghana\nPlace: Accra\nFax: 12")
                || after.contains("Country: Ghana\nFax: 12\nPlace: Accra"))
        #expect(after.hasSuffix("# a note\n"))
    }

    @Test(
        "a program without the lock that writes at the last moment is merged with", arguments: [true, false],
        [true, false])
    func interloper(inPlace: Bool, canExchange: Bool) throws {
        let disk = MemoryFileSystem(canExchange: canExchange)
        let faulty = FaultyFileSystem(disk)
        var pair = try Pair(try TestNetwork(on: disk))
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        let path = pair.net.path(.partner)
        let text = try #require(disk.text(path)).replacing("Kenya", with: "Somewhere else")
        let change = pair.net.setting(.place, "Accra", of: .aidWatch, in: pair.network)
        faulty.before("exchange") {
            disk.put(inPlace ? path : "/net/new", text)
            if !inPlace { try disk.rename("/net/new", to: path) }
        }
        let saved = try store.save(change)
        let partner = try pair.net.open().network.partner("aid-watch")
        #expect(partner?.country == "Somewhere else")
        #expect(partner?.place == "Accra")
        #expect(saved.following.edits.map(\.key) == [.aidWatch, .aidWatch])
    }

    @Test(
        "a contact is not lost with a log that an editor replaces while it is appended to, and comes in once",
        arguments: ["before", "after"], [true, false])
    func replacedLog(read: String, whole: Bool) throws {
        let disk = MemoryFileSystem()
        let faulty = FaultyFileSystem(disk)
        var net = try TestNetwork(on: disk)
        let path = net.path(.contact)
        _ = try net.open().store.save(net.logging("first call"))
        let before = try #require(disk.bytes(path))
        let kinds = whole ? Set(Kind.allCases) : [.partner]
        let store = try Store.open(try Workspace(at: "/net", on: faulty), reading: kinds).store
        faulty.before("sync") {
            let edited = read == "before" ? before : disk.bytes(path) ?? []
            disk.put("/net/new", String(decoding: edited, as: UTF8.self) + "# an editor's\n\n")
            try disk.rename("/net/new", to: path)
        }
        _ = try store.save(net.logging("second call"))
        let contacts = try net.open().network.all(Contact.self)
        #expect(contacts.map(\.summary) == ["first call", "second call"])
        #expect(disk.text(path)?.contains("# an editor's\n") == true)
    }

    @Test("what replaces a file while it is given back to another program stays")
    func replacedTwice() throws {
        let disk = MemoryFileSystem()
        let faulty = FaultyFileSystem(disk)
        var net = try TestNetwork(on: disk)
        let path = net.path(.partner)
        _ = try net.open().store.save(net.adding(.partner, "Bread"))
        let text = try #require(disk.text(path))
        @Sendable func replace(_ added: String) throws {
            disk.put("/net/new", text + "Id: \(added)\nName: \(added)\n\n")
            try disk.rename("/net/new", to: path)
        }
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        faulty.before("exchange") {
            try replace("one")
            faulty.before("exchange") { try replace("two") }
        }
        _ = try store.save(net.adding(.partner, "Aid Watch"))
        #expect(try net.open().network.all(Partner.self).map(\.name) == ["Bread", "two", "Aid Watch"])
    }

    @Test("a file that appears where there was none is merged with")
    func appearing() throws {
        let disk = MemoryFileSystem()
        let faulty = FaultyFileSystem(disk)
        var net = try TestNetwork(on: disk)
        try disk.remove("/net/partners.rec")
        let store = try Store.open(try Workspace(at: "/net", on: faulty)).store
        faulty.before("link") { disk.put("/net/partners.rec", "Id: bread\nName: Bread\n") }
        _ = try store.save(net.adding(.partner, "Aid Watch"))
        #expect(try net.open().network.all(Partner.self).map(\.name) == ["Bread", "Aid Watch"])
    }

    @Test("a change that stays within one tick of the clock is seen")
    func sameStamp() throws {
        let disk = MemoryFileSystem()
        var pair = try Pair(try TestNetwork(on: disk))
        let path = pair.net.path(.partner)
        let text = try #require(disk.text(path))
        let stamp = try disk.status(at: path, followingLink: false)
        disk.put(path, text.replacing("Kenya", with: "Ghana"), stamped: stamp)
        _ = try pair.one.store.save(pair.net.setting(.place, "Accra", of: .aidWatch, in: pair.network))
        #expect(disk.text(path)?.contains("Ghana") == true)
    }

    @Test("a program that empties a file, or removes it, takes no records away", arguments: [nil, ""])
    func emptied(_ text: String?) throws {
        let disk = MemoryFileSystem()
        var pair = try Pair(try TestNetwork(on: disk))
        let path = pair.net.path(.partner)
        if let text { disk.put(path, text) } else { try disk.remove(path) }
        #expect(try pair.one.store.changedElsewhere()?.edits ?? [] == [])
        _ = try pair.one.store.save(pair.net.setting(.place, "Accra", of: .aidWatch, in: pair.network))
        let network = try pair.net.open().network
        #expect(network.partner("aid-watch")?.place == "Accra")
        #expect(network.partner("bread") != nil)
    }

    @Test("records written by hand, removed and changed come as one change")
    func byHand() throws {
        let disk = MemoryFileSystem()
        let pair = try Pair(try TestNetwork(on: disk))
        let path = pair.net.path(.partner)
        let text = try #require(disk.text(path))
        let start = try #require(text.firstRange(of: "Id: bread"))
        disk.put(
            path,
            text[..<start.lowerBound].replacing("Kenya", with: "Ghana") + "Id: cotton\nName: Cotton\n\nName: no Id\n")
        let change = try #require(try pair.one.store.changedElsewhere())
        #expect(change.edits.map(\.key.id) == ["aid-watch", "cotton", "no-id-mtw5", "bread"])
        #expect(change.edits.last?.after == nil)
        var screen = pair.network
        screen.apply(change.rebased(onto: screen))
        #expect(screen.partner("aid-watch")?.country == "Ghana")
        #expect(screen.partner("bread") == nil)
        #expect(try pair.one.store.changedElsewhere() == nil)
    }

    @Test("only the tail of a log that grew is read")
    func tail() throws {
        let disk = MemoryFileSystem()
        let faulty = FaultyFileSystem(disk)
        var net = try TestNetwork(on: disk)
        let watcher = try Store.open(try Workspace(at: "/net", on: faulty))
        _ = try net.open().store.save(net.logging("one"))
        _ = try net.open().store.save(net.logging("two"))
        let change = try #require(try watcher.store.changedElsewhere())
        var screen = watcher.network
        screen.apply(change)
        #expect(screen.all(Contact.self).map(\.summary) == ["one", "two"])
        let fresh = try net.open().network
        #expect(screen[.contact].document.serialized() == fresh[.contact].document.serialized())
    }

    @Test("what a screen follows is what the disk holds, whoever changes what", arguments: 0..<60)
    func following(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var pair = try Pair(try TestNetwork(seed: seed))
        var screens = [pair.network, pair.network]
        let stores = [pair.one.store, pair.other.store]
        for step in 0..<30 {
            let side = Int.random(in: 0...1, using: &random)
            let change = change(&pair.net, screens[side], step, &random)
            guard !change.isEmpty else { continue }
            screens[side].apply(change)
            let saved = try stores[side].save(change)
            screens[side].apply(saved.following.rebased(onto: screens[side]))
            if Bool.random(using: &random), let heard = try stores[1 - side].changedElsewhere() {
                screens[1 - side].apply(heard.rebased(onto: screens[1 - side]))
            }
        }
        let disk = try pair.net.open().network
        for side in 0...1 {
            if let heard = try stores[side].changedElsewhere() {
                screens[side].apply(heard.rebased(onto: screens[side]))
            }
            for kind in Kind.allCases {
                #expect(records(screens[side], kind) == records(disk, kind), "seed \(seed), \(kind)")
            }
        }
    }

    private func change(
        _ net: inout TestNetwork, _ network: Network, _ step: Int, _ random: inout SeededGenerator
    ) -> Change {
        let partners = network.all(Partner.self).map(\.key)
        let key = partners.randomElement(using: &random) ?? .aidWatch
        switch Int.random(in: 0...6, using: &random) {
        case 0: return net.logging("call \(step)")
        case 1: return net.adding(.partner, "Partner \(step % 7)", [.tag: "t\(step)"])
        case 2: return net.deleting(key, in: network)
        case 3:
            return net.setting(
                .country, ["Peru", "Nepal", nil].randomElement(using: &random) ?? nil, of: key, in: network)
        case 4: return net.setting(.notes, "one\ntwo \(step)\\", of: key, in: network)
        default:
            let edit = network.editing(key, at: net.author.clock.now) { $0.add(.tag, "t\(step)") }
            return net.author.change("Tagged", [edit].compactMap { $0 })
        }
    }

    private func records(_ network: Network, _ kind: Kind) -> [RecordID: [RecField]] {
        var records: [RecordID: [RecField]] = [:]
        for slot in network[kind].slots {
            records[network[kind].id(at: Int(slot))] = network[kind].record(at: Int(slot)).fields
        }
        return records
    }

    private func text(_ path: String, of net: TestNetwork) throws -> String {
        let files = net.workspace.files
        let file = try files.open(path, .reading)
        defer { files.close(file) }
        return String(decoding: try files.bytes(of: file, count: files.status(of: file).size), as: UTF8.self)
    }

    private func replace(_ path: String, with text: String, in net: TestNetwork) throws {
        let files = net.workspace.files
        let file = try files.open(path + "~new", .creating)
        try files.writeAll(file, Array(text.utf8).span)
        files.close(file)
        try files.rename(path + "~new", to: path)
    }
}
