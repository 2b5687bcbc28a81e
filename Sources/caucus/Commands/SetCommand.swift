import ArgumentParser
import NetworkModel
import RecFormat

/// `caucus set`: changes fields of a record.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change fields of a record.",
        discussion: """
            caucus set aid-watch Stage=active Cadence=6w
            A field that repeats gets several values by naming it several times; += adds one, -= takes one out, and \
            FIELD= removes the field.
            """)

    @Argument(help: "The Id of the record, or its name.")
    var record: String

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("What to change.", valueName: "field=value"))
    var changes: [String]

    @OptionGroup var place: WorkspaceOption
    @OptionGroup var format: OutputFormat

    func run() throws {
        var access = try Access(place)
        let found = try RecordFinder(access.network).record(record, fromBeginning: true)
        guard var draft = access.network.draft(found.key) else { return }
        try FieldChanges(changes, kind: found.key.kind, zone: draft.first(.timezone), access).apply(to: &draft)
        let edit = draft.edit(at: access.clock.now)
        guard !edit.isEmpty else {
            Output.standard.writeLine("\(found.title) is so already; nothing was changed.")
            return
        }
        try access.save("Edited \(found.title)", [edit])
        Report.changed(found.key, "Changed \(found.title).", access, format)
    }
}
