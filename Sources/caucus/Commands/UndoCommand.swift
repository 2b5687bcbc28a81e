import ArgumentParser
import NetworkModel
import WorkspaceStore

/// `caucus undo`: takes the last change back.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take the last change back, whoever made it and however large.")

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        let last = try access.store.lastUndoable()
        let saved = try access.store.undo(by: &access.author)
        UndoReport.print("Undid: \(last?.summary ?? saved.change.summary)", saved, hint: "caucus redo brings it back")
    }
}

/// `caucus redo`: brings back what the last undo took back.
struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Bring back what the last undo took back.")

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        let saved = try access.store.redo(by: &access.author)
        UndoReport.print(saved.change.summary, saved, hint: "caucus undo takes it back again")
    }
}

private enum UndoReport {
    static func print(_ text: String, _ saved: Saved, hint: String) {
        let count = saved.change.edits.count
        Output.standard.writeLine("\(text) (\(count == 1 ? "1 record" : "\(count) records")). \(hint).")
        for leftover in saved.left {
            let what = leftover.field.map { "\($0) of \(leftover.key.id)" } ?? "\(leftover.key.id)"
            Output.standard.writeLine("  \(what) was changed again since and stays as it is")
        }
    }
}
