import NetworkModel
import RecFormat
import Screens
import TextCanvas

/// Lists of records as people and scripts read them: aligned on a terminal, tab-separated elsewhere.
struct RecordListing {
    private let network: Network
    private let clock: Clock
    private let texts: Texts
    private let dates: DatePhrases
    private let isForPeople: Bool
    /// Whether tasks say what they wait for.
    private var marksBlocked = false

    init(_ access: Access) { self.init(access, access.network) }

    /// The listing of a network in another state than the one that was read.
    init(_ access: Access, _ network: Network) {
        self.network = network
        clock = access.clock
        texts = access.texts
        dates = DatePhrases(texts: texts, clock: access.clock)
        isForPeople = Output.standard.isTerminal
    }

    /// Prints tasks with what they wait for: on a terminal in the place of their status, elsewhere as Ids at the end.
    func print(_ slots: [Int], _ kind: Kind, markingBlocked: Bool) {
        var listing = self
        listing.marksBlocked = markingBlocked
        listing.print(slots, kind)
    }

    func print(_ slots: [Int], _ kind: Kind) {
        var table = TextTablePrinter(columns(of: kind))
        for slot in slots { table.add(row(Place(kind, slot))) }
        guard isForPeople else {
            table.printTabSeparated(Output.standard)
            return
        }
        if !slots.isEmpty { table.printAligned(Output.standard, width: Output.standard.width) }
        let count: KeyValuePairs = ["shown": String(slots.count), "total": String(network[kind].count)]
        Output.standard.writeLine(texts(GeneralText.countOf, count))
    }

    private func columns(of kind: Kind) -> [PrintedColumn] {
        switch kind {
        case .partner:
            [
                column(.recordName, priority: 0), column(.kind, priority: 5, limit: 18),
                column(.country, priority: 4, limit: 20),
                column(.stage, priority: 3, limit: 16),
                column(.lead, priority: 6, limit: 20), column(.last, priority: 2),
                column(.next, priority: 1),
                column(.openTasks, priority: 7, alignment: .trailing),
                column(.id, priority: 8),
            ]
        case .person:
            [
                column(.recordName, priority: 0), column(.with, priority: 1),
                column(.email, priority: 2), column(.phone, priority: 3),
                column(.last, priority: 4), column(.id, priority: 5),
            ]
        case .contact:
            [
                column(.summary, priority: 0, limit: 60), column(.at, priority: 1),
                column(.kind, priority: 3), column(.with, priority: 2),
                column(.by, priority: 4, limit: 20),
                column(.minutes, priority: 5, alignment: .trailing), column(.id, priority: 6),
            ]
        case .event:
            [
                column(.title, priority: 0), column(.starts, priority: 1),
                column(.when, priority: 2), column(.kind, priority: 4),
                column(.place, priority: 5, limit: 30), column(.ready, priority: 3),
                column(.id, priority: 6),
            ]
        case .checklistItem:
            [
                column(.text, priority: 0), column(.due, priority: 1),
                column(.state, priority: 2), column(.section, priority: 4),
                column(.owner, priority: 5, limit: 20),
                column(.event, priority: 3, limit: 30), column(.id, priority: 6),
            ]
        case .task:
            [
                column(.title, priority: 0), column(.due, priority: 1),
                column(.status, priority: 3), column(.who, priority: 2, limit: 20),
                column(.partner, priority: 4, limit: 30),
                column(.event, priority: 5, limit: 30), column(.id, priority: 6),
            ] + (marksBlocked && !isForPeople ? [column(.state, priority: 7)] : [])
        default:
            [PrintedColumn(title: texts.label(of: kind.titleField), priority: 0), column(.id, priority: 1)]
        }
    }

    private func column(
        _ title: ListingText, priority: Int, alignment: Alignment = .leading, limit: Int = 40
    ) -> PrintedColumn {
        PrintedColumn(title: texts[title], priority: priority, alignment: alignment, limit: limit)
    }

