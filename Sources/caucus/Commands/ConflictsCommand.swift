import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// `caucus conflicts`: what several people changed at once and nobody has settled yet.
struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "List what several people changed at once, until one version is settled on.",
        discussion: "On the screens = shows the same, and settles each with one key.")

    @OptionGroup var format: OutputFormat

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        try access.takeIn()
        let conflicts = access.network.openConflicts
        if format.json {
            let records = conflicts.flatMap(\.keys).compactMap { access.network.record($0) }
            return Output.standard.writeLine(
                JSONText.array(records.map { JSONText.object($0, .conflict, indent: "  ") }))
        }
        guard !conflicts.isEmpty else { return Output.standard.writeLine(access.texts[SharingText.settled]) }
        let words = ConflictWords(access.network, access.texts, viewer: access.author.me)
        for conflict in conflicts {
            Output.standard.writeLine("\(conflict.key.id)  \(words.title(conflict))")
            for (word, version) in SettlingWord.words(for: words.versions(conflict)) {
                let name = "\(version.isStanding ? "*" : " ") \(word) (\(version.name))"
                Output.standard.writeLine("\(name): \(version.lines.joined(separator: "\n    "))")
            }
        }
        Output.standard.writeLine(access.texts[SharingText.howToSettle])
    }
}

/// What a version is called on the command line.
private enum SettlingWord {
    /// The versions of a conflict, each with its word: `base`, `mine`, `theirs`, and of further ones `theirs-2`.
    static func words(for versions: [ConflictWords.Version]) -> [(word: String, version: ConflictWords.Version)] {
        let isBase = versions.first?.settlement == .base
        return versions.enumerated().map { index, version in
            switch isBase ? index - 1 : index {
            case -1: ("base", version)
            case 0: ("mine", version)
            case 1: ("theirs", version)
            case let number: ("theirs-\(number)", version)
            }
        }
    }
}

/// `caucus settle`: settles on one version.
struct SettleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Settle on one version of what several people changed at once.",
        discussion: """
            caucus settle 6d4xackja2ek theirs
            caucus settle 6d4xackja2ek "both: Kenya and Peru"

            mine takes your version (where you set none, what stands in the record), theirs the other one, base what was \
            there before; any other word is taken as the value. Where more than two changed it, theirs-2 takes the next: \
            caucus conflicts says which is whose. It is one change, which caucus undo takes back.
            """)

    @Argument(help: "The Id of the conflict, or the beginning of it, as caucus conflicts shows it.")
    var id: String

    @Argument(help: ArgumentHelp("mine, theirs, theirs-2, base, or another value.", valueName: "version"))
    var version: [String]

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        try access.takeIn()
        let found = access.network.openConflicts.filter { conflict in
            conflict.keys.contains { $0.id.text.utf8.starts(with: id.utf8) }
        }
        guard let conflict = found.first, found.count == 1 else {
            let candidates = found.map { "\($0.key.id)" }
            throw CommandFailure(
                .data,
                found.isEmpty
                    ? "there is no conflict \(id); see caucus conflicts" : "\(id) is the beginning of several",
                details: candidates)
        }
        let words = ConflictWords(access.network, access.texts, viewer: access.author.me)
        let settlement = try settlement(of: conflict, among: SettlingWord.words(for: words.versions(conflict)), access)
        let edits = access.network.settling(conflict, on: settlement, at: access.clock.now)
        let saved = try access.save(words.settled(conflict, on: settlement), edits)
        let undo = access.promising(" \(access.texts[ShellText.undoHint])")
        Output.standard.writeLine("\(saved.change.summary).\(undo)")
    }

    private func settlement(
        of conflict: OpenConflict, among versions: [(word: String, version: ConflictWords.Version)],
        _ access: Access
    ) throws -> Settlement {
        let text = version.joined(separator: " ")
        if let found = versions.first(where: { $0.word == text }) { return found.version.settlement }
        guard !text.isEmpty else { throw ValidationError("name a version: mine, theirs, base or a value") }
        guard !conflict.isDeletion else { throw CommandFailure(.data, Self.isDeletion) }
        return try read(text, for: conflict, access)
    }

    /// A value of one's own, read and refused as `caucus set` does.
    private func read(_ text: String, for conflict: OpenConflict, _ access: Access) throws -> Settlement {
        let zone = conflict.subject.flatMap { access.network.record($0)?.first(.timezone) }
        let settlement = Settlement.value(try ValueReader(access, zone: zone).value(text, for: conflict.spec))
        let faults = access.network.settled(conflict, on: settlement).map {
            access.network.faults(of: $0, on: access.clock)
        }
        guard let faults, !faults.isEmpty else { return settlement }
        throw CommandFailure(.data, faults.map(\.description).joined(separator: "; "))
    }

    private static let isDeletion =
        "one of you deleted the record, another changed it; settle on mine or theirs, as caucus conflicts has them"
}
