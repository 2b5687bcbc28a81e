import ArgumentParser
import NetworkModel
import Screens
import Sharing
import WorkspaceStore

/// `caucus sync`: shares the workspace with others through git.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Share what you changed, and take over what others changed.",
        discussion: """
            What two people changed is merged by record and field. Where both changed the same field, yours stays in it \
            and theirs is kept beside it: see caucus conflicts. Without a connection what you have is kept here until the \
            next sync.

            Begin with caucus sync --setup REMOTE, where REMOTE is a folder (a disk that you pass on, a shared drive) or a \
            repository of yours: user@computer:path or https://…
            """)

    @Option(help: ArgumentHelp("Begin to share this workspace through a place.", valueName: "remote"))
    var setup: String?

    @Flag(help: "Go on where many records would be deleted.")
    var allowDeletions = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let access = try Access(place, reading: [])
        if let setup { try begin(with: setup, access) }
        var sync = Sync(access.store, try GitHistory(access.folder), by: access.author)
        sync.allowsDeletions = allowDeletions
        let report = try sync.run()
        for line in SyncWords(access.texts).lines(report) { Output.standard.writeLine(line) }
        guard !report.taken.isEmpty, try !Access(place, reading: [.erasure]).network.all(ErasureRecord.self).isEmpty
        else { return }
        var merged = try Access(place)
        guard let again = try Forgetting.forgetAgain(&merged) else { return }
        Output.standard.writeLines(again.lines)
        sync.allowsDeletions = true
        _ = try sync.run()
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
        if let why = report.offline {
            lines.append(
                texts(
                    report.own.isEmpty ? SharingText.offline : SharingText.offlineKept,
                    ["what": list(report.own), "why": why]))
        } else if !report.own.isEmpty {
            lines.append(texts(SharingText.shared, ["what": list(report.own)]))
        } else if report.taken.isEmpty {
            lines.append(texts[SharingText.same])
        }
        if !report.conflicts.isEmpty { lines.append(texts(SharingText.toSettle, n: report.conflicts.count)) }
        return lines
    }

    /// The same in one line for the screens, what there is to do first.
    func line(_ report: SyncReport) -> String {
        guard !report.conflicts.isEmpty else { return lines(report).joined(separator: " ") }
        let done = lines(report).dropLast()
        return ([texts(SharingText.toSettleHere, n: report.conflicts.count)] + done).joined(separator: " ")
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
                parts.append(texts(SharingText.deleted, ["what": "\(count.deleted) \(noun(count.deleted))"]))
            }
            return parts
        }
        return parts.isEmpty ? texts[SharingText.layout] : parts.joined(separator: ", ")
    }
}
