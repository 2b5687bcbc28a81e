import CustomDump
import TestSupport
import Testing

/// Sharing tasks out from the shell. The days lie far ahead, so that the tests hold whatever day it is.
@Suite("Sharing the work from the shell")
struct SharingTests {
    private let home = CaucusHome()

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        for (name, skill) in [("Ana Ruiz", "law"), ("Bea Okoye", "press")] {
            let added = try home.caucus("add", "person", name, "Team=yes", "Capacity=10", "Skill=\(skill)")
            #expect(added.status == 0, "\(added.errors)")
        }
        for (title, skill) in [("read annex four", "law"), ("call the papers", "press")] {
            let added = try home.caucus("add", "task", title, "Effort=3", "Due=2044-03-01", "Skill=\(skill)")
            #expect(added.status == 0, "\(added.errors)")
        }
    }

    @Test("owners are shown with their reasons, written with --apply, and taken back by one undo")
    func suggesting() throws {
        try start()
        let shown = try home.caucus("suggest").output
        #expect(shown.contains("read annex four\tAna Ruiz\tknows law"), "\(shown)")
        #expect(shown.contains("call the papers\tBea Okoye\tknows press"), "\(shown)")
        #expect(try home.caucus("list", "tasks", "is:unowned").output.split(separator: "\n").count == 2)
        let json = try home.caucus("suggest", "papers", "--json").output
        #expect(json.contains("\"owner\": \"bea-okoye\"") && !json.contains("annex"))
        let applied = try home.caucus("suggest", "--apply")
        #expect(applied.output.contains("2 tasks proposed to 2 people"), "\(applied.errors)")
        #expect(try home.caucus("list", "tasks", "status:proposed").output.split(separator: "\n").count == 2)
        #expect(try home.caucus("check").status == 0)
        expectNoDifference(Recutils.complaints(about: "\(home.path)/net/tasks.rec"), "")
        #expect(try home.caucus("undo").status == 0)
        #expect(try home.caucus("list", "tasks", "is:unowned").output.split(separator: "\n").count == 2)
        #expect(try home.caucus("suggest", "nothing-like-it", "--apply").status == 1)
    }

    @Test("the workload is hours beside capacity, of people and of partners, and until an event")
    func workload() throws {
        try start()
        _ = try home.caucus("suggest", "--apply")
        let lines = try home.caucus("workload").output
        #expect(lines.contains("Ana Ruiz\t0 of 10 h\t"), "\(lines)")
        let json = try home.caucus("workload", "--json").output
        #expect(
            json.contains("\"sentence\": \"Two people hold 100 % of open hours: Ana Ruiz 50 %, Bea Okoye 50 %\""),
            "\(json)")
        #expect(try home.caucus("workload", "--partners").status == 0)
        #expect(try home.caucus("event", "add", "Conference", "--on", "25 mar 2044").status == 0)
        #expect(try home.caucus("workload", "--until", "conference").status == 0)
        let unknown = try home.caucus("workload", "--until", "nowhere")
        #expect(unknown.status == 1 && unknown.errors.contains("nothing is called 'nowhere'"))
    }

    @Test("what rests on somebody is listed, and goes to another with --apply")
    func handover() throws {
        try start()
        _ = try home.caucus("suggest", "--apply")
        let listed = try home.caucus("handover", "ana").output
        #expect(listed.hasPrefix("task\tread annex four\t2044-03-01\tBea Okoye\tlacks law · "), "\(listed)")
        let done = try home.caucus("handover", "ana", "--to", "bea", "--apply")
        #expect(done.output.contains("1 thing of Ana Ruiz handed over"), "\(done.errors)")
        #expect(try home.caucus("handover", "ana").output.contains("Nothing rests on Ana Ruiz"))
        #expect(try home.caucus("handover", "ana", "--to", "ana").status == 2)
        #expect(try home.caucus("handover", "nobody").status == 1)
    }
}
