import Glibc
package import NetworkModel
import RecFormat

/// What must not be found any more: records, and words that tell of them.
package struct Erasure: Sendable {
    package let keys: Set<RecordKey>
    /// Names, addresses, numbers. Found as whole words, whatever their case and accents.
    package let words: [String]
    /// By what a person is known besides.
    var signs: PersonSigns?
    /// What notes that it was done. A change that brought one of these from elsewhere tells by what it rewrote.
    var erasures: Set<RecordID> = []
    /// What stands for a name afterwards.
    var word = ""

    package init(keys: Set<RecordKey>, words: [String]) {
        self.keys = keys
        self.words = words
    }
}

/// What an erasure removed beside the data.
package struct Erased: Hashable, Sendable {
    /// States of files.
    package var generations = 0
    /// Changes in the journal that told of it.
    package var changes = 0
    /// Texts that were typed and never entered.
    package var texts = 0
    /// Copies by programs that synchronise folders, set aside when they were merged.
    package var copies = 0

    package init(generations: Int = 0) { self.generations = generations }
}

extension Store {
    /// Removes from all that is kept beside the data whatever tells of what is erased: every previous state of every file,
    /// the edits of the journal that name it, copies that were set aside, and texts that were never entered. The data itself
    /// is the caller's.
    ///
    /// Said again after it was cut short, it goes on. What it removed can be found by no name any more; whether the disk
    /// still holds the bytes somewhere is the disk's affair.
    package func erase(_ erasure: Erasure) throws(StoreError) -> Erased {
        try locked { (workspace) throws(StoreError) in try workspace.erase(erasure) }
    }
}

extension Workspace {
    /// Removes what is kept beside the data and tells of what is erased.
    func erase(_ erasure: Erasure) throws(StoreError) -> Erased {
        var erased = Erased(generations: try Generations(self).removeAll())
        erased.changes = try Journal(self).erase(erasure)
        erased.texts = try eraseUnsaved(erasure)
        erased.copies = try removeCopies { copy in
            erasure.isTold(by: copy.name) || erasure.isTold(by: String(decoding: copy.bytes, as: UTF8.self))
        }
        return erased
    }
}

extension Erasure {
    /// Whether a text tells of it.
    func isTold(by text: String) -> Bool {
        if signs?.areFound(in: text) == true { return true }
        let words = keys.map(\.id.text) + words
        guard !words.isEmpty, !text.isEmpty else { return false }
        let folded = Folding.fold(text)
        return words.contains { Self.holds(folded, word: Folding.fold($0)) }
    }

    func isTold(by edit: RecordEdit) -> Bool {
        keys.contains(edit.key) || ((edit.before ?? []) + (edit.after ?? [])).contains { isTold(by: $0.value) }
    }

    /// The records that a change from elsewhere rewrote together with the erasure it brought. What they said before may tell
    /// by a word that is known only there.
    fileprivate func rewritten(by change: Change) -> [RecordKey] {
        guard change.edits.contains(where: { $0.key.kind == .erasure && erasures.contains($0.key.id) }) else {
            return []
        }
        let word = Folding.fold(word)
        func count(_ fields: [RecField]?) -> Int {
            (fields ?? []).count { Self.holds(Folding.fold($0.value), word: word) }
        }
        return change.edits.filter { count($0.after) > count($0.before) }.map(\.key)
    }

    private static func holds(_ text: [UInt8], word: [UInt8]) -> Bool {
        guard !word.isEmpty, text.count >= word.count else { return false }
        for start in 0...text.count - word.count where text[start] == word[0] {
            let end = start + word.count
            guard text[start..<end].elementsEqual(word) else { continue }
            let isBegun = start > 0 && isLetter(text[start - 1]) && isLetter(word[0])
            let goesOn = end < text.count && isLetter(text[end]) && isLetter(word[word.count - 1])
            if !isBegun, !goesOn { return true }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}

extension Journal {
    /// Writes the journal anew without the edits that tell of what is erased, and without what cannot be read. Returns how
    /// many changes told of it.
    func erase(_ erasure: Erasure) throws(StoreError) -> Int {
        var count = 0
        var text: [UInt8] = []
        let changes = try changes()
        let rewritten = Set(changes.flatMap(erasure.rewritten))
        for change in changes {
            let kept = change.edits.filter { !rewritten.contains($0.key) && !erasure.isTold(by: $0) }
            let isTold = erasure.isTold(by: change.summary) || erasure.isTold(by: change.act)
            let isBy = change.by.map { erasure.isTold(by: $0.text) } ?? false
            guard isTold || isBy || kept.count < change.edits.count else {
                text += JournalText.bytes(of: change)
                continue
            }
            count += 1
            guard !kept.isEmpty else { continue }
            let change = Change(
                id: change.id, at: change.at, by: isBy ? nil : change.by, isTakenOver: change.isTakenOver,
                summary: isTold ? "…" : change.summary, act: isTold ? "…" : change.act, reverses: change.reverses,
                edits: kept)
            text += JournalText.bytes(of: change)
        }
        try replace(with: text)
        return count
    }
}

extension Workspace {
    /// Removes what editors wrote in folders of their own, where it tells of what is erased.
    private func eraseEdited(_ erasure: Erasure) throws(StoreError) -> Int {
        var count = 0
        do throws(SystemError) {
            guard try files.statusIfPresent(at: unsavedFolder)?.sort == .folder else { return 0 }
            for name in try files.names(in: unsavedFolder) {
                let folder = "\(unsavedFolder)/\(name)"
                guard try files.statusIfPresent(at: folder)?.sort == .folder else { continue }
                for path in try files.names(in: folder).map({ "\(folder)/\($0)" }) {
                    // Editors lock with links that lead nowhere.
                    guard try files.statusIfPresent(at: path)?.sort == .file else { continue }
                    let text = String(decoding: try files.bytes(at: path), as: UTF8.self)
                    guard erasure.isTold(by: text) else { continue }
                    try files.remove(path)
                    count += 1
                }
            }
            return count
        } catch {
            throw StoreError(.cannotWrite, path: unsavedFolder, system: error)
        }
    }

    /// Removes the unsaved texts that tell of what is erased, and what killed processes left half written among them.
    func eraseUnsaved(_ erasure: Erasure) throws(StoreError) -> Int {
        let count = try removeUnsaved { erasure.isTold(by: $0) }
        try removeTornUnsaved()
        return try count + eraseEdited(erasure)
    }
}
