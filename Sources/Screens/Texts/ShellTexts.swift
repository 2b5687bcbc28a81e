/// Texts of the command line, and of what the program says beside the screens.
package enum ShellText: String, TextTable {
    package static let name = "shell"

    case records = "{n} record|{n} records"
    case undoHint = "caucus undo takes it back."
    case redoHint = "caucus redo brings it back."

    // What became of records that somebody else had changed too.
    case toSettle = "{n} field to settle: caucus conflicts lists it|{n} fields to settle: caucus conflicts lists them"
    case metKept = "{field} of {id}: somebody else set it too; yours stands, theirs is in conflicts.rec"
    case metGaveWay = "{field} of {id} was set again since and stays so; the rest was taken back"
    case metWithdrawn = "{field} of {id} is as somebody else set it; about that nothing is to be settled any more"
    case metStays = "{id} was changed by somebody else meanwhile, so it was not deleted"
    case metCameBack =
        "{id} was deleted by somebody else; your edit brought it back, delete it again if they were right"
    case metForgotten = "Left out: whom it is about was forgotten meanwhile by somebody else"
    case metStaysDeleted = "{id} was deleted since and stays deleted; the rest was taken back"
    case filterWords = "both words somewhere in the record, or in the names it mentions"
    case filterField = "the field begins with one of these; all terms must hold"
    case filterNot = "not so"
    case filterQuotes = "words with a blank between them"
    case filterTag = "a tag that begins so"
    case filterHolder = "what I hold: lead, accountable, owner or logged by"
    case filterHas = "a field that is there, or missing"
    case filterDays = "longer ago than, sooner than, within"
    case filterNumbers = "numbers"
    case filterImport = "what the last import brought in; import:2026-11-21 that of a day"
    case filterFields = "Fields that can be asked for:"
    case walkCount =
        "{n} name looks like one that is there. What is it?|{n} names look like ones that are there. For each:"
    case walkMerge = "the same: take the one that is there and fill what it lacks"
    case walkAdd = "another: add it as new"
    case walkCompare = "compare the two"
    case walkSkip = "leave the row out"
    case walkAddAll = "add this and all the rest as new"
    case walkStop = "stop; nothing is imported"
    case walkAgain = "Type one of = a e s A q, then Enter."
    case walkRow = "In the file"
    case walkThere = "There already"
    case walkStopped = "Stopped; nothing was imported."
    case finished = "Finished first what was cut short while it was being saved: {what}"
    case madeRoom = "The disk is full: it was saved, but the earlier states of files had to go. Make room on it"
    case unkept = "It was saved, but the state before could not be kept for caucus history ({reason})"
    case unnoted =
        "It was saved, but caucus undo cannot take it back: .caucus/journal.rec could not be written ({reason})"
    case historyMore = "and {n} earlier change; --all shows it|and {n} earlier changes; --all shows them"
    case historyKept =
        "{n} earlier state of {file} is kept as a file, replaced {last}, in {folder}|{n} earlier states of {file} are kept as files, replaced {first} to {last}, in {folder}"
    case notForgottenHere =
        "It was saved, but what was forgotten elsewhere could not be removed here yet ({why}); do that with caucus forget --resume"
    case restoreNothing = "{what} is as it was {when}; nothing was changed."
    case restoreAdded =
        "{n} record was added since and stays; --exact deletes it|{n} records were added since and stay; --exact deletes them"
    case restoreWould = "Would put {n} record back as it was {when}:|Would put {n} records back as they were {when}:"
    case restoreForeign =
        "This takes back what others did: {what} ({who}, {when}).|This takes back {n} changes of others, the last: {what} ({who}, {when})."
    case andMore = "(and {n} more)"
}
