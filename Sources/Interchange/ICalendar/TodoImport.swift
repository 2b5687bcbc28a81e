import NetworkModel

/// What an import of to-dos will do, task by task.
struct TodoImport {
    /// A to-do as it stands in a file.
    private struct Source {
        let component: CalendarComponent
        let uid: String
        let times: CalendarTimes
        let file: String
        var id: RecordID?
    }

    private(set) var drafts: [Draft] = []
    private(set) var notes: [CalendarImport.Note] = []
    private let network: Network
    private let clock: Clock
    private let exporter: CalendarExport
    private let people: AttendeeFinder
    private var mint: IDMint
    private var sources: [Source] = []
    /// Tasks and checklist items by their UIDs.
    private var known: [String: RecordID] = [:]

    init(_ network: Network, on clock: Clock, _ exporter: CalendarExport, _ people: AttendeeFinder, _ mint: IDMint) {
        self.network = network
        self.clock = clock
        self.exporter = exporter
        self.people = people
        self.mint = mint
    }

    /// Takes up a to-do; its links may name those that follow.
    mutating func take(_ component: CalendarComponent, _ uid: String, _ times: CalendarTimes, _ file: String) {
        sources.append(Source(component: component, uid: uid, times: times, file: file))
    }

    /// Reads all that were taken up.
    mutating func finish() {
        guard !sources.isEmpty else { return }
        for task in network.all(Task.self) { known[exporter.uid(of: task)] = task.id }
        for item in network.all(ChecklistItem.self) { known[exporter.uid(of: item)] = item.id }
        for index in sources.indices { identify(index) }
        for source in sources { read(source) }
    }

    private mutating func identify(_ index: Int) {
        let source = sources[index]
        if !source.uid.isEmpty, let id = known[source.uid] {
            let isDouble = sources[..<index].contains { $0.id == id }
            if isDouble { note("this to-do came before in this import; it is left out", source.component.line, source) }
            sources[index].id = isDouble ? nil : id
            return
        }
        let id = freeOwnID(source.uid) ?? mint.next(at: clock.instant)
        if !source.uid.isEmpty { known[source.uid] = id }
        sources[index].id = id
    }

    /// The Id that a UID of this network's own names, where nothing else has it: a task that was deleted here.
    private func freeOwnID(_ uid: String) -> RecordID? {
        guard let text = exporter.ownID(in: uid) else { return nil }
        let isID = !text.isEmpty && text.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
        return isID && network.place(of: RecordID(text), among: Kind.allCases) == nil ? RecordID(text) : nil
    }

    private mutating func read(_ source: Source) {
        guard let id = source.id else { return }
        let key = RecordKey(.task, id)
        let known = known
        let resolve: (String) -> RecordID? = { known[$0] }
        let reading = TodoReading(
            source.component, source.times, on: clock, in: network, people, resolve: resolve)
        for remark in reading.remarks { note(remark.text, remark.line, source) }
        guard var draft = network.draft(key) else {
            var draft = Draft(new: .task, id: id)
            if !source.uid.isEmpty, exporter.ownID(in: source.uid) != id.text { draft.set(.uid, source.uid) }
            Self.apply(reading, over: nil, to: &draft)
            drafts.append(draft)
            return
        }
        guard let task = network.task(id) else { return }
        let before = TodoReading(
            exporter.component(of: task), source.times, on: clock, in: network, people, resolve: resolve)
        // What was made here and changed since it was written would be lost to the older version (RFC 5545 §3.8.7.4).
        if draft.first(.uid) == nil, reading.version.isOlder(than: before.version) {
            return note(
                "\(task.title) was changed here since this was written; it is left as it is", source.component.line,
                source)
        }
        Self.apply(reading, over: before, to: &draft)
        drafts.append(draft)
    }

    /// Sets the fields in which a reading differs from what the task says. What another program did not keep of ours is
    /// left as it is.
    private static func apply(_ reading: TodoReading, over before: TodoReading?, to draft: inout Draft) {
        let all = reading.isOwn ? Self.union(reading, before) : reading.values
        for (field, values) in all {
            let was = before?[field]
            guard was != values else { continue }
            guard [.tag, .assignee, .after, .history].contains(field) else {
                draft.setAll(field, values)
                continue
            }
            for value in values where was?.contains(value) != true { draft.add(field, value) }
            // What happened has happened, whatever a file knows of it.
            for value in was ?? [] where field != .history && !values.contains(value) { draft.remove(field, value) }
        }
    }

    private static func union(
        _ reading: TodoReading, _ before: TodoReading?
    ) -> [(field: Field, values: [String])] {
        let said = Set(reading.values.map(\.field))
        let gone = (before?.values ?? []).filter { !said.contains($0.field) }.map {
            (field: $0.field, values: [String]())
        }
        return reading.values + gone
    }

    private mutating func note(_ text: String, _ line: Int, _ source: Source) {
        notes.append(.init(file: source.file, line: line, text: text))
    }
}
