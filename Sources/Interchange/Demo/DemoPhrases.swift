/// What is said in the contacts of the demo network, by kind of contact.
enum DemoPhrases {
    /// Kinds by how often they happen.
    static let kinds = [
        "call", "call", "call", "call", "email", "email", "email", "meeting", "meeting", "message", "message", "visit",
        "event",
    ]

    static func summaries(of kind: String) -> [String] {
        switch kind {
        case "call": calls
        case "email": emails
        case "meeting": meetings
        case "message": messages
        case "visit": visits
        default: events
        }
    }

    static func minutes(of kind: String) -> [Int?] {
        switch kind {
        case "call": [10, 15, 20, 25, 35, 45]
        case "meeting": [45, 60, 60, 90]
        case "visit": [120, 180, 240]
        case "event": [30, 60]
        default: [nil, nil, 5, 10]
        }
    }

    private static let calls = [
        "waiting for their board, then they sign", "want to lead on article 7",
        "worried about the budget of the assembly",
        "agreed to chair a session", "new coordinator from next month", "need our comments before friday",
        "asked who else works on sediment", "will bring two newcomers", "could host a call in March",
        "disagree with the second paragraph, not with the aim", "minister's office has not answered them either",
        "their members voted for the common position", "short of people until the harvest is in",
        "offered an interpreter", "like the map, missing two dams", "asked for a letter of support",
    ]
    private static let emails = [
        "sent the draft for comments", "sent the turnaround statement", "they returned the text with changes",
        "asked for the figures on floods", "shared their brief on dams", "invitation to the assembly",
        "dates for a call", "thanked us for the introduction", "sent the list of delegates",
        "sent signatures from seven members",
    ]
    private static let meetings = [
        "walked through the draft together", "agreed on three priorities", "planned the side event",
        "settled who speaks on fisheries", "reviewed what each side gives and gets", "first meeting, much in common",
        "drew up the training for newcomers",
    ]
    private static let messages = [
        "confirmed for the webinar", "asked for the link", "sends greetings from the river",
        "will be late with comments",
        "found the missing annex", "photos of the high water",
    ]
    private static let visits = [
        "saw the fish ladder that does not work", "spent the day with the seed keepers", "met the whole board",
        "walked the dry riverbed with farmers",
    ]
    private static let events = [
        "spoke after their panel", "sat together at the hearing", "met at the assembly; wants to lead on dams",
        "talked in the corridor about article 7",
    ]
}
