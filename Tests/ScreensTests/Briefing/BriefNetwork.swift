import NetworkModel
import TestSupport

extension Network {
    /// A conference four months off with all that a brief can say of it, and a newcomer to it.
    static let briefed = Network([
        .network: """
        Id: our-world
        Name: Our World Network
        Goal: Trade rules that leave room for people and sea
        Objective: no text on fisheries without the fishers
        Guideline: who is concerned speaks first
        Term: annex 4: the fisheries text
        Term: brackets: words not agreed yet

        """,
        .partner: """
        Id: aid-watch
        Name: Aid/Watch
        Offers: analysis of loans

        Id: hidden
        Name: Hidden Ones
        Private: yes

        """,
        .person: """
        Id: ana
        Name: Ana Ruiz
        Email: ana@our-world.example
        Phone: +1 555 0101
        Language: es
        Skill: facilitation
        Team: yes

        Id: fatima
        Name: Fatima Zahra
        Skill: treaty law
        Team: yes

        Id: secret
        Name: Secret Source
        Team: yes
        Private: yes

        Id: amina
        Name: Amina Diallo
        Role: aid-watch: fisheries
        Buddy: ana

        Id: old
        Name: Old Hand

        """,
        .event: """
        Id: mc14
        Title: Ministerial conference
        Kind: intergovernmental meeting
        Starts: 2027-03-25
        Ends: 2027-03-28
        Place: Yaoundé
        Objective: keep annex 4 out
        Participant: amina: delegate; reply accepted; visa asked
        Participant: old: delegate; reply invited
        Participant: ana: head; reply accepted
        Theme: fisheries
        Theme: services
        Region: Africa
        Region: Europe
        Delegation: Norway
        Speaker: ana
        Speaker: secret
        Decider: fatima: wording on fisheries
        SignOff: two of us, within an hour
        CaucusHour: 08:00, room 12

        Id: pre
        Title: Pre-meeting
        Starts: 2027-03-24T09:00:00+01:00
        Ends: 2027-03-24T17:00:00+01:00
        Prepares: mc14

        Id: last
        Title: Last year
        Starts: 2025-11-24
        Participant: old: delegate; attended yes

        """,
        .position: """
        Id: fish
        Title: Common position on fisheries
        Event: mc14
        Status: consultation
        Deadline: 2027-02-01
        Text: Subsidies that empty the sea end.

        Id: closed
        Title: Confidential fallback
        Event: mc14
        Private: yes

        """,
        .checklistItem: """
        Id: c1
        Event: mc14
        Section: information
        Text: collect positions
        Due: 2026-11-10
        Owner: fatima

        Id: c3
        Event: mc14
        Section: priorities
        Text: letter to the ministers
        Needs: 20w
        Due: day before

        Id: c4
        Event: mc14
        Section: priorities
        Text: sign the letter
        Needs: 1w
        After: c3
        Due: day before

        Id: c5
        Event: mc14
        Section: priorities
        Text: what nobody is to know
        Needs: 30w
        Due: day before
        Private: yes

        Id: c2
        Event: mc14
        Section: training
        Text: Amina Diallo: our positions and red lines
        Newcomer: amina
        Owner: ana
        Due: T-3w

        """,
        .session: "Id: s1\nEvent: pre\nTitle: First call\nStatus: closed\nPresent: old\n",
        .decision: """
        Id: d1
        Session: s1
        Kind: position
        Text: we oppose annex 4 as it stands
        Method: consensus
        At: 2026-11-20T10:00:00+00:00

        Id: d2
        Session: s1
        Kind: process
        Text: nobody speaks alone
        At: 2026-11-20T11:00:00+00:00

        """,
        .priority: """
        Id: p2
        Event: mc14
        Text: a review after three years
        Rank: 2

        Id: p1
        Event: mc14
        Text: annex 4 stays out
        Rank: 1
        RedLine: no subsidies for distant fleets
        Fallback: a footnote for small boats

        """,
        .lead: """
        Id: l1
        Event: mc14
        Target: Africa
        Theme: fisheries
        Person: amina
        Person: secret

        Id: l2
        Event: mc14
        Target: Norway
        Person: fatima
        Stance: leaning

        """,
        .task: """
        Id: t1
        Title: one page on annex 4
        Accountable: amina
        Status: accepted
        Due: 2026-11-26
        Event: mc14

        Id: t2
        Title: find interpreter
        Status: proposed
        Event: mc14

        Id: t3
        Title: call the source
        Accountable: ana
        Status: accepted
        Event: mc14
        Private: yes

        """,
        .contact: """
        Id: k1
        At: 2026-11-19
        With: aid-watch
        Summary: in the open

        Id: k2
        At: 2026-11-20
        With: aid-watch
        Summary: in confidence
        Private: yes

        """,
    ])
}
