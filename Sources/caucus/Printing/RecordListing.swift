import NetworkModel
import RecFormat
import Screens
import TextCanvas

/// Lists of records as people and scripts read them: aligned on a terminal, tab-separated elsewhere.
struct RecordListing {
    private let network: Network
    private let clock: Clock
    private let dates: DatePhrases
    private let isForPeople: Bool

    init(_ access: Access) {
        network = access.network
        clock = access.clock
        dates = DatePhrases(texts: Texts(), clock: access.clock)
        isForPeople = Output.standard.isTerminal
    }

    func print(_ slots: [Int], _ kind: Kind) {
        var table = TextTablePrinter(columns(of: kind))
        for slot in slots { table.add(row(Place(kind, slot))) }
        guard isForPeople else {
            table.printTabSeparated(Output.standard)
            return
        }
        if !slots.isEmpty { table.printAligned(Output.standard, width: Output.standard.width) }
        Output.standard.writeLine("\(slots.count) of \(network[kind].count)")
    }

    private func columns(of kind: Kind) -> [PrintedColumn] {
        switch kind {
        case .partner:
            [
                PrintedColumn(title: "Name", priority: 0), PrintedColumn(title: "Kind", priority: 5, limit: 18),
                PrintedColumn(title: "Country", priority: 4, limit: 20),
                PrintedColumn(title: "Stage", priority: 3, limit: 16),
                PrintedColumn(title: "Lead", priority: 6, limit: 20), PrintedColumn(title: "Last", priority: 2),
                PrintedColumn(title: "Next", priority: 1),
                PrintedColumn(title: "Open", priority: 7, alignment: .trailing),
                PrintedColumn(title: "Id", priority: 8),
            ]
        case .person:
            [
                PrintedColumn(title: "Name", priority: 0), PrintedColumn(title: "With", priority: 1),
                PrintedColumn(title: "Email", priority: 2), PrintedColumn(title: "Phone", priority: 3),
                PrintedColumn(title: "Last", priority: 4), PrintedColumn(title: "Id", priority: 5),
            ]
        case .contact:
            [
                PrintedColumn(title: "Summary", priority: 0, limit: 60), PrintedColumn(title: "At", priority: 1),
                PrintedColumn(title: "Kind", priority: 3), PrintedColumn(title: "With", priority: 2),
                PrintedColumn(title: "By", priority: 4, limit: 20),
                PrintedColumn(title: "Min", priority: 5, alignment: .trailing), PrintedColumn(title: "Id", priority: 6),
            ]
        case .event:
            [
                PrintedColumn(title: "Title", priority: 0), PrintedColumn(title: "Starts", priority: 1),
                PrintedColumn(title: "When", priority: 2), PrintedColumn(title: "Kind", priority: 4),
                PrintedColumn(title: "Place", priority: 5, limit: 30), PrintedColumn(title: "Ready", priority: 3),
                PrintedColumn(title: "Id", priority: 6),
            ]
        case .checklistItem:
            [
                PrintedColumn(title: "Text", priority: 0), PrintedColumn(title: "Due", priority: 1),
                PrintedColumn(title: "State", priority: 2), PrintedColumn(title: "Section", priority: 4),
                PrintedColumn(title: "Owner", priority: 5, limit: 20),
                PrintedColumn(title: "Event", priority: 3, limit: 30), PrintedColumn(title: "Id", priority: 6),
            ]
        case .task:
            [
                PrintedColumn(title: "Title", priority: 0), PrintedColumn(title: "Due", priority: 1),
                PrintedColumn(title: "Status", priority: 3), PrintedColumn(title: "Who", priority: 2, limit: 20),
                PrintedColumn(title: "Partner", priority: 4, limit: 30),
                PrintedColumn(title: "Event", priority: 5, limit: 30), PrintedColumn(title: "Id", priority: 6),
            ]
        default:
            [PrintedColumn(title: kind.titleField.name, priority: 0), PrintedColumn(title: "Id", priority: 1)]
        }
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
        default: return [network.title(at: place), record.first(.id) ?? ""]
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
        let starts = event.starts.map { isForPeople ? dates.full($0.day) : $0.iso } ?? ""
        return [
            event.title, starts, day(event.startDay(clock)) { dates.ago($0) }, event.sort ?? "", event.place ?? "",
            ready, event.id.text,
        ]
    }

    private func row(_ item: ChecklistItem) -> [String] {
        let due = network.due(of: item)
        let state = item.isDone ? "done" : due.map { $0 < clock.today } == true ? "late" : "open"
        return [
            item.text, day(due) { item.isDone ? dates.full($0) : dates.due($0) }, state, item.section ?? "",
            title(item.owner, .person, .partner), title(item.event, .event), item.id.text,
        ]
    }

    private func row(_ task: Task) -> [String] {
        let due = day(task.due) { task.isOpen ? dates.due($0) : dates.full($0) }
        return [
            task.title, due, task.status ?? "", title(task.accountable, .person, .partner),
            title(task.partner, .partner), title(task.event, .event), task.id.text,
        ]
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
