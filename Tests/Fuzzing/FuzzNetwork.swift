import NetworkModel
import RecFormat

/// What the parsers are fed against: a small network with something of every kind that they read.
enum FuzzNetwork {
    /// Saturday, 21 November 2026, ten in the morning, an hour east of UTC.
    static let clock = Clock(instant: 1_795_251_600, zone: Zone(fixed: 3_600))
    static let me = NameCandidate(key: RecordKey(.person, "ana"), title: "Ana Ruiz")
    static let network = Network(documents: documents)
    static let names = NameIndex(network)
    static let context = LogLine.Context(names: names, clock: clock, me: me)
    static let author = Author(clock: clock, me: "ana", mint: IDMint(seed: 1))

    static let documents: [Kind: RecDocument] = texts.mapValues { RecDocument(Array($0.utf8)) }

    /// The network after some edits.
    static func network(after edits: [RecordEdit], _ network: Network = network) -> Network {
        var network = network
        network.apply(Change(id: "c", at: clock.now, summary: "", edits: edits))
        return network
    }

    private static let texts: [Kind: String] = [
        .network: "Id: rivers\nName: Living Rivers\nForm: coalition\n",
        .partner: """
        Id: aid-watch
        Name: Aid/Watch
        Kind: ngo
        Country: Kenya
        Stage: active
        Lead: ana
        Cadence: 6w
        Tag: trade

        Id: twn
        Name: Third World Network
        Kind: network
        Stage: met

        Id: ecologistas
        Name: Ecologistas en Acción

        """,
        .person: """
        Id: ana
        Name: Ana Ruiz
        Team: yes
        Capacity: 20
        Email: ana@rivers.example

        Id: fatima
        Name: Fatima Khan
        Role: aid-watch: coordinator
        Email: fatima@aid.example

        Id: thi
        Name: Thị Nguyễn
        Skill: law

        """,
        .event: """
        Id: mc14
        Title: Ministerial Conference
        Starts: 2027-03-25
        Ends: 2027-03-28
        Participant: fatima: delegate; reply accepted

        Id: pre
        Title: Pre-meeting
        Prepares: mc14
        Starts: 2027-01-12T10:00:00+01:00

        Id: weekly
        Title: Weekly call
        Starts: 2026-11-03T15:00:00+01:00
        Repeats: FREQ=WEEKLY;BYDAY=TU

        """,
        .checklistItem: "Id: k1\nEvent: mc14\nText: book rooms\nDue: T-90d\nOwner: ana\n",
        .task: """
        Id: t1
        Title: position paper
        Accountable: ana
        Due: 2026-12-04

        Id: t2
        Title: list of signers
        After: t1

        """,
        .contact: "Id: c1\nAt: 2026-11-18\nKind: call\nWith: aid-watch\nSummary: will sign\nCreated: 2026-11-18\n",
        .session: """
        Id: s1
        Event: pre
        Title: Pre-meeting
        Status: running
        Starts: 2026-11-21T09:00:00+01:00
        Present: ana: chair
        Item: a1

        """,
        .agendaItem: "Id: a1\nSession: s1\nPart: information\nRank: 10\nText: State of the text\nMinutes: 10\n",
        .note:
            "Id: n1\nSession: s1\nItem: a1\nKind: information\nText: annex 4 is new\nAt: 2026-11-21T09:05:00+01:00\n",
        .decision: "Id: d1\nSession: s1\nText: we sign\nMethod: consensus\nFor: ana\nAt: 2026-11-21T09:10:00+01:00\n",
        .priority: "Id: p1\nSession: s1\nEvent: mc14\nText: fisheries\nRank: 1\n",
    ]
}
