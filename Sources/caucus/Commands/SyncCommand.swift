import ArgumentParser
import NetworkModel
import RecFormat
import Screens
import Sharing
import WorkspaceStore

/// `caucus sync`: shares the workspace with others through git.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Share what you changed, and take over what others changed.",
        discussion: """
            What two people changed is merged by record and field. Where both changed the same field, one version stays \
            in it and the other is kept beside it: see caucus conflicts. Without a connection what you have is kept here \
            until the next sync. What says Private: yes stays here, unless it is shared already: --private shares it, and \
            so does SharePrivate: yes in the settings of the workspace.

            Begin with caucus sync --setup REMOTE, where REMOTE is a folder (a disk that you pass on, a shared drive) or a \
            repository of yours: user@computer:path or https://…
            """)

    @Option(help: ArgumentHelp("Begin to share this workspace through a place.", valueName: "remote"))
    var setup: String?

    @Flag(help: "Go on where many records would be deleted.")
    var allowDeletions = false

    @Flag(help: "Where the past was removed here, put what is here in the place of what all share.")
    var replaceRemote = false

    @Flag(name: .customLong("private"), help: "Share what says Private: yes, too; it is shared from then on.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption

    func run() throws { try Interruption.callingOff(share) }

    private func share(_ cancellation: Cancellation) throws {
        let access = try Access(place, reading: [])
        if let setup {
            try begin(with: setup, access)
            let notes = RepositoryNotes.lines(access.folder)
            // Before anything goes there: what was public once cannot be taken back.
            guard notes.isEmpty else {
                for note in notes { Output.standard.writeLine("note: \(note)") }
                return Output.standard.writeLine(access.texts[SharingText.lookFirst])
            }
        }
        let history = try GitHistory(access.folder, cancellation: cancellation)
        var sync = Sync(access.store, history, by: access.author)
        sync.allowsDeletions = allowDeletions
        sync.replacesRemote = replaceRemote
        sync.sharesPrivate = withPrivate || access.configuration.sharesPrivate(in: access.folder)
        let taking = TakingOverDuringSync(access)
        taking.attach(to: &sync)
        let report = try sync.run()
        for line in SyncWords(access.texts).lines(report) { Output.standard.writeLine(line) }
        let done = taking.taken
        let left = try Forgetting.takeOver(in: access, since: done.isEmpty ? report.saved.map(\.change) : [])
        for taken in done + [left].compactMap(\.self) { Output.standard.writeLines(taken.lines) }
        if let last = left ?? done.last(where: \.isDone), report.pastNames == nil {
            Output.standard.writeLines([""] + last.remains)
        }
        if let left, !left.change.isEmpty {
            sync.allowsDeletions = true
            _ = try sync.run()
        }
        try Output.standard.flush()
        try sync.tidy()
        if let failure = report.failure { throw failure }
    }

    private func begin(with address: String, _ access: Access) throws {
        let remote = try Remote(SharedPlace.address(address))
        if let folder = SharedPlace.folder(remote) { try GitSetup.makeShared(folder) }
        try GitSetup.run(access.folder, remote, program: SharedPlace.program)
        Output.standard.writeLine(access.texts(SharingText.begun, ["remote": remote.address]))
    }
}

/// The place that a workspace is shared through, as a person names it.
enum SharedPlace {
    /// An address as git takes it; a folder in full.
    static func address(_ text: String) -> String {
        let path = Environment.expandingHome(text)
        let isFolder = path.hasPrefix(".") || (!path.contains(":") && !path.hasPrefix("/") && !path.hasPrefix("-"))
        return isFolder ? self.path(path) : path
    }

    /// A folder in full.
    static func path(_ text: String) -> String {
        let path = Environment.expandingHome(text)
        return path.hasPrefix("/") ? path : "\(Environment.currentFolder)/\(path)"
    }

    /// The folder that a remote is; nil for one on another computer.
    static func folder(_ remote: Remote) -> String? { remote.address.hasPrefix("/") ? remote.address : nil }

    /// The path of this program, for git to call.
    static var program: String { Environment.programPath ?? "caucus" }
}

/// What a sync did, for a person.
struct SyncWords {
    private let texts: Texts

    init(_ texts: Texts) { self.texts = texts }

