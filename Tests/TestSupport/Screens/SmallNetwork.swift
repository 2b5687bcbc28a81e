package import NetworkModel

extension Network {
    /// A small network as on 21 November 2026: one partner long overdue, one due today, tasks late and coming, an event.
    package static let small = Network([
        .network: "Id: our-world\nName: Our World Network\nForm: coalition\n",
        .partner: """
        Id: aid-watch
        Name: Aid/Watch
        Kind: ngo
        Country: Australia
        Stage: active
        Lead: ana
        Cadence: 6w
        Offers: analysis of loans
        Needs: speakers for february

        Id: bees
        Name: Bees for Development
        Kind: community group
        Country: Kenya
        Stage: met
        Cadence: 3m

        Id: ecologistas
        Name: Ecologistas en Acción
        Kind: ngo
        Country: Spain
        Stage: active
        Cadence: 3m

        Id: agtsd
        Name: 第三世界網絡 Third World
        Kind: network
        Country: Malaysia
        Stage: approached

        """,
        .person: """
        Id: ana
        Name: Ana Ruiz
        Team: yes
        Capacity: 20

        Id: fatima
        Name: Fatima Zahra
        Team: yes

        Id: james
        Name: James Goodman
        Role: aid-watch: coordinator
        Email: james@aidwatch.example

        """,
        .event: """
        Id: mc14
        Title: Ministerial conference
        Kind: intergovernmental meeting
        Starts: 2027-03-25
        Ends: 2027-03-28
        Place: Yaoundé

        Id: webinar
        Title: Webinar: digital trade
        Kind: webinar
        Starts: 2026-11-24T16:00:00+00:00

        """,
        .checklistItem: """
        Id: c1
        Event: mc14
        Section: priorities
        Text: common position on fisheries
        Due: 2026-11-20
        Owner: fatima

        """,
        .task: """
        Id: t1
        Title: send draft annex
        Accountable: ana
        Status: accepted
        Due: 2026-11-16
        Partner: aid-watch
        Source: k1

        Id: t2
        Title: letter to ministers
        Accountable: fatima
        Status: doing
        Due: 2026-11-26

        """,
        .contact: """
        Id: k0
        At: 2026-08-21
        Kind: meeting
        With: ecologistas
        Summary: at the assembly

        Id: k1
        At: 2026-09-18
        Kind: call
        With: aid-watch
        With: james
        By: ana
        Minutes: 35
        Summary: waiting for board, then signs

        """,
    ])
}
