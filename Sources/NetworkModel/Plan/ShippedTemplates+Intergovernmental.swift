extension ShippedTemplates {
    /// The plan of an intergovernmental meeting.
    static let intergovernmentalMeeting = """
        Id: gov-agenda
        Template: intergovernmental meeting
        Section: information
        Text: get the draft agenda and texts, and note who tabled what
        Role: policy
        Due: T-24w
        Needs: 2w
        Effort: 8

        Id: gov-members
        Template: intergovernmental meeting
        Section: information
        Text: collect the positions of members
        Role: policy
        Due: T-20w
        Needs: 4w
        Effort: 12
        After: gov-agenda

        Id: gov-governments
        Template: intergovernmental meeting
        Section: information
        Text: find out where the governments stand
        Role: policy
        Due: T-14w
        Needs: 6w
        Effort: 20
        After: gov-agenda

        Id: gov-sheets
        Template: intergovernmental meeting
        Section: information
        Text: briefing sheets: one page on each issue
        Role: policy
        Due: T-2w
        Needs: 3w
        Effort: 16
        After: gov-agree

        Id: gov-report
        Template: intergovernmental meeting
        Section: information
        Text: report to members: what was won and lost, what comes next
        Role: policy
        Due: T+4w
        Needs: 3w
        Effort: 12
        After: gov-debrief

        Id: gov-aims
        Template: intergovernmental meeting
        Section: priorities
        Text: agree priorities, red lines and fallbacks
        Role: lead
        Due: T-14w
        Needs: 2w
        Effort: 6
        After: gov-members

        Id: gov-draft
        Template: intergovernmental meeting
        Section: priorities
        Text: draft the common position
        Role: policy
        Due: T-11w
        Needs: 3w
        Effort: 20
        After: gov-aims

        Id: gov-circulate
        Template: intergovernmental meeting
        Section: priorities
        Text: circulate the common position for comments
        Role: policy
        Due: T-8w
        Needs: 3w
        Effort: 6
        After: gov-draft

        Id: gov-agree
        Template: intergovernmental meeting
        Section: priorities
        Text: agree the common position and collect sign-offs
        Role: lead
        Due: T-5w
        Needs: 3w
        Effort: 8
        After: gov-circulate

        Id: gov-bilaterals
        Template: intergovernmental meeting
        Section: priorities
        Text: ask delegations for bilateral talks
        Role: lead
        Due: T-8w
        Needs: 2w
        Effort: 6
        After: gov-governments

        Id: gov-gameplan
        Template: intergovernmental meeting
        Section: priorities
        Text: draft the game plan: who talks to whom, and when
        Role: lead
        Due: T-3w
        Needs: 2w
        Effort: 8
        After: gov-agree
        After: gov-bilaterals

        Id: gov-accredit
        Template: intergovernmental meeting
        Section: processes
        Text: accredit organisations and register the delegation
        Role: logistics
        Due: T-16w
        Needs: 4w
        Effort: 8
        After: gov-delegation

        Id: gov-premeeting
        Template: intergovernmental meeting
        Section: processes
        Text: set date, place and interpretation of the pre-meeting
        Role: logistics
        Due: T-12w
        Needs: 2w
        Effort: 6

        Id: gov-caucus
        Template: intergovernmental meeting
        Section: processes
        Text: book the daily caucus room and the evening debrief
        Role: logistics
        Due: T-8w
        Needs: 2w
        Effort: 2

        Id: gov-mandate
        Template: intergovernmental meeting
        Section: processes
        Text: agree who speaks, who may decide and how texts are signed off
        Role: lead
        Due: T-5w
        Needs: 1w
        Effort: 3

        Id: gov-media
        Template: intergovernmental meeting
        Section: processes
        Text: media plan: spokespeople, embargoes, press contacts
        Role: media
        Due: T-3w
        Needs: 2w
        Effort: 10
        After: gov-agree

        Id: gov-debrief
        Template: intergovernmental meeting
        Section: processes
        Text: debrief with the delegation
        Role: lead
        Due: T+1w
        Effort: 3

        Id: gov-thanks
        Template: intergovernmental meeting
        Section: processes
        Text: letters of thanks to delegations, funders and hosts
        Role: lead
        Due: T+2w
        Needs: 1w
        Effort: 3

        Id: gov-newcomers
        Template: intergovernmental meeting
        Section: training
        Text: pair each newcomer with a buddy
        Role: training
        Due: T-6w
        Needs: 1w
        Effort: 2
        After: gov-delegation

        Id: gov-train
        Template: intergovernmental meeting
        Section: training
        Text: train newcomers: how the meeting works, our positions, lobbying
        Role: training
        Due: T-2w
        Needs: 2w
        Effort: 12
        After: gov-newcomers

        Id: gov-delegation
        Template: intergovernmental meeting
        Section: logistics
        Text: decide who goes, with regions, languages and newcomers in mind
        Role: lead
        Due: T-20w
        Needs: 3w
        Effort: 6

        Id: gov-funding
        Template: intergovernmental meeting
        Section: logistics
        Text: find funding for those who need it
        Role: finance
        Due: T-14w
        Needs: 6w
        Effort: 10
        After: gov-delegation

        Id: gov-side
        Template: intergovernmental meeting
        Section: logistics
        Text: apply for side events and their rooms
        Role: logistics
        Due: T-16w
        Needs: 2w
        Effort: 4

        Id: gov-visas
        Template: intergovernmental meeting
        Section: logistics
        Text: visas: invitation letters out, applications in
        Role: logistics
        Due: T-4w
        Needs: 8w
        Effort: 12
        After: gov-accredit

        Id: gov-rooms
        Template: intergovernmental meeting
        Section: logistics
        Text: accommodation near the venue
        Role: logistics
        Due: T-12w
        Needs: 2w
        Effort: 4
        After: gov-delegation
        """
}
