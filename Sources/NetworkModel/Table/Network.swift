package import RecFormat

/// The whole network in memory: a table for each kind, and what follows from them.
///
/// A value: the screens hold one, the store holds another, and both take the same changes. The bytes of the files are
/// shared between copies.
package struct Network: Sendable {
    /// By `Kind.ordinal`.
    package private(set) var tables: [Table]
    package private(set) var facts: Facts
    /// Goes up with every change, so that what was computed from an earlier state can be told.
    package private(set) var version = 0

    package init() { self.init(documents: [:]) }

    package init(documents: [Kind: RecDocument]) {
        self.init(tables: Kind.allCases.map { Table($0, documents[$0] ?? RecDocument()) })
    }

    package init(tables: [Table]) {
        self.init(tables: tables, contacts: ContactFacts(contacts: tables[Kind.contact.ordinal], in: tables))
    }

    /// Puts a network together from its parts; the two long ones, tables and contact facts, can be made on two cores.
    package init(tables: [Table], contacts: ContactFacts) {
        self.init(tables: tables, facts: Facts(tables: tables, contacts: contacts))
    }

    package init(tables: [Table], facts: Facts) {
        precondition(tables.map(\.kind) == Kind.allCases, "one table for each kind, by ordinal")
        self.tables = tables
        self.facts = facts
    }

    package subscript(_ kind: Kind) -> Table { tables[kind.ordinal] }

    package func record(_ key: RecordKey) -> RecRecord? { self[key.kind].record(key.id) }

    package func record(at place: Place) -> RecRecord { self[place.kind].record(at: place.slot) }

    package func place(of key: RecordKey) -> Place? { self[key.kind].slot(of: key.id).map { Place(key.kind, $0) } }

    /// The first of the kinds that has a record with this Id.
    package func place(of id: RecordID, among kinds: [Kind]) -> Place? {
        kinds.lazy.compactMap { place(of: RecordKey($0, id)) }.first
    }

    package func key(at place: Place) -> RecordKey { RecordKey(place.kind, self[place.kind].id(at: place.slot)) }

    /// The fields of a record, ready to be changed.
    package func draft(_ key: RecordKey) -> Draft? { record(key).map { Draft(key, fields: $0.fields) } }

    /// Applies a change to the tables and to what follows from them.
    package mutating func apply(_ change: Change) {
        for edit in change.edits { apply(edit) }
        version += 1
    }

    private mutating func apply(_ edit: RecordEdit) {
        let affected = facts.subjects(of: edit, in: tables)
        // An edit of a record that somebody deleted meanwhile adds it, too.
        let isAdded = place(of: edit.key) == nil
        guard let slot = tables[edit.key.kind.ordinal].apply(edit) else { return }
        facts.take(edit, at: Place(edit.key.kind, slot), isAdded: isAdded, in: tables)
        facts.refresh(affected.union(facts.subjects(of: edit, in: tables)), in: tables)
    }

    // MARK: Typed reading

    /// All records of a kind, in file order.
    package func all<View: RecordView>(_ view: View.Type) -> Records<View> { Records(table: self[View.kind]) }

    package func find<View: RecordView>(_ view: View.Type, _ id: RecordID) -> View? {
        self[View.kind].record(id).map(View.init)
    }

    package func partner(_ id: RecordID) -> Partner? { find(Partner.self, id) }
    package func person(_ id: RecordID) -> Person? { find(Person.self, id) }
    package func event(_ id: RecordID) -> Event? { find(Event.self, id) }
    package func task(_ id: RecordID) -> Task? { find(Task.self, id) }
    package func contact(_ id: RecordID) -> Contact? { find(Contact.self, id) }
    package func checklistItem(_ id: RecordID) -> ChecklistItem? { find(ChecklistItem.self, id) }

    /// The network's own record, where `network.rec` has one.
    package var itself: NetworkRecord? { all(NetworkRecord.self).first }
}

/// The records of a kind as typed values, decoded one by one when they are looked at.
package struct Records<View: RecordView>: RandomAccessCollection, Sendable {
    package let table: Table
    package var startIndex: Int { 0 }
    package var endIndex: Int { table.slots.count }
    package subscript(position: Int) -> View { View(table.record(at: Int(table.slots[position]))) }
}
