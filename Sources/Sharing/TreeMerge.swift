import NetworkModel
import RecFormat
import WorkspaceStore

/// The merge of two commits, file by file: only what both sides changed is read and merged, the rest is taken over by
/// its name.
struct TreeMerge {
    private(set) var files: [String: SharedFile] = [:]
    /// What files hold that neither side had.
    private(set) var made: [[UInt8]] = []
    private(set) var conflicts: [RecordKey] = []
    private(set) var namesakes: [Namesakes.Namesake] = []
    private var known: [ObjectID: [UInt8]] = [:]

    init(
        bases: [[String: SharedFile]], ours: [String: SharedFile], theirs: [String: SharedFile], _ history: any History,
        signature: WorkspaceMerge.Signature
    ) throws {
        var both: [Kind] = []
        for name in Set(ours.keys).union(theirs.keys) {
            let was = bases.map { $0[name] }
            let (mine, other) = (ours[name], theirs[name])
            if mine == other || (!was.isEmpty && was.allSatisfy { $0 == other }) {
                files[name] = mine
            } else if !was.isEmpty, was.allSatisfy({ $0 == mine }) {
                files[name] = other
            } else if let kind = SharedName.kind(name) {
                both.append(kind)
            } else {
                files[name] = mine ?? other
            }
        }
        if try hasNamesakes(bases, ours, theirs, history, signature) {
            both = Kind.allCases.filter { ours[$0.fileName] != nil || theirs[$0.fileName] != nil }
        }
        both += try settled(bases, ours, theirs, history).filter { !both.contains($0) }
        if !both.isEmpty {
            try merge(both, bases, ours, theirs, history, signature)
        }
        try check(theirs, ours, history)
    }

    /// The kinds of records in which either side settled something while the other may have changed it. A file that only
    /// one side changed is no sign that the other left it alone: it may have chosen what stood there.
    private func settled(
        _ bases: [[String: SharedFile]], _ ours: [String: SharedFile], _ theirs: [String: SharedFile],
        _ history: any History
    ) throws -> Set<Kind> {
        let name = Kind.conflict.fileName
        let was = bases.compactMap { $0[name] }
        guard !bases.contains(ours), !bases.contains(theirs),
            was.contains(where: { $0 != ours[name] || $0 != theirs[name] })
        else { return [] }
        let contents = try history.contents((was + [ours[name], theirs[name]].compactMap { $0 }).map(\.id))
        func bytes(_ file: SharedFile?) -> [UInt8] { file.flatMap { contents[$0.id] } ?? [] }
        let settlements = Settlements(
            WorkspaceMerge.Sides(bases: was.map(bytes), ours: bytes(ours[name]), theirs: bytes(theirs[name])))
        return Set(settlements.records.keys).filter { ours[$0.fileName] != theirs[$0.fileName] }
    }

    /// Whether both sides added records under one Id that are two: then whatever names ours changes with it.
    private func hasNamesakes(
        _ bases: [[String: SharedFile]], _ ours: [String: SharedFile], _ theirs: [String: SharedFile],
        _ history: any History, _ signature: WorkspaceMerge.Signature
    ) throws -> Bool {
        let kinds = Kind.allCases.filter { $0.naming == .slug && $0 != .network }
        func isChanged(_ files: [String: SharedFile]) -> Bool {
            kinds.contains { kind in bases.allSatisfy { $0[kind.fileName] != files[kind.fileName] } }
        }
        guard isChanged(ours), isChanged(theirs) else { return false }
        let changed = kinds.filter { kind in
            let name = kind.fileName
            return bases.allSatisfy { $0[name] != ours[name] || $0[name] != theirs[name] }
        }
        let ids = (bases + [ours, theirs]).flatMap { files in changed.compactMap { files[$0.fileName]?.id } }
        let contents = try history.contents(ids)
        func bytes(_ files: [String: SharedFile], _ kind: Kind) -> [UInt8] {
            files[kind.fileName].flatMap { contents[$0.id] } ?? []
        }
        let sides = changed.map { kind in
            (
                kind,
                WorkspaceMerge.Sides(
                    bases: bases.map { bytes($0, kind) }, ours: bytes(ours, kind), theirs: bytes(theirs, kind))
            )
        }
        return Namesakes(Dictionary(uniqueKeysWithValues: sides), merging: signature.by.map { RecordID($0) }).isApart
    }

    private mutating func merge(
        _ kinds: [Kind], _ bases: [[String: SharedFile]], _ ours: [String: SharedFile], _ theirs: [String: SharedFile],
        _ history: any History, _ signature: WorkspaceMerge.Signature
    ) throws {
        // What is settled may be the same file on both sides, and yet says something of the others.
        let kinds = Set(kinds).union([.conflict])
        let names = kinds.map(\.fileName)
        let ids = (bases + [ours, theirs]).flatMap { files in names.compactMap { files[$0]?.id } }
        known = try history.contents(ids)
        func bytes(_ files: [String: SharedFile], _ kind: Kind) -> [UInt8] {
            files[kind.fileName].flatMap { known[$0.id] } ?? []
        }
        var sides: [Kind: WorkspaceMerge.Sides] = [:]
        for kind in kinds {
            sides[kind] = WorkspaceMerge.Sides(
                bases: bases.map { bytes($0, kind) }, ours: bytes(ours, kind), theirs: bytes(theirs, kind))
            try SharingError.look(into: bytes(theirs, kind), of: kind.fileName)
        }
        let merge = WorkspaceMerge(sides, signature)
        conflicts = merge.conflicts
        namesakes = merge.namesakes
        for (kind, bytes) in merge.files {
            guard !bytes.isEmpty else { continue }
            let id = ObjectID(contents: bytes)
            if known.updateValue(bytes, forKey: id) == nil { made.append(bytes) }
            files[kind.fileName] = SharedFile(id)
        }
    }

    /// Looks into what is taken over as it is.
    private mutating func check(
        _ theirs: [String: SharedFile], _ ours: [String: SharedFile], _ history: any History
    ) throws {
        let taken = files.filter {
            SharedName.isRecords($0.key) && ours[$0.key] != $0.value && known[$0.value.id] == nil
        }
        for (id, bytes) in try history.contents(taken.map(\.value.id)) { known[id] = bytes }
        for (name, file) in taken {
            if let bytes = known[file.id] { try SharingError.look(into: bytes, of: name) }
        }
    }

    /// What a file of the merge holds.
    func contents(_ id: ObjectID, _ history: any History) throws -> [UInt8]? {
        if let bytes = known[id] { return bytes }
        return try history.contents([id])[id]
    }
}
