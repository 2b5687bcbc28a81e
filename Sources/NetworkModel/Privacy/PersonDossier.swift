package import RecFormat

/// Everything that is held about a person: what whoever asks for it is given.
package struct PersonDossier: Sendable {
    /// A record that names the person or tells of them.
    package struct Entry: Sendable {
        package struct Value: Hashable, Sendable {
            package let field: Field
            package let value: String
            /// Whether the words may mean somebody else.
            package let isPerhaps: Bool
        }

        package let key: RecordKey
        package let title: String
        /// When it was, as its record says; nil where it does not.
        package let day: Day?
        /// The fields that name the person or tell of them.
        package let values: [Value]
    }

    package let key: RecordKey
    package let fields: [RecField]
    /// By kind, each kind in the order of its file.
    package let entries: [Entry]
    /// The changes that concerned the person, the oldest first, each with those of its edits that do.
    package let changes: [Change]

    /// Gathers what the network and the changes noted so far hold about one person.
    package init(
        _ subject: ForgetPlan.Subject, in outgoing: OutgoingNetwork, _ changes: [Change], by author: Author
    ) {
        let network = outgoing.network
        let plan = ForgetPlan([subject], in: network, on: author.clock)
        key = subject.key
        fields = subject.fields
        let found = Dictionary(grouping: plan.findings.filter { $0.what != .record && $0.what != .id }, by: \.key)
        entries = Kind.allCases.flatMap { kind in
            network[kind].slots.compactMap { slot in
                let place = Place(kind, Int(slot))
                let key = network.key(at: place)
                return found[key].map { Entry(key, $0, at: place, in: network, on: author.clock) }
            }
        }
        let id = subject.key.id.text
        self.changes = changes.compactMap { change in
            let told = change.edits.filter { !outgoing.withholds($0) }.compactMap(outgoing.withoutNames)
            let edits = told.filter { edit in
                if edit.key == subject.key { return true }
                let states = [edit.before, edit.after].compactMap { $0 }
                return states.joined().contains { field in
                    field.value == id || field.value.hasPrefix("\(id):") || plan.signs.areFound(in: field.value)
                }
            }
            guard !edits.isEmpty else { return nil }
            // What it is called may name what is kept back.
            return told == change.edits ? change.with(edits) : change.untitled(edits)
        }
    }
}

extension PersonDossier.Entry {
    fileprivate init(
        _ key: RecordKey, _ findings: [ForgetPlan.Finding], at place: Place, in network: Network, on clock: Clock
    ) {
        self.key = key
        title = network.title(at: place)
        let record = network.record(at: place)
        let moment = [Field.at, .starts, .due, .deadline, .created].lazy.compactMap { record.moment($0) }.first
        day = moment.map { $0.form == .full ? clock.day(of: $0.instant) : $0.day }
        var seen: Set<Value> = []
        let sure = Set(findings.filter { !$0.isPerhaps }.map { "\($0.field): \($0.value)" })
        values = findings.filter { !$0.isPerhaps || !sure.contains("\($0.field): \($0.value)") }
            .map { Value(field: $0.field, value: $0.value, isPerhaps: $0.isPerhaps) }
            .filter { seen.insert($0).inserted }
    }
}

extension OutgoingNetwork {
    /// Whether a change of long ago is about what is kept back, now or then.
    fileprivate func withholds(_ edit: RecordEdit) -> Bool {
        guard !isEverything else { return false }
        let wasPrivate = [edit.before, edit.after].contains { $0.map { RecRecord($0).isPrivate } ?? false }
        return wasPrivate || !isWhole && withheld.contains(edit.key)
    }

    /// An edit without what names a record that is kept back; nil where nothing is left of it.
    fileprivate func withoutNames(_ edit: RecordEdit) -> RecordEdit? {
        guard !isWhole else { return edit }
        func told(_ fields: [RecField]?) -> [RecField]? {
            fields?.filter { field in
                switch Schema[edit.key.kind].spec(of: Field(field.name))?.type {
                case .reference(let kinds): !isWithheld(RecordID(field.value), kinds)
                case .described(let kinds): !isWithheld(Described(field.value).id, kinds)
                default: true
                }
            }
        }
        let result = RecordEdit(edit.key, before: told(edit.before), after: told(edit.after))
        return result.before == result.after ? nil : result
    }

    private func isWithheld(_ id: RecordID, _ kinds: [Kind]) -> Bool {
        kinds.contains { withheld.contains(RecordKey($0, id)) }
    }
}

extension Change {
    /// The same change with other edits and without its words.
    fileprivate func untitled(_ edits: [RecordEdit]) -> Change {
        Change(
            id: id, at: at, by: by, isTakenOver: isTakenOver, summary: "…", act: "…", reverses: reverses, edits: edits)
    }
}
