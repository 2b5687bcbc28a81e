import NetworkModel
import RecFormat
import Sharing
import TestSupport
import Testing
import WorkspaceStore

/// People who share through a folder with a real git.
private final class Team {
    let place = TemporaryFolder()
    var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), me: "ana", mint: IDMint(seed: 1))
    let machines: [GitMachine]

    init(_ count: Int) throws {
        let hub = place.path("hub.git")
        machines = (0..<count).map { _ in GitMachine(hub: hub) }
        try machines[0].create(by: &author)
        try save(0, author.draft(.partner, named: "Aid Watch", in: Network()).edit(at: author.clock.now))
        try sync(0)
        for machine in machines.dropFirst() { try machine.join() }
    }

    func network(_ machine: Int) throws -> Network { try machines[machine].open().network }

    func save(_ machine: Int, _ edits: RecordEdit?...) throws {
        author.clock.instant += 60
        _ = try machines[machine].open().store.save(author.change("edited", edits.compactMap { $0 }))
    }

    func set(_ machine: Int, _ field: Field, _ value: String?, of key: RecordKey = RecordKey(.partner, "aid-watch"))
        throws
    {
        try save(machine, network(machine).editing(key, at: author.clock.now) { $0.set(field, value) })
    }

    @discardableResult
    func sync(_ machine: Int, allowingDeletions: Bool = false) throws -> SyncReport {
        let machine = machines[machine]
        var sync = Sync(try machine.open().store, try GitHistory(machine.folder), by: author)
        sync.allowsDeletions = allowingDeletions
        return try sync.run()
    }

    func text(_ machine: Int, _ name: String) -> String {
        String(decoding: TemporaryFolder.bytes("\(machines[machine].folder)/\(name)"), as: UTF8.self)
    }

    func git(_ machine: Int, _ words: String...) throws -> ProcessOutcome {
        var environment = ChildProcess.plainEnvironment
        for role in ["AUTHOR", "COMMITTER"] {
            environment["GIT_\(role)_NAME"] = "ben"
            environment["GIT_\(role)_EMAIL"] = "ben@example.org"
        }
        return try ChildProcess("git", words, environment: environment, in: machines[machine].folder).run()
    }
}

/// The error with which something is refused; nil where it is not.
private func refusal(_ action: () throws -> Void) -> SharingError? {
    do {
        try action()
        return nil
    } catch {
        return error as? SharingError
    }
}

@Suite("Sharing through git")
struct GitSharingTests {
    @Test("what was changed is committed in the field's words, and git finds the folder clean")
    func commit() throws {
        let team = try Team(2)
        try team.set(0, .country, "Kenya")
        var contact = Draft(new: .contact, id: team.author.newID())
        contact.set(.at, "2026-11-21")
        try team.save(0, contact.edit(at: team.author.clock.now))
        #expect(try team.sync(0).own.map(\.total) == [1, 1])
        #expect(try team.git(0, "log", "-1", "--format=%s by %an").output == "1 partner, 1 contact by ana\n")
        #expect(try team.git(0, "status", "--porcelain").output == "")
        #expect(try team.git(0, "fsck", "--strict").status == 0)
        let report = try team.sync(1)
        #expect(report.taken.map(\.kind) == [.partner, .contact] && report.isShared)
        #expect(team.text(0, "contacts.rec") == team.text(1, "contacts.rec"))
    }

    @Test("what the others changed can be undone, and open screens are told of it")
    func undo() throws {
        let team = try Team(2)
        try team.set(0, .country, "Kenya")
        try team.sync(0)
        let store = try team.machines[1].open().store
        var sync = Sync(store, try GitHistory(team.machines[1].folder), by: team.author)
        let saved = try #require(try sync.run().saved.first)
        #expect(saved.following.edits.map(\.key.id) == ["aid-watch"])
        let last = try #require(try store.history().undoable.last)
        #expect(last == saved.change && last.isTakenOver && last.by == "ana", "as whoever made all of it")
        let undo = try store.undo(by: &team.author)
        #expect(!undo.change.isTakenOver)
    }

