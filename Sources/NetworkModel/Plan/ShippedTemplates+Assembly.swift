extension ShippedTemplates {
    /// The plan of a network assembly.
    static let networkAssembly = """
        Id: assembly-report
        Template: network assembly
        Section: information
        Text: report of the year: what was done, learned and spent
        Role: lead
        Due: T-4w
        Needs: 4w
        Effort: 16

        Id: assembly-accounts
        Template: network assembly
        Section: information
        Text: accounts, examined
        Role: finance
        Due: T-5w
        Needs: 5w
        Effort: 10

        Id: assembly-papers
        Template: network assembly
        Section: information
        Text: papers out to all members
        Role: logistics
        Due: T-3w
        Needs: 1w
        Effort: 3
        After: assembly-report
        After: assembly-accounts
        After: assembly-motions

        Id: assembly-motions
        Template: network assembly
        Section: priorities
        Text: collect motions and proposals from members
        Role: lead
        Due: T-6w
        Needs: 4w
        Effort: 4
        After: assembly-invite

        Id: assembly-themes
        Template: network assembly
        Section: priorities
        Text: draft next year's aims with the working groups
        Role: lead
        Due: T-4w
        Needs: 4w
        Effort: 10

        Id: assembly-agenda
        Template: network assembly
        Section: processes
        Text: agree the agenda, with time to meet one another
        Role: lead
        Due: T-4w
        Needs: 2w
        Effort: 4
        After: assembly-motions

        Id: assembly-rules
        Template: network assembly
        Section: processes
        Text: voting rules, quorum and proxies, also for those online
        Role: lead
        Due: T-6w
        Needs: 1w
        Effort: 3

        Id: assembly-posts
        Template: network assembly
        Section: processes
        Text: ask who stands for which post
        Role: lead
        Due: T-5w
        Needs: 3w
        Effort: 4

        Id: assembly-minutes
        Template: network assembly
        Section: processes
        Text: minutes and decisions out
        Role: lead
        Due: T+2w
        Needs: 1w
        Effort: 4

        Id: assembly-evaluate
        Template: network assembly
        Section: processes
        Text: ask who was missing, and why
        Role: lead
        Due: T+3w
        Needs: 1w
        Effort: 2

        Id: assembly-welcome
        Template: network assembly
        Section: training
        Text: welcome round for new members: how we work, who is who
        Role: training
        Due: T-1w
        Needs: 1w
        Effort: 4

        Id: assembly-facilitators
        Template: network assembly
        Section: training
        Text: train facilitators of the groups
        Role: training
        Due: T-10d
        Needs: 2w
        Effort: 4
        After: assembly-agenda

        Id: assembly-dates
        Template: network assembly
        Section: logistics
        Text: settle date and place, away from holidays and feasts
        Role: lead
        Due: T-26w
        Needs: 3w
        Effort: 3

        Id: assembly-invite
        Template: network assembly
        Section: logistics
        Text: invitations out, with a question on needs and travel
        Role: logistics
        Due: T-12w
        Needs: 1w
        Effort: 3
        After: assembly-dates

        Id: assembly-venue
        Template: network assembly
        Section: logistics
        Text: rooms, beds, food, childcare
        Role: logistics
        Due: T-16w
        Needs: 6w
        Effort: 8
        After: assembly-dates

        Id: assembly-travel
        Template: network assembly
        Section: logistics
        Text: travel money for those who need it
        Role: finance
        Due: T-5w
        Needs: 5w
        Effort: 6
        After: assembly-invite

        Id: assembly-hybrid
        Template: network assembly
        Section: logistics
        Text: interpretation, and equipment for those online
        Role: logistics
        Due: T-3w
        Needs: 3w
        Effort: 6
        After: assembly-venue
        """
}
