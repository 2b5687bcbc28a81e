/// Texts of sharing a network with others, and of settling what two people changed at once.
package enum SharingText: String, TextTable {
    package static let name = "sharing"

    case begun = "This workspace is shared through {remote} from now on."
    case joined = "{name} is in {folder} now. Say who you are with caucus me, and share with caucus sync."
    case taken = "Taken over from the others: {what}."
    case shared = "Shared with the others: {what}."
    case same = "You and the others have the same."
    case offline = "The others could not be reached ({why}); nothing waits to be shared."
    case offlineKept = "The others could not be reached ({why}); kept here until the next sync: {what}."
    case toSettle =
        "{n} field was changed by both of you: yours stands, theirs is kept. See caucus conflicts.|{n} fields were changed by both of you: yours stand, theirs are kept. See caucus conflicts."
    case done = "{what} done"
    case deleted = "{what} deleted"
    case layout = "order and comments"
}
