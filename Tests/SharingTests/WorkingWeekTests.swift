import Glibc
import NetworkModel
import RecFormat
import TestSupport
import Testing
import WorkspaceStore

/// Three people and their machines, with the built program, a real git and a program that duplicates one's files.
private struct Office {
    let home = CaucusHome()

    @discardableResult
    func caucus(_ who: String, _ arguments: String...) throws -> String {
        let outcome = try home.run(arguments + ["--workspace", "\(home.path)/\(who)"])
        #expect(outcome.status == 0, "\(who): caucus \(arguments.joined(separator: " ")): \(outcome.errors)")
        return outcome.output
    }

    func text(_ who: String, _ file: String) -> String { home.text("\(who)/\(file)") }

    /// All that is in somebody's files.
    func everything(_ who: String) -> String { Kind.allCases.map { text(who, $0.fileName) }.joined() }
}

@Suite("A working week of three people")
struct WorkingWeekTests {
    @Test("one always off line, one on a folder that a program duplicates: nobody loses a word")
    func week() throws {
        let office = Office()
        let home = office.home
        #expect(try home.caucus("init", "ana", "--name", "Trade Watch").status == 0)
        try office.caucus("ana", "add", "partner", "Aid Watch", "Country=Kenya", "Tag=trade")
        try office.caucus("ana", "add", "partner", "Bread", "Country=Ghana")
        for name in ["Ana Ruiz", "Ben Okri", "Chen Li"] { try office.caucus("ana", "add", "person", name, "Team=yes") }
        try office.caucus("ana", "sync", "--setup", "\(home.path)/hub.git")
        for who in ["ben", "chen"] {
            #expect(try home.caucus("join", "\(home.path)/hub.git", "\(home.path)/\(who)").status == 0)
        }
        for (who, name) in [("ana", "Ana Ruiz"), ("ben", "Ben Okri"), ("chen", "Chen Li")] {
            try office.caucus(who, "me", name)
        }

        // Monday to Friday; Chen's line is down all the week.
        for day in 1...5 {
            try office.caucus("ana", "log", "call aid watch 20m: day \(day), said by ana")
            try office.caucus("ana", "task", "draft page \(day) by ana @chen")
            try office.caucus("ana", "sync")
            try office.caucus("chen", "log", "email bread: day \(day), written by chen")
            try office.caucus("chen", "set", "aid-watch", "Tag+=chen-\(day)")
            #expect(rename("\(home.path)/hub.git", "\(home.path)/hub.away") == 0)
            #expect(try office.caucus("chen", "sync").contains("Others not reached"))
            #expect(rename("\(home.path)/hub.away", "\(home.path)/hub.git") == 0)
            // Ben's laptop and his desk change the same file; the program keeps both.
            let atDesk = office.text("ben", "partners.rec").replacing(
                "Country: Ghana", with: "Country: Ghana\nTag: desk-\(day)")
            try office.caucus("ben", "set", "aid-watch", "Tag+=ben-\(day)")
            home.write("ben/partners.sync-conflict-2026110\(day)-120000-ABCDEFG.rec", atDesk)
            try office.caucus("ben", "sync")
        }
        // All three have their own mind on one thing.
        try office.caucus("ana", "set", "aid-watch", "Country=Peru", "Notes=ana: they moved")
        try office.caucus("ben", "set", "aid-watch", "Country=Mali")
        try office.caucus("chen", "set", "aid-watch", "Country=Chad")
        try office.caucus("chen", "set", "bread", "Notes=chen: call them in spring")
        for who in ["chen", "ben", "ana", "chen", "ben", "ana"] { try office.caucus(who, "sync") }

        let all = office.everything("ana")
        for day in 1...5 {
            for word in [
                "day \(day), said by ana", "draft page \(day) by ana", "day \(day), written by chen",
                "Tag: chen-\(day)",
                "Tag: ben-\(day)", "Tag: desk-\(day)",
            ] { #expect(all.contains(word), "\(word) is lost") }
        }
        for word in ["Peru", "Mali", "Chad", "ana: they moved", "chen: call them in spring"] {
            #expect(all.contains(word))
        }
        for who in ["ben", "chen"] { #expect(office.everything(who) == all, "\(who) has something else") }
        #expect(!all.contains("<<<<<<<"))

        // What remains is settled in one place, and then for all.
        let open = try Store.open(Workspace(at: "\(home.path)/ana")).network.openConflicts
        let conflict = try #require(open.first)
        #expect(open.count == 1 && Set(conflict.versions.map(\.value)) == ["Peru", "Mali", "Chad"])
        try office.caucus("ana", "settle", conflict.key.id.text, "Peru and Mali")
        for who in ["ana", "ben", "chen"] { try office.caucus(who, "sync") }
        for who in ["ana", "ben", "chen"] {
            #expect(try office.caucus(who, "conflicts") == "Nothing is to be settled.\n")
            #expect(office.text(who, "partners.rec").contains("Country: Peru and Mali"))
            for file in ["partners.rec", "contacts.rec", "tasks.rec", "people.rec", "conflicts.rec"] {
                let judged = try ChildProcess("recfix", ["--check", "\(home.path)/\(who)/\(file)"]).run()
                #expect(judged.status == 0, "\(file): \(judged.errors)")
            }
        }
        let judged = try ChildProcess("git", ["-C", "\(home.path)/ana", "fsck", "--strict"]).run()
        #expect(judged.status == 0)
    }
}
