import NetworkModel
import RecFormat
import WorkspaceStore

/// A commit among those that changed a file.
package struct Ancestor: Sendable {
    package let commit: ObjectID
    /// Those before it that changed the file too, or that both sides began from.
    package let parents: [ObjectID]
    package let author: String
    /// When it was made, `2026-05-03`; empty where that is not known.
    package let day: String

    package init(_ commit: ObjectID, parents: [ObjectID], author: String, day: String = "") {
        self.commit = commit
        self.parents = parents
        self.author = author
        self.day = day
    }
}

/// Who set a field to what one side of a merge has in it: whoever made the first of the commits since both began that
/// have it so, however many merged it since.
final class Blame {
    private let history: any History
    private let bases: [ObjectID]
    private var lines: [Place: [ObjectID: Ancestor]] = [:]
    private var tables: [Place: Table] = [:]

    /// A file of a commit.
    private struct Place: Hashable {
        let commit: ObjectID
        let kind: Kind
    }

    /// Looks back no further than this many commits, each of which has to be read.
    private static let patience = 60

    init(_ history: any History, since bases: [ObjectID]) {
        self.history = history
        self.bases = bases
    }

    /// The name in the commit; nil where it cannot be told. Who settled on what stood there before is taken to be whoever
    /// changed the record last.
    func author(of field: Field, in key: RecordKey, as value: String?, at tip: ObjectID) -> String? {
        do {
            let line = try line(to: tip, key.kind)
            let isIn = { (commit: ObjectID) in try self.has(commit, key, field, value) }
            if let first = try first(line, from: tip, where: isIn) { return first.author }
            guard let stamp = try fields(of: key, at: tip)?.first(where: { Field.modified.names($0) }) else {
                return nil
            }
            return try first(line, from: tip) { try self.has($0, key, .modified, stamp.value) }?.author
        } catch {
            // The conflict is kept in any case; that it names nobody is no reason to end a sync.
            return nil
        }
    }

    /// The same error with whoever left the marks that it is about.
    func naming(_ error: SharingError, at tip: ObjectID) -> SharingError {
        guard case .marked(let file, let line, isOurs: false, by: nil) = error, let kind = SharedName.kind(file) else {
            return error
        }
        do {
            let isMarked = { (commit: ObjectID) in
                RecDocument.conflictMarker(in: try self.bytes(of: kind, at: commit)) != nil
            }
            let first = try first(self.line(to: tip, kind), from: tip, where: isMarked)
            return .marked(file: file, line: line, isOurs: false, by: first.map { "\($0.author) on \($0.day)" })
        } catch {
            // That there are marks is what has to be told.
            return .marked(file: file, line: line, isOurs: false)
        }
    }

    /// The first of the commits that lead to one without a break and have something in them.
    private func first(
        _ line: [ObjectID: Ancestor], from tip: ObjectID, where isIn: (ObjectID) throws -> Bool
    ) throws -> Ancestor? {
        var current = line[tip]
        for _ in 0..<Self.patience {
            guard let commit = current else { return nil }
            guard let older = try commit.parents.first(where: isIn) else { return commit }
            current = line[older]
        }
        return nil
    }

    /// The commits since the bases that changed the file, and the tip, which may not have.
    private func line(to tip: ObjectID, _ kind: Kind) throws -> [ObjectID: Ancestor] {
        let place = Place(commit: tip, kind: kind)
        if let known = lines[place] { return known }
        let found = try history.ancestors(of: tip, since: bases, changing: kind.fileName)
        var line = Dictionary(found.map { ($0.commit, $0) }) { first, _ in first }
        if line[tip] == nil, let first = found.first {
            line[tip] = Ancestor(tip, parents: [first.commit], author: first.author, day: first.day)
        }
        lines[place] = line
        return line
    }

    private func has(_ commit: ObjectID, _ key: RecordKey, _ field: Field, _ value: String?) throws -> Bool {
        let fields = try fields(of: key, at: commit)
        guard let value else { return fields?.contains { field.names($0) } != true }
        return fields?.contains { field.names($0) && $0.value.hasSameBytes(as: value) } == true
    }

    private func fields(of key: RecordKey, at commit: ObjectID) throws -> [RecField]? {
        let place = Place(commit: commit, kind: key.kind)
        if tables[place] == nil {
            tables[place] = Table(key.kind, RecDocument(try bytes(of: key.kind, at: commit)))
        }
        return tables[place]?.record(key.id)?.fields
    }

    private func bytes(of kind: Kind, at commit: ObjectID) throws -> [UInt8] {
        try history.contents(of: [kind], in: history.files(of: commit))[kind] ?? []
    }
}
