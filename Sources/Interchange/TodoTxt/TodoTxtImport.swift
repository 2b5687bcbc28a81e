package import NetworkModel

/// What an import of a todo.txt file will do, task by task, before anything is written.
package struct TodoTxtImport {
    /// Something to tell whoever imports, with the line of the file.
    package struct Note: Hashable, Sendable {
        package let line: Int
        package let text: String
    }

    package private(set) var notes: [Note] = []
    /// How many lines hold tasks.
    package private(set) var count = 0
    private var drafts: [(draft: Draft, created: Day?)] = []
    private let network: Network
    private let clock: Clock
    private let exporter: TodoTxtExport
    private var mint: IDMint
    private var taken: Set<RecordID> = []
    private lazy var there: Set<Double> = Set(network.all(Task.self).map { Double(title: $0.title, due: $0.due?.iso) })

    /// A task that is told by its words and its day.
    private struct Double: Hashable {
        let title: String
        let due: String?
    }

    /// Plans the import into a network; `mint` makes the Ids of lines without one.
    package init(_ bytes: [UInt8], into network: Network, on clock: Clock, mint: IDMint) {
        self.network = network
        self.clock = clock
        self.mint = mint
        exporter = TodoTxtExport(network.outgoing(withPrivate: true))
        let text = TextEncoding(detecting: bytes).utf8(bytes)
        for (index, line) in text.split(separator: .lineFeed, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == .carriageReturn ? line.dropLast() : line
            guard !line.allSatisfy({ $0 <= 0x20 }) else { continue }
            take(String(decoding: line, as: UTF8.self), index + 1)
        }
    }

    /// The edits of the whole import; empty where nothing is new. What is new keeps the day on which it was made.
    package func edits(at time: Timestamp) -> [RecordEdit] {
        drafts.map { $0.draft.edit(at: $0.draft.isNew ? $0.created.map { Timestamp(day: $0) } ?? time : time) }
            .filter { !$0.isEmpty }
    }

    private mutating func note(_ text: String, _ line: Int) { notes.append(Note(line: line, text: text)) }

    private mutating func take(_ text: String, _ number: Int) {
        guard !text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 }) else {
            return note("there are control characters in this line; left out", number)
        }
        var reading = TodoTxtReading(TodoTxtLine(text), in: network)
        guard !reading.title.utf8.allSatisfy({ $0 <= 0x20 }) else {
            return note("there are no words that say what is to be done; left out", number)
        }
        count += 1
        guard let key = key(for: reading, number) else { return }
        guard taken.insert(key.id).inserted else {
            return note("the task with the Id \(key.id) came before in this file; left out", number)
        }
        for remark in reading.remarks { note(remark, number) }
        guard let task = network.task(key.id), var draft = network.draft(key) else {
            if reading.id == nil { reading.finishToday(clock.today) }
            var draft = Draft(new: .task, id: key.id)
            for (field, values) in reading.ordered { draft.setAll(field, values) }
            return drafts.append((draft, reading.created))
        }
        let before = TodoTxtReading(exporter.line(of: task), in: network)
        Self.apply(reading, over: before, to: &draft)
        drafts.append((draft, nil))
    }

    /// The task that a line is of; nil where it is there already under another Id.
    private mutating func key(for reading: TodoTxtReading, _ number: Int) -> RecordKey? {
        guard let text = reading.id else {
            let double = Double(title: reading.title, due: reading.values[.due]?.first)
            guard !there.contains(double) else {
                note("a task with these words and this day is there already; left as it is", number)
                return nil
            }
            return RecordKey(.task, mint.next(at: clock.instant))
        }
        let id = RecordID(text)
        if network.task(id) != nil { return RecordKey(.task, id) }
        let isID = text.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
        if isID, network.place(of: id, among: Kind.allCases) == nil { return RecordKey(.task, id) }
        note("id:\(text) cannot be the Id of a task; another is made", number)
        return RecordKey(.task, mint.next(at: clock.instant))
    }

    /// Sets the fields in which a line differs from what the task says. What other programs show and change can be
    /// emptied by them; the rest only changes.
    private static func apply(_ reading: TodoTxtReading, over before: TodoTxtReading, to draft: inout Draft) {
        let emptied = before.values.keys.filter { reading.values[$0] == nil && emptiable.contains($0) }
        for field in emptied { draft.setAll(field, []) }
        for (field, values) in reading.ordered where before.values[field] != values { draft.setAll(field, values) }
    }

    private static let emptiable: Set<Field> = [
        .due, .starts, .priority, .event, .theme, .tag, .accountable, .assignee, .status, .done, .repeats, .effort,
        .todoTxt, .after, .parent, .skill, .waitingFor,
    ]
}

extension TodoTxtReading {
    /// The values in the order in which a record has them.
    var ordered: [(field: Field, values: [String])] {
        let known = Schema[.task].specs.map(\.field)
        let others = values.keys.filter { !known.contains($0) }.sorted { $0.name < $1.name }
        let kept: Set<Field> = [.id, .created, .modified]
        return (known + others).filter { !kept.contains($0) }.compactMap { field in
            values[field].map { (field, $0) }
        }
    }
}
