import NetworkModel
import RecFormat
import WorkspaceStore

// What the others changed.
extension Sync {
    /// Takes over what the others changed; returns the commit that holds both, nil where files here changed meanwhile.
    mutating func merge(_ local: Local, with fetched: Fetched, _ report: inout SyncReport) throws -> ObjectID? {
        guard let tip = fetched.tip, tip != local.head else { return local.head }
        let bases = try history.bases(local.head, tip)
        guard bases != [tip] else { return local.head }
        progress(.merging)
        // Where the others removed the past, what is here follows from nothing that they have.
        let shared = try bases.isEmpty ? lastShared(before: local.head, beside: tip) : nil
        let isAnew = shared != nil
        let merge = try merge(tip, over: local, bases: shared.map { [$0] } ?? bases)
        let isForward = try bases == [local.head] || isAnew && merge.files == history.files(of: tip)
        let parents = isAnew ? [tip] : [local.head, tip]
        guard let head = try takeOver(merge, of: tip, over: local, after: parents, isForward: isForward, &report) else {
            return nil
        }
        if isAnew { try history.setPast(local.head) }
        guard try history.setHead(head, from: local.head) else { return nil }
        return head
    }

    /// What was shared last before the others began the history anew; nil where they did not.
    private func lastShared(before head: ObjectID, beside tip: ObjectID) throws -> ObjectID? {
        guard try history.isBegunAnew(tip) else { return nil }
        return try history.lastShared(before: head)
    }

    /// The merge of what is here with a commit of the others.
    func merge(_ tip: ObjectID, over local: Local, bases: [ObjectID]) throws -> TreeMerge {
        let theirs = try history.files(of: tip)
        for (name, file) in theirs {
            if let problem = SharedName.problem(name, file) { throw SharingError.unsafe(problem) }
        }
        let blame = Blame(history, since: bases)
        do {
            return try TreeMerge(
                bases: try bases.map { try history.files(of: $0) }, ours: local.files, theirs: theirs, history,
                signature: signature(local.head, tip, blame))
        } catch let error as SharingError {
            throw blame.naming(error, at: tip)
        }
    }

    /// Writes a merge into the files; returns its commit, which is that of the others where `isForward`, nil where files
    /// here changed meanwhile.
    mutating func takeOver(
        _ merge: TreeMerge, of tip: ObjectID, over local: Local, after parents: [ObjectID], isForward: Bool,
        _ report: inout SyncReport
    ) throws -> ObjectID? {
        let (exchanges, kept) = try exchanges(of: merge, over: local)
        try guardDeletions(exchanges.map { FileDifference($0.kind, from: $0.old, to: $0.new) }, isHere: true)
        try checkFormat(exchanges)
        var head = tip
        if !isForward {
            for contents in merge.made { _ = try history.keep(contents) }
            let message = "Merge what was shared meanwhile"
            head = try history.commit(merge.files, after: parents, message, by: name)
        }
        let namesakes = merge.namesakes + kept
        let by = try exchanges.isEmpty ? nil : soleAuthor(of: tip, beside: local.head)
        guard try write(exchanges, as: head, by: by, beside: namesakes, &report) else { return nil }
        report.namesakes += namesakes
        guard try afterWriting(report.saved.map(\.change)) else { return head }
        // What was altered thereby is not to be in any commit that is shared.
        return try history.commit(
            filesAsTheyAre(merge.files), after: isForward ? [tip] : parents, "Take over what was forgotten", by: name)
    }

    /// The files of a commit as they are here.
    private func filesAsTheyAre(_ files: [String: SharedFile]) throws -> [String: SharedFile] {
        let states = try store.fileStates()
        let withholding = try withholding(states, beside: files)
        var files = files
        for state in states where !state.bytes.isEmpty {
            if files[state.kind.fileName] == nil, withholding.holdsAll(of: state.kind) { continue }
            files[state.kind.fileName] = SharedFile(try history.keep(withholding.shared(state)))
        }
        return files
    }

    /// The author of a commit is whoever shared what they had changed; that somebody else merged it since changes nothing.
    private func signature(_ ours: ObjectID, _ theirs: ObjectID, _ blame: Blame) -> WorkspaceMerge.Signature {
        WorkspaceMerge.Signature(by: author.me?.text, at: author.clock.now) { field, key, value, isOurs in
            let author = blame.author(of: field, in: key, as: value, at: isOurs ? ours : theirs)
            return author == Self.nobody ? nil : author
        }
    }

    /// The files that a merge makes others of.
    private func exchanges(
        of merge: TreeMerge, over local: Local
    ) throws -> ([FileExchange], [Namesakes.Namesake]) {
        let exchanges = try Kind.allCases.compactMap { kind -> FileExchange? in
            let name = kind.fileName
            guard let new = merge.files[name], let state = local.states[kind] else { return nil }
            guard new.id != local.files[name]?.id, let bytes = try merge.contents(new.id, history) else { return nil }
            return FileExchange(kind, old: state.bytes, new: bytes)
        }
        return local.withholding.keeping(exchanges, local.states, at: author.clock.now)
    }

    /// Who made all that the others changed; nil where several did, or nobody knows.
    private func soleAuthor(of tip: ObjectID, beside ours: ObjectID) throws -> RecordID? {
        let authors = Set(try history.authors(of: tip, beside: ours))
        guard authors.count == 1, let author = authors.first, author != Self.nobody else { return nil }
        return RecordID(author)
    }

    /// Writes the files that a commit has; false, with nothing done, where one was changed meanwhile.
    private func write(
        _ exchanges: [FileExchange], as commit: ObjectID, by: RecordID?, beside namesakes: [Namesakes.Namesake],
        _ report: inout SyncReport
    ) throws -> Bool {
        guard !exchanges.isEmpty else { return true }
        progress(.writing)
        // That what is ours got another Id was taken over from nobody.
        let renaming = Renaming(namesakes)
        let edits = exchanges.flatMap { exchange in
            FileDifference(
                exchange.kind, from: renaming.contents(exchange.old, of: exchange.kind), to: exchange.new
            ).edits
        }
        let counts = KindCount.list(edits.filter { $0.key.kind != .conflict })
        let conflicts = edits.filter { $0.key.kind == .conflict && $0.before == nil }
        let change = Change(
            id: Self.change(to: commit), at: author.clock.now, by: by, isTakenOver: true,
            summary: "Shared by others: \(KindCount.words(counts))", edits: [])
        try history.setPending(commit)
        guard let saved = try store.replace(exchanges, as: change) else { return false }
        report.saved.append(saved)
        report.taken = KindCount.joined(report.taken, counts)
        report.conflicts += conflicts.map(\.key)
        return true
    }

    private func checkFormat(_ exchanges: [FileExchange]) throws {
        guard let network = exchanges.first(where: { $0.kind == .network }) else { return }
        let table = Table(.network, RecDocument(network.new))
        for slot in table.slots {
            let format = NetworkRecord(table.record(at: Int(slot))).format
            guard format <= WorkspaceStore.Workspace.format else { throw SharingError.newerFormat(format) }
        }
    }
}
