import Glibc
import NetworkModel
import RecFormat
import TestSupport
import WorkspaceStore

/// R14: somebody is forgotten, and then the past is: no byte of the folder, of the home and of git's objects has the name,
/// an address or a number any more, and nothing else is lost.
///
/// The name is put everywhere first: into every field of every kind that takes text or a person, comments, lines that are
/// no records, letters, minutes, unsaved texts, states of files, copies by other programs, commits, tags and stashes.
/// Another clone only hears of it, by a sync; afterwards nothing there tells of the person either, nor where both share.
struct Forgetting {
    let setting: Setting

    private var trials: Int { setting.isRelease ? 100 : 1 }

    func run() throws -> Report {
        let tally = Tally(Report("R14", "somebody is forgotten"))
        guard let subject = setting.subject as? CaucusSubject else {
            return Report("R14", "somebody is forgotten", skipped: "only caucus forgets")
        }
        guard try Bench("\(setting.folder)/git").run(Command(["git", "--version"])).isSuccess else {
            return Report("R14", "somebody is forgotten", skipped: "there is no git")
        }
        try setting.inLanes(Array(0..<trials), "r14") { number, bench in
            Folder.remove(bench.home)
            mkdir(bench.home, 0o700)
            var trial = ForgettingTrial(subject, bench, seed: setting.seed &+ UInt64(number))
            let found = try trial.run(isKilled: number % 2 == 1)
            tally.count("erasures")
            if trial.wasKilled { tally.count("kills") }
            tally.count("places with the name before", trial.places)
            for finding in found { tally.find("seed \(setting.seed &+ UInt64(number)), \(trial.who.name): \(finding)") }
        }
        return tally.result
    }
}

/// One erasure of one person.
private struct ForgettingTrial {
    struct Who {
        let name: String
        let email: String
        let phone: String
        let id: String
    }

    private static let people = [
        Who(name: "Ana Ruiz", email: "ana.ruiz@example.org", phone: "+34 612 345 678", id: "ana-ruiz"),
        Who(name: "Jürgen Öhlschläger", email: "joe@fluss.example", phone: "0176/2233445", id: "jurgen-ohlschlager"),
        Who(name: "Nguyễn Thị Hạnh", email: "hanh@song.example", phone: "+84 91 234 5678", id: "nguyen-thi-hanh"),
        Who(name: "Анна Иванова", email: "anna@reka.example", phone: "+7 912 345-67-89", id: "target-anna"),
        Who(name: "王小明", email: "wang@jiang.example", phone: "+86 138 0013 8000", id: "target-wang"),
        Who(name: "Maria da Silva", email: "m.silva@rio.example", phone: "+55 11 91234-5678", id: "maria-da-silva"),
    ]

    let who: Who
    private let subject: CaucusSubject
    private let bench: Bench
    private var random: SeededGenerator
    private(set) var wasKilled = false
    private(set) var places = 0

    init(_ subject: CaucusSubject, _ bench: Bench, seed: UInt64) {
        self.subject = subject
        self.bench = bench
        random = SeededGenerator(seed: seed)
        who = Self.people[Int(random.next() % UInt64(Self.people.count))]
    }

    mutating func run(isKilled: Bool) throws -> [String] {
        try makeWorkspace()
        try share()
        try fillFolder()
        let contacts = try count("contacts.rec")
        places = try needlesFound().count
        if places < 20 { return ["the name stands in \(places) places only"] }
        if isKilled { try forgetKilled() }
        let ending = try forget()
        guard ending.isSuccess else { return ["forget fails: \(ending.words)"] }
        let purge = try caucus("forget", "--purge-history", "--yes-purge")
        guard purge.isSuccess else { return ["the purge fails: \(purge.words)"] }
        var findings = try needlesFound().map { "still in \($0)" }
        if try count("contacts.rec") != contacts { findings.append("contacts were lost") }
        if !Folder.text("\(bench.data)/contacts.rec").contains("With: someone-") {
            findings.append("nobody stands where the person stood")
        }
        findings += subject.complaints(about: Set(CaucusSubject.fileNames.filter(exists)), in: bench.data)
        if !Folder.text("\(bench.data)/people.rec").contains("Name: Ben Okri") { findings.append("Ben Okri is gone") }
        findings += try findingsElsewhere()
        if !findings.isEmpty { findings.append("forget said: \(ending.words.suffix(600))") }
        return findings
    }