    private func row(_ place: Place) -> [String] {
        let record = network.record(at: place)
        switch place.kind {
        case .partner: return row(Partner(record), place)
        case .person: return row(Person(record), place)
        case .contact: return row(Contact(record))
        case .event: return row(Event(record), place)
        case .checklistItem: return row(ChecklistItem(record))
        case .task: return row(Task(record))
        default: return [network.title(at: place), record.identifier(place.kind).text]
        }
    }

    private func row(_ partner: Partner, _ place: Place) -> [String] {
        let last = network.lastContactDay(partner: place.slot, clock: clock)
        let next = network.rhythm(partner: place.slot, clock: clock)?.next
        return [
            partner.name, partner.sort ?? "", partner.country ?? "", partner.stage ?? "", title(partner.lead, .person),
            day(last) { dates.ago($0) }, day(next) { dates.over($0) },
            String(network.openTasks(concerning: place).count), partner.id.text,
        ]
    }

    private func row(_ person: Person, _ place: Place) -> [String] {
        let latest = network.facts.latest(person: place.slot)
        let last = latest.isNone ? nil : clock.day(of: latest.instant)
        return [
            person.name, person.roles.map { title($0.id, .partner) }.joined(separator: ", "),
            person.emails.first ?? "", person.phones.first ?? "", day(last) { dates.ago($0) }, person.id.text,
        ]
    }

    private func row(_ contact: Contact) -> [String] {
        let at = contact.at.map { isForPeople ? dates.moment($0) : $0.iso } ?? ""
        return [
            contact.summary, at, contact.sort ?? "",
            contact.with.map { title($0, .partner, .person) }.joined(separator: ", "), title(contact.by, .person),
            contact.minutes.map(String.init) ?? "", contact.id.text,
        ]
    }

    private func row(_ event: Event, _ place: Place) -> [String] {
        let items = network.sources(ChecklistItem.self, naming: place)
        let ready = items.isEmpty ? "" : "\(items.filter(\.isDone).count)/\(items.count)"
        // Programs get both ends as they are kept, people how far away it is.
        let starts = isForPeople ? days(of: event) : event.record.first(.starts) ?? ""
        let when = isForPeople ? day(event.startDay(clock)) { dates.ago($0) } : event.record.first(.ends) ?? ""
        return [event.title, starts, when, event.sort ?? "", event.place ?? "", ready, event.id.text]
    }

    private func days(of event: Event) -> String {
        guard let first = event.startDay(clock) else { return "" }
        if let last = event.endDay(clock), last > first { return "\(dates.full(first)) – \(dates.full(last))" }
        guard let starts = event.starts, !event.isWholeDay else { return dates.full(first) }
        return "\(dates.full(first)) \(clock.zone.moment(at: starts.instant).time.iso)"
    }

    private func row(_ item: ChecklistItem) -> [String] {
        let due = network.due(of: item)
        let state: ListingText = item.isDone ? .done : due.map { $0 < clock.today } == true ? .late : .open
        return [
            item.text, day(due) { item.isDone ? dates.full($0) : dates.due($0) }, texts[state], item.section ?? "",
            title(item.owner, .person, .partner), title(item.event, .event), item.id.text,
        ]
    }

    private func row(_ task: Task) -> [String] {
        let due = day(task.due) { task.isOpen ? dates.due($0) : dates.full($0) }
        let blockers = marksBlocked && task.isOpen ? network.blockers(of: task.key) : []
        let isMarked = isForPeople && !blockers.isEmpty
        return [
            task.title, due, isMarked ? texts[ListingText.blocked] : task.status ?? "",
            title(task.accountable, .person, .partner), title(task.partner, .partner), title(task.event, .event),
            task.id.text,
        ] + (marksBlocked && !isForPeople ? [blockers.map(\.id.text).joined(separator: " ")] : [])
    }

    private func day(_ day: Day?, _ phrase: (Day) -> String) -> String {
        guard let day else { return "" }
        return isForPeople ? phrase(day) : day.iso
    }

    private func title(_ id: RecordID?, _ kinds: Kind...) -> String {
        guard let id else { return "" }
        return network.place(of: id, among: kinds).map { network.title(at: $0) } ?? id.text
    }
}
