package import NetworkModel
package import TextCanvas

/// What happened: all that `update` ever learns of the world.
package enum Message: Sendable {
    /// A key, a paste, the mouse, another size, a signal.
    case terminal(TerminalEvent)
    /// What the clock shows; comes before each key and whenever the minute turns.
    case clock(Clock)
    /// A workspace was opened, or read anew.
    case opened(Workspace)
    /// There is no workspace here yet: the first-run screen opens, offering this folder.
    case noWorkspace(folder: String)
    /// Changes of earlier sessions that can be undone, latest last; they are read after the first screen is there.
    case earlier([Change])
    /// The runtime made a change that the user asked for, such as an import, and it is on the disk.
    case carriedOut(Change)
    /// The last change of all that can be undone, as `Effect.findLastChange` asked for; nil where there is none.
    case lastChange(Change?)
    /// The last change of all was taken back, as `Effect.undoLast` asked for, and by which change.
    case undone(Change, by: Change)
    /// Another program changed records.
    case changedElsewhere(Change)
    /// A change is on the disk; the edits are those of its records that came out otherwise because of a merge.
    case saved(RecordID, [RecordEdit])
    /// A change is not on the disk, and why; and whether it is kept at least, for the next run.
    case saveFailed(RecordID, String, isKept: Bool = true)
    /// A change that was entered in an earlier run and is not on the disk.
    case leftUnsaved(Change)
    /// Why partners cannot be read from a file that `Effect.seeTable` named; nil where they can.
    case tableSeen(file: String, problem: String?)
    /// Indexes that `Effect.prepare` asked for.
    case prepared(Prepared)
    /// What `$EDITOR` made of a record's text.
    case editorClosed(EditorResult)
    /// The themes that can be chosen, and the one in use.
    case themes([ThemeChoice], current: String)
    /// What the check found, and what could not be read; told in the footer where it was asked for.
    case problems([WorkspaceProblem], isAsked: Bool)
    /// What is wrong with the files themselves, as they are now.
    case fileProblems([WorkspaceProblem])
    /// How a record came to be what it is, as `Effect.readHistory` asked for.
    case historyRead(RecordKey, ChangeHistory)
    /// Every place that tells of a person, as `Effect.lookForTraces` asked for.
    case tracesFound(ForgetPreview)
    /// Somebody was forgotten: what changed, and what is to be read about it.
    case forgotten(Change, lines: [String])
    /// What was forgotten elsewhere was carried out here: what changed, and what to say of it.
    case erasuresTakenOver(Change, lines: [String])
    /// The records that were deleted, the latest first, as `Effect.readDeleted` asked for.
    case deletedRead([DeletedRecord])
    /// How the workspace is shared, as `Effect.countUnshared` asked for.
    case sharing(SharingState)
    /// The sharing that `Effect.share` asked for is over.
    case sharingEnded(SharingEnding)
    /// How far a long piece of work has come; nil when it is over.
    case progress(Progress?)
    /// A program that synchronises folders left a copy beside the files.
    case copyCame
    /// The folder that was gone is there again.
    case folderReturned
    /// A text that is being typed could not be kept under its name, and why.
    case notKept(String, String)
    /// Something to say in the status line.
    case said(Status)

    /// A key that was pressed.
    package static func key(_ key: Key) -> Message { .terminal(.key(key)) }
}

/// A folder's content as it was read, and what the user's own configuration says of it.
package struct Workspace: Sendable {
    package var folder: String
    package var network: Network
    package var me: RecordID?
    /// Changes of earlier sessions that can be undone, latest last.
    package var history: [Change]
    package var problems: [WorkspaceProblem]
    package var configuration: Configuration
    /// What was typed and never entered, by the name it was kept under; further ones of a name have a number behind it,
    /// as `log~2` has.
    package var unsaved: [String: String]
    /// How all preparation stands, where that was worked out already.
    package var preparation: Preparation?

    package init(
        folder: String, network: Network, me: RecordID? = nil, history: [Change] = [],
        problems: [WorkspaceProblem] = [], configuration: Configuration = Configuration(),
        unsaved: [String: String] = [:], preparation: Preparation? = nil
    ) {
        self.folder = folder
        self.network = network
        self.me = me
        self.history = history
        self.problems = problems
        self.configuration = configuration
        self.unsaved = unsaved
        self.preparation = preparation
    }
}

/// A stretch that could not be read, or something the check found, and where it stands.
package struct WorkspaceProblem: Hashable, Sendable {
    /// The file's name within the workspace.
    package var file: String
    package var line: Int
    /// What is wrong and what to do.
    package var text: String
    /// Whether it is the file that is amiss, and not what a record says.
    package var isOfFile: Bool
    /// Whether it stands on a line; otherwise it is about the file as a whole, which an editor cannot mend.
    package var hasLine = true
    /// The lines around it as they stand in the file, the first of them at `excerptStart`.
    package var excerpt: [String] = []
    package var excerptStart = 1
    /// How many lines it is about.
    package var lineCount = 1

    package init(file: String, line: Int, text: String, isOfFile: Bool = false) {
        self.file = file
        self.line = line
        self.text = text
        self.isOfFile = isOfFile
    }

    /// Where it is, as it is said: the file and the line, or the file alone.
    package var place: String { hasLine ? "\(file):\(line)" : file }
}

/// A record that was deleted and is known from the journal.
package struct DeletedRecord: Hashable, Sendable {
    package var key: RecordKey
    /// What it was called.
    package var title: String
    /// When it was deleted; nil where that was done without caucus.
    package var at: Timestamp?
    /// Who deleted it, as far as known.
    package var by: RecordID?

    package init(key: RecordKey, title: String, at: Timestamp?, by: RecordID?) {
        self.key = key
        self.title = title
        self.at = at
        self.by = by
    }
}

/// A theme that can be chosen.
package struct ThemeChoice: Hashable, Sendable {
    /// What it is called in the configuration.
    package var name: String
    /// What it calls itself, and what it is good for.
    package var description: String

    package init(name: String, description: String) {
        self.name = name
        self.description = description
    }
}

/// How far a long piece of work has come.
package struct Progress: Hashable, Sendable {
    package var text: String
    /// From 0 to 1; nil where it cannot be known.
    package var fraction: Double?

    package init(text: String, fraction: Double? = nil) {
        self.text = text
        self.fraction = fraction
    }
}

/// What `$EDITOR` made of what it was given.
package enum EditorResult: Hashable, Sendable {
    /// The text of a record, as it was and as it is now, and why the editor failed where it did.
    case record(EditedText, failure: String? = nil)
    /// A file of the workspace; what changed in it arrives as `changedElsewhere`.
    case file(String)
    /// The editor could not be run or ended with an error.
    case failed(String)
}
