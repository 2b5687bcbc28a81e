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
    case toSettleHere =
        "{n} field changed by both of you: = settles it.|{n} fields changed by both of you: = settles them."
    case done = "{what} done"
    case deleted = "{what} deleted"
    case layout = "order and comments"

    // Settling.
    case settled = "Nothing is to be settled."
    case howToSettle = "caucus settle ID mine, theirs, base or a value of your own settles one."
    case settledOn = "Settled {what}"
    case fieldOf = "{field} of {what}"
    case deletionOf = "{what}: deleted by one, changed by the other"
    case mineIs = "mine"
    case theirsIs = "theirs"
    case baseIs = "before"
    case nothing = "(nothing)"
    case isKept = "kept, with what was changed"
    case isDeleted = "deleted"
    case title = "To settle"
    case note = "Changed by two of you at once; ▸ stands in the record."
    case allSettled = "Nothing is left to settle."
    case keepMineHelp = "Settle on what stands in the record."
    case takeTheirsHelp = "Settle on the other version."
    case takeBaseHelp = "Settle on what was there before either changed it."
    case other = "edit"
    case otherHelp = "Settle on something else: write it."
    case otherPrompt = "New value"
    case move
    case moveHelp = "Go to the one before or after."
    case noOther = "One of you deleted it: m keeps it as it is, t takes the other side"
    case headerToSettle = "{n} to settle"
    case headerNotShared = "{n} not shared"

    // Copies of programs that synchronise folders.
    case mergedWith = "Merged with {file}"
    case setAside = "{file} was merged with yours; the copy lies in .caucus/copies"

    // Sharing from the screens.
    case looking = "Sharing: looking at what changed · :sync again calls it off"
    case fetching = "Sharing: asking the others · :sync again calls it off"
    case merging = "Sharing: merging · :sync again calls it off"
    case writing = "Sharing: writing"
    case sharing = "Sharing: sending · :sync again calls it off"
    case askDeletions = "Many records would be deleted"
    case goOn = "Share all the same"
    case stop = "Stop and look"
    case notSetUp = "This network is not shared yet; in a shell: caucus sync --setup REMOTE"
}
