extension ShippedTemplates {
    /// The plan of a pre-meeting.
    static let preMeeting = """
        Id: pre-carried
        Template: pre-meeting
        Section: information
        Text: collect what is open since the last session
        Role: lead
        Due: T-10d
        Needs: 2d
        Effort: 2

        Id: pre-news
        Template: pre-meeting
        Section: information
        Text: ask members and delegates for news, and sort it
        Role: policy
        Due: T-7d
        Needs: 3d
        Effort: 4

        Id: pre-text
        Template: pre-meeting
        Section: information
        Text: annotate the latest draft text
        Role: policy
        Due: T-6d
        Needs: 3d
        Effort: 6

        Id: pre-leads
        Template: pre-meeting
        Section: priorities
        Text: ask each theme and region lead for a proposal
        Role: lead
        Due: T-3w
        Needs: 1w
        Effort: 2

        Id: pre-gameplan
        Template: pre-meeting
        Section: priorities
        Text: draft the game plan: priorities, red lines, who talks to whom
        Role: lead
        Due: T-10d
        Needs: 1w
        Effort: 6
        After: pre-leads

        Id: pre-decide
        Template: pre-meeting
        Section: processes
        Text: propose how we decide, who speaks and how texts are signed off
        Role: lead
        Due: 2 Fridays before
        Needs: 1w
        Effort: 3

        Id: pre-agenda
        Template: pre-meeting
        Section: processes
        Text: send the agenda, with minutes for each part
        Role: lead
        Due: T-6d
        Needs: 2d
        Effort: 2
        After: pre-gameplan

        Id: pre-minutes
        Template: pre-meeting
        Section: processes
        Text: send the minutes, and to each owner their tasks
        Role: lead
        Due: T+1d
        Effort: 2

        Id: pre-buddies
        Template: pre-meeting
        Section: training
        Text: pair each newcomer with a buddy
        Role: training
        Due: T-2w
        Needs: 1w
        Effort: 2

        Id: pre-briefings
        Template: pre-meeting
        Section: training
        Text: send briefing sheets to newcomers
        Role: training
        Due: T-3d
        Needs: 1d
        Effort: 3
        After: pre-text
        After: pre-buddies

        Id: pre-venue
        Template: pre-meeting
        Section: logistics
        Text: set date, place and interpretation
        Role: logistics
        Due: T-12w
        Needs: 2w
        Effort: 4

        Id: pre-invite
        Template: pre-meeting
        Section: logistics
        Text: send invitations, with the way there
        Role: logistics
        Due: T-6w
        Needs: 1w
        Effort: 2
        After: pre-venue

        Id: pre-interpreters
        Template: pre-meeting
        Section: logistics
        Text: book interpreters and equipment
        Role: logistics
        Due: T-6w
        Needs: 4w
        Effort: 3
        After: pre-venue

        Id: pre-room
        Template: pre-meeting
        Section: logistics
        Text: check the room: tables in a ring, screen, microphones
        Role: logistics
        Due: day before
        Effort: 2
        After: pre-venue

        Id: pre-food
        Template: pre-meeting
        Section: logistics
        Text: order lunch and coffee, and ask who cannot eat what
        Role: logistics
        Due: T-1w
        Needs: 2d
        Effort: 2
        After: pre-invite
        """
}
