import RecFormat

/// One record while what it tells of somebody is taken out of it.
struct RecordForgetting {
    private(set) var fields: [RecField] = []
    private(set) var findings: [ForgetPlan.Finding] = []
    private let key: RecordKey
    private let record: RecRecord
    private let plan: ForgetPlan
    private let network: Network
    private var occurrences: [String: Int] = [:]
    private var namesSubject = false

    init(_ key: RecordKey, _ record: RecRecord, _ plan: ForgetPlan, _ network: Network) {
        self.key = key
        self.record = record
        self.plan = plan
        self.network = network
    }

    mutating func rewrite(_ before: [RecField]) {
        for field in before {
            guard let value = value(of: field) else { continue }
            fields.append(RecField(name: field.name, value: value))
        }
        if key.kind == .contact, namesSubject { addEmployers() }
        if key.kind == .task, Task(RecRecord(fields)).accountable == nil, Task(record).accountable != nil {
            // What nobody answers for is agreed with nobody.
            var draft = Draft(key, fields: fields)
            draft.set(.status, TaskStatus.proposed.rawValue)
            fields = draft.fields
        }
    }

    /// What the field says afterwards; nil where it goes.
    private mutating func value(of field: RecField) -> String? {
        let name = Field(field.name)
        defer { occurrences[field.name, default: 0] += 1 }
        guard name != .id, name != .created, name != .modified else { return field.value }
        switch Schema[key.kind].spec(of: name)?.type {
        case .reference(let kinds): return reference(field, name, RecordID(field.value), kinds)
        case .described(let kinds): return described(field, name, kinds)
        case .email, .phone:
            // Somebody else's address is not rewritten; one that both have was not taken for a sign.
            return text(field, name, isOwn: true)
        default: return name == .history ? history(field, name) : text(field, name)
        }
    }

    // MARK: References

    private func renamed(_ id: RecordID, _ kinds: [Kind]) -> (key: RecordKey, id: RecordID)? {
        let kinds = network.place(of: id, among: kinds).map { [$0.kind] } ?? kinds
        return kinds.lazy.map { RecordKey($0, id) }.compactMap { key in
            plan.renames[key].map { (key, $0) }
        }.first
    }

    private func isSubject(_ key: RecordKey) -> Bool { plan.keys.contains(key) }

    private mutating func reference(
        _ field: RecField, _ name: Field, _ id: RecordID, _ kinds: [Kind]
    ) -> String? {
        guard let (target, other) = renamed(id, kinds) else { return field.value }
        guard isSubject(target) else { return other.text }
        namesSubject = true
        let stays = staysNamed(in: name)
        note(field, name, .reference(stays: stays))
        return stays ? other.text : nil
    }

    private mutating func described(_ field: RecField, _ name: Field, _ kinds: [Kind]) -> String? {
        var described = Described(field.value)
        if let (target, other) = renamed(described.id, kinds) {
            described.id = other
            if isSubject(target) {
                namesSubject = true
                let stays = staysNamed(in: name)
                note(field, name, .reference(stays: stays))
                guard stays else { return nil }
                described = plain(described, name)
            }
        }
        described.renameHolders { renamed($0, [.person, .partner])?.id ?? $0 }
        let value = described.value
        // The Id at its beginning is no text.
        let start = described.id.text
        let rest = value.dropFirst(start.count)
        let rewritten = text(RecField(name: field.name, value: String(rest)), name) ?? ""
        return start + rewritten
    }

    /// What is kept of somebody's part in something: that they were there, not what was needed for them.
    private func plain(_ described: Described, _ name: Field) -> Described {
        guard name == .participant || name == .present else { return described }
        let kept = ["reply", "attended", "absent", "from", "until"]
        return Described(
            described.id, "",
            parts: described.parts.filter { part in kept.contains { part == $0 || part.hasPrefix("\($0) ") } })
    }

    /// Whether somebody without a name can stand there: what was stays counted, what is to be done needs a new hand.
    private func staysNamed(in field: Field) -> Bool {
        switch field {
        case .lead where key.kind == .partner, .workingContact, .buddy, .speaker, .decider, .introducedBy, .about,
            .role:
            return false
        case .newcomer: return key.kind == .session
        case .person: return false
        case .accountable, .assignee, .owner: return !isOpen
        case .participant: return key.kind != .event || Event(record).hasBegun(on: plan.clock)
        default: return true
        }
    }

    private var isOpen: Bool {
        switch key.kind {
        case .task: Task(record).isOpen
        case .checklistItem, .agendaItem: record.first(.done) == nil
        case .position: record.first(.status) != "published"
        default: true
        }
    }

    /// A contact with somebody counts for the partner they were at, which nothing tells any more.
    private mutating func addEmployers() {
        let day = record.moment(.at).map { plan.clock.day(of: $0.instant) } ?? plan.clock.today
        let named = Set(record.ids(.with))
        var employers: [String] = []
        for subject in plan.subjects where named.contains(subject.key.id) && subject.key.kind == .person {
            let roles = RecRecord(subject.fields).all(.role).map { Described($0) }.filter { $0.isCurrent(on: day) }
            for role in roles where network.partner(role.id) != nil && !named.contains(role.id) {
                employers.append((plan.renames[RecordKey(.partner, role.id)] ?? role.id).text)
            }
        }
        guard !employers.isEmpty, !named.contains(where: { network.partner($0) != nil }) else { return }
        var draft = Draft(key, fields: fields)
        for employer in employers { draft.add(.with, employer) }
        fields = draft.fields
    }

    // MARK: Texts

    private mutating func history(_ field: RecField, _ name: Field) -> String? {
        guard var line = HistoryLine(field.value) else { return text(field, name) }
        func id(_ id: RecordID?) -> RecordID? { id.map { renamed($0, [.person, .partner])?.id ?? $0 } }
        (line.who, line.to, line.by) = (id(line.who), id(line.to), id(line.by))
        let remark = text(RecField(name: field.name, value: line.remark), name) ?? ""
        line.remark = remark
        let value = line.value
        if !value.hasSameBytes(as: field.value), !findings.contains(where: { $0.field == name }) {
            note(field, name, .reference(stays: true))
        }
        return value
    }

    private mutating func text(_ field: RecField, _ name: Field, isOwn: Bool = false) -> String? {
        if key.kind == .conflict, let (_, id) = renamed(RecordID(field.value), [.person, .partner]) { return id.text }
        var mentions = plan.signs.mentions(in: field.value)
        // A part of a name that is somebody else's own means nobody but them.
        if name == .name, key.kind == .person { mentions.removeAll { $0.sort == .perhaps } }
        for mention in mentions { note(field, name, .mention(mention)) }
        guard mentions.contains(where: { $0.sort != .perhaps }) else { return field.value }
        // A tag that is somebody's name is no tag of anybody else.
        if name == .tag || isOwn { return nil }
        return plan.signs.replacing(in: field.value, with: plan.word)
    }

    private mutating func note(_ field: RecField, _ name: Field, _ what: ForgetPlan.Finding.What) {
        findings.append(
            ForgetPlan.Finding(
                key: key, field: name, occurrence: occurrences[field.name] ?? 0, value: field.value, what: what))
    }
}
