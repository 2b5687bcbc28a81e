import Foundation
import TestSupport
import Testing

/// What `caucus check` says of a folder to which something happened.
@Suite("Checking a damaged folder")
struct CheckTests {
    private let home = CaucusHome()

    /// A workspace with people, whom as many tasks name, and an earlier state of each file.
    private func makeWorkspace(people count: Int) throws {
        try home.caucus("init", "net", "--name", "N")
        let people = (1...count).map { "Id: p-\($0)\nName: Person \($0)\nCreated: 2026-01-01T10:00:00+01:00\n\n" }
        let tasks = (1...count).map { number in
            "Id: t-\(number)\nTitle: Task \(number)\nAccountable: p-\(number)\nStatus: agreed\n"
                + "Created: 2026-01-01T10:00:00+01:00\n\n"
        }
        home.write("net/people.rec", "%rec: Person\n\n" + people.joined())
        home.write("net/tasks.rec", "%rec: Task\n\n" + tasks.joined())
        #expect(try home.caucus("set", "p-1", "Notes=seen", "--workspace", "net").status == 0)
        #expect(try check() == ["\(2 * count + 1) records, no problems."])
    }

    private func check() throws -> [String] {
        try home.caucus("check", "--workspace", "net").output.split(separator: "\n").map(String.init)
    }

    @Test("the file that is gone comes first, and what names its records is told once")
    func goneFile() throws {
        try makeWorkspace(people: 40)
        try FileManager.default.removeItem(atPath: "\(home.path)/net/people.rec")
        let lines = try check()
        #expect(lines.count == 2, "\(lines)")
        #expect(lines.first?.hasPrefix("people.rec: is not there") == true)
        #expect(lines.last?.hasPrefix("tasks.rec:5: Accountable names p-1, ") == true)
        #expect(lines.last?.hasSuffix("; so do 39 more lines of tasks.rec, see to people.rec first") == true)
        let history = try home.caucus("history", "people.rec", "--workspace", "net").output
        #expect(history.contains("Deleted 40 records  (without caucus)"), "\(history.prefix(300))")
    }

    @Test("a file of which nothing can be read comes before lines of one that stands before it")
    func unreadableFile() throws {
        try makeWorkspace(people: 3)
        home.write("net/people.rec", home.text("net/people.rec") + "a line that is none\n")
        try FileManager.default.removeItem(atPath: "\(home.path)/net/tasks.rec")
        try FileManager.default.createDirectory(
            atPath: "\(home.path)/net/tasks.rec", withIntermediateDirectories: false)
        let lines = try check()
        #expect(lines.first?.hasPrefix("tasks.rec: ") == true, "\(lines)")
        #expect(lines.dropFirst().first?.hasPrefix("people.rec:") == true, "\(lines)")
    }

    @Test("a file that was cut short or emptied is noticed, and comes back", arguments: [0, 9])
    func cutShort(left: Int) throws {
        try makeWorkspace(people: 40)
        let whole = home.text("net/people.rec")
        let records = whole.components(separatedBy: "\n\n")
        home.write("net/people.rec", left == 0 ? "" : records.prefix(left + 1).joined(separator: "\n\n") + "\n\n")
        let lines = try check()
        let words = left == 0 ? "no record any more" : "\(left) records"
        #expect(lines.first?.hasPrefix("people.rec: holds \(words) and held 40, ") == true, "\(lines)")
        #expect(lines.count == 2)
        #expect(try home.caucus("restore", "people.rec", "--to", "1", "--workspace", "net").status == 0)
        #expect(try check() == ["81 records, no problems."])
        #expect(home.text("net/people.rec").contains("Person 40"))
    }

    @Test("of two records with one Id both places are told; a double is to be deleted")
    func twins() throws {
        try makeWorkspace(people: 3)
        let people = home.text("net/people.rec")
        let double = "Id: p-3\nName: Person 3\nCreated: 2026-01-01T10:00:00+01:00\n"
        home.write("net/people.rec", people + "Id: p-2\nName: Somebody\n\n" + double)
        func line(_ text: String) -> Int {
            home.text("net/people.rec").components(separatedBy: text)[0].count { $0 == "\n" } + 1
        }
        let (second, third) = (line("Id: p-2"), line("Id: p-3"))
        let (other, copy) = (line("Id: p-2\nName: Some"), line("Id: p-2\nName: Some") + 3)
        #expect(
            try check() == [
                "people.rec:\(other): the Id p-2 is taken by Person 2 at people.rec:\(second); give one of the two another "
                    + "Id, or delete it",
                "people.rec:\(copy): the record p-3 stands at people.rec:\(third) too, word for word; delete one of the two",
            ])
    }

    @Test("of a file that was cut in the middle of a line every record that went is missed, and comes back")
    func cutInLine() throws {
        try makeWorkspace(people: 40)
        let whole = home.text("net/people.rec")
        home.write("net/people.rec", String(whole[..<(try #require(whole.range(of: "son 38"))).lowerBound]))
        let lines = try check()
        #expect(lines.count == 3, "\(lines)")
        #expect(lines[0].hasPrefix("people.rec: holds 38 records and held 40, "), "\(lines)")
        #expect(lines[1].hasSuffix("the last line does not end; add a line end"), "\(lines)")
        #expect(lines[2].hasSuffix("; so does 1 more line of tasks.rec, see to people.rec first"), "\(lines)")
        #expect(try home.caucus("restore", "people.rec", "--to", "1", "--workspace", "net").status == 0)
        #expect(try check() == ["81 records, no problems."])
    }

    @Test("what a change deleted is not missed")
    func deleted() throws {
        try home.caucus("init", "net", "--name", "N")
        home.write("partners.csv", "Name\n" + (1...30).map { "Partner \($0)\n" }.joined())
        #expect(try home.caucus("import", "partners", "partners.csv", "--yes", "--workspace", "net").status == 0)
        #expect(try home.caucus("undo", "--workspace", "net").status == 0)
        #expect(try check() == ["1 records, no problems."])
    }
}
