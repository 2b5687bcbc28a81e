import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

@Suite("What is refused, and how that is said")
struct RefusalTests {
    let home = TemporaryFolder()

    @Test("a folder that is no workspace")
    func noWorkspace() {
        #expect(!Workspace.isWorkspace(home.path))
        let error = failure { try Workspace(at: home.path) }
        let name = home.path.split(separator: "/").last ?? ""
        #expect(
            error?.description
                == "\(name): is no workspace; name another folder, or make one with caucus init (\(home.path))")
        #expect(failure { try Workspace(at: "/nowhere/at/all") }?.code == .notAWorkspace)
    }

    @Test("making a workspace where one is, or where none can be")
    func creating() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let again = failure { try Workspace.create(at: home.path("net"), name: "X", author: &net.author) }
        #expect(again?.code == .alreadyAWorkspace)
        #expect(home.text("net/network.rec").contains("Name: Trade Watch"))
        let orphan = failure { try Workspace.create(at: home.path("a/b/c"), name: "X", author: &net.author) }
        #expect(orphan?.description.contains("could not be made (No such file or directory)") == true)
        home.write("file", "text")
        let onFile = failure { try Workspace.create(at: home.path("file"), name: "X", author: &net.author) }
        #expect(onFile?.code == .cannotCreate)
    }

    @Test("a workspace may be made in a folder that holds other things")
    func besideOthers() throws {
        home.write("readme.txt", "mine")
        _ = try TestNetwork(on: LocalFileSystem(), at: home.path)
        #expect(home.text("readme.txt") == "mine")
        #expect(Workspace.isWorkspace(home.path))
    }

    @Test("a newer format, by every way to the data")
    func newerFormat() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let store = try net.open().store
        home.write("net/network.rec", home.text("net/network.rec").replacing("Format: 1", with: "Format: 2"))
        let error = failure { try net.open() }
        #expect(error?.code == .newerFormat(2))
        #expect(error?.description.contains("network.rec:10: was written by a newer caucus (format 2); update") == true)
        #expect(failure { try store.save(net.logging("too late")) }?.code == .newerFormat(2))
        #expect(!home.text("net/contacts.rec").contains("too late"))
    }

    @Test("links, pipes and folders in the place of a file", arguments: ["link", "pipe", "folder"])
    func noPlainFile(_ what: String) throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let store = try net.open().store
        home.write("elsewhere.rec", "Id: secret\n")
        for name in ["partners.rec", "contacts.rec"] {
            let path = home.path("net/\(name)")
            unlink(path)
            switch what {
            case "link": symlink(home.path("elsewhere.rec"), path)
            case "pipe": mkfifo(path, 0o600)
            default: mkdir(path, 0o700)
            }
            let unread = try net.open().unread
            #expect(unread.map(\.path) == [path])
            #expect(unread.first?.description.contains("put a plain file in its place") == true)
            let change = name == "partners.rec" ? net.adding(.partner, "X") : net.logging("X")
            #expect(failure { try store.save(change) } != nil)
            if what == "folder" { rmdir(path) } else { unlink(path) }
        }
        #expect(home.text("elsewhere.rec") == "Id: secret\n")
    }

    @Test("links in the place of files and folders of its own, which a shared folder may bring")
    func linkedFiles() throws {
        let workspace = try TestNetwork(on: LocalFileSystem(), at: home.path("net")).workspace
        home.write("secret", "mine")
        mkdir(home.path("net/minutes"), 0o700)
        symlink(home.path("secret"), home.path("net/minutes/a.md"))
        symlink(home.path("."), home.path("net/outbox"))
        for (name, link) in [("minutes/a.md", "minutes/a.md"), ("outbox/secret", "outbox")] {
            let written = failure { try workspace.writeFile(name, [0x78]) }
            let read = failure { try workspace.file(name) }
            for error in [written, read] {
                let name = link.split(separator: "/").last ?? ""
                let says = "\(name): is a symbolic link; put a plain file in its place or remove it"
                #expect(error?.description == "\(says) (\(home.path("net"))/\(link))")
            }
        }
        #expect(home.text("secret") == "mine")
        try workspace.writeFile("minutes/b.md", [0x78])
        #expect(try workspace.file("minutes/b.md") == [0x78])
    }

    @Test("a workspace reached by a link stays where it is")
    func linkedFolder() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        symlink(home.path("net"), home.path("way"))
        let open = try Store.open(try Workspace(at: home.path("way")))
        _ = try open.store.save(net.adding(.partner, "Aid Watch"))
        var status = stat()
        #expect(lstat(home.path("way"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(home.text("net/partners.rec").contains("Aid Watch"))
    }

    @Test("a file that its owner closed for writing, though the folder would allow it")
    func readOnly() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let store = try net.open().store
        for name in ["partners.rec", "contacts.rec"] {
            let before = home.bytes("net/\(name)")
            chmod(home.path("net/\(name)"), 0o400)
            let change = name == "partners.rec" ? net.adding(.partner, "X") : net.logging("X")
            let error = failure { try store.save(change) }
            #expect(error?.code == .readOnly)
            // The check says so before anything is typed, to an administrator too.
            let told = try net.open().store.examine().filter { $0.text.contains("cannot be saved") }
            #expect(told.contains { $0.file == name })
            #expect(error?.whatToDo == "allow writing with chmod u+w, then try again")
            #expect(home.bytes("net/\(name)") == before)
        }
    }

    @Test("permissions that somebody chose are kept by a save")
    func modes() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let path = home.path("net/partners.rec")
        chmod(path, 0o640)
        let open = try net.open()
        #expect(open.diagnostics.map(\.file) == ["partners.rec"])
        _ = try open.store.save(net.adding(.partner, "X"))
        #expect(try LocalFileSystem().status(at: path, followingLink: false).mode == 0o640)
    }

    @Test(
        "why, and what to do, is read on a narrow screen however long the path is",
        arguments: [
            (ENOSPC, "make room on"), (EACCES, "check who owns it"), (EROFS, "the disk cannot be written"),
            (EIO, "check the disk"), (EISDIR, "move away the folder"),
        ])
    func narrow(code: Int32, toDo: String) {
        let path = "/home/ana/networks/of/the/whole/wide/world/our-world-network/partners.rec"
        let error = StoreError(.cannotWrite, path: path, system: SystemError(code))
        #expect("caucus: \(error)".prefix(80).contains("partners.rec: could not be saved (\(SystemError(code).text)"))
        #expect("\(error)".hasSuffix(" (\(path))"))
        let line = "Not saved: \(error.reasonFirst)"
        #expect(line.prefix(40).contains(SystemError(code).text) && line.prefix(80).contains(toDo))
        #expect(error.reasonFirst.hasSuffix(" (partners.rec)"))
        let own = StoreError(.cannotWrite, path: "/home/ana/our-network/.caucus/lock", system: SystemError(code))
        #expect("\(own)".hasPrefix(".caucus/lock: could not be saved"))
    }

    @Test("a lock that another process keeps", arguments: [true, false])
    func locked(isNamed: Bool) throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        let file = try disk.open("/net/.caucus/lock", .locking)
        #expect(try disk.lock(file, exclusively: true))
        if isNamed { try disk.writeAll(file, Array("process 4711\n".utf8).span) }
        let error = failure { try store.save(net.logging("X")) }
        // What stands there from our own last save names nobody.
        let holder = isNamed ? "process 4711" : "another process"
        #expect(error?.description == "/net: is being written by \(holder); close what holds it, then try again")
        // Reading does not wait for ever.
        _ = try net.open()
        disk.close(file)
        _ = try store.save(net.logging("X"))
    }

    @Test("a folder that was moved away while it was open")
    func folderGone() throws {
        var net = try TestNetwork(on: LocalFileSystem(), at: home.path("net"))
        let store = try net.open().store
        #expect(rename(home.path("net"), home.path("gone")) == 0)
        #expect(failure { try store.save(net.logging("X")) }?.code == .folderGone)
        #expect(failure { try store.changedElsewhere() }?.code == .folderGone)
        #expect(!Workspace.isWorkspace(home.path("net")))
    }

    @Test("a field name that rec cannot spell", arguments: ["E-Mail", "Größe", "%rec", "", "two words"])
    func fieldName(_ name: String) throws {
        var net = try TestNetwork()
        let store = try net.open().store
        let change = net.author.change(
            "Bad",
            [
                RecordEdit(
                    .aidWatch, before: nil, after: [RecField(name: "Id", value: "a"), RecField(name: name, value: "x")])
            ])
        #expect(failure { try store.save(change) }?.code == .invalidFieldName(name))
    }

    @Test("a record that bears another Id than it is known by")
    func changedID() throws {
        var net = try TestNetwork()
        let store = try net.open().store
        let change = net.author.change(
            "Bad", [RecordEdit(.aidWatch, before: nil, after: [RecField(name: "Id", value: "other")])])
        let error = failure { try store.save(change) }
        #expect(
            error?.description
                == "partners.rec: the Id of “aid-watch” cannot be changed; "
                + "others name it by this Id; add a new record instead")
    }

    @Test("the caucus folder may be deleted: nothing saved is lost")
    func withoutCaucusFolder() throws {
        let disk = MemoryFileSystem()
        var net = try TestNetwork(on: disk)
        let store = try net.open().store
        _ = try store.save(net.logging("one"))
        for path in disk.paths where path.hasPrefix("/net/.caucus") { try disk.remove(path) }
        _ = try store.save(net.logging("two"))
        #expect(try net.open().network.all(Contact.self).map(\.summary) == ["one", "two"])
    }
}
