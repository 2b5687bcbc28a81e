package import NetworkModel
import RecFormat

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
    private let isOverwriting: Bool
    private var mint: IDMint
    private var taken: Set<RecordID> = []
    private lazy var there: Set<Double> = Set(network.all(Task.self).map { Double(title: $0.title, due: $0.due?.iso) })

    /// A task that is told by its words and its day.
    private struct Double: Hashable {
        let title: String
        let due: String?
    }

    /// Plans the import into a network; `mint` makes the Ids of lines without one. What was changed here since a line was
    /// written stays, unless it is to be overwritten.
    package init(
        _ bytes: [UInt8], into network: Network, on clock: Clock, mint: IDMint, overwriting: Bool = false
    ) {
        isOverwriting = overwriting
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
        let differing = Self.differences(of: reading, from: before)
        let changed = isOverwriting ? .none : ChangedHere(task.record, since: reading)
        for (field, values) in differing where !changed.covers(field) {
            guard field == .history else {
                draft.setAll(field, values)
                continue
            }
            // What happened has happened, whatever a file knows of it.
            for line in values { draft.add(field, line) }
        }
        let aside = differing.filter { changed.covers($0.field) && $0.field != .history }
        if !aside.isEmpty { note(Self.words(for: aside, of: task), number) }
        drafts.append((draft, nil))
    }

    /// `draft the letter was changed here since this was written; left aside: Status doing, Due nothing`.
    private static func words(for aside: [(field: Field, values: [String])], of task: Task) -> String {
        let fields = aside.map { field, values in
            "\(field.name) \(values.isEmpty ? "nothing" : values.joined(separator: ", "))"
        }
        return "\(task.title) was changed here since this was written; left aside: \(fields.joined(separator: "; "))"
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

    /// The fields in which a line differs from what the task says. What other programs show and change can be emptied by
    /// them; the rest only changes.
    private static func differences(
        of reading: TodoTxtReading, from before: TodoTxtReading
    ) -> [(field: Field, values: [String])] {
        let emptied = before.values.keys.filter { reading.values[$0] == nil && emptiable.contains($0) }
        return emptied.sorted { $0.name < $1.name }.map { ($0, []) }
            + reading.ordered.filter { before.values[$0.field] != $0.values }
    }

    private static let emptiable: Set<Field> = [
        .due, .starts, .priority, .event, .theme, .tag, .accountable, .assignee, .status, .done, .repeats, .effort,
        .todoTxt, .after, .parent, .skill, .waitingFor,
    ]
}

/// Which fields of a task were changed here since a line was written, as far as that can be told.
private enum ChangedHere {
    case none
    /// Who answers for it and how far it is.
    case steps
    case all
    /// All but who answers for it and how far it is.
    case others

    init(_ record: RecRecord, since reading: TodoTxtReading) {
        let (known, told) = (record.all(.history), reading.values[.history] ?? [])
        let isNewer = record.moment(.modified).map { $0.instant > reading.modified?.instant ?? .min } ?? false
        // The history says what was done to it, so that a task of which only the notes were changed here can be ticked
        // off there.
        if isNewer { self = reading.modified != nil && known == told ? .others : .all } else { self = .none }
        if self == .none, known.count > told.count, !told.isEmpty, known.starts(with: told) { self = .steps }
    }

    func covers(_ field: Field) -> Bool {
        switch self {
        case .none: false
        case .steps: Self.ofSteps.contains(field)
        case .others: !Self.ofSteps.contains(field)
        case .all: true
        }
    }

    private static let ofSteps: Set<Field> = [.accountable, .status, .done, .reason, .waitingFor, .history]
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
