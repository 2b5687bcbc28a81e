import RecFormat

/// Who covers which theme in which region, and who talks to which delegation, at an event.
///
/// Targets go down, first the regions, then the delegations; themes go across, after a column for whoever covers all
/// themes of a target. Names are the same where they fold alike.
package struct LeadMatrix: Hashable, Sendable {
    /// A region or a delegation.
    package struct Target: Hashable, Sendable {
        package let name: String
        package let isDelegation: Bool
        /// Where the delegation stands.
        package fileprivate(set) var stance: String?
    }

    /// A place in the matrix.
    package struct Cell: Hashable, Sendable {
        /// Who leads on this theme here.
        package fileprivate(set) var people: [RecordID] = []
        /// Who covers all themes here.
        package fileprivate(set) var covering: [RecordID] = []

        package var isHole: Bool { people.isEmpty && covering.isEmpty }
    }

    package let event: RecordID
    package private(set) var themes: [String]
    package private(set) var targets: [Target]
    private var cells: [[Cell]] = []

    /// The matrix of an event; its axes are those that the event names and those that only a lead names. `counts` says
    /// which leads to take in.
    package init(_ event: Event, in network: Network, where counts: (Lead) -> Bool = { _ in true }) {
        let leads = network.leads(of: event.id).filter(counts)
        self.event = event.id
        themes = (event.themes + leads.compactMap(\.theme)).foldedOnce()
        let delegations = event.delegations.foldedOnce()
        let known = Set((event.regions + delegations).map { Folding.fold($0) })
        let others = leads.filter { !known.contains(Folding.fold($0.target)) }
        // A stance is what delegations have; whatever else a lead names is a region.
        let withStance = Set(others.filter { $0.stance != nil }.map { Folding.fold($0.target) })
        let isDelegation = { (name: String) in withStance.contains(Folding.fold(name)) }
        let names = others.map(\.target)
        targets =
            (event.regions + names.filter { !isDelegation($0) }).foldedOnce()
            .map { Target(name: $0, isDelegation: false, stance: nil) }
            + (delegations + names.filter(isDelegation)).foldedOnce()
            .map { Target(name: $0, isDelegation: true, stance: nil) }
        cells = targets.map { _ in Array(repeating: Cell(), count: themes.count + 1) }
        for lead in leads { take(lead) }
        for row in cells.indices {
            for column in 1..<cells[row].count { cells[row][column].covering = cells[row][0].people }
        }
    }

    private mutating func take(_ lead: Lead) {
        let wanted = Folding.fold(lead.target)
        for row in targets.indices where Folding.fold(targets[row].name) == wanted {
            if let stance = lead.stance, targets[row].stance == nil { targets[row].stance = stance }
            let column = lead.theme.flatMap { theme in
                themes.firstIndex { Folding.fold($0) == Folding.fold(theme) }.map { $0 + 1 }
            }
            for person in lead.people where !cells[row][column ?? 0].people.contains(person) {
                cells[row][column ?? 0].people.append(person)
            }
        }
    }

    /// How many columns there are: all themes, then each.
    package var columnCount: Int { themes.count + 1 }

    /// The theme of a column; nil for the first, which stands for all of them.
    package func theme(_ column: Int) -> String? { column == 0 ? nil : themes[column - 1] }

    package subscript(row: Int, column: Int) -> Cell { cells[row][column] }

    /// Whether a place is empty that should not be: who covers all themes is only asked for where there are none.
    package func isHole(_ row: Int, _ column: Int) -> Bool {
        (column > 0 || themes.isEmpty) && cells[row][column].isHole
    }

    /// How many places there are to fill.
    package var total: Int { targets.count * max(1, themes.count) }

    /// How many of them nobody fills.
    package var holes: Int {
        targets.indices.reduce(0) { count, row in
            count + (0..<columnCount).count { isHole(row, $0) }
        }
    }

    /// The names of an axis that repeats what an event says, and the field that they stand in.
    package enum Axis: CaseIterable, Hashable, Sendable {
        case theme, region, delegation

        package var field: Field {
            switch self {
            case .theme: .theme
            case .region: .region
            case .delegation: .delegation
            }
        }
    }
}

