package import NetworkModel
import RecFormat

/// Writes tasks as a todo.txt file, a line a task, with keys of its own for what the format has no place for.
package struct TodoTxtExport {
    private let network: Network

    package init(_ outgoing: OutgoingNetwork) { network = outgoing.network }

    /// The file of the tasks in those slots; what is kept back is left out.
    package func bytes(of slots: [Int]) -> [UInt8] {
        let tasks = slots.filter(network[.task].isLive).map { Task(network[.task].record(at: $0)) }
        return Array(tasks.map { line(of: $0).text + "\n" }.joined().utf8)
    }

    func line(of task: Task) -> TodoTxtLine {
        var line = TodoTxtLine()
        line.isDone = task.stage.map { !$0.isOpen } ?? false
        line.completed = task.stage == .done ? task.done : nil
        line.words = TodoTxtLine.words(of: task.title)
        let created = task.created?.day
        // Behind the mark of what is done the first date is when it was.
        if !line.isDone || line.completed != nil {
            line.created = created
        } else if let created {
            line.words.append("created:\(created.iso)")
        }
        let letter = Self.letter(of: task.priority)
        if line.isDone, let letter {
            line.words.append("pri:\(Unicode.Scalar(letter))")
        } else {
            line.priority = letter
        }
        line.words += projects(of: task)
        for field in task.record.fields { line.words += words(Field(field.name), field.value, of: task) }
        // Tells an import whether the task was changed here since.
        if let modified = task.record.first(.modified), !modified.isEmpty {
            line.words.append("modified:\(TodoTxtLine.encoded(modified))")
        }
        line.words.append("id:\(TodoTxtLine.encoded(task.id.text))")
        return line
    }

    static func letter(of priority: String?) -> UInt8? {
        switch priority {
        case "high": UInt8(ascii: "A")
        case "normal": UInt8(ascii: "B")
        case "low": UInt8(ascii: "C")
        default: nil
        }
    }

    /// Whether a value can be a word as it stands.
    private static func isWord(_ value: String) -> Bool { !value.isEmpty && TodoTxtLine.encoded(value) == value }

    /// `+mc14 +fisheries`: the event and the theme.
    private func projects(of task: Task) -> [String] {
        var words: [String] = []
        if let event = task.event {
            let isKnown = Self.isWord(event.text) && network.event(event) != nil
            words.append(isKnown ? "+\(event)" : "event:\(TodoTxtLine.encoded(event.text))")
        }
        guard let theme = task.theme, !theme.isEmpty else { return words }
        let word = Self.isWord(theme) ? theme : Slug.text(of: theme)
        let isTaken = network.event(RecordID(word)) != nil
        if !isTaken { words.append("+\(word)") }
        if isTaken || word != theme { words.append("theme:\(TodoTxtLine.encoded(theme))") }
        return words
    }

    private func words(_ field: Field, _ value: String, of task: Task) -> [String] {
        let encoded = TodoTxtLine.encoded(value)
        switch field {
        case .id, .title, .event, .theme, .created, .modified: return []
        case .status: return task.stage == .done ? [] : ["status:\(encoded)"]
        case .done: return task.stage == .done && task.done != nil ? [] : ["done:\(encoded)"]
        case .priority: return Self.letter(of: value) == nil ? ["priority:\(encoded)"] : []
        case .tag: return [Self.isWord(value) ? "@\(value)" : "tag:\(encoded)"]
        case .repeats: return [TodoTxtRhythm.word(of: value) ?? "rrule:\(encoded)"]
        // A second Id that was kept must not come before the first.
        case .todoTxt: return [Self.isWord(value) && !value.hasPrefix("id:") ? value : "field:TodoTxt=\(encoded)"]
        default: break
        }
        if value.isEmpty { return [] }
        if let key = TodoTxtKeys.key(of: field) { return ["\(key):\(encoded)"] }
        return ["field:\(field.name)=\(encoded)"]
    }
}

/// The keys of `key:value` pairs, and the fields that they tell.
enum TodoTxtKeys {
    /// Keys that other programs know, or that are shorter.
    private static let short: [(key: String, field: Field)] = [
        ("due", .due), ("t", .starts), ("h", .effort), ("owner", .accountable), ("helper", .assignee), ("note", .notes),
    ]

    static func key(of field: Field) -> String? {
        if let key = short.first(where: { $0.field == field })?.key { return key }
        return Schema[.task].spec(of: field).map { $0.field.name.lowercased() }
    }

    static func field(of key: String) -> Field? {
        if let field = short.first(where: { $0.key == key })?.field { return field }
        let field = Schema[.task].specs.first { $0.field.name.lowercased() == key }?.field
        return field.flatMap { field in short.contains { $0.field == field } ? nil : field }
    }
}

/// `rec:+2w`: how something repeats, counted from the day it was due, as several programs write it.
enum TodoTxtRhythm {
    static func word(of rule: String) -> String? {
        // What cannot be read goes as it stands, under another key.
        guard let parsed = try? Recurrence(rule: rule), parsed.rule == rule else { return nil }
        guard parsed == Recurrence(parsed.frequency, interval: parsed.interval) else { return nil }
        let unit =
            switch parsed.frequency {
            case .daily: "d"
            case .weekly: "w"
            case .monthly: "m"
            case .yearly: "y"
            }
        return "rec:+\(parsed.interval)\(unit)"
    }

    /// The rule of `+2w` or `2w`; nil where there is none of that kind here.
    static func rule(of value: String) -> String? {
        var bytes = Array(value.utf8)[...]
        if bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard let unit = bytes.popLast(), 1...4 ~= bytes.count, bytes.allSatisfy({ 0x30...0x39 ~= $0 }),
            let count = Int(String(decoding: bytes, as: UTF8.self)), count > 0
        else { return nil }
        switch unit {
        case UInt8(ascii: "d"): return Recurrence(.daily, interval: count).rule
        case UInt8(ascii: "w"): return Recurrence(.weekly, interval: count).rule
        case UInt8(ascii: "m"): return Recurrence(.monthly, interval: count).rule
        case UInt8(ascii: "y"): return Recurrence(.yearly, interval: count).rule
        case UInt8(ascii: "b") where count == 1:
            let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
            return Recurrence(.weekly, weekdays: days.map { .init(nil, $0) }).rule
        default: return nil
        }
    }
}
