extension ShippedTemplates {
    /// The plan of a webinar.
    static let webinar = """
        Id: webinar-aim
        Template: webinar
        Section: priorities
        Text: settle the question, and who should be able to do what afterwards
        Role: lead
        Due: T-6w
        Needs: 1w
        Effort: 2

        Id: webinar-speakers
        Template: webinar
        Section: priorities
        Text: win speakers, and agree ten minutes each
        Role: lead
        Due: T-4w
        Needs: 2w
        Effort: 4
        After: webinar-aim

        Id: webinar-slides
        Template: webinar
        Section: information
        Text: collect slides and readings
        Role: policy
        Due: T-4d
        Needs: 1w
        Effort: 4
        After: webinar-speakers

        Id: webinar-languages
        Template: webinar
        Section: information
        Text: captions or interpretation, and slides in both languages
        Role: logistics
        Due: T-3d
        Needs: 2w
        Effort: 3
        After: webinar-speakers

        Id: webinar-roles
        Template: webinar
        Section: processes
        Text: agree host, technician and who watches the chat
        Role: lead
        Due: T-1w
        Needs: 2d
        Effort: 1
        After: webinar-speakers

        Id: webinar-rehearse
        Template: webinar
        Section: training
        Text: rehearse with all speakers, with their own machines
        Role: training
        Due: 2 days before
        Effort: 2
        After: webinar-roles

        Id: webinar-announce
        Template: webinar
        Section: logistics
        Text: announce with a link to register
        Role: media
        Due: T-3w
        Needs: 1w
        Effort: 3
        After: webinar-speakers

        Id: webinar-remind
        Template: webinar
        Section: logistics
        Text: remind those registered, with the link
        Role: media
        Due: day before
        Effort: 1
        After: webinar-announce

        Id: webinar-room
        Template: webinar
        Section: logistics
        Text: set up the room: registration, recording, breakout groups
        Role: logistics
        Due: T-3w
        Needs: 2d
        Effort: 2

        Id: webinar-publish
        Template: webinar
        Section: information
        Text: publish recording and answers to open questions
        Role: media
        Due: T+1w
        Needs: 3d
        Effort: 3

        Id: webinar-evaluate
        Template: webinar
        Section: processes
        Text: read the replies: who came, who was missing, what next
        Role: lead
        Due: T+2w
        Effort: 2
        """
}