    func lines(_ report: SyncReport) -> [String] {
        var lines: [String] = []
        if !report.taken.isEmpty { lines.append(texts(SharingText.taken, ["what": list(report.taken)])) }
        if report.failure != nil {
            // Why comes with what is to be done.
            if !report.own.isEmpty { lines.append(texts(SharingText.kept, ["what": list(report.own)])) }
        } else if let why = report.offline {
            lines.append(
                texts(
                    report.own.isEmpty ? SharingText.offline : SharingText.offlineKept,
                    ["what": list(report.own), "why": why]))
        } else if report.isReplaced {
            lines.append(texts[SharingText.replaced])
        } else if !report.own.isEmpty {
            lines.append(texts(SharingText.shared, ["what": list(report.own)]))
        } else if report.taken.isEmpty {
            lines.append(texts[SharingText.same])
        }
        if let names = report.pastNames, !report.isReplaced {
            lines.append(
                names.isEmpty
                    ? texts[SharingText.pastGone]
                    : texts(SharingText.pastHeld, ["names": names.joined(separator: ", ")]))
        }
        lines += report.copies.map { texts(SharingText.setAside, ["file": $0]) }
        if report.withheld > 0 { lines.append(texts(SharingText.withheld, n: report.withheld)) }
        lines += namesakes(report)
        if !report.conflicts.isEmpty { lines.append(texts(SharingText.toSettle, n: report.conflicts.count)) }
        return lines
    }

    /// What became of the records that two people added under one name.
    private func namesakes(_ report: SyncReport) -> [String] {
        let apart = report.namesakes.compactMap { same in
            same.newID.map { texts(SharingText.keptApart, ["name": same.title, "id": $0.text]) }
        }
        let names = report.namesakes.filter { $0.newID == nil }.map(\.title)
        guard !names.isEmpty else { return apart }
        let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", … (\(names.count))" : "")
        return apart + [texts(SharingText.takenForOne, ["names": shown])]
    }

    /// The same in one line for the screens, what there is to do first.
    func line(_ report: SyncReport) -> String {
        guard !report.conflicts.isEmpty else { return lines(report).joined(separator: " ") }
        // What was done is one part, which gives way where the line is narrow.
        return texts(SharingText.toSettleHere, n: report.conflicts.count) + " · "
            + lines(report).dropLast().joined(separator: " ")
    }

    /// That what a change makes private is shared all the same, as it was before; nil where that concerns nothing.
    func line(stayingShared change: Change, in folder: String) -> String? {
        do throws(SharingError) {
            let keys = Set(try GitHistory.stayingShared(change, in: folder))
            let titles = change.edits.filter { keys.contains($0.key) }.map { edit in
                edit.after?.first { edit.key.kind.titleField.names($0) }?.value ?? edit.key.id.text
            }
            return titles.isEmpty ? nil : texts(SharingText.staysShared, ["what": titles.joined(separator: ", ")])
        } catch {
            // What is wrong with the repository is told by a sync, which nobody asked for here.
            return nil
        }
    }

    /// What a sync is doing.
    func step(_ step: SyncStep) -> String {
        switch step {
        case .looking: texts[SharingText.looking]
        case .fetching: texts[SharingText.fetching]
        case .merging: texts[SharingText.merging]
        case .writing: texts[SharingText.writing]
        case .sharing: texts[SharingText.sharing]
        }
    }

    /// `3 contacts, 1 task done`.
    func list(_ counts: [KindCount]) -> String {
        let parts = counts.flatMap { count -> [String] in
            let noun = { (n: Int) in texts.noun(for: count.kind, n: n) }
            var parts: [String] = []
            if count.changed > 0 { parts.append("\(count.changed) \(noun(count.changed))") }
            if count.done > 0 { parts.append(texts(SharingText.done, ["what": "\(count.done) \(noun(count.done))"])) }
            if count.deleted > 0 {
                let text: SharingText = count.kind == .conflict ? .ended : .deleted
                parts.append(texts(text, ["what": "\(count.deleted) \(noun(count.deleted))"]))
            }
            return parts
        }
        return parts.isEmpty ? texts[SharingText.layout] : parts.joined(separator: ", ")
    }
}
