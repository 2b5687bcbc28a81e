/// Texts of the command line, and of what the program says beside the screens.
package enum ShellText: String, TextTable {
    package static let name = "shell"

    case records = "{n} record|{n} records"
    case undoHint = "caucus undo takes it back."
    case redoHint = "caucus redo brings it back."

    // What became of records that somebody else had changed too.
    case metKept = "{field} of {id}: somebody else set it too; yours stands, theirs is in conflicts.rec"
    case metGaveWay = "{field} of {id} was set again since and stays so; the rest was taken back"
    case metStays = "{id} was changed by somebody else meanwhile, so it was not deleted"
    case metCameBack =
        "{id} was deleted by somebody else; your edit brought it back, delete it again if they were right"
    case metStaysDeleted = "{id} was deleted since and stays deleted; the rest was taken back"
    case andMore = "(and {n} more)"
}
