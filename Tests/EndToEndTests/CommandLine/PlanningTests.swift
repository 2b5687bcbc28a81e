import CustomDump
import TestSupport
import Testing

/// Planning meetings from the shell. The days lie far ahead, so that the tests hold whatever day it is.
@Suite("Planning from the shell")
struct PlanningTests {
    private let home = CaucusHome()

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        let added = try home.caucus(
            "event", "add", "Ministerial conference", "--on", "25-28 mar 2044", "--template", "interg", "--place",
            "Yaoundé")
        #expect(added.output.contains("with 25 items"))
    }

    @Test("an event comes with its plan, which is printed with days, and taken back by one undo")
    func adding() throws {
        try start()
        let plan = try home.caucus("plan", "ministerial-conference").output.split(separator: "\n")
        #expect(plan.count == 25)
        #expect(plan.contains { $0.hasPrefix("open\tpriorities\tdraft the common position\t\t2044-01-08\t") })
        let shown = try home.caucus("show", "ministerial-conference").output
        #expect(shown.contains("2044-03-28") && shown.contains("intergovernmental meeting"))
        #expect(try home.caucus("plan", "minis", "--json").output.contains("\"latestStart\": \"2043-12-18\""))
        #expect(try home.caucus("check").status == 0)
        expectNoDifference(Recutils.complaints(about: "\(home.path)/net/checklists.rec"), "")
        #expect(try home.caucus("undo").status == 0)
        #expect(try home.caucus("list", "checklist").output == "")
    }

    @Test("a move is shown first, made, and made with what prepares it; a copy is open again")
    func movingAndCopying() throws {
        try start()
        let weekend = try home.caucus(
            "event", "add", "Weekend", "--on", "20 mar 2044", "--template", "pre", "--prepares",
            "ministerial-conference")
        #expect(weekend.status == 0)
        let trial = try home.caucus("event", "move", "ministerial-conference", "15 apr 2044", "--dry-run").output
        #expect(trial.contains("moves  2044-01-08 → 2044-01-29  draft the common position"))
        #expect(trial.contains("pre-meeting  2044-03-20 → 2044-04-10  Weekend"))
        #expect(try home.caucus("show", "ministerial-conference").output.contains("2044-03-25"))
        #expect(try home.caucus("event", "move", "ministerial-conference", "15 apr 2044").status == 0)
        #expect(try home.caucus("show", "ministerial-conference").output.contains("2044-04-18"))
        #expect(try home.caucus("show", "weekend").output.contains("2044-04-10"))
        #expect(try home.caucus("undo").status == 0)
        #expect(try home.caucus("show", "weekend").output.contains("2044-03-20"))
        let copy = try home.caucus("event", "copy", "ministerial-conference", "24 mar 2045", "--title", "MC 2045")
        #expect(copy.output.contains("25 items open"))
        #expect(try home.caucus("plan", "mc-2045").output.split(separator: "\n").count == 25)
    }

    @Test("an event elsewhere is added on its own clocks; an hour that they skip is refused")
    func zone() throws {
        try start()
        let talk = try home.caucus("event", "add", "Talk", "--on", "24 mar 2044 14:00-16:00", "--timezone", "nairobi")
        #expect(talk.status == 0, "\(talk)")
        let shown = try home.caucus("show", "talk", "--json").output
        #expect(shown.contains("2044-03-24T14:00:00+03:00") && shown.contains("2044-03-24T16:00:00+03:00"))
        #expect(shown.contains("Africa/Nairobi"))
        let skipped = try home.caucus("event", "add", "Night", "--on", "27 mar 2044 2:30", "--timezone", "paris")
        #expect(skipped.status == 1)
        #expect(skipped.errors.contains("02:30 does not exist in Europe/Paris"), "\(skipped)")
        let unknown = try home.caucus("event", "add", "Night", "--on", "27 mar 2044", "--timezone", "atlantis")
        #expect(unknown.status == 1 && unknown.errors.contains("no time zone is called 'atlantis'"))
        #expect(!(try home.caucus("list", "event").output.contains("Night")))
    }

    @Test("a plan is kept as a template of one's own, which another event is planned with")
    func templates() throws {
        try start()
        #expect(try home.caucus("plan", "ministerial-conference", "--save-as", "our ministerial").status == 0)
        #expect(try home.caucus("plan", "--list").output.contains("our ministerial\t25 steps\tyour own"))
        expectNoDifference(Recutils.complaints(about: "\(home.path)/net/templates.rec"), "")
        #expect(try home.caucus("event", "add", "Next", "--on", "1 jun 2045").status == 0)
        #expect(try home.caucus("plan", "next", "--template", "our min").output.split(separator: "\n").count == 25)
        #expect(try home.caucus("plan", "next", "--template", "our min").errors.contains("is there already"))
    }

    @Test("what is wrong is said plainly, and nothing is written")
    func refusals() throws {
        try start()
        let before = home.text("net/events.rec")
        for (arguments, status, words) in [
            (["event", "add", "X", "--on", "31 feb"], 1, "31 feb"),
            (["event", "add", "X", "--on", "6w", "--template", "zoo"], 1, "no one template is called 'zoo'"),
            (["event", "move", "nothing", "6w"], 1, "nothing is called 'nothing'"),
            (["plan", "nothing"], 1, "nothing is called 'nothing'"), (["plan"], 2, "name an event"),
            (["event", "copy", "minis", "soon"], 1, "soon"),
        ] {
            let outcome = try home.run(arguments)
            #expect(outcome.status == status, "\(arguments)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
        #expect(home.text("net/events.rec") == before)
    }
}
