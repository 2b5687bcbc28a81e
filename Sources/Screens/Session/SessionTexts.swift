import NetworkModel

/// Texts of the Session screen.
package enum SessionText: String, TextTable {
    package static let name = "session"

    case none = "No session is running. r on the checklist of an event plans one, with an agenda to begin from."
    case goesOn = "Session is running"
    case information = "Updates"
    case priorities = "Priorities"
    case processes = "Processes"
    case training = "Training"
    case item = "item {time}"
    case whole = "session {time}"
    case left = "{time} left"
    case over = "{n} min over"
    case here = "{n} here"
    case new = "{n} new"
    case paused
    case closed = "closed"
    case notBegun = "not begun"
    case planned = "planned {planned}"
    case plannedUsed = "planned {planned}, used {used}"
    case usedOnly = "used {n}"
    case entries = "{n} entry|{n} entries"
    case itemsDone = "{done} of {all} items done"
    case ranking = "Our priorities, in order"
    case withoutItem = "Without an agenda item"
    case info
    case decision
    case task
    case priority
    case question
    case mending = "mend"
    case open
    case noMethod = "how it was taken is not said"
    case lowest = "lowest common denominator"
    case countFor = "{n} for"
    case countAside = "{n} aside"
    case countAgainst = "{n} against"
    case nobody
    case due = "due {day}"
    case from = "from: {what}"
    case dots = "{n} dot|{n} dots"
    case redLine = "red line: {what}"
    case fallback = "fallback: {what}"
    case lineHint = "i info  y decision  t task  p priority  q question, then the words and Enter"
    case lineHintShort = "i y t p q, then words, Enter"
    case beginHint = "r begins; until then + - a J K e shape the agenda"
    case pausedHint = "paused; r goes on"
    case frozenHint = "closed, and its minutes are frozen; O opens it again"
    case taskPlaceholder = "what is to be done @who day"
    case decisionPlaceholder = "what is decided; Enter takes it by consensus of those here"
    case attended = "At sessions"
    case held = "Sessions"
    case toSessions = "to its sessions"
    case whichSession = "Session"
    case fromSession = "From the session"
    case fromDecision = "decided: {text}"
    case decisionCount = "{n} decision|{n} decisions"
    case taskCount = "{n} task|{n} tasks"
    case lineIsBack = "What you were typing is back on the line"
    case lineLost = "The session is closed; this was not entered: {what}"
    case enters
    case completes
    case nextItem = "next item"
    case otherKind = "i y t p q other kind"
    case leavesLine = "leave the line"
    // What was done.
    case plannedSession = "Planned the session of {what}"
    case closedBefore = "There was a session already: {what}, {when}. It is closed."
    case quitRunning = "{what} is running. Leave caucus?"
    case quitGoesOn = "leave, its clock runs on"
    case quitPaused = "pause it and leave"
    case showClosed = "show it"
    case planAnother = "plan another"
    case begun = "The session has begun"
    case pausedNow = "Paused"
    case wentOn = "The session goes on"
    case entered = "{sort}: {what}"
    case mended = "Mended: {what}"
    case turned = "{what}: now a {sort}"
    case movedOn = "Now: {what}"
    case lastItem = "That was the last item; C closes the session"
    case firstItem = "This is the first item"
    case moved = "Moved to {what}"
    case deleted = "Deleted: {what}"
    case itemAdded = "Added {what}"
    case itemMinutes = "{what}: {n} min"
    case ranked = "{what} is now number {place}"
    case voted = "{what}: {n} dot|{what}: {n} dots"
    case owned = "{what}: {name}"
    case answered = "Answered: {what}"
    case reopenedNote = "Open again: {what}"
    case carried = "{what}: {method}, {count}"
    case contested = "{names} objects, so there is no {method} yet|{names} object, so there is no {method} yet"
    case closedNow = "Closed; the minutes are {file}"
    case opened = "The session is open again, paused"
    // Why something cannot be.
    case isClosed = "The session is closed and its minutes are frozen; O opens it again"
    case isFrozen = "The minutes of {what} are closed; open the session again to change them"
    case noSession = "No session is shown"
    case notASelection = "Select an entry first"
    case passedOver = "{what} would come before the item that is up, and be passed over; n takes it up now"
    case notATask = "Select a task first"
    case notADecision = "Select a decision first"
    case notAPriority = "Select a priority first"
    case notAnItem = "Select an agenda item first"
    case notClosed = "The session is not closed"
    case hasEntries = "There are entries under it; move them first, with m"
    case nothingElse = "There is no other agenda item"
    // Questions.
    case turnInto = "What is it?"
    case jumpTo = "Take up"
    case moveTo = "Move to"
    case newItem = "New agenda item"
    case renameItem = "Agenda item"
    case ownerOf = "Who does it"
    case redLinePrompt = "Red line"
    case fallbackPrompt = "Fallback"
    case votesPrompt = "Dots"
    case votesPromptEach = "Dots, {n} each"
    case votesHint = "a number, or names: ana 3, fatima 2"
    case dotsEach = "Dots for each"
    case dotsEachBad = "Write how many dots each can give; 0 for any number"
    case dotsAny = "Any number of dots"
    case dotsForEach = "{n} dot for each|{n} dots for each"
    case dotsInAll = "{n} in all"
    case dotsGiven = "{given} of {all} given"
    case dotsLeft = "{n} left"
    case dotsTogether = "{counted} counted and {named} by name: {n} dot|{counted} counted and {named} by name: {n} dots"
    case dotsNotLeft = "{name} has {n} dot left|{name} has {n} dots left"
    case dotsOfAbsent = "{name} is not here; g ticks who is"
    case dotsGone = "There is {n} dot left to give|There are {n} dots left to give"
    case votesBad = "Write a number of dots, or names with their dots: ana 3, fatima 2"
    case interrupted =
        "A session was running: {what}. It was last seen {when}, {ago} min ago. Shall that time count?"
    case countTime = "go on; it counts"
    case leaveTime = "go on; it does not count"
    case pauseThen = "pause it as of then"
    case notCounted = "The session goes on; {n} min are not counted"

    static func part(_ part: SessionPart) -> SessionText {
        switch part {
        case .information: .information
        case .priorities: .priorities
        case .processes: .processes
        case .training: .training
        }
    }

    static func sort(_ sort: EntrySort) -> SessionText {
        switch sort {
        case .information: .info
        case .decision: .decision
        case .task: .task
        case .priority: .priority
        case .question: .question
        }
    }
}
