extension ShippedTemplates {
    /// The plan of a dinner or award.
    static let dinnerOrAward = """
        Id: dinner-purpose
        Template: dinner or award
        Section: priorities
        Text: settle what it is for: thanks, funds, friends, attention
        Role: lead
        Due: T-24w
        Needs: 2w
        Effort: 3

        Id: dinner-call
        Template: dinner or award
        Section: priorities
        Text: call for nominations, with criteria
        Role: lead
        Due: T-18w
        Needs: 2w
        Effort: 4
        After: dinner-purpose

        Id: dinner-jury
        Template: dinner or award
        Section: priorities
        Text: win a jury, and agree its rules
        Role: lead
        Due: T-16w
        Needs: 4w
        Effort: 4
        After: dinner-purpose

        Id: dinner-choose
        Template: dinner or award
        Section: priorities
        Text: jury chooses; tell the winners in confidence
        Role: lead
        Due: T-8w
        Needs: 3w
        Effort: 4
        After: dinner-call
        After: dinner-jury

        Id: dinner-hosts
        Template: dinner or award
        Section: processes
        Text: agree hosts, speeches and who sits with whom
        Role: lead
        Due: T-3w
        Needs: 1w
        Effort: 4
        After: dinner-choose

        Id: dinner-order
        Template: dinner or award
        Section: processes
        Text: running order of the evening with minutes
        Role: lead
        Due: T-1w
        Needs: 2d
        Effort: 3
        After: dinner-hosts

        Id: dinner-thanks
        Template: dinner or award
        Section: processes
        Text: thank guests, donors and helpers by name
        Role: lead
        Due: T+1w
        Needs: 3d
        Effort: 4

        Id: dinner-account
        Template: dinner or award
        Section: processes
        Text: account for costs and gifts, and tell the board
        Role: finance
        Due: T+4w
        Needs: 2w
        Effort: 4

        Id: dinner-stories
        Template: dinner or award
        Section: information
        Text: stories and pictures of the winners
        Role: media
        Due: T-4w
        Needs: 3w
        Effort: 10
        After: dinner-choose

        Id: dinner-press
        Template: dinner or award
        Section: information
        Text: press release, with an embargo
        Role: media
        Due: T-1w
        Needs: 1w
        Effort: 3
        After: dinner-stories

        Id: dinner-budget
        Template: dinner or award
        Section: logistics
        Text: budget, and sponsors to ask
        Role: finance
        Due: T-20w
        Needs: 3w
        Effort: 6
        After: dinner-purpose

        Id: dinner-venue
        Template: dinner or award
        Section: logistics
        Text: book the place, and taste the food
        Role: logistics
        Due: T-20w
        Needs: 3w
        Effort: 4
        After: dinner-purpose

        Id: dinner-invite
        Template: dinner or award
        Section: logistics
        Text: save-the-date, then invitations with an answer card
        Role: logistics
        Due: T-8w
        Needs: 2w
        Effort: 6
        After: dinner-venue

        Id: dinner-food
        Template: dinner or award
        Section: logistics
        Text: menus, and who cannot eat what
        Role: logistics
        Due: T-10d
        Needs: 3d
        Effort: 2
        After: dinner-invite

        Id: dinner-prizes
        Template: dinner or award
        Section: logistics
        Text: order certificates and prizes
        Role: logistics
        Due: T-2w
        Needs: 4w
        Effort: 2
        After: dinner-choose

        Id: dinner-helpers
        Template: dinner or award
        Section: training
        Text: brief helpers on guests, seats and the order
        Role: training
        Due: day before
        Effort: 1
        After: dinner-order
        """
}
