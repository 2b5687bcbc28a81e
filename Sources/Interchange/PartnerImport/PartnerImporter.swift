package import NetworkModel
import RecFormat

/// Makes the plan of an import from a table, its mapping and the network that it goes into.
package struct PartnerImporter {
    private let network: Network
    private let mapping: ColumnMapping
    private var plan: ImportPlan
    private var finder: PartnerFinder
    private var slugs: FreeSlugs
    // Where in the plan a record is that this import adds or adds to.
    private var partnerEntries: [RecordID: Int] = [:]
    private var peopleEntries: [RecordID: Int] = [:]
    private var peopleByAddress: [[UInt8]: RecordID] = [:]
    private var peopleByPlace: [PersonAtPartner: RecordID] = [:]

    // Nil stands for people without a partner.
    private struct PersonAtPartner: Hashable {
        let name: [UInt8]
        let partner: RecordID?
    }

    /// Plans the import of a table whose first row holds the headers. `progress` is told how many rows are done.
    /// `decide` says of each row that looks like a partner what to do with it; the later rows are compared with what
    /// became of it.
    package static func plan(
        _ table: CSVTable, _ mapping: ColumnMapping, into network: Network, today: Day,
        decide: (ImportPlan.Question) throws -> ImportPlan.LookAlikes = { _ in .add },
        progress: (Int) -> Void = { _ in }
    ) rethrows -> ImportPlan {
        var importer = PartnerImporter(network, mapping, today: today)
        for (index, row) in table.rows.dropFirst().enumerated() {
            try importer.take(row, decide)
            if index % 256 == 0 { progress(index) }
        }
        return importer.plan
    }

    private init(_ network: Network, _ mapping: ColumnMapping, today: Day) {
        self.network = network
        self.mapping = mapping
        slugs = FreeSlugs(in: network)
        plan = ImportPlan(tag: ImportTag.next(in: network, today: today))
        finder = PartnerFinder(network)
        for person in network.all(Person.self) {
            for address in person.emails { peopleByAddress[Folding.fold(address)] = person.id }
            let name = Folding.fold(person.name)
            let partners = person.roles.map { Optional($0.id) }
            for partner in partners.isEmpty ? [nil] : partners { remember(name, at: partner, person.id) }
        }
    }

    private typealias Decision = (ImportPlan.Question) throws -> ImportPlan.LookAlikes

    private mutating func take(_ row: CSVRow, _ decide: Decision) rethrows {
        guard row.cells.contains(where: { !CellText.line($0).isEmpty }) else { return }
        guard row.cells.allSatisfy(CellText.isStorable) else {
            plan.rejections.append(ImportPlan.Rejection(line: row.line, reason: .nul))
            return
        }
        let cells = PartnerCells(row, mapping)
        guard !cells.partnerName.isEmpty || !cells.personName.isEmpty else {
            plan.rejections.append(ImportPlan.Rejection(line: row.line, reason: .noName))
            return
        }
        plan.remarks += cells.misfits.map {
            ImportPlan.Remark(line: row.line, header: $0.header, value: $0.value, problem: $0.problem)
        }
        var partner: RecordID?
        if !cells.partnerName.isEmpty {
            guard let found = try takePartner(cells, line: row.line, decide) else {
                plan.skipped += 1
                return
            }
            partner = found
        }
        if !cells.personName.isEmpty { takePerson(cells, at: partner, line: row.line) }
    }

    // MARK: Partners

    private mutating func takePartner(
        _ cells: PartnerCells, line: Int, _ decide: Decision
    ) rethrows -> RecordID? {
        if let known = finder.partner(named: cells.partnerName) {
            if partnerEntries[known].map({ plan.partners[$0].draft.isNew }) == true {
                plan.repeats += 1
            } else {
                plan.matches += 1
            }
            fill(known, with: cells, line: line)
            return known
        }
        var tags: [String] = []
        if let twin = finder.lookAlike(of: cells.partnerName) {
            let lookAlike = ImportPlan.LookAlike(
                line: line, name: cells.partnerName, other: twin.candidate, reason: twin.reason)
            let decision = try decide(question(lookAlike, cells))
            plan.lookAlikes.append(lookAlike)
            switch decision {
            case .add: tags = ["look-alike"]
            case .merge:
                merge(cells, into: twin, line: line)
                return twin.candidate.key.id
            case .skip: return nil
            }
        }
        return addPartner(cells, tags, line: line)
    }

    private func question(_ lookAlike: ImportPlan.LookAlike, _ cells: PartnerCells) -> ImportPlan.Question {
        let id = lookAlike.other.key.id
        let existing = partnerEntries[id].map { plan.partners[$0].draft.fields }
        let row = cells.partner.flatMap { field, values in values.map { RecField(name: field.name, value: $0) } }
        let person = cells.personName.isEmpty ? [] : [RecField(name: "Person", value: cells.personName)]
        return ImportPlan.Question(
            lookAlike: lookAlike, row: [RecField(name: Field.name.name, value: lookAlike.name)] + row + person,
            existing: existing ?? network.record(lookAlike.other.key)?.fields ?? [])
    }

    private mutating func addPartner(_ cells: PartnerCells, _ tags: [String], line: Int) -> RecordID {
        var draft = newDraft(.partner, named: cells.partnerName)
        Self.fill(&draft, with: cells.partner)
        for tag in tags { draft.add(.tag, tag) }
        finder.add(cells.partnerName, draft.key.id, aliases: draft.all(.alias))
        partnerEntries[draft.key.id] = plan.partners.count
        plan.partners.append(ImportPlan.Entry(line: line, draft: draft))
        return draft.key.id
    }

    // Of what the row says nothing is lost: the other name is kept as one, and what the partner says otherwise in its
    // notes.
    private mutating func merge(_ cells: PartnerCells, into twin: LikelyDuplicate, line: Int) {
        let id = twin.candidate.key.id
        guard let entry = fill(id, with: cells, line: line) else { return }
        let draft = plan.partners[entry].draft
        finder.remember(cells.partnerName, id)
        // `Aid Watch` says nothing beside `Aid/Watch`.
        if twin.reason != .sameName { plan.partners[entry].draft.add(.alias, cells.partnerName) }
        let differing = cells.partner.filter { field, values in
            Schema[.partner].spec(of: field)?.repeats != true && draft.first(field) != values.first
        }
        guard !differing.isEmpty else { return }
        let told = differing.map { field, values in
            field == .notes ? values.joined(separator: "\n") : "\(field.name): \(values.joined(separator: "; "))"
        }
        let notes = [draft.first(.notes)].compactMap { $0 } + ["\(cells.partnerName): \(told.joined(separator: "; "))"]
        plan.partners[entry].draft.set(.notes, notes.joined(separator: "\n"))
    }

    // Adds what a partner does not have; what it has is never overwritten. Returns where in the plan it is.
    @discardableResult
    private mutating func fill(_ id: RecordID, with cells: PartnerCells, line: Int) -> Int? {
        let entry: Int
        if let known = partnerEntries[id] {
            entry = known
        } else {
            guard let draft = network.draft(RecordKey(.partner, id)) else { return nil }
            entry = plan.partners.count
            partnerEntries[id] = entry
            plan.partners.append(ImportPlan.Entry(line: line, draft: draft))
        }
        Self.fill(&plan.partners[entry].draft, with: cells.partner)
        return entry
    }

    private static func fill(_ draft: inout Draft, with values: [(field: Field, values: [String])]) {
        for (field, values) in values {
            if Schema[draft.key.kind].spec(of: field)?.repeats == true {
                for value in values { draft.add(field, value) }
            } else if draft.first(field) == nil {
                draft.set(field, values.first)
            }
        }
    }

    // MARK: People

    private mutating func takePerson(_ cells: PartnerCells, at partner: RecordID?, line: Int) {
        let addresses = cells.person.first { $0.field == .email }?.values ?? []
        let name = Folding.fold(cells.personName)
        let known = personWith(addresses) ?? person(name, at: partner, addresses)
        let entry = known.flatMap { personEntry($0, line: line) } ?? addPerson(cells, line: line)
        Self.fill(&plan.people[entry].draft, with: cells.person)
        let id = plan.people[entry].draft.key.id
        for address in addresses { peopleByAddress[Folding.fold(address)] = id }
        remember(name, at: partner, id)
        guard let partner else { return }
        let roles = plan.people[entry].draft.all(.role)
        if !roles.contains(where: { Described($0).id == partner }) {
            plan.people[entry].draft.setAll(.role, roles + [Described(partner, roleText(cells.role)).value])
        }
    }

    // A semicolon would begin the next part of the value.
    private func roleText(_ role: String) -> String {
        String(decoding: role.utf8.map { $0 == UInt8(ascii: ";") ? UInt8(ascii: ",") : $0 }, as: UTF8.self)
    }

    private func personWith(_ addresses: [String]) -> RecordID? {
        for address in addresses {
            if let known = peopleByAddress[Folding.fold(address)] { return known }
        }
        return nil
    }

    private func person(_ name: [UInt8], at partner: RecordID?, _ addresses: [String]) -> RecordID? {
        guard let id = peopleByPlace[PersonAtPartner(name: name, partner: partner)] else { return nil }
        // Of people without a partner nothing but the address tells namesakes apart.
        guard partner == nil, !addresses.isEmpty else { return id }
        let known = peopleEntries[id].map { plan.people[$0].draft.all(.email) } ?? network.person(id)?.emails
        return known?.isEmpty == false ? nil : id
    }

    private mutating func remember(_ name: [UInt8], at partner: RecordID?, _ id: RecordID) {
        let place = PersonAtPartner(name: name, partner: partner)
        if peopleByPlace[place] == nil { peopleByPlace[place] = id }
    }

    private mutating func personEntry(_ id: RecordID, line: Int) -> Int? {
        if let entry = peopleEntries[id] { return entry }
        guard let draft = network.draft(RecordKey(.person, id)) else { return nil }
        peopleEntries[id] = plan.people.count
        plan.people.append(ImportPlan.Entry(line: line, draft: draft))
        return plan.people.count - 1
    }

    private mutating func addPerson(_ cells: PartnerCells, line: Int) -> Int {
        let draft = newDraft(.person, named: cells.personName)
        peopleEntries[draft.key.id] = plan.people.count
        plan.people.append(ImportPlan.Entry(line: line, draft: draft))
        return plan.people.count - 1
    }

    private mutating func newDraft(_ kind: Kind, named name: String) -> Draft {
        let id = slugs.take(for: name)
        var draft = Draft(new: kind, id: id)
        draft.set(.name, name)
        return draft
    }
}