    private var clone: String { "\(bench.path)/clone" }
    private var hub: String { "\(bench.path)/hub.git" }

    /// What is amiss where it was only heard of, and where all share.
    private func findingsElsewhere() throws -> [String] {
        let replaced = try caucus("sync", "--replace-remote")
        guard replaced.isSuccess else { return ["the remote is not replaced: \(replaced.words)"] }
        let synced = try caucus(in: clone, "sync")
        guard synced.isSuccess else { return ["the other clone does not sync: \(synced.words)"] }
        var findings = try needlesFound(in: [(clone, "the other clone")], clone).map { "still in \($0)" }
        if !synced.output.contains("forgotten") { findings.append("the other clone does not say it: \(synced.words)") }
        let collected = try bench.run(Command(["git", "--git-dir=\(hub)", "gc", "--quiet", "--prune=now"]))
        guard collected.isSuccess else { return findings + ["the remote is not tidied: \(collected.words)"] }
        return findings + (try needlesFound(in: [(hub, "the remote")], hub).map { "still in \($0)" })
    }

    private func exists(_ file: String) -> Bool { Folder.exists("\(bench.data)/\(file)") }

    private func caucus(_ words: String...) throws -> Ending { try run(words, in: bench.data) }

    private func caucus(in folder: String, _ words: String...) throws -> Ending { try run(words, in: folder) }

    private func run(_ words: [String], in folder: String) throws -> Ending {
        try bench.run(Command([subject.program] + words, variables: ["CAUCUS_WORKSPACE": folder]), seconds: 300)
    }

    private func count(_ file: String) throws -> String {
        try bench.run(Command(["recsel", "-c", "\(bench.data)/\(file)"])).output
    }

    // MARK: Forgetting

    private func forget() throws -> Ending {
        if exists(".caucus/erasing.rec") { return try caucus("forget", "--resume") }
        // What was killed at its very end has nothing left to do.
        guard exists("people.rec"), Folder.text("\(bench.data)/people.rec").contains("Id: \(who.id)\n") else {
            return try caucus("today")
        }
        return try caucus("forget", who.id, "--yes-forget", who.name)
    }

    private mutating func forgetKilled() throws {
        let command = Command(
            [subject.program, "forget", who.id, "--yes-forget", who.name],
            variables: ["CAUCUS_WORKSPACE": bench.data])
        let child = try bench.start(command, as: "killed")
        // Until something is begun there is nothing to be cut short.
        while !child.hasEnded, !exists(".caucus/erasing.rec") { usleep(500) }
        usleep(UInt32(random.next() % 20_000))
        child.kill()
        wasKilled = !child.wait().isSuccess
    }

    // MARK: Finding

    /// All ways in which the person may be told of, as bytes.
    private var needles: [[UInt8]] {
        let words = who.name.split(separator: " ").map(String.init)
        var texts = [who.name, who.name.uppercased(), who.name.lowercased(), who.email, who.phone]
        if who.id.contains("target") == false { texts.append(who.id) }
        if words.count > 1 {
            texts += ["\(words[words.count - 1]), \(words[0])", "\(words[0].prefix(1)). \(words[words.count - 1])"]
        }
        texts.append(String(who.phone.filter(\.isNumber)))
        let plain = texts.map { Array($0.utf8) }
        return plain + plain.filter { $0.contains { $0 >= 0x80 } }.map(Self.quoted)
    }

