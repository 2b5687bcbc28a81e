import NetworkModel
import TestSupport

extension Network {
    /// A coalition before the pre-meeting for a ministerial conference: five participants, one of them new.
    static let beforeSession = Network([
        .network: "Id: our-world\nName: Our World Network\n",
        .partner: "Id: aid-watch\nName: Aid/Watch\n\nId: bees\nName: Bees for Development\n",
        .person: """
        Id: ana
        Name: Ana Ruiz
        Team: yes

        Id: fatima
        Name: Fatima Zahra
        Role: aid-watch: coordinator
        Email: fatima@aidwatch.example

        Id: james
        Name: James Goodman
        Role: aid-watch: adviser

        Id: thi
        Name: Thi Mai

        Id: amina
        Name: Amina Okoye
        Role: bees: organiser

        """,
        .event: """
        Id: mc14
        Title: Ministerial conference
        Kind: intergovernmental meeting
        Starts: 2027-03-25
        Ends: 2027-03-28

        Id: pre
        Title: Pre-meeting for MC14
        Kind: pre-meeting
        Starts: 2026-11-21T12:00:00+00:00
        Ends: 2026-11-21T14:00:00+00:00
        Prepares: mc14
        Participant: fatima: member; reply accepted
        Participant: james: member; reply accepted
        Participant: thi: member
        Participant: amina: member; reply accepted

        Id: last-year
        Title: Assembly
        Starts: 2025-11-21
        Participant: fatima: member; attended yes
        Participant: james: member; attended yes
        Participant: thi: member; attended yes

        """,
        .contact: "Id: k1\nAt: 2026-11-19\nWith: aid-watch\nSummary: the board agreed, will sign\n",
    ])
}
