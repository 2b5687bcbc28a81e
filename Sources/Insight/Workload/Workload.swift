package import NetworkModel

/// The hours of open work by holder and week, beside the hours a week that the holders have.
///
/// What has several holders is split evenly among them, the accountable included. Its hours are spread evenly over the
/// working days from its start, or from today where that is past or not said, through its due day. What is overdue is
/// all for today. What has no due day is counted apart. Weeks are stretches of seven days that begin today, so that
/// each has five working days, and the full capacity of its holder.
package struct Workload: Sendable {
    /// Whose loads are told apart.
    package enum Grouping: Sendable {
        /// People and partners as the work names them.
        case holder
        /// Partners, with what they and their people of that day hold.
        case partner
    }

    package let today: Day
    /// How many weeks are looked at.
    package let weekCount: Int
    /// How many weeks of work there are until the event that was asked about; nil without one.
    package let weeksUntilEvent: Double?
    /// What nobody holds.
    package private(set) var unowned: Load
    /// What is open in all, each piece counted once.
    package private(set) var total: Load
    private var loads: [RecordID: Load] = [:]
    private let days: WorkingDays

    /// Reads the open work of a network. With an event, as many weeks are looked at as there are until it begins, and
    /// loads know what has to be done by then. What stands at the places left out does not count.
    package init(
        _ network: Network, on today: Day, weeks: Int = 4, until event: RecordID? = nil,
        by grouping: Grouping = .holder,
        leavingOut: Set<Place> = []
    ) {
        let days = WorkingDays(from: today)
        let begins = event.flatMap { network.event($0) }?.starts?.day
        let daysUntilEvent = begins.map { days.count(before: $0) }
        let reach = daysUntilEvent.map { ($0 + WorkingDays.inWeek - 1) / WorkingDays.inWeek } ?? weeks
        let count = min(max(1, reach), 104)
        self.days = days
        self.today = today
        weekCount = count
        weeksUntilEvent = daysUntilEvent.map { Double($0) / Double(WorkingDays.inWeek) }
        unowned = Load("", days: days, weeks: count)
        total = unowned
        let groups = grouping == .partner ? PartnersOfPeople(network, on: today) : nil
        addHolders(network, groups)
        network.forEachOpenWorkItem(on: today) { item in
            guard !leavingOut.contains(item.place) else { return }
            add(item, groups, undatedCounts: event != nil && item.event == event)
        }
        close(daysUntilEvent)
    }

    /// Follows a change of tasks in a workload by holder without an event: takes away what they asked for before it, and
    /// adds what they ask for now.
    package mutating func replace(_ old: [OpenWorkItem], with new: [OpenWorkItem]) {
        for item in old { add(item, nil, undatedCounts: false, times: -1) }
        for item in new { add(item, nil, undatedCounts: false) }
        for holder in Set((old + new).flatMap(\.holders)) { loads[holder]?.close(nil) }
        unowned.close(nil)
        total.close(nil)
    }

    /// Follows a change of people in a workload by holder: the hours that they have now, none for who is gone.
    package mutating func takeHours(of people: Set<RecordID>, in network: Network) {
        for person in people {
            loads[person]?.capacity = nil
            if loads[person]?.count == 0 { loads[person] = nil }
            if let slot = network[.person].slot(of: person) { addHolder(at: slot, network, nil) }
        }
    }

    private mutating func addHolders(_ network: Network, _ groups: PartnersOfPeople?) {
        for number in network[.person].slots { addHolder(at: Int(number), network, groups) }
    }

    /// Those who can hold work have a load even if it is nothing.
    private mutating func addHolder(at slot: Int, _ network: Network, _ groups: PartnersOfPeople?) {
        let facts = network.facts.person(slot)
        guard facts.isTeamMember || facts.capacity ?? 0 > 0 else { return }
        let person = network[.person].id(at: slot)
        for holder in groups?.partners(of: person) ?? [person] {
            var load = loads[holder] ?? Load(holder, days: days, weeks: weekCount)
            if let capacity = facts.capacity, capacity >= 0, capacity.isFinite {
                load.capacity = (load.capacity ?? 0) + capacity
            }
            loads[holder] = load
        }
    }

    private mutating func add(
        _ item: OpenWorkItem, _ groups: PartnersOfPeople?, undatedCounts: Bool, times: Int = 1
    ) {
        let piece = Load.Piece(item, days, undatedCounts: undatedCounts)
        total.add(piece, part: 1, counts: true, times: times)
        guard !item.holders.isEmpty else { return unowned.add(piece, part: 1, counts: true, times: times) }
        var told: Set<RecordID> = []
        for holder in item.holders {
            for id in groups?.partners(of: holder) ?? [holder] {
                loads[id, default: Load(id, days: days, weeks: weekCount)].add(
                    piece, part: 1 / Double(item.holders.count), counts: told.insert(id).inserted, times: times)
            }
        }
    }

    private mutating func close(_ daysUntilEvent: Int?) {
        for id in loads.keys { loads[id]?.close(daysUntilEvent) }
        unowned.close(daysUntilEvent)
        total.close(daysUntilEvent)
    }

    /// What somebody holds; nil for who holds nothing and has no hours noted.
    package subscript(_ holder: RecordID) -> Load? { loads[holder] }

    /// All loads, the most hours first; of the same hours the most pieces.
    package var all: [Load] {
        loads.values.sorted { left, right in
            if left.hours != right.hours { return left.hours > right.hours }
            return left.count == right.count ? left.holder < right.holder : left.count > right.count
        }
    }
}

/// Which partners people belong to.
private struct PartnersOfPeople {
    private let network: Network
    private let today: Day

    init(_ network: Network, on today: Day) {
        self.network = network
        self.today = today
    }

    /// The partners whose load a holder's work is: the partner itself, or those where the person has a role.
    func partners(of holder: RecordID) -> [RecordID] {
        guard let person = network.person(holder) else { return network.partner(holder) == nil ? [] : [holder] }
        var seen: Set<RecordID> = []
        return person.roles.filter { $0.isCurrent(on: today) && seen.insert($0.id).inserted }.map(\.id)
    }
}
