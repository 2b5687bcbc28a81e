package import NetworkModel

/// What an import of calendar files will do, event by event and task by task, before anything is written.
package struct CalendarImport {
    /// A file to import, or one of a folder.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Something to tell whoever imports: what was taken otherwise than it stands, or not at all.
    package struct Note: Hashable, Sendable {
        package let file: String
        package let line: Int
        package let text: String
    }

    /// The records as they will be, new ones and those that are there already.
    package private(set) var drafts: [Draft] = []
    package private(set) var notes: [Note] = []
    /// What has no place here, to be kept beside the records.
    package private(set) var aside: [CalendarComponent] = []
    /// How many events were read, the same event in several files counted once.
    package var count: Int { drafts.count { $0.key.kind == .event } }
    /// How many tasks were read.
    package var taskCount: Int { drafts.count { $0.key.kind == .task } }
    /// Plan items of the network's own, which came back with an export and are left alone.
    package private(set) var ownItems = 0

    private let network: Network
    private let clock: Clock
    private let exporter: CalendarExport
    private let ownUIDs: Set<String>
    private let people: AttendeeFinder
    private let overrides: [String: Set<Day>]
    private var todos: TodoImport
    private var known: [Key: RecordID] = [:]
    private var places: [RecordID: Int] = [:]
    private var slugs: FreeSlugs
    /// Days of series that are events of their own or were called off, to be exceptions of their series.
    private var exceptions: [(key: Key, day: Day)] = []

    /// What tells events apart: the UID, and the moment of the series that one stands for.
    private struct Key: Hashable {
        let uid: String
        var moment: String?
    }

    /// Plans the import of some files into a network, in their order; `mint` makes the Ids of tasks that are new.
    package init(_ files: [File], into network: Network, on clock: Clock, mint: IDMint = IDMint(seed: 1)) {
        self.network = network
        self.clock = clock
        slugs = FreeSlugs(in: network)
        exporter = CalendarExport(network.outgoing(withPrivate: true), on: clock)
        ownUIDs = exporter.itemUIDs
        people = AttendeeFinder(network)
        todos = TodoImport(network, on: clock, exporter, people, mint)
        overrides = CalendarSeries.overrides(among: Array(network.all(Event.self)))
        for event in network.all(Event.self) {
            let key = Key(uid: exporter.uid(of: event), moment: CalendarSeries.recurrenceID(of: event))
            if known[key] == nil { known[key] = event.id }
        }
        for file in files { take(file) }
        for (key, day) in exceptions { except(day, in: key) }
        todos.finish()
        drafts += todos.drafts
        notes += todos.notes
    }

    /// The edits of the whole import; empty where nothing is new.
    package func edits(at time: Timestamp) -> [RecordEdit] { drafts.map { $0.edit(at: time) }.filter { !$0.isEmpty } }

    // MARK: Files

    private mutating func take(_ file: File) {
        let document = CalendarDocument(file.bytes)
        for problem in document.problems { note(Self.words(problem.what), file, problem.line) }
        if document.components.isEmpty { note("there is no calendar in this file", file, 1) }
        for component in document.components {
            // A file of one event without a calendar around it is taken too.
            let calendar = component.name == "VCALENDAR" ? component : CalendarComponent("VCALENDAR", [], [component])
            let times = CalendarTimes(calendar, on: clock)
            for part in calendar.components { take(part, times, file) }
        }
    }

    private mutating func take(_ component: CalendarComponent, _ times: CalendarTimes, _ file: File) {
        let uid = component.first("UID")?.text ?? ""
        if ownUIDs.contains(uid) {
            ownItems += 1
            return
        }
        switch component.name {
        case "VTIMEZONE": return
        case "VEVENT": takeEvent(component, uid, times, file)
        case "VTODO":
            if component.first(TodoExport.kindProperty)?.value == "CHECKLISTITEM" {
                keepAside(component, "a plan item of another network is not imported", file)
            } else {
                todos.take(component, uid, times, file.name)
            }
        default: keepAside(component, "a \(component.name) is not imported", file)
        }
    }

    private mutating func keepAside(_ component: CalendarComponent, _ text: String, _ file: File) {
        aside.append(component)
        note("\(text) (kept aside)", file, component.line)
    }

    private mutating func note(_ text: String, _ file: File, _ line: Int) {
        notes.append(Note(file: file.name, line: line, text: text))
    }

    private static func words(_ problem: CalendarDocument.Problem.What) -> String {
        switch problem {
        case .notALine: "this is no property: it has no name, or no colon after it; left out"
        case .neverEnded(let name): "the \(name) that begins here is never ended; taken as far as it goes"
        case .strayEnd(let name): "a \(name) ends here that was not begun; left out"
        case .outside(let name): "\(name) stands outside every component; left out"
        case .tooDeep: "components lie in components beyond any use; left out"
        }
    }

    // MARK: Events

    private mutating func takeEvent(
        _ component: CalendarComponent, _ uid: String, _ times: CalendarTimes, _ file: File
    ) {
        guard let reading = EventReading(component, times, people) else {
            return keepAside(component, "an event without a DTSTART that says when it begins is not imported", file)
        }
        for remark in reading.remarks { note(remark.text, file, remark.line) }
        var key = Key(uid: uid)
        if let line = component.first("RECURRENCE-ID"), let starts = reading.starts {
            key.moment = line.value
            if let day = times.day(line.value, line, in: starts) { exceptions.append((Key(uid: uid), day)) }
            // An occurrence that was called off is an exception and no more.
            if component.first("STATUS")?.value.uppercased() == "CANCELLED" { return }
        }
        let index = place(of: key, reading, component.line, file)
        let isOurs = drafts[index].first(.uid) == nil
        let before = drafts[index].isNew ? nil : exported(drafts[index].key, times)
        // What was made here and changed since it was written would be lost to the older version (RFC 5545 §3.8.7.4).
        if isOurs, let before, reading.version.isOlder(than: before.version) {
            return note(
                "\(drafts[index].first(.title) ?? uid) was changed here since this was written; it is left as it is",
                file,
                component.line)
        }
        Self.apply(reading, over: before, to: &drafts[index])
    }

    private mutating func place(of key: Key, _ reading: EventReading, _ line: Int, _ file: File) -> Int {
        if let id = known[key], !key.uid.isEmpty {
            if let index = places[id] {
                note("this event came before in this import; the later one is taken", file, line)
                return index
            }
            if let draft = network.draft(RecordKey(.event, id)) { return add(draft) }
        }
        let title = reading.values.first { $0.field == .title }?.values.first ?? ""
        let id = slugs.take(for: title)
        var draft = Draft(new: .event, id: id)
        draft.set(.title, title)
        if !key.uid.isEmpty {
            draft.set(.uid, key.uid)
            known[key] = id
        }
        return add(draft)
    }

    private mutating func add(_ draft: Draft) -> Int {
        places[draft.key.id] = drafts.count
        drafts.append(draft)
        return drafts.count - 1
    }

    /// What an event that is there says in a calendar, read back: what differs from it has been changed outside.
    private func exported(_ key: RecordKey, _ times: CalendarTimes) -> EventReading? {
        network.event(key.id).flatMap { event in
            let overridden = overrides[exporter.uid(of: event)] ?? []
            return EventReading(exporter.component(of: event, overridden: overridden), times, people)
        }
    }

    /// Sets the fields in which a reading differs from what the record says; all of them where it is new.
    private static func apply(_ reading: EventReading, over before: EventReading?, to draft: inout Draft) {
        for (field, values) in reading.values {
            let was = before?.values.first { $0.field == field }?.values
            guard was != values else { continue }
            switch field {
            // Days that other events stand for stay exceptions; so do tags of one's own.
            case .except, .tag: for value in values where was?.contains(value) != true { draft.add(field, value) }
            default: draft.setAll(field, values)
            }
            guard field == .except || field == .tag else { continue }
            for value in was ?? [] where !values.contains(value) { draft.remove(field, value) }
        }
        // The number of whoever changed it last, so that it goes up from there.
        if reading.version.sequence > (before?.version.sequence ?? 0) {
            draft.set(.sequence, String(reading.version.sequence - KeptLines(draft.first(.iCalendar)).sequence))
        }
        for participant in reading.participants {
            if let was = before?.participants.first(where: { $0.id == participant.id }), was == participant { continue }
            join(participant, &draft)
        }
    }

    private static func join(_ participant: EventReading.Participant, _ draft: inout Draft) {
        var all = draft.all(.participant).map { Described($0) }
        let index = all.firstIndex { $0.id == participant.id } ?? all.count
        if index == all.count { all.append(Described(participant.id)) }
        let role = participant.role.utf8.map { $0 == UInt8(ascii: ";") ? UInt8(ascii: ",") : $0 }
        if all[index].text.isEmpty { all[index].text = CellText.line(String(decoding: role, as: UTF8.self)) }
        if let reply = participant.reply ?? (all[index].part("reply") == nil ? "invited" : nil) {
            all[index].setPart("reply", reply)
        }
        draft.setAll(.participant, all.map(\.value))
    }

    private mutating func except(_ day: Day, in key: Key) {
        guard let id = known[key] else { return }
        let index = places[id] ?? network.draft(RecordKey(.event, id)).map { add($0) }
        guard let index, drafts[index].first(.repeats) != nil else { return }
        drafts[index].add(.except, day.iso)
    }
}
