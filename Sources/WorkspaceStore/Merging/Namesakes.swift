package import NetworkModel
import RecFormat

/// The records that both sides of a merge added and that have one Id, since Ids of partners, people, events and
/// positions are made of their names.
///
/// They are one record that came by two ways where they were made at the same moment (a copy of a file), where one says
/// nothing that the other does not (an import of the same list, somebody who was noted by name only), where they share
/// what is nobody else's (an address, a number, a channel, a Uid, of events also the time they start), or where it is the
/// person who merges, whom the others mean by that name. Then they merge by field. All others are two: ours gets another
/// Id, since what is shared already is known by the first, and whatever our side says of it follows.
package struct Namesakes: Sendable {
    package struct Namesake: Hashable, Sendable {
        /// The record as it was here.
        package let key: RecordKey
        package let title: String
        /// The Id that ours has now; nil where both are taken for one.
        package let newID: RecordID?

        package init(key: RecordKey, title: String, newID: RecordID?) {
            self.key = key
            self.title = title
            self.newID = newID
        }
    }

    /// Those that a person is to be told of: all but copies of one record.
    package private(set) var list: [Namesake] = []
    private var tables: [Table] = []
    private var given: Set<RecordID> = []
    /// Whether nobody knows what both began from.
    private var isWithoutPast = false
    /// Records of ours that are never taken for another, however alike they are.
    private let apart: Set<RecordKey>

    package init(
        _ sides: [Kind: WorkspaceMerge.Sides], merging me: RecordID? = nil, keepingApart apart: Set<RecordKey> = []
    ) {
        self.apart = apart
        var added: [(table: Table, theirs: Table, ids: [RecordID])] = []
        var others: [Kind: Set<RecordID>] = [:]
        for kind in Kind.allCases where kind.naming == .slug && kind != .network {
            guard let sides = sides[kind] else { continue }
            let (ours, theirs) = (Table(kind, RecDocument(sides.ours)), Table(kind, RecDocument(sides.theirs)))
            let bases = sides.bases.map { Table(kind, RecDocument($0)) }
            let new = { (table: Table) in
                table.slots.map { table.id(at: Int($0)) }.filter { id in bases.allSatisfy { $0.slot(of: id) == nil } }
            }
            others[kind] = Set(new(theirs))
            added.append((ours, theirs, new(ours)))
            tables += [ours, theirs] + bases
            isWithoutPast = isWithoutPast || bases.isEmpty
        }
        for (ours, theirs, ids) in added {
            for id in ids { compare(id, ours, theirs, others, me) }
        }
        tables = []
    }

    /// The Ids that records of ours get.
    package var renaming: Renaming { Renaming(list) }

    package var isApart: Bool { list.contains { $0.newID != nil } }

    private mutating func compare(
        _ id: RecordID, _ ours: Table, _ theirs: Table, _ others: [Kind: Set<RecordID>], _ me: RecordID?
    ) {
        guard let mine = ours.record(id) else { return }
        let key = RecordKey(ours.kind, id)
        let title = mine.first(ours.kind.titleField) ?? id.text
        if others[ours.kind]?.contains(id) == true, let other = theirs.record(id) {
            // One that was made at the same moment and is shared, but not as private, is somebody else's.
            let mayBeOne = !apart.contains(key)
            // Whoever stands for somebody who was forgotten, here and there, is that one.
            if id.standsForSomeone { return }
            if isCopy(mine, other), mayBeOne || other.isPrivate { return }
            if mayBeOne, id == me || Self.isOne(mine, other) {
                return list.append(Namesake(key: key, title: title, newID: nil))
            }
        } else {
            // A partner and a person are named in the same fields, where one Id would be either's.
            let kinds: [Kind] = [.partner, .person]
            guard kinds.contains(ours.kind), kinds.contains(where: { others[$0]?.contains(id) == true }) else { return }
        }
        list.append(Namesake(key: key, title: title, newID: free(id, title)))
    }

    private mutating func free(_ id: RecordID, _ title: String) -> RecordID {
        let slug = Slug.text(of: title)
        let stem = id.text.utf8.starts(with: slug.utf8) ? slug : id.text
        for number in 2... {
            let id = RecordID("\(stem)-\(number)")
            if tables.allSatisfy({ $0.slot(of: id) == nil }), given.insert(id).inserted { return id }
        }
        preconditionFailure("the numbers do not end")
    }

    private func isCopy(_ one: RecRecord, _ other: RecRecord) -> Bool {
        guard let created = one.first(.created), let other = other.first(.created) else { return isWithoutPast }
        return created.hasSameBytes(as: other)
    }

    private static func isOne(_ one: RecRecord, _ other: RecRecord) -> Bool {
        let (mine, theirs) = (said(in: one), said(in: other))
        if mine.isSubset(of: theirs) || theirs.isSubset(of: mine) { return true }
        return mine.intersection(theirs).contains { field in ownFields.contains { $0.names(field) } }
    }

    private static func said(in record: RecRecord) -> Set<RecField> {
        let stamps: [Field] = [.id, .created, .modified]
        return Set(record.fields.map(\.normalized).filter { field in !stamps.contains { $0.names(field) } })
    }

    private static let ownFields: [Field] = [.email, .phone, .channel, .uid, .url, .starts]
}

extension Renaming {
    /// The Ids that records of ours get beside others of one name.
    package init(_ namesakes: [Namesakes.Namesake]) {
        self.init(Dictionary(namesakes.compactMap { same in same.newID.map { (same.key, $0) } }) { first, _ in first })
    }

    /// What a file says afterwards.
    package func contents(_ bytes: [UInt8], of kind: Kind) -> [UInt8] {
        guard !isEmpty else { return bytes }
        var table = Table(kind, RecDocument(bytes))
        for slot in table.slots {
            let (old, before) = (RecordKey(kind, table.id(at: Int(slot))), table.record(at: Int(slot)).fields)
            let after = fields(before, of: old)
            guard after != before else { continue }
            let new = key(old)
            if new != old { table.apply(RecordEdit(old, before: before, after: nil)) }
            table.apply(RecordEdit(new, before: new == old ? before : nil, after: after))
        }
        return table.document.serialized()
    }
}
