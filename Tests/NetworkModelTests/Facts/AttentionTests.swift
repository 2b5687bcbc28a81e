import CustomDump
import NetworkModel
import TestSupport
import Testing

@Suite("Attention")
struct AttentionTests {
    private let network = Network([
        .partner: """
        Id: quiet
        Name: Quiet
        Cadence: 6w
        Lead: ana

        Id: fresh
        Name: Fresh
        Cadence: 6w

        Id: asleep
        Name: Asleep
        Cadence: 1w
        Stage: dormant

        Id: never
        Name: Never
        Cadence: 1m
        Created: 2026-10-21T09:00:00+02:00

        Id: later
        Name: Later
        Cadence: 1w
        Snooze: 2026-12-01

        """,
        .person: "Id: ana\nName: Ana\nTeam: yes\n\nId: kim\nName: Kim\nRole: fresh: speaker\n",
        .contact: """
        Id: c1
        At: 2026-09-01T10:00:00Z
        With: quiet

        Id: c2
        At: 2026-11-20
        With: quiet
        Outcome: no reply

        Id: c3
        At: 2026-11-19
        With: kim

        """,
        .task: """
        Id: t1
        Title: book room
        Due: 2026-11-21
        Accountable: kim

        Id: t2
        Title: over
        Due: 2026-11-01
        Status: done

        Id: t3
        Title: promised
        Due: 2026-11-16
        Source: c1

        Id: t4
        Title: far
        Due: 2026-12-24

        """,
        .event:
            "Id: mc14\nTitle: MC14\nStarts: 2026-12-02\nEnds: 2026-12-04\n\nId: past\nTitle: Past\nStarts: 2026-11-01\n",
        .checklistItem:
            "Id: i1\nEvent: mc14\nText: visas\nDue: T-10d\n\nId: i2\nEvent: mc14\nText: done\nDue: T-20d\nDone: 2026-11-02\n",
    ])

    private func lines(_ scope: Attention.Scope = .everyone) -> [String] {
        let attention = network.attention(clock: clock(), scope: scope)
        return Attention.Section.allCases.flatMap { section in
            attention[section].map { "\(section) \($0.reason) \(network.key(at: $0.place).id) \($0.day.iso)" }
        }
    }

    @Test("lists what is late, today, this week and next, most pressing first; an unanswered call renews nothing")
    func sections() {
        expectNoDifference(
            lines(),
            [
                "late contact quiet 2026-10-13", "late followUp t3 2026-11-16",
                "today contact never 2026-11-21", "today task t1 2026-11-21",
                "thisWeek checklistItem i1 2026-11-22", "nextWeek event mc14 2026-12-02",
            ])
    }

    @Test("a session that is run or paused comes first; one that is planned or closed is not told")
    func sessions() {
        let network = Network([
            .session: """
            Id: s1
            Title: Closed
            Status: closed

            Id: s2
            Title: Paused
            Status: paused
            Starts: 2026-11-20T14:00:00+01:00

            Id: s3
            Title: Planned
            Status: planned

            """,
            .task: "Id: t1\nTitle: late\nDue: 2026-11-02\n",
        ])
        let items = network.attention(clock: clock()).items
        #expect(items.map { network.title(at: $0.place) } == ["Paused", "late"])
        #expect(network.attention(clock: clock(), scope: .mine("ana"))[.now].map(\.reason) == [.session])
    }

    @Test("looked at as one person, others' matters are left out and nobody's stay")
    func scope() {
        #expect(!lines(.mine("kim")).contains { $0.contains("quiet") })
        #expect(lines(.mine("ana")).contains("late contact quiet 2026-10-13"))
        #expect(!lines(.mine("ana")).contains { $0.contains("t1") })
        #expect(lines(.mine("ana")).contains { $0.contains("t3") })
    }
}