    /// As quoted-printable mail writes it.
    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            byte < 0x80 ? [byte] : Array("=\(String(byte, radix: 16, uppercase: true))".utf8)
        }
    }

    private func needlesFound() throws -> [String] {
        try needlesFound(in: [(bench.data, "the folder"), (bench.home, "the home")], bench.data)
    }

    private func needlesFound(in folders: [(String, String)], _ repository: String) throws -> [String] {
        var found: [String] = []
        for (folder, title) in folders {
            for (name, bytes) in Folder.contents(of: folder) {
                let whole = Array(name.utf8) + [0x0A] + bytes
                for needle in needles where whole.firstRange(of: needle) != nil {
                    found.append("\(name) of \(title): “\(String(decoding: needle, as: UTF8.self))”")
                }
            }
        }
        let words = ["git", "-C", repository, "cat-file", "--batch-all-objects", "--unordered", "--batch"]
        let objects = try bench.run(Command(words))
        guard objects.isSuccess else { throw Failure("git cat-file: \(objects.words)") }
        let bytes = Array(objects.output.utf8)
        for needle in needles where bytes.firstRange(of: needle) != nil {
            found.append("git's objects of \(folders[0].1): “\(String(decoding: needle, as: UTF8.self))”")
        }
        return found
    }

    private func git(_ words: String...) throws -> Ending {
        let identity = ["-c", "user.name=\(who.name)", "-c", "user.email=\(who.email)"]
        let ending = try bench.run(Command(["git", "-C", bench.data] + identity + words))
        guard ending.isSuccess else { throw Failure("git \(words[0]): \(ending.words)") }
        return ending
    }
}

// MARK: Putting the name everywhere

extension ForgettingTrial {
    /// A text that tells of the person in one of many ways.
    private mutating func telling() -> String {
        let words = who.name.split(separator: " ").map(String.init)
        var ways = [
            who.name, who.name.uppercased(), "mail \(who.email)", "call \(who.phone)", "“\(who.name)”'s idea",
        ]
        if words.count > 1 {
            ways += ["\(words[words.count - 1]), \(words[0])", "\(words[0].prefix(1)). \(words[words.count - 1]) says"]
        }
        return "with \(ways[Int(random.next() % UInt64(ways.count))]) again"
    }

    /// A record of every kind, each field of which that can names the person.
    private mutating func record(_ kind: Kind) -> RecordEdit {
        var draft = CaucusSubject.record(kind, CaucusSubject.id(kind))
        // What somebody else is called and reached by means that one.
        let others: [Field] = kind == .person || kind == .partner ? [.name, .alias, .email, .phone, .channel] : []
        for spec in Schema[kind].specs where !([.id, .created, .modified] + others).contains(spec.field) {
            switch spec.type {
            case .line, .text: draft.set(spec.field, telling())
            case .reference(let kinds) where kinds.contains(.person): draft.set(spec.field, who.id)
            case .described(let kinds) where kinds.contains(.person):
                draft.set(spec.field, "\(who.id): speaker; attended yes; visa-owner \(who.id); note \(telling())")
            default: continue
            }
        }
        draft.set(Field("Unknown"), telling())
        return draft.edit(at: CaucusSubject.author.clock.now)
    }

    private mutating func makeWorkspace() throws {
        Folder.remove(bench.data)
        var author = CaucusSubject.author
        let workspace = try Workspace.create(at: bench.data, name: "Our World", author: &author)
        let store = try Store.open(workspace).store
        var person = Draft(new: .person, id: RecordID(who.id))
        person.set(.name, who.name)
        person.set(.email, who.email)
        person.set(.phone, who.phone)
        person.set(.role, "target-partner: director")
        var ben = Draft(new: .person, id: "ben-okri")
        ben.set(.name, "Ben Okri")
        var edits = [person, ben].map { $0.edit(at: author.clock.now) }
        for kind in Kind.allCases where ![.network, .erasure].contains(kind) { edits.append(record(kind)) }
        _ = try store.save(author.change("Met \(who.name)", edits))
        for number in 0..<8 {
            var call = Draft(new: .contact, id: author.newID())
            call.set(.at, "2026-11-20T14:00:00Z")
            call.set(.with, number % 2 == 0 ? who.id : "ben-okri")
            call.set(.summary, number % 3 == 0 ? telling() : "all well, number \(number)")
            _ = try store.save(author.change("Logged", [call.edit(at: author.clock.now)]))
        }
        let network = try Store.open(workspace).network
        for text in [telling(), "nothing"] {
            let edits = network.setting(
                .notes, [text], of: [RecordKey(.partner, "target-partner")], at: author.clock.now)
            _ = try store.save(author.change("Noted", edits))
        }
    }

