extension GitHistory {
    package func replacement() throws(SharingError) -> HistoryReplacement? {
        HistoryReplacement(in: git.repository)
    }

    package func setReplacement(_ replacement: HistoryReplacement?) throws(SharingError) {
        guard let replacement else { return HistoryReplacement.remove(in: git.repository) }
        try replacement.note(in: git.repository)
    }

    package func remoteTip() throws(SharingError) -> ObjectID? {
        guard remote != nil else { throw .noRemote }
        let outcome = try callOthers(
            ["ls-remote", "--quiet"] + program("upload-pack") + ["--", GitSetup.remoteName, ref])
        guard outcome.status == 0 else { throw failure(outcome) }
        let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
        return lines.lazy.map { $0.split(separator: "\t") }.first { $0.count == 2 && $0[1] == ref }.flatMap {
            ObjectID(String($0[0]))
        }
    }

    package func replace(_ old: ObjectID, with commit: ObjectID) throws(SharingError) -> Bool {
        try push(commit, options: ["--force-with-lease=\(ref):\(old.text)"])
    }

    package func isKnown(_ commit: ObjectID, before other: ObjectID) throws(SharingError) -> Bool {
        guard try self.commit(at: commit.text) != nil else { return false }
        return try git.run(["merge-base", "--is-ancestor", commit.text, other.text]).status == 0
    }

    package func isBegunAnew(_ tip: ObjectID) throws(SharingError) -> Bool {
        let output = try git.output(["log", "--max-parents=0", "--no-show-signature", "--format=%s", tip.text])
        let subjects = String(decoding: output, as: UTF8.self).split(separator: "\n")
        return !subjects.isEmpty && subjects.allSatisfy { $0 == HistoryReplacement.message }
    }

    package func lastShared(before commit: ObjectID) throws(SharingError) -> ObjectID? {
        let outcome = try git.run(["log", "--walk-reflogs", "--max-count=200", "--format=%H", remoteRef])
        guard outcome.status == 0 else { return nil }
        var tried: Set<ObjectID> = []
        for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
            guard let seen = ObjectID(String(line)), tried.insert(seen).inserted else { continue }
            if try isKnown(seen, before: commit) { return seen }
        }
        return nil
    }

    private var past: SmallFile { SmallFile("\(git.repository)/caucus-past") }

    /// Noted by the commits that it begins with, from which every name comes that holds any of it.
    package func setPast(_ commit: ObjectID) throws(SharingError) {
        let roots = try git.output(["rev-list", "--max-parents=0", commit.text])
        try past.write(String(decoding: roots, as: UTF8.self))
    }

    package func dropPast() throws(SharingError) -> [String]? {
        guard let text = past.text else { return nil }
        for command in Git.droppingThePast { _ = try git.output(Git.forgetting + command) }
        var holding: [String] = []
        for root in text.split(separator: "\n").compactMap({ ObjectID(String($0)) }) {
            guard try commit(at: root.text) != nil else { continue }
            holding += ["--contains", root.text]
        }
        guard !holding.isEmpty else {
            past.remove()
            return []
        }
        let names = try git.output(["for-each-ref", "--format=%(refname)"] + holding)
        return String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
