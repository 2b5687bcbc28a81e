import NetworkModel
import RecFormat
import WorkspaceStore

// What was changed here.
extension Sync {
    /// The files as they are, and the commit that holds them.
    struct Local {
        let head: ObjectID
        let files: [String: SharedFile]
        let states: [Kind: FileState]
        let withholding: Withholding
    }

    /// What of the files stays here, where a commit has what is shared already.
    func withholding(_ states: [FileState], beside shared: [String: SharedFile]) throws -> Withholding {
        guard !sharesPrivate else { return .nothing }
        return try Withholding(states) { try history.contents(of: $0, in: shared) }
    }

    /// Commits what was changed here since the last sync; nil where somebody moved the history meanwhile.
    func commitOwn(_ report: inout SyncReport) throws -> Local? {
        let states = try store.fileStates()
        let head = try history.head()
        let old = try head.map { commit throws(SharingError) in try history.files(of: commit) } ?? [:]
        var new = old
        var changed: [Kind] = []
        let whole = states.map { (state: $0, id: ObjectID(contents: $0.bytes)) }
        // Where nothing was changed nothing is withheld.
        let isSame = whole.allSatisfy { old[$0.state.kind.fileName]?.id == $0.id || !$0.state.isThere }
        let withholding = try isSame ? .nothing : withholding(states, beside: old)
        report.withheld = withholding.count
        for (state, wholeID) in whole {
            let name = state.kind.fileName
            let id = withholding.contents[state.kind].map { ObjectID(contents: $0) } ?? wholeID
            guard old[name]?.id != id else { continue }
            // A file of which nothing is shared is not shared either.
            if old[name] == nil, withholding.holdsAll(of: state.kind) { continue }
            if state.bytes.isEmpty {
                // A file that is gone or emptied is more often an accident than meant.
                if old[name] != nil, !allowsDeletions { throw SharingError.vanished(file: name) }
                if old[name] == nil { continue }
            }
            if let line = RecDocument.conflictMarker(in: state.bytes) {
                throw SharingError.marked(file: name, line: line, isOurs: true)
            }
            new[name] = state.isThere ? SharedFile(id) : nil
            changed.append(state.kind)
        }
        if head == nil, let ignore = try ignored() { new[".gitignore"] = SharedFile(ignore) }
        let local = Dictionary(uniqueKeysWithValues: states.map { ($0.kind, $0) })
        guard new != old || head == nil else {
            return head.map { Local(head: $0, files: old, states: local, withholding: withholding) }
        }
        let edits = try differences(of: changed, old, local.mapValues(withholding.shared))
        if head != nil { try guardDeletions(edits, isHere: false) }
        let counts = KindCount.list(edits.flatMap(\.edits))
        for kind in changed where local[kind]?.isThere == true {
            _ = try history.keep(local[kind].map(withholding.shared) ?? [])
        }
        let message = head == nil ? "Begin to share" : KindCount.words(counts)
        let commit = try history.commit(new, after: [head].compactMap { $0 }, message, by: name)
        guard try history.setHead(commit, from: head) else { return nil }
        report.own = KindCount.joined(report.own, counts)
        return Local(head: commit, files: new, states: local, withholding: withholding)
    }

    /// The last commit that the others are known to have, where earlier syncs did not reach them with what came after.
    func leftOver() throws -> [String: SharedFile]? {
        guard let head = try history.head() else { return nil }
        guard let seen = try history.lastSeen() else { return [:] }
        guard seen != head, let base = try history.bases(head, seen).first, base != head else { return nil }
        return try history.files(of: base)
    }

    /// What the others have not got of what is here.
    func waiting(_ local: Local, since shared: [String: SharedFile]) throws -> [KindCount] {
        let changed = Kind.allCases.filter { shared[$0.fileName]?.id != local.files[$0.fileName]?.id }
        return KindCount.list(
            try differences(of: changed, shared, local.states.mapValues(local.withholding.shared)).flatMap(\.edits))
    }

    private func ignored() throws -> ObjectID? { try history.keep(Array(".caucus/\n.*.tmp\n".utf8)) }

    private func differences(
        of kinds: [Kind], _ old: [String: SharedFile], _ new: [Kind: [UInt8]]
    ) throws -> [FileDifference] {
        let ids = kinds.compactMap { old[$0.fileName]?.id }
        let contents = try history.contents(ids)
        return kinds.map { kind in
            FileDifference(kind, from: old[kind.fileName].flatMap { contents[$0.id] } ?? [], to: new[kind] ?? [])
        }
    }

    func guardDeletions(_ differences: [FileDifference], isHere: Bool) throws {
        guard !allowsDeletions else { return }
        var deletions = Deletions(isHere: isHere)
        // What is settled is deleted, and nobody would call that a loss.
        for difference in differences where difference.kind != .conflict && difference.deleted > 0 {
            deletions.parts.append(Deletions.Part(difference))
        }
        if deletions.isAlarming { throw SharingError.tooManyDeletions(deletions) }
    }
}
