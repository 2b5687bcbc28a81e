import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// `caucus conflicts`: what two people changed at once and nobody has settled yet.
struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts", abstract: "List what two people changed at once, until one version is settled on.",
        discussion: "On the screens = shows the same, and settles each with one key.")

    @OptionGroup var format: OutputFormat

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        try access.takeIn()
        let conflicts = access.network.openConflicts
        if format.json {
            let records = conflicts.compactMap { access.network.record($0.key) }
            return Output.standard.writeLine(
                JSONText.array(records.map { JSONText.object($0, .conflict, indent: "  ") }))
        }
        guard !conflicts.isEmpty else { return Output.standard.writeLine(access.texts[SharingText.settled]) }
        let words = ConflictWords(access.network, access.texts)
        for conflict in conflicts {
            Output.standard.writeLine("\(conflict.key.id)  \(words.title(conflict))")
            for version in words.versions(conflict) {
                Output.standard.writeLine("  \(version.name): \(version.lines.joined(separator: "\n    "))")
            }
        }
        Output.standard.writeLine(access.texts[SharingText.howToSettle])
    }
}

/// `caucus settle`: settles on one version.
struct SettleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Settle on one version of what two people changed at once.",
        discussion: """
            caucus settle 6d4xackja2ek theirs
            caucus settle 6d4xackja2ek "both: Kenya and Peru"

            mine keeps what stands in the record, theirs takes the other version, base what was there before; any other \
            word is taken as the value. It is one change, which caucus undo takes back.
            """)

    @Argument(help: "The Id of the conflict, or the beginning of it, as caucus conflicts shows it.")
    var id: String

    @Argument(help: ArgumentHelp("mine, theirs, base, or another value.", valueName: "version"))
    var version: [String]

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        try access.takeIn()
        let found = access.network.openConflicts.filter { $0.key.id.text.utf8.starts(with: id.utf8) }
        guard let conflict = found.first, found.count == 1 else {
            let candidates = found.map { "\($0.key.id)" }
            throw CommandFailure(
                .data,
                found.isEmpty
                    ? "there is no conflict \(id); see caucus conflicts" : "\(id) is the beginning of several",
                details: candidates)
        }
        let words = ConflictWords(access.network, access.texts)
        let title = words.title(conflict)
        let edits = access.network.settling(conflict, on: try settlement(of: conflict), at: access.clock.now)
        let saved = try access.save(access.texts(SharingText.settledOn, ["what": title]), edits)
        Output.standard.writeLine("\(saved.change.summary). \(access.texts[ShellText.undoHint])")
    }

    private func settlement(of conflict: OpenConflict) throws -> Settlement {
        let text = version.joined(separator: " ")
        switch text {
        case "mine": return .mine
        case "theirs": return .theirs
        case "base" where conflict.isDeletion: throw CommandFailure(.data, Self.isDeletion)
        case "base": return .base
        case "": throw ValidationError("name a version: mine, theirs, base or a value")
        default:
            guard !conflict.isDeletion else { throw CommandFailure(.data, Self.isDeletion) }
            return .value(text)
        }
    }

    private static let isDeletion = "one of you deleted the record; settle on mine to keep it or on theirs to delete it"
}
