import CustomDump
import TestSupport
import Testing

@Suite("Tasks from the shell")
struct TaskCommandTests {
    private let home = CaucusHome()

    private func prepare() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "person", "Fatima Khan", "Team=yes")
        try home.caucus("add", "person", "Ana Ruiz", "Team=yes")
        try home.caucus("add", "event", "Ministerial Conference", "Starts=2027-03-17")
        try home.caucus("me", "ana-ruiz")
    }

    /// The Id in what a command said.
    private func id(in output: String) throws -> String {
        let words = output.split(separator: " ").map(String.init)
        let place = try #require(words.firstIndex(of: "Id"))
        return String(words[place + 1].dropLast())
    }

    @Test("a task is typed, asked for, accepted, done, and what it held up goes on")
    func fromLineToDone() throws {
        try prepare()
        let added = try home.caucus("task", "draft the letter @fatima due 2 fridays before ministerial 6h !high")
        #expect(added.output.contains("draft the letter · Fatima Khan is asked"))
        let letter = try id(in: added.output)
        let second = try id(in: home.caucus("task", "send it !low after draft the letter").output)
        let listed = try home.caucus("tasks").output
        #expect(listed.contains("draft the letter\t2027-03-05\tproposed\tFatima Khan\t\tMinisterial Conference"))
        #expect(listed.contains("\(second)\t\(letter)\n"))
        #expect(try home.caucus("tasks", "is:blocked").output.contains("send it"))
        #expect(try home.caucus("accept", letter).output.contains("Accepted draft the letter"))
        let done = try home.caucus("done", letter).output
        #expect(done.contains("Done: draft the letter") && done.contains("send it can go on now"))
        #expect(try !home.caucus("tasks").output.contains("draft the letter\t"))
        let text = try home.caucus("show", letter, "--json").output
        #expect(text.contains("proposed: fatima-khan; by ana-ruiz") && text.contains("accepted: fatima-khan"))
        #expect(try home.run(["check"]).status == 0)
    }

    @Test("what was understood of a line is said back: who helps, how it repeats, what it is for")
    func echo() throws {
        try prepare()
        let added = try home.caucus("task", "send the news @fatima @ana for ministerial every month due fri").output
        #expect(added.contains("Ana Ruiz helps") && added.contains("repeats monthly"), "\(added)")
        #expect(added.contains("for Ministerial Conference"), "\(added)")
        #expect(try home.caucus("task", "check the \"due nonsense\"").output.contains("due nonsense"))
    }

    @Test("whoever is named is asked unless they have said yes; a refusal gives the task back with its reason")
    func assigns() throws {
        try prepare()
        let task = try id(in: home.caucus("task", "find a hall @nobody").output)
        #expect(try home.caucus("tasks", "is:unowned").output.contains("find a hall"))
        #expect(try home.caucus("assign", task, "Fatima").output.contains("Fatima Khan is asked"))
        #expect(try home.caucus("decline", task, "no", "time").output.contains("Declined find a hall"))
        let open = try home.caucus("show", task, "--json").output
        #expect(open.contains("\"Reason\": \"no time\"") && !open.contains("Accountable"))
        #expect(try home.caucus("assign", task, "fatima-khan", "--accepted").output.contains("answers for it"))
        #expect(try home.caucus("assign", "find a hall", "@me").output.contains("Ana Ruiz answers for it"))
        #expect(try home.caucus("set", task, "Accountable=fatima-khan").status == 0)
        #expect(try home.caucus("tasks", "is:proposed").output.contains("find a hall"))
    }

    @Test("a task is found by its title in every command, the open one before those that are done")
    func titles() throws {
        #expect(try home.caucus("init", "titles", "--name", "N").status == 0)
        let net = "\(home.path)/titles"
        for _ in 0..<2 { #expect(try home.caucus("add", "task", "weekly post", in: net).status == 0) }
        #expect(try home.caucus("add", "task", "write the letter", in: net).status == 0)
        let both = try home.caucus("done", "weekly post", in: net)
        #expect(both.status == 1 && both.errors.contains(": nobody"), "\(both.errors)")
        let last = try #require(both.errors.split(separator: "\n").last)
        let id = String(try #require(last.split(separator: " ").first))
        #expect(try home.caucus("done", id, in: net).status == 0)
        #expect(try home.caucus("set", "weekly post", "Parent=write the letter", in: net).status == 0)
        #expect(try home.caucus("show", "weekly post", in: net).output.contains("write the letter"))
        #expect(try home.caucus("done", "weekly post", in: net).status == 0)
        #expect(try home.caucus("add", "position", "no dams", "Deadline=2030-03-01", "Needs=3w", in: net).status == 0)
        #expect(try home.caucus("show", "no dams", in: net).output.contains("2030-03-01"))
    }

    @Test(
        "what cannot be is refused with status 1, and nothing is written",
        arguments: [
            (["task", "write @nobodyknown"], "nobody is called nobodyknown"),
            (["task", "write the report due nonsense"], "'due nonsense' names no day; write due fri"),
            (["task", ""], "there is no task; write for example"),
            (["task", "write @ana after nonsense"], "no task or item is called nonsense"),
            (["assign", "nonsense", "ana"], "nothing is called 'nonsense'"),
            (["accept", "free"], "nobody was asked to do 'free'"),
            (["set", "first", "After=third"], "After and Parent lead in a circle"),
            (["done", "f"], "'f' can be 2 records"),
        ])
    func refuses(arguments: [String], expected: String) throws {
        try prepare()
        home.write(
            "net/tasks.rec",
            "%rec: Task\n\nId: first\nTitle: first\n\nId: third\nTitle: third\nAfter: first\n\nId: free\nTitle: free\n")
        let before = home.text("net/tasks.rec")
        let outcome = try home.run(["--workspace", "net"] + arguments)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(expected), "\(outcome.errors)")
        expectNoDifference(home.text("net/tasks.rec"), before)
    }

    @Test("the check tells with file and line who breaks that one and one only answers, and names a circle")
    func checks() throws {
        try prepare()
        home.write(
            "net/tasks.rec",
            "%rec: Task\n\nId: a\nTitle: one\nAfter: b\n\nId: b\nTitle: two\nAfter: a\nAccountable: ana-ruiz\n"
                + "Accountable: fatima-khan\n")
        let outcome = try home.run(["--workspace", "net", "check"])
        #expect(outcome.status == 1)
        let told = outcome.output + outcome.errors
        #expect(told.contains("tasks.rec:5: After and Parent lead in a circle: one waits for two, two waits for one"))
        #expect(told.contains("tasks.rec:11: Accountable stands more than once"))
    }
}