extension Network {
    /// The leads of an event, in file order.
    package func leads(of event: RecordID) -> [Lead] {
        guard let place = place(of: RecordKey(.event, event)) else { return [] }
        return sources(.lead, naming: place).sorted { $0.slot < $1.slot }.map { Lead(record(at: $0)) }
            .filter { $0.event == event }
    }

    /// The leads that a place of the matrix stands for; a nil theme is that of all themes.
    package func leads(of event: RecordID, target: String, theme: String?) -> [Lead] {
        leads(of: event).filter { lead in
            Folding.fold(lead.target) == Folding.fold(target)
                && lead.theme.map { Folding.fold($0) } == theme.map { Folding.fold($0) }
        }
    }

    /// Leaves a place of the matrix to nobody; a lead stays only for the stance that it says.
    package func clearingLeads(of event: RecordID, target: String, theme: String?, at time: Timestamp) -> [RecordEdit] {
        leads(of: event, target: target, theme: theme).compactMap { lead in
            guard lead.stance != nil else { return RecordEdit(lead.key, before: lead.record.fields, after: nil) }
            return editing(lead.key, at: time) { $0.setAll(.person, []) }
        }
    }

    /// Says where a delegation stands; nil takes it back.
    package func settingStance(
        _ stance: String?, of target: String, at event: RecordID, by author: inout Author
    ) -> [RecordEdit] {
        let time = author.clock.now
        let own = leads(of: event).filter { Folding.fold($0.target) == Folding.fold(target) }
        let home = own.first { $0.stance != nil } ?? own.first { $0.theme == nil } ?? own.first
        var edits = own.filter { $0.key != home?.key && $0.stance != nil }.compactMap { lead in
            editing(lead.key, at: time) { $0.set(.stance, nil) }
        }
        guard let home else {
            guard let stance else { return [] }
            var draft = author.draft(.lead, named: target, in: self)
            draft.set(.event, event.text)
            draft.set(.stance, stance)
            return [draft.edit(at: time)]
        }
        if stance == nil, home.people.isEmpty {
            edits.append(RecordEdit(home.key, before: home.record.fields, after: nil))
        } else if let edit = editing(home.key, at: time, { $0.set(.stance, stance) }) {
            edits.append(edit)
        }
        return edits
    }

    /// Adds names to an axis of the matrix.
    package func adding(
        _ names: [String], to axis: LeadMatrix.Axis, of event: RecordID, at time: Timestamp
    ) -> [RecordEdit] {
        let edit = editing(RecordKey(.event, event), at: time) { draft in
            draft.setAll(axis.field, (draft.all(axis.field) + names.filter { !$0.isEmpty }).foldedOnce())
        }
        return edit.map { [$0] } ?? []
    }

    /// Takes a theme out of the matrix with the leads that are for it.
    package func removingTheme(_ theme: String, of event: RecordID, at time: Timestamp) -> [RecordEdit] {
        let gone = leads(of: event).filter { $0.theme.map { Folding.fold($0) } == Folding.fold(theme) }
        return without(theme, [.theme], of: event, at: time) + deleting(gone.map(\.key))
    }

    /// Takes a region or a delegation out of the matrix with the leads that are for it.
    package func removingTarget(_ target: String, of event: RecordID, at time: Timestamp) -> [RecordEdit] {
        let gone = leads(of: event).filter { Folding.fold($0.target) == Folding.fold(target) }
        return without(target, [.region, .delegation], of: event, at: time) + deleting(gone.map(\.key))
    }

    private func without(_ name: String, _ fields: [Field], of event: RecordID, at time: Timestamp) -> [RecordEdit] {
        let edit = editing(RecordKey(.event, event), at: time) { draft in
            for field in fields {
                draft.setAll(field, draft.all(field).filter { Folding.fold($0) != Folding.fold(name) })
            }
        }
        return edit.map { [$0] } ?? []
    }
}

extension [String] {
    /// Each name once, as it is spelled first; names that fold alike are one.
    fileprivate func foldedOnce() -> [String] {
        var seen: Set<[UInt8]> = []
        return filter { !$0.isEmpty && seen.insert(Folding.fold($0)).inserted }
    }
}
