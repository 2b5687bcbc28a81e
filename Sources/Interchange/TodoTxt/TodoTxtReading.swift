import NetworkModel

/// What a line of a todo.txt file says, as the values of a task's fields.
struct TodoTxtReading {
    private(set) var values: [Field: [String]] = [:]
    private(set) var remarks: [String] = []
    /// The Id that the line names.
    private(set) var id: String?
    private(set) var created: Day?
    /// When the task had last been changed as the line was written.
    private(set) var modified: Timestamp?
    var title: String { values[.title]?.first ?? "" }
    private let network: Network
    private var themeWords: [String] = []

    init(_ line: TodoTxtLine, in network: Network) {
        self.network = network
        created = line.created
        var words: [String] = []
        for word in line.words {
            switch TodoTxtLine.reading(word) {
            case .text(let text): words.append(text)
            case .project(let name): takeProject(name)
            case .context(let name): add(.tag, name)
            case .pair(let key, let value): take(key, TodoTxtLine.decoded(value), word)
            }
        }
        values[.title] = [words.joined(separator: " ")]
        if let letter = line.priority { take(priority: letter) }
        settleTheme()
        settleStanding(line)
    }

    private mutating func add(_ field: Field, _ value: String) { values[field, default: []].append(value) }

    private mutating func keep(_ word: String, _ why: String) {
        add(.todoTxt, word)
        remarks.append("\(word) \(why); it is kept as it stands")
    }

    // MARK: Projects

    private mutating func takeProject(_ name: String) {
        if network.event(RecordID(name)) != nil, values[.event] == nil {
            values[.event] = [name]
        } else {
            themeWords.append(name)
        }
    }

    private mutating func settleTheme() {
        var rest = themeWords[...]
        if let theme = values[.theme]?.first {
            // The word of a theme of several words stands beside them.
            let slug = Slug.text(of: theme)
            rest = rest.filter { $0 != slug && $0 != theme }[...]
        } else if let first = rest.popFirst() {
            values[.theme] = [first]
        }
        for word in rest { keep("+\(word)", "is a second project, and a task has one theme") }
    }

    // MARK: Pairs

    private mutating func take(_ key: String, _ value: String, _ word: String) {
        switch key {
        case "id" where id == nil: id = value
        case "id": keep(word, "is a second Id")
        case "pri":
            if let letter = value.utf8.first, value.utf8.count == 1 { take(priority: letter & 0xDF) }
        case "created": created = created ?? Day(iso: value)
        case "modified": modified = modified ?? Timestamp(iso: value)
        case "rec":
            guard let rule = TodoTxtRhythm.rule(of: value) else { return keep(word, "is no rhythm that is known here") }
            values[.repeats] = [rule]
            if value.utf8.first != UInt8(ascii: "+") { remarks.append("\(word) counts from the day it is due here") }
        case "rrule": values[.repeats] = [value]
        case "field": takeField(value, word)
        default:
            guard let field = TodoTxtKeys.field(of: key), let spec = Schema[.task].spec(of: field) else {
                return keep(word, "means nothing here")
            }
            take(value, for: spec, word)
        }
    }

    private mutating func take(_ value: String, for spec: FieldSpec, _ word: String) {
        let field = spec.field
        // A task may stand further down in the file.
        if case .reference(let kinds) = spec.type, !kinds.contains(.task),
            network.place(of: RecordID(value), among: kinds) == nil
        {
            return keep(word, kinds.contains(.partner) ? "names nobody known here" : "names nothing known here")
        }
        if spec.type == .day, Day(iso: value) == nil { return keep(word, "is no date") }
        if spec.type == .hours, Hours.read(value) == nil { return keep(word, "is no number of hours") }
        if !spec.repeats, values[field] != nil { return keep(word, "is there twice") }
        add(field, value)
    }

    /// `field:Colour=red`: a field that the schema does not know.
    private mutating func takeField(_ value: String, _ word: String) {
        let halves = value.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(Substring(halves[0]))
        let isName = name.utf8.first.map { 0x61...0x7A ~= $0 | 0x20 } ?? false
        guard halves.count == 2, isName,
            name.utf8.allSatisfy({ 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == 0x5F })
        else { return keep(word, "names no field") }
        add(Field(name), String(Substring(halves[1])))
    }

    // MARK: How far it is

    /// Takes what is done without a day for done today.
    mutating func finishToday(_ today: Day) {
        if values[.status] == ["done"], values[.done] == nil { values[.done] = [today.iso] }
    }

    private mutating func take(priority letter: UInt8) {
        switch letter {
        case UInt8(ascii: "A"): values[.priority] = ["high"]
        case UInt8(ascii: "B"): values[.priority] = ["normal"]
        case UInt8(ascii: "C"): values[.priority] = ["low"]
        case UInt8(ascii: "D")...UInt8(ascii: "Z"):
            values[.priority] = ["low"]
            remarks.append("(\(Unicode.Scalar(letter))) is taken for a low priority")
        default: break
        }
    }

    private mutating func settleStanding(_ line: TodoTxtLine) {
        let status = values[.status]?.first.flatMap(TaskStatus.init(rawValue:))
        if line.isDone {
            guard status != .dropped, status != .declined else { return }
            values[.status] = ["done"]
            if let completed = line.completed { values[.done] = [completed.iso] }
        } else if status?.isOpen == false {
            // Opened again elsewhere.
            values[.status] = values[.accountable] == nil ? nil : ["accepted"]
            values[.done] = nil
        } else if values[.accountable] == nil, let words = values[.todoTxt],
            words.contains(where: { $0.utf8.starts(with: "owner:".utf8) })
        {
            // Whoever answers for it is not known here, so nobody has said yes.
            values[.status] = nil
        }
    }
}