    @Test("two edits of one field: one stands, the other is a conflict, on every machine the same")
    func conflict() throws {
        let team = try Team(3)
        for (machine, country) in ["Kenya", "Peru", "Mali"].enumerated() { try team.set(machine, .country, country) }
        for machine in [0, 1, 2, 0, 1] { try team.sync(machine) }
        for machine in 1...2 { #expect(team.text(machine, "conflicts.rec") == team.text(0, "conflicts.rec")) }
        let network = try team.network(0)
        let open = try #require(network.openConflicts.first)
        #expect(network.openConflicts.count == 1)
        #expect(Set(open.versions.map(\.value)) == ["Kenya", "Peru", "Mali"])
        let place = try #require(open.versions.firstIndex { $0.value == "Mali" })
        for edit in network.settling(open, on: .version(place), at: team.author.clock.now) { try team.save(0, edit) }
        for machine in [0, 1, 2] { try team.sync(machine) }
        #expect(try team.network(2).openConflicts.isEmpty)
        #expect(try team.network(2).partner("aid-watch")?.country == "Mali")
    }

    @Test("a plain git merge goes through caucus, and its conflicts are taken up")
    func driver() throws {
        let team = try Team(2)
        for machine in 0...1 { try GitSetup.run(team.machines[machine].folder, nil, program: CaucusHome.program) }
        try team.set(0, .country, "Kenya")
        try team.sync(0)
        try team.set(1, .country, "Peru")
        try team.set(1, .place, "Lima")
        #expect(try team.git(1, "commit", "-qam", "by hand").status == 0)
        let merge = try team.git(1, "pull", "-q", "--no-rebase", "origin", "main")
        #expect(merge.status == 0, "\(merge.errors)")
        #expect(!team.text(1, "partners.rec").contains("<<<<<<<"))
        try team.sync(1)
        #expect(!team.text(1, "partners.rec").contains("Conflict:"))
        let conflict = try #require(try team.network(1).openConflicts.first)
        #expect(conflict.versions.map(\.value) == ["Peru", "Kenya"] && conflict.standing == "Peru")
        #expect(try team.network(1).partner("aid-watch")?.place == "Lima")
    }

    @Test("a merge that the driver cannot make is one that git marks")
    func driverFails() throws {
        let team = try Team(2)
        try GitSetup.run(team.machines[1].folder, nil, program: "/nowhere/caucus")
        try team.set(0, .country, "Kenya")
        try team.sync(0)
        try team.set(1, .country, "Peru")
        _ = try team.git(1, "commit", "-qam", "by hand")
        #expect(try team.git(1, "pull", "-q", "--no-rebase", "origin", "main").status != 0)
        #expect(try team.git(1, "ls-files", "--unmerged").output.contains("partners.rec"))
    }

    @Test("without a line what was changed is kept and shared later")
    func offline() throws {
        let team = try Team(2)
        try team.set(1, .country, "Kenya")
        #expect(try team.machines[1].sync(.offline, by: team.author) == false)
        #expect(try UnsharedCounter(team.machines[1].open().store.workspace).count() == 1)
        try team.sync(1)
        #expect(try UnsharedCounter(team.machines[1].open().store.workspace).count() == 0)
        try team.sync(0)
        #expect(try team.network(0).partner("aid-watch")?.country == "Kenya")
    }

    @Test("more deletions than somebody makes by hand are asked about, here and there")
    func deletions() throws {
        let team = try Team(2)
        let edits = (0..<12).map { _ in
            var task = Draft(new: .task, id: team.author.newID())
            task.set(.title, "a task")
            return task.edit(at: team.author.clock.now)
        }
        for edit in edits { try team.save(0, edit) }
        try team.sync(0)
        try team.sync(1)
        for edit in edits.prefix(3) { try team.save(0, RecordEdit(edit.key, before: edit.after, after: nil)) }
        guard case .tooManyDeletions(let own) = refusal({ try team.sync(0) }) else {
            Issue.record("nobody asked")
            return
        }
        #expect(own.count == 3 && !own.isHere && own.parts.map(\.total) == [13])
        try team.sync(0, allowingDeletions: true)
        guard case .tooManyDeletions(let others) = refusal({ try team.sync(1) }) else {
            Issue.record("nobody asked")
            return
        }
        #expect(others.isHere)
        let question = SharingError.tooManyDeletions(others).question
        #expect(question == "the others deleted 3 of 13 in tasks.rec (a task, a task, a task)")
        #expect(try team.network(1)[.task].count == 13)
        try team.sync(1, allowingDeletions: true)
        #expect(try team.network(1)[.task].count == 10)
    }

    @Test("a file that is gone or emptied does not delete everybody's records")
    func vanished() throws {
        let team = try Team(2)
        TemporaryFolder.write("\(team.machines[1].folder)/partners.rec", [])
        #expect(refusal { try team.sync(1) } == .vanished(file: "partners.rec"))
    }

    @Test("conflict markers are refused wherever they come from")
    func markers() throws {
        let team = try Team(2)
        let text = team.text(1, "partners.rec")
        try team.machines[1].edit(.partner) { $0 + "<<<<<<< HEAD\nId: x\nName: X\n=======\n>>>>>>> other\n" }
        guard case .marked("partners.rec", let line, true, _) = refusal({ try team.sync(1) }) else {
            Issue.record("they were taken for records")
            return
        }
        #expect(line == text.split(separator: "\n", omittingEmptySubsequences: false).count)
        let (author, date) = ("Ana Ruiz <ana@example.org>", "2026-05-03T10:00:00Z")
        _ = try team.git(1, "commit", "-qam", "by hand", "--author", author, "--date", date)
        // Who changed something else in the file since is not to blame.
        try team.machines[1].edit(.partner) { $0 + "# more\n" }
        _ = try team.git(1, "commit", "-qam", "by hand", "--author", "Ben Okri <ben@example.org>")
        _ = try team.git(1, "push", "-q", "origin", "main")
        let marked = SharingError.marked(file: "partners.rec", line: line, isOurs: false, by: "Ana Ruiz on 2026-05-03")
        #expect(refusal { try team.sync(0) } == marked)
        let hub = team.place.path("hub.git")
        let late = refusal { _ = try Joining.run(Remote(hub), in: team.place.path("late"), program: "/x/caucus") }
        #expect(late == .notJoined(hub, why: "\(marked)"))
    }

    @Test("a file that is no UTF-8 text is neither shared nor taken over, and git marks it as one to be merged by hand")
    func utf16() throws {
        let team = try Team(2)
        try GitSetup.run(team.machines[0].folder, nil, program: CaucusHome.program)
        let bytes = team.text(1, "partners.rec").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        TemporaryFolder.write("\(team.machines[1].folder)/partners.rec", bytes)
        let ours = #expect(throws: StoreError.self) { try team.sync(1) }
        #expect(ours?.code == .notText(.utf16))
        _ = try team.git(1, "commit", "-qam", "by hand")
        _ = try team.git(1, "push", "-q", "origin", "main")
        let theirs = refusal { try team.sync(0) }
        #expect(theirs == .notText(file: "partners.rec"))
        #expect("\(try #require(theirs))".contains("is no UTF-8 text; whoever shared that must save it as UTF-8 first"))
        try team.set(0, .country, "Kenya")
        _ = try team.git(0, "commit", "-qam", "by hand")
        let merge = try team.git(0, "pull", "-q", "--no-rebase", "origin", "main")
        #expect(merge.status != 0 && merge.errors.contains("a version is no UTF-8 text"))
        #expect(team.text(0, "partners.rec").contains("Country: Kenya\n"))
    }

    @Test("links, folders and other repositories are never taken over", arguments: ["link", "module"])
    func unsafe(what: String) throws {
        let team = try Team(2)
        if what == "link" {
            _ = try team.git(1, "rm", "-q", "--cached", "tasks.rec")
            let blob = try ChildProcess(
                "sh", ["-c", "printf /etc/passwd | git hash-object -w --stdin"],
                in: team.machines[1].folder
            ).run().output.prefix(40)
            _ = try team.git(1, "update-index", "--add", "--cacheinfo", "120000,\(blob),tasks.rec")
        } else {
            let head = try team.git(1, "rev-parse", "HEAD").output.prefix(40)
            _ = try team.git(1, "update-index", "--add", "--cacheinfo", "160000,\(head),module")
        }
        _ = try team.git(1, "commit", "-qm", "by hand")
        _ = try team.git(1, "push", "-q", "origin", "main")
        guard case .unsafe = refusal({ try team.sync(0) }) else {
            Issue.record("it was taken over")
            return
        }
        #expect(team.text(0, "tasks.rec").contains("%rec: Task"))
    }

    @Test(
        "a repository's own settings run no program",
        arguments: [
            ("core.fsmonitor", "touch ran"), ("core.sshCommand", "touch ran"), ("alias.fetch", "!touch ran"),
            ("remote.origin.uploadpack", "touch ran; git-upload-pack"), ("include.path", "other"),
            ("filter.x.clean", "touch ran"), ("url.ext::sh.insteadOf", "/"), ("credential.helper", "!touch ran"),
        ])
    func settings(name: String, value: String) throws {
        let team = try Team(1)
        _ = try team.git(0, "config", name, value)
        guard case .foreignSetting(let found) = refusal({ try team.sync(0) }) else {
            Issue.record("\(name) was let through")
            return
        }
        #expect(found.lowercased() == name.lowercased())
    }

    @Test("a repository of many packs is packed anew, unless somebody shares just now; what nothing leads to stays")
    func tidying() throws {
        let team = try Team(1)
        func packs() throws -> Int {
            try team.git(0, "count-objects", "-v").output.matches(of: /packs: (\d+)/).compactMap { Int($0.1) }[0]
        }
        func commit(_ words: String) throws -> String {
            try String(team.git(0, "commit-tree", "-m", words, "HEAD^{tree}").output.dropLast())
        }
        let loose = try commit("being brought just now")
        for number in 0...20 {
            #expect(try team.git(0, "update-ref", "refs/kept/\(number)", commit("\(number)")).status == 0)
            #expect(try team.git(0, "repack", "-d", "-q").status == 0)
        }
        let store = try team.machines[0].open().store
        let sync = Sync(store, try GitHistory(team.machines[0].folder), by: team.author)
        let lock = try #require(try store.workspace.lockForSharing())
        try sync.tidy()
        #expect(try packs() == 21)
        lock.release()
        try sync.tidy()
        #expect(try packs() == 1)
        #expect(try team.git(0, "cat-file", "-e", loose).status == 0)
    }

    @Test("hooks do not run")
    func hooks() throws {
        let team = try Team(1)
        for folder in ["\(team.machines[0].folder)/.git", team.place.path("hub.git")] {
            _ = try ChildProcess("mkdir", ["-p", "\(folder)/hooks"]).run()
            for hook in [
                "reference-transaction", "post-commit", "pre-push", "post-index-change", "update", "post-receive",
            ] {
                let path = "\(folder)/hooks/\(hook)"
                TemporaryFolder.write(path, Array("#!/bin/sh\ntouch \(team.place.path("ran"))\n".utf8))
                _ = try ChildProcess("chmod", ["+x", path]).run()
            }
        }
        try team.set(0, .country, "Kenya")
        try team.sync(0)
        #expect(try ChildProcess("test", ["-e", team.place.path("ran")]).run().status == 1)
    }

    @Test(
        "places that git would run or misread are refused",
        arguments: [
            "ext::sh -c touch% ran", "--upload-pack=touch", "-x", "http://example.org/x", "git://example.org/x", "",
            "ssh://-oProxyCommand=touch/x", "-oProxyCommand=touch:x", "https://ana:secret@example.org/x", "a\nb:c",
            "fd::3",
        ])
    func remotes(address: String) {
        guard case .badRemote = refusal({ _ = try Remote(address) }) else {
            Issue.record("\(address) was taken")
            return
        }
    }

    @Test(
        "places that people share through are taken",
        arguments: [
            "/srv/hub.git", "ssh://ana@example.org/hub", "ana@example.org:hub.git", "https://example.org/hub.git",
        ])
    func goodRemotes(address: String) throws { #expect(try Remote(address).address == address) }
}