    /// Another clone that has the name in all that it keeps, and never changes the person's record.
    private mutating func share() throws {
        for folder in [clone, hub] { Folder.remove(folder) }
        func require(_ ending: Ending) throws {
            guard ending.isSuccess else { throw Failure("sharing fails: \(ending.words)") }
        }
        try require(caucus("sync", "--setup", hub))
        try require(caucus("join", hub, clone))
        for id in ["target-task", "target-partner", "target-task"] {
            try require(caucus(in: clone, "set", id, "Notes=\(telling()), said elsewhere"))
        }
        let contacts = Folder.bytes("\(clone)/contacts.rec") + Array("# \(telling())\n".utf8)
        Folder.write(contacts, to: "\(clone)/contacts.sync-conflict-20261120-ABC.rec")
        try require(caucus(in: clone, "conflicts"))
        mkdir("\(clone)/.caucus/unsaved", 0o700)
        Folder.write(Array(telling().utf8), to: "\(clone)/.caucus/unsaved/form.99999999")
        try require(caucus(in: clone, "sync"))
        try require(caucus("sync"))
        // What was not shared when it is heard of.
        try require(caucus(in: clone, "set", "target-partner", "Notes=\(telling()), and not shared"))
    }

    /// What other programs, the past and half-done work leave in the folder.
    private mutating func fillFolder() throws {
        _ = try caucus("me", who.id)
        _ = try caucus("remind")
        for (file, text) in [
            ("briefs/\(who.id).md", telling()), ("minutes/2026-11-20-call.md", "Present: \(who.name), Ben Okri\n"),
            ("outbox/letter.eml", "Subject: x\n\n\(telling())\n"), (".caucus/unsaved/form.99999999.tmp", telling()),
            (".caucus/unsaved/caucus-edit-a/person.rec", "Name: \(who.name)\n"),
            (".people.rec.99999999.tmp", telling()),
            (".caucus/journal.rec.tmp", telling()),
        ] {
            let folders = file.split(separator: "/").dropLast()
            for end in folders.indices { mkdir("\(bench.data)/\(folders[...end].joined(separator: "/"))", 0o700) }
            Folder.write(Array(text.utf8), to: "\(bench.data)/\(file)")
        }
        let contacts = Folder.bytes("\(bench.data)/contacts.rec")
        Folder.write(contacts, to: "\(bench.data)/contacts.sync-conflict-20261120-ABC.rec")
        for (file, line) in [("people.rec", "# \(telling())\n"), ("events.rec", "\n# \(who.name)\n")] {
            Folder.write(Folder.bytes("\(bench.data)/\(file)") + Array(line.utf8), to: "\(bench.data)/\(file)")
        }
        let recovered = ".local/state/caucus/recovered"
        try bench.require("mkdir", "-p", "\(bench.home)/\(recovered)")
        Folder.write(Array("Name: \(who.name)\n".utf8), to: "\(bench.home)/\(recovered)/1.rec")
        _ = try git("init", "-q", "-b", "main")
        _ = try git("add", "-A")
        _ = try git("commit", "-q", "-m", "Met \(who.name)")
        _ = try git("tag", "-a", "-m", who.name, "first")
        _ = try git("branch", who.id)
        _ = try caucus("set", "target-task", "Notes=\(telling()), once more")
        _ = try git("stash", "-q")
        _ = try git("stash", "apply", "-q")
        _ = try git("commit", "-q", "-a", "-m", "More")
        _ = try git("notes", "add", "-m", who.name)
    }
}
