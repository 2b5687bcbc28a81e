import NetworkModel
import RecFormat

/// The merge of a copy that a program put beside a file, whose history is not known.
///
/// What the file was before is known from the states that are kept. A value of the copy that the file once had is an old
/// one; a value of the file that stood through all states was not changed here, so that the copy's is the newer. Where
/// neither is known both stay, one of them as a conflict. Nothing is deleted because a copy lacks it.
struct CopyMerge {
    let merge: FileMerge

    init(_ copy: Table, into live: Table, states: [Table]) {
        let kind = live.kind
        var base = Table(kind, RecDocument())
        for slot in copy.slots {
            let id = copy.id(at: Int(slot))
            guard copy.slot(of: id) == Int(slot) else { continue }
            let theirs = copy.record(at: Int(slot)).fields
            let past = states.compactMap { $0.record(id)?.fields }
            let began = Self.base(of: theirs, past, isGone: live.slot(of: id) == nil)
            if !began.isEmpty {
                base.apply(RecordEdit(RecordKey(kind, id), before: nil, after: began.identified(as: id)))
            }
        }
        merge = FileMerge(base: base, ours: live, theirs: copy)
    }

    /// What a record was when both versions of it began, as far as that can be told.
    private static func base(of theirs: [RecField], _ past: [[RecField]], isGone: Bool) -> [RecField] {
        guard let first = past.first else { return [] }
        // A record that was deleted here since, and that the copy has as it was.
        if isGone { return past.contains { Self.isSame($0, theirs) } ? theirs : [] }
        var base: [RecField] = []
        var seen: Set<Field> = []
        for name in (theirs + first).map({ Field($0.name) }) where seen.insert(name).inserted {
            let values = { (fields: [RecField]) in fields.filter { name.names($0) } }
            let old = past.map(values)
            if old.contains(values(theirs)) {
                base += values(theirs)
            } else if let constant = old.first, old.allSatisfy({ $0 == constant }) {
                base += constant
            }
        }
        return base
    }

    private static func isSame(_ one: [RecField], _ other: [RecField]) -> Bool {
        let plain = { (fields: [RecField]) in Set(fields.filter { !Field.modified.names($0) }.map(\.normalized)) }
        return plain(one) == plain(other)
    }
}
