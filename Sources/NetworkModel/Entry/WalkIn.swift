/// Somebody who walked in, taken down in one line: the records that are made and changed for it.
///
/// What they asked for, behind the kind, is put down as what the organisation needs, or among the notes of a person who
/// comes for none.
package struct WalkIn: Sendable {
    /// Who is here: the person, or the organisation where no person was named.
    package let id: RecordID
    /// The organisation they come from.
    package let partner: RecordID?
    package let edits: [RecordEdit]
    /// What was typed for `id`.
    package let name: String

    /// Nil where the line is not ready. `taking` names records that are there for names that look new.
    package init?(
        _ line: QuickName, taking known: [Kind: RecordID] = [:], in network: Network, by author: inout Author
    ) {
        guard line.isReady else { return nil }
        var making = Making(network: network)
        let partner = line.partner.map { making.draft($0, .partner, known, &author) }
        let person = line.person.map { making.draft($0, .person, known, &author) }
        if var draft = partner {
            if draft.isNew {
                draft.set(.kind, line.kind)
                draft.set(.stage, "met")
            }
            if let remark = line.remark { draft.add(.needs, remark) }
            making.add(draft, author)
        }
        if var draft = person {
            if let partner, !draft.all(.role).contains(where: { Described($0).id == partner.key.id }) {
                draft.setAll(.role, draft.all(.role) + [partner.key.id.text])
            }
            if partner == nil, let remark = line.remark {
                draft.set(.notes, [draft.first(.notes), remark].compactMap { $0 }.joined(separator: "\n"))
            }
            making.add(draft, author)
        }
        guard let here = person ?? partner else { return nil }
        id = here.key.id
        self.partner = partner?.key.id
        edits = making.edits
        name = here.first(here.key.kind.titleField) ?? here.key.id.text
    }

    /// Records while they are made: each has an Id of its own.
    private struct Making {
        let network: Network
        var edits: [RecordEdit] = []
        private var taken: Set<RecordID> = []

        init(network: Network) { self.network = network }

        mutating func draft(_ mention: Mention, _ kind: Kind, _ known: [Kind: RecordID], _ author: inout Author)
            -> Draft
        {
            let id = known[kind] ?? mention.candidate?.key.id
            if let id, let draft = network.draft(RecordKey(kind, id)) { return draft }
            let draft = author.draft(kind, named: mention.text, in: network, taken: taken)
            taken.insert(draft.key.id)
            return draft
        }

        mutating func add(_ draft: Draft, _ author: Author) {
            let edit = draft.edit(at: author.clock.now)
            if !edit.isEmpty { edits.append(edit) }
        }
    }
}
