extension ShippedTemplates {
    /// The plan of a public meeting.
    static let publicMeeting = """
        Id: public-message
        Template: public meeting
        Section: information
        Text: settle the message and what people shall do afterwards
        Role: lead
        Due: T-10w
        Needs: 2w
        Effort: 4

        Id: public-facts
        Template: public meeting
        Section: information
        Text: facts and figures on one page
        Role: policy
        Due: T-3w
        Needs: 2w
        Effort: 8
        After: public-message

        Id: public-speakers
        Template: public meeting
        Section: priorities
        Text: win speakers, and agree their parts
        Role: lead
        Due: T-6w
        Needs: 3w
        Effort: 6
        After: public-message

        Id: public-officials
        Template: public meeting
        Section: priorities
        Text: invite those who decide, and ask for an answer
        Role: lead
        Due: T-5w
        Needs: 1w
        Effort: 3
        After: public-speakers

        Id: public-roles
        Template: public meeting
        Section: processes
        Text: agree chair, time-keeper and who answers the press
        Role: lead
        Due: T-2w
        Needs: 1w
        Effort: 2
        After: public-speakers

        Id: public-plan
        Template: public meeting
        Section: processes
        Text: running order with minutes
        Role: lead
        Due: T-1w
        Needs: 2d
        Effort: 3
        After: public-roles

        Id: public-debrief
        Template: public meeting
        Section: processes
        Text: debrief: numbers, promises made, names to follow up
        Role: lead
        Due: T+3d
        Effort: 2

        Id: public-thanks
        Template: public meeting
        Section: processes
        Text: thank speakers and helpers, write to those who left an address
        Role: lead
        Due: T+1w
        Needs: 2d
        Effort: 3
        After: public-debrief

        Id: public-helpers
        Template: public meeting
        Section: training
        Text: brief helpers at the door and in the room
        Role: training
        Due: day before
        Effort: 2
        After: public-plan

        Id: public-venue
        Template: public meeting
        Section: logistics
        Text: book a room that wheelchairs and trams reach
        Role: logistics
        Due: T-10w
        Needs: 2w
        Effort: 3

        Id: public-permits
        Template: public meeting
        Section: logistics
        Text: permits, insurance, house rules
        Role: logistics
        Due: T-5w
        Needs: 4w
        Effort: 3
        After: public-venue

        Id: public-publicise
        Template: public meeting
        Section: logistics
        Text: announce: members' lists, posters, social media
        Role: media
        Due: T-3w
        Needs: 2w
        Effort: 8
        After: public-speakers

        Id: public-press
        Template: public meeting
        Section: logistics
        Text: press invitation, and a call the day before
        Role: media
        Due: T-1w
        Needs: 1w
        Effort: 4
        After: public-speakers

        Id: public-technique
        Template: public meeting
        Section: logistics
        Text: microphones, screen, stream, recording with consent
        Role: logistics
        Due: Friday before
        Needs: 1w
        Effort: 3
        After: public-venue
        """
}
