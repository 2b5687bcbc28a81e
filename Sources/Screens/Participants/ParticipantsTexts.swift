package import NetworkModel

/// Texts of the Participants screen.
package enum ParticipantsText: String, TextTable {
    package static let name = "participants"

    case empty = "Nobody is on the list yet. a adds names, a whole filter (all partners stage:active) or somebody new."
    case noMatch = "Nobody here matches this filter. Esc empties it."
    case noEvent = "There is no event yet. 3 goes to the events, where a adds one."
    case columnName = "Name"
    case columnRole = "Comes as"
    case columnOrganisation = "From"
    case columnReply = "Reply"
    case columnThere = "There"
    case columnTimes = "Came"
    case columnMissing = "Missing"
    case times = "{there} of {all}"
    case attendanceOf = "there on {day}"
    case notYet = "{event} begins {when}; who is there is noted then"
    case new
    case invited
    case accepted
    case declined
    case noAnswer = "no answer"
    case notAsked = "not asked"
    case was = "✓ here"
    case wasNot = "absent"
    case sectionAccepted = "Coming   {n}"
    case sectionNoAnswer = "No answer   {n}"
    case sectionNotAsked = "Not asked   {n}"
    case sectionDeclined = "Not coming   {n}"
    case sectionOther = "{what}   {n}"
    case noRole = "without a role"
    case noOrganisation = "for no organisation"
    case countAsked = "{n} invited"
    case countYes = "{n} yes"
    case countNo = "{n} no"
    case countNoAnswer = "{n} no answer"
    case countNotAsked = "{n} not asked"
    case countOrganisations = "{n} organisation|{n} organisations"
    case countAttended = "{n} was there|{n} were there"
    case countNew = "{n} new"
    case missing = "{n} missing"
    case many = "{n} participant|{n} participants"
    case replied = "{who}: {reply}"
    case here = "{who}: here"
    case absent = "{who}: absent"
    case attendanceCleared = "{who}: attendance not noted"
    case ownRole = "a role of your own"
    case clearRole = "no role"
    case roleSet = "{who}: {role}"
    case removed = "{who} taken off the list"
    case add = "Add"
    case placeholder = "names, or all partners stage:active, or Name / Organisation / kind"
    case adds = "adds {names}"
    case addsMany = "adds {n}: {names}"
    case allThere = "all of them are on the list already"
    case noneFits = "nobody fits that"
    case unknown = "nobody is called {name}; write {name} / organisation / kind to add them"
    case unknownTake = "nobody is called {name}; = takes {likely}, or write {name} / organisation / kind"
    case several = "{name} may be {names}; type more of it"
    case takes = "= takes {likely} in place of a new {kind}"
    case newRecord = "new {kind}"
    case asksFor = "asks for {what}"
    case isHere = "notes that they are here"
    case added = "Added {names}"
    case addedMany = "Added {n} participant|Added {n} participants"
    case cameIn = "{name} is here"
    case openParticipants = "Select an event first."
    case roleDelegate = "delegate"
    case roleSpeaker = "speaker"
    case roleFacilitator = "facilitator"
    case roleObserver = "observer"
    case roleInterpreter = "interpreter"
    case roleOrganiser = "organiser"
    case roleGuest = "guest"
    case roleSubstitute = "substitute"

    package static func of(_ reply: Reply) -> ParticipantsText {
        switch reply {
        case .invited: .invited
        case .accepted: .accepted
        case .declined: .declined
        case .noAnswer: .noAnswer
        }
    }

    /// The roles that are proposed before any is in use.
    static let roles: [ParticipantsText] = [
        .roleDelegate, .roleSpeaker, .roleFacilitator, .roleObserver, .roleInterpreter, .roleOrganiser, .roleGuest,
        .roleSubstitute,
    ]
}
