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
    case withheld = "{n} private record stays here.|{n} private records stay here."
    case replaced =
        "What is here is what all share from now on, without the past. The others take that over when they sync."
    case pastGone = "Others removed the past of this network; it is removed here too."
    case pastHeld =
        "Others removed the past of this network; here {names} still hold it: remove each with git update-ref -d, then sync."
    case toSettle =
        "{n} field was changed by several of you and is to be settled: see caucus conflicts.|{n} fields were changed by several of you and are to be settled: see caucus conflicts."
    case toSettleHere =
        "{n} field changed by several of you: = settles it.|{n} fields changed by several of you: = settles them."
    case keptApart =
        "You and somebody else added {name}, not with the same things in it: both are kept, yours is {id} from now on."
    case takenForOne = "You and somebody else added these, which are one now: {names}."
    case done = "{what} done"
    case deleted = "{what} deleted"
    case ended = "{what} settled"
    case layout = "order and comments"

    // Settling.
    case settled = "Nothing is to be settled."
    case howToSettle =
        "caucus settle ID and the word before a version, or a value of your own, settles one. * stands in the record."
    case settledOn = "Settled {what}"
    case fieldOf = "{field} of {what}"
    case deletionOf = "{what}: deleted by one, changed by the other"
    case mineIs = "mine"
    case theirsIs = "theirs"
    case baseIs = "before"
    case you
    case inTheRecord = "in the record"
    case someone = "someone"
    case keep
    case further = "others"
    case nothing = "(nothing)"
    case isKept = "kept, with what was changed"
    case isDeleted = "deleted"
    case title = "To settle"
    case note = "Changed by several of you at once; ▸ stands in the record."
    case allSettled = "Nothing is left to settle."
    case keepMineHelp = "Settle on your version, or if you set none on what stands in the record."
    case takeTheirsHelp = "Settle on the other version."
    case takeFurtherHelp = "Settle on the version with that number, where there are more."
    case takeBaseHelp = "Settle on what was there before anybody changed it."
    case keepStandingHelp = "Settle on what stands in the record."
    case other = "edit"
    case otherHelp = "Settle on something else: write it."
    case otherPrompt = "New value"
    case move
    case moveHelp = "Go to the one before or after."
    case noOther = "One deleted it, another changed it: take m or t, it cannot be as before"
    case noVersion = "There is no such version here: take one of those before which a key stands"
    case headerToSettle = "{n} to settle"
    case headerToSettleShort = "={n}"
    case headerNotShared = "{n} not shared"
    case headerNotSharedShort = "↑{n}"
    case headerProblemsShort = "!{n}"

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
