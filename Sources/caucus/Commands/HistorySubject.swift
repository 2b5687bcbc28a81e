import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// What a person asks the history of: a record, a file, or everything.
enum HistorySubject {
    case record(RecordKey, title: String)
    case file(Kind)
    case everything

    /// Reads what was typed: a file's name, an Id or a name; of records that were deleted too.
    init(_ words: [String], _ access: Access) throws {
        let text = words.joined(separator: " ")
        guard !Values.trimmed(text).isEmpty else {
            self = .everything
            return
        }
        if let kind = Kind.allCases.first(where: { text == $0.fileName || text.hasSuffix("/\($0.fileName)") }) {
            guard text == kind.fileName || Self.folder(ofFile: text) == access.folder else {
                throw CommandFailure(.data, "\(text) is not in this workspace (\(access.folder))")
            }
            self = .file(kind)
            return
        }
        do {
            let found = try RecordFinder(access.network).record(text)
            self = .record(found.key, title: found.title)
        } catch let failure as CommandFailure {
            guard let gone = try Self.deleted(text, access) else { throw failure }
            self = .record(gone.key, title: gone.title)
        }
    }

    /// The folder of a file that need not be there, links resolved; nil where there is no such folder.
    private static func folder(ofFile path: String) -> String? {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        do throws(SystemError) {
            return try LocalFileSystem().resolved(folder.isEmpty ? "/" : folder)
        } catch {
            return nil
        }
    }

    private static func deleted(_ text: String, _ access: Access) throws -> DeletedRecord? {
        let all = try DeletedRecord.all(in: access.store)
        if let exact = all.first(where: { $0.key.id.text == text }) { return exact }
        let folded = Folding.fold(text)
        let alike = all.filter { Folding.fold($0.title).starts(with: folded) }
        guard alike.count > 1 else { return alike.first }
        throw CommandFailure(
            .data, "'\(text)' can be \(alike.count) records that were deleted; write more of the name, or the Id",
            details: alike.map { "\($0.key.id)  \($0.title)  (\($0.key.kind.typeName))" })
    }

    /// The file, where it is one that is gone or empty.
    func fileIfGone(_ access: Access) throws -> Kind? {
        guard case .file(let kind) = self else { return nil }
        return try access.store.fileStates(of: [kind]).allSatisfy(\.bytes.isEmpty) ? kind : nil
    }

    /// How it came to be what it is.
    func history(_ access: Access) throws -> ChangeHistory {
        switch self {
        case .record(let key, _): try access.store.history(of: key.kind, key.id, pastStates: access.store.shared())
        case .file(let kind): try access.store.history(of: kind)
        case .everything:
            ChangeHistory(try access.store.changes(), now: access.clock.now) { access.network.record($0)?.fields }
        }
    }
}

extension DeletedRecord {
    /// The records that were deleted, the latest first.
    static func all(in store: Store) throws(StoreError) -> [DeletedRecord] {
        try store.deleted(pastStates: store.shared()).map { key, fields, change in
            let title = fields.first { key.kind.titleField.names($0) }?.value
            return DeletedRecord(key: key, title: title ?? key.id.text, at: change?.at, by: change?.by)
        }
    }
}

extension Store {
    /// What the files were when they were shared, as far as nobody stands in it who was forgotten since.
    func shared() throws(StoreError) -> (Kind) -> [PastState] {
        guard let git = RepositoryHistory(of: workspace.folder) else { return { _ in [] } }
        let erasures = try forgotten()
        return { git.states(of: $0.fileName, knowing: erasures) }
    }
}
