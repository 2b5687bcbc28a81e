package import NetworkModel

/// What the runtime must do.
package enum Effect: Sendable {
    /// Make a change durable, then say `saved` or `saveFailed`.
    case save(Change)
    /// Look up the last change of all who use the folder, then say `lastChange`.
    case findLastChange
    /// Take back the last change of all, once what waits is saved, then say `undone`.
    case undoLast
    /// Build the indexes of this network in the background, then say `prepared`.
    case prepare(Network)
    /// Check the whole workspace in the background, then say `problems`; where the user asked for it, they are told.
    case check(isAsked: Bool)
    /// Look through the files in the background for what cannot be read, then say `fileProblems`.
    case examine
    /// Leave the screen to `$EDITOR`, then say `editorClosed`.
    case edit(EditorRequest)
    /// Look what an editor that still worked on a text has made of it, then say `editorClosed`.
    case readEdited(EditedText)
    /// Show another theme; nothing is stored.
    case applyTheme(String)
    /// Keep the user's own configuration for this workspace.
    case storeConfiguration(Configuration)
    /// Keep who is at the keyboard, for this workspace, in the user's own configuration.
    case storeMe(RecordID)
    /// Make a workspace, then say `opened`.
    case createWorkspace(folder: String, name: String)
    /// See whether partners can be read from a CSV file, then say `tableSeen`; nothing is written.
    case seeTable(file: String)
    /// Read partners from a CSV file into the open workspace; what came in arrives as `changedElsewhere`.
    case importPartners(file: String)
    /// Write the demo network into a fresh folder, then say `opened`.
    case openDemo
    /// Keep what was typed and not entered yet, under a name of its own, so that it outlives the program; an empty text
    /// has been entered or given up.
    case keepUnsaved(String, text: String)
    /// A change that could not be saved is not to be saved any more.
    case dropWaiting(RecordID)
    /// Write the minutes of a session into the workspace, and a letter for each owner of its tasks; then say `said`.
    case writeMinutes(RecordID)
    /// Write a letter for each of these owners with all that is open with them into the outbox, then say `said`.
    case writeReminders([RecordID])
    /// Write a page that is to be read elsewhere into a file of its own, by its name within the workspace, then say `said`.
    case writePage(file: String, text: String)
    /// Look up how a record came to be what it is, then say `historyRead`.
    case readHistory(RecordKey)
    /// Look for every place that tells of a person, then say `tracesFound`.
    case lookForTraces(RecordKey)
    /// Forget a person as the plan has it, once what waits is saved, then say `forgotten`.
    case forget(RecordKey, ForgetPlan)
    /// Look up which records were deleted, then say `deletedRead`.
    case readDeleted
    /// Merge the copies that a program left beside the files; what they bring arrives as `changedElsewhere`.
    case takeIn
    /// Carry out here what was forgotten elsewhere, as far as there is anything, then say `erasuresTakenOver`; the change is
    /// what came.
    case takeOverErasures(Change)
    /// Find out whether and how far the workspace is shared, then say `sharing`.
    case countUnshared
    /// Share the workspace in the background with `progress`, then say `sharingEnded`; what others had changed arrives as
    /// `changedElsewhere`.
    case share(allowingDeletions: Bool)
    /// Call the sharing off that is under way.
    case stopSharing
    /// Draw the whole screen anew.
    case redraw
    /// Stop the program, as ctrl-z does.
    case suspend
    /// End, after all that was to be saved is saved.
    case quit
}

/// What `$EDITOR` is to open.
package enum EditorRequest: Hashable, Sendable {
    /// The text of one record.
    case record(RecordKey, text: [UInt8])
    /// A text that has been in an editor before, where that left it.
    case again(EditedText)
    /// A file of the workspace, at a line.
    case file(String, line: Int)
}
