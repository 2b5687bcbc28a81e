import ArgumentParser
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus undo`: takes the last change back.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take the last change back, whoever made it and however large.")

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        let texts = access.texts
        let saved = try access.store.undo(by: &access.author) { texts(GeneralText.undone, ["what": $0]) }
        UndoReport.print(saved, hint: texts[ShellText.redoHint], texts)
    }
}

/// `caucus redo`: brings back what the last undo took back.
struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Bring back what the last undo took back.")

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        let texts = access.texts
        let saved = try access.store.redo(by: &access.author) { texts(GeneralText.doneAgain, ["what": $0]) }
        UndoReport.print(saved, hint: texts[ShellText.undoHint], texts)
    }
}

private enum UndoReport {
    static func print(_ saved: Saved, hint: String, _ texts: Texts) {
        let count = texts(ShellText.records, n: saved.change.edits.count)
        let words = EncounterWords(texts)
        if let text = words.line(kept: saved) { Output.errors.writeLine("caucus: \(text)") }
        Output.standard.writeLine("\(saved.change.summary) (\(count)).\(saved.unnoted == nil ? " \(hint)" : "")")
        if saved.change.unwritesReminders {
            Output.standard.writeLine("  \(texts[RemindText.lettersStay])")
        }
        if let finished = words.line(finished: saved.finished) {
            Output.standard.writeLine("  \(finished)")
        }
        for encounter in saved.encounters {
            Output.standard.writeLine("  \(words.words(encounter))")
        }
    }
}
