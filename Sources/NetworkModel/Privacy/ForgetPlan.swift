package import RecFormat

/// What has to change so that a network no longer tells of somebody, and where it does now.
///
/// Contacts stay as contacts and attendance stays as a number: a record without a name, of a random Id, stands where the
/// person stood. Leadership and open work are nobody's afterwards.
package struct ForgetPlan: Sendable {
    /// Somebody to be forgotten, or a record of theirs.
    package struct Subject: Sendable {
        package let key: RecordKey
        /// What the record says, or said last.
        package let fields: [RecField]
        /// What it said before, as far as that is known.
        package var former: [[RecField]] = []
        /// What stands for it afterwards, or already, where it has come back or the erasure was cut short.
        package var standIn: RecordID

        package init(_ key: RecordKey, _ fields: [RecField]) {
            self.key = key
            self.fields = fields
            standIn = ErasureRecord.standIn(for: ErasureRecord.id(key, fields))
        }
    }

    /// A place where the network tells of them.
    package struct Finding: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            /// Their own record.
            case record
            /// A field names them; afterwards it names nobody in particular, or nothing at all.
            case reference(stays: Bool)
            /// A text tells of them.
            case mention(PersonMention)
            /// The record's Id is made of their name.
            case id
        }

        package let key: RecordKey
        package let field: Field
        /// Which occurrence of the field, counted from 0.
        package let occurrence: Int
        package let value: String
        package let what: What
    }

    package let subjects: [Subject]
    /// The keys by which the network names them. One under which somebody was added anew names that one.
    let keys: Set<RecordKey>
    package let signs: PersonSigns
    /// The words that stand for a name afterwards.
    package let word: String
    package internal(set) var findings: [Finding] = []
    package internal(set) var edits: [RecordEdit] = []
    /// By what other Id a record is named afterwards.
    var renames: [RecordKey: RecordID] = [:]
    let clock: Clock

    /// Looks through the whole network. `word` stands for names; `also` are words that mean these people though they
    /// could mean others.
    package init(
        _ subjects: [Subject], in network: Network, on clock: Clock, word: String = "someone", also: [String] = []
    ) {
        self.subjects = subjects
        self.word = word
        self.clock = clock
        keys = Set(subjects.filter { $0.isNamed(in: network) }.map(\.key))
        signs = PersonSigns(subjects.flatMap { [$0.fields] + $0.former }, of: keys, in: network, also: also)
        for subject in subjects where keys.contains(subject.key) { renames[subject.key] = subject.standIn }
        renameRecords(of: network)
        read(network)
        for subject in subjects where keys.contains(subject.key) && network.record(subject.key) != nil {
            findings.insert(
                Finding(key: subject.key, field: .id, occurrence: 0, value: subject.key.id.text, what: .record), at: 0)
        }
        let counts = (records.count, mentions.count)
        for subject in subjects { replace(subject, counts, in: network) }
    }

    /// The records that change.
    package var records: Set<RecordKey> { Set(findings.filter { !$0.isPerhaps }.map(\.key)) }
    /// The mentions in texts that are rewritten.
    package var mentions: [Finding] { findings.filter(\.isRewrittenMention) }
    /// The words that may mean them and are left as they are.
    package var perhaps: [Finding] { findings.filter(\.isPerhaps) }
    /// The Id that a record has afterwards.
    package func newID(of key: RecordKey) -> RecordID { renames[key] ?? key.id }

    /// A record whose Id is made of the name gets another.
    private mutating func renameRecords(of network: Network) {
        var slugs = FreeSlugs(in: network)
        for kind in Kind.allCases where kind.naming == .slug && kind != .network {
            for slot in network[kind].slots {
                let key = network.key(at: Place(kind, Int(slot)))
                guard renames[key] == nil, signs.areFound(in: key.id.text) else { continue }
                renames[key] = slugs.take(for: signs.replacing(in: key.id.text, with: word))
                findings.append(Finding(key: key, field: .id, occurrence: 0, value: key.id.text, what: .id))
            }
        }
    }

    private mutating func read(_ network: Network) {
        let ids = renames.keys.map { Array($0.id.text.utf8) }
        for kind in Kind.allCases where kind != .erasure {
            for slot in network[kind].slots {
                let record = network[kind].record(at: Int(slot))
                let bytes = record.bytes
                guard signs.mayBeFound(in: bytes) || ids.contains(where: { bytes.span.holds($0) }) else { continue }
                let key = network.key(at: Place(kind, Int(slot)))
                guard !keys.contains(key) else { continue }
                rewrite(key, record, in: network)
            }
        }
    }

    private mutating func rewrite(_ key: RecordKey, _ record: RecRecord, in network: Network) {
        let before = record.fields
        if key.kind == .conflict, keys.contains(where: { record.first(.record) == "\($0.kind.typeName) \($0.id)" }) {
            findings.append(
                Finding(key: key, field: .record, occurrence: 0, value: "", what: .reference(stays: false)))
            return edits.append(RecordEdit(key, before: before, after: nil))
        }
        let (after, found) = rewritten(key, record, before, network)
        findings += found
        guard let id = renames[key] else {
            if after != before { edits.append(RecordEdit(key, before: before, after: after)) }
            return
        }
        edits.append(RecordEdit(key, before: before, after: nil))
        let fields = after.map { Field.id.names($0) ? RecField(name: $0.name, value: id.text) : $0 }
        edits.append(RecordEdit(RecordKey(key.kind, id), before: nil, after: fields))
    }

    /// Apart from what takes it in: whatever holds on to this plan has every edit copied with the next.
    private func rewritten(
        _ key: RecordKey, _ record: RecRecord, _ before: [RecField], _ network: Network
    ) -> (fields: [RecField], findings: [Finding]) {
        var rewriting = RecordForgetting(key, record, self, network)
        rewriting.rewrite(before)
        return (rewriting.fields, rewriting.findings)
    }

    /// Puts a record without a name in the place of a subject's, and notes that it was done.
    private mutating func replace(
        _ subject: Subject, _ counts: (records: Int, mentions: Int), in network: Network
    ) {
        let kind = subject.key.kind
        let standIn = subject.standIn
        if keys.contains(subject.key), let record = network.record(subject.key) {
            edits.append(RecordEdit(subject.key, before: record.fields, after: nil))
        }
        if network.record(RecordKey(kind, standIn)) == nil {
            var draft = Draft(new: kind, id: standIn)
            draft.set(.name, word)
            if kind == .partner { draft.set(.kind, "individual") }
            if kind == .partner { draft.set(.stage, "left") }
            edits.append(draft.edit(at: clock.now))
        }
        guard let erasure = standIn.erasure, network.record(RecordKey(.erasure, erasure)) == nil else { return }
        var note = Draft(new: .erasure, id: erasure)
        note.set(.record, kind.typeName)
        note.set(.mark, ErasureRecord.mark(erasure, subject.key, subject.fields))
        note.set(.at, clock.today.iso)
        note.set(.records, String(counts.records))
        note.set(.mentions, String(counts.mentions))
        edits.append(note.edit(at: clock.now))
    }
}

extension ForgetPlan.Subject {
    /// Whether nobody else bears its Id in a network: a record of another stamp was made anew.
    fileprivate func isNamed(in network: Network) -> Bool {
        guard let record = network.record(key) else { return true }
        return ErasureRecord.id(key, record.fields) == ErasureRecord.id(key, fields)
    }
}

extension ForgetPlan.Finding {
    package var isRewrittenMention: Bool {
        if case .mention(let found) = what { found.sort != .perhaps } else { false }
    }
    package var isPerhaps: Bool { if case .mention(let found) = what { found.sort == .perhaps } else { false } }

    /// Whether all words of a mention are among these, which are folded.
    package func isMade(of words: Set<String>) -> Bool {
        guard case .mention(let found) = what else { return false }
        return Word.split(found.words).allSatisfy { words.contains($0.folded) }
    }
}

extension Span<UInt8> {
    /// Whether these bytes stand somewhere in it.
    fileprivate func holds(_ pattern: [UInt8]) -> Bool {
        guard let first = pattern.first, count >= pattern.count else { return false }
        for offset in 0...count - pattern.count
        where self[offset] == first && extracting(offset..<offset + pattern.count).isEqual(to: pattern.span) {
            return true
        }
        return false
    }
}
