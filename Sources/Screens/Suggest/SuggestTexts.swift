import Insight

/// Texts of the sheets that propose owners, and of the reasons for them.
package enum SuggestText: String, TextTable {
    package static let name = "suggest"

    case title = "Suggested owners"
    case everyone = "everybody with skills or hours"
    case teamOnly = "the team only"
    case asking = "Asking {whom}"
    case handoverTitle = "If {name} leaves"
    case standStill = "{n} thing stands still|{n} things stand still"
    case standStillHours = "{n} thing stands still, {hours} h|{n} things stand still, {hours} h"
    case count = "{n} of {total} with an owner"
    case nothingUnowned = "Every open task has somebody. Mark tasks with v to share them anew."
    case allOwned = "Every open task has somebody."
    case noneOpen = "None of the marked tasks is open"
    case nobodyInTeam = "Nobody is in the team yet: open a person with e and set Team to yes"
    case nothingRests = "Nothing rests on {name}"
    case onlySoonest = "the {n} due first"
    case what = "What"
    case owner = "Owner"
    case why = "Why"
    case nobody = "nobody"
    case stays = "stays"
    case leftOut = "left out"

    case has = "knows {skills}"
    case lacks = "lacks {skills}"
    case leads = "leads on {what}"
    case room = "{hours} h left until {day}"
    case short = "{hours} h too few until {day}"
    case fullness = "{percent} % full, next {n} weeks"
    case nobodyToAsk = "nobody is left to ask"
    case nobodyHasTime = "nobody has hours left"
    case partnerLead = "leads {partner}"
    case workingContact = "is the contact at {partner}"
    case member = "is at {partner}"
    case recently = "in touch with {partner}"
    case thisYear = "spoke with {partner} this year"
    case longAgo = "knew {partner}"
    case declined = "declined it"
    case now = "now with {name}"
    case keeps = "has it now"

    case accept = "propose"
    case acceptHelp = "Propose these owners, all in one change; the owners accept or decline."
    case handOver = "hand over"
    case handOverHelp = "Hand over all that has somebody here, in one change."
    case change = "owner"
    case changeHelp = "Choose another owner for this line."
    case all = "all to one"
    case allHelp = "Choose one person for everything."
    case team
    case teamHelp = "Take them off the team with it, or keep them in the team."
    case leavesTeam = ", and the team"
    case leftTeam = ", who is of the team no more"
    case leave = "leave out"
    case leaveHelp = "Leave this line as it is, or take it in again."
    case anyone
    case anyoneHelp = "Ask the team only, or everybody with skills or hours."
    case move
    case downHelp = "Go to the next line."
    case upHelp = "Go to the line before."
    case firstHelp = "Go to the first line."
    case lastHelp = "Go to the last line."
    case whoLeaves = "Who leaves"
    case open = "open"
    case proposed = "{what} proposed to {name}"
    case proposedMany = "{n} task proposed to {people}|{n} tasks proposed to {people}"
    case people = "{n} person|{n} people"
    case yoursAtOnce = ", {n} of them yours and accepted|, {n} of them yours and accepted"
    case handedOver = "{n} thing of {name} handed over|{n} things of {name} handed over"
    case nothingIn = "No line has an owner; o chooses one"

    static func word(for way: Suggestion.Acquaintance) -> SuggestText {
        switch way {
        case .lead: .partnerLead
        case .workingContact: .workingContact
        case .member: .member
        case .recently: .recently
        case .thisYear: .thisYear
        case .longAgo: .longAgo
        }
    }
}
