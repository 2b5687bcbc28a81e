/// Texts of the overview of newcomers.
package enum TrainingText: String, TextTable {
    package static let name = "training"

    case title = "{event} · newcomers"
    case count = "{n} newcomer|{n} newcomers"
    case withoutBuddy = "{n} without a buddy"
    case empty =
        "Nobody comes for the first time, as far as anybody noted who was where. Who comes as “newcomer” shows here too."
    case newcomer = "Newcomer"
    case buddy = "Buddy"
    case done = "Done"
    case noBuddy = "nobody"
    case noTraining = "none; m makes it"
    case step = "Step {n}: {text}"
    case make = "make training"
    case makeHelp = "Put the training of all newcomers who have none on the checklist."
    case made = "Training for {n} newcomer, {steps} steps|Training for {n} newcomers, {steps} steps"
    case allHaveIt = "All newcomers have their training"
    case toggle = "done"
    case toggleHelp = "Mark this step done, or open again."
    case assign = "buddy"
    case assignHelp = "Say who is this newcomer's buddy; the steps of the training go to them."
    case buddySet = "{buddy} is the buddy of {newcomer}"
    case buddyGone = "{newcomer} has no buddy any more"
    case brief
    case briefHelp = "Show the briefing of this newcomer."
    case move
    case up = "Go to the newcomer above."
    case down = "Go to the newcomer below."
    case left = "Go to the step before."
    case right = "Go to the next step."
}
