import Interchange
import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// Somebody who is to be forgotten: what that takes, told before and after, and done.
struct Forgetting {
    /// What they are called.
    let name: String
    let plan: ForgetPlan
    private let traces: [PersonTrace]
    /// The lines at which the records begin that tell of them, by slot.
    private let lines: [Kind: [Int: Int]]
    private let access: Access

    /// Finds the person and every place that tells of them; of one who was deleted, what is left.
    init(_ text: String, also: [String], _ access: inout Access) throws {
        let subjects = try Self.subjects(text, access)
        try self.init(subjects, also: also, &access)
    }

    /// Takes up an erasure that was cut short.
    init(resuming access: inout Access) throws {
        let subjects = try access.store.erasureCutShort()
        guard !subjects.isEmpty else {
            throw CommandFailure(.data, "no erasure was cut short; name the person to forget")
        }
        try self.init(subjects, also: [], &access)
    }

    /// Takes up a plan that was shown and agreed to.
    init(_ plan: ForgetPlan, _ access: Access) {
        self.plan = plan
        self.access = access
        traces = []
        lines = [:]
        name = plan.subjects.first.flatMap { subject in RecRecord(subject.fields).first(.name) } ?? ""
    }

    private init(_ subjects: [ForgetPlan.Subject], also: [String], _ access: inout Access) throws {
        try Self.refuseUnread(access)
        plan = ForgetPlan(subjects, in: access.network, on: access.clock, also: also)
        traces = try access.store.traces(of: plan.signs, decodingMail: MailText.decoded)
        lines = Self.lines(of: plan.findings, in: access.network)
        name = subjects.first.flatMap { subject in RecRecord(subject.fields).first(.name) } ?? ""
        self.access = access
    }

    /// A file that cannot be read may tell of them, and nobody would know.
    private static func refuseUnread(_ access: Access) throws {
        let unread = access.store.examine(thoroughly: false).filter { diagnostic in
            if case .notRead = diagnostic.what { true } else { false }
        }
        guard !unread.isEmpty else { return }
        throw CommandFailure(
            .system, "not every file can be read, and nobody can be forgotten in what cannot be; mend this first",
            details: unread.map(\.description))
    }

    private static func subjects(_ text: String, _ access: Access) throws -> [ForgetPlan.Subject] {
        let key = try key(text, access)
        guard key.kind == .person || key.kind == .partner else {
            throw CommandFailure(.data, "'\(text)' is no person; name a person")
        }
        let history = try access.store.history(of: key.kind, key.id)
        guard let fields = access.network.record(key)?.fields ?? Self.states(history, of: key).last else {
            throw CommandFailure(.data, "nothing is known of '\(text)'; check the name")
        }
        if key.kind == .partner, RecRecord(fields).first(.kind) != "individual" {
            throw CommandFailure(
                .data,
                "\(RecRecord(fields).first(.name) ?? text) is an organisation; delete it on Partners with x, "
                    + "or set its Kind to individual where it is a person")
        }
        var subject = ForgetPlan.Subject(key, fields)
        subject.former = Array(Set(Self.states(history, of: key)))
        return [subject] + Self.twins(of: subject, access)
    }

    /// The record that is meant: one that is there, one that was deleted, or one that only the past still knows.
    private static func key(_ text: String, _ access: Access) throws -> RecordKey {
        do {
            guard case .record(let key, _) = try HistorySubject([text], access) else {
                throw CommandFailure(.data, "'\(text)' is no person; name a person")
            }
            return key
        } catch let failure as CommandFailure {
            let folded = Folding.fold(text)
            let known = try access.store.changes().flatMap(\.edits).filter { edit in
                guard edit.key.kind == .person || edit.key.kind == .partner else { return false }
                let names = ((edit.before ?? []) + (edit.after ?? [])).filter { Field.name.names($0) }.map(\.value)
                return edit.key.id.text == text || names.contains { Folding.fold($0) == folded }
            }
            let keys = Set(known.map(\.key))
            guard let only = keys.first, keys.count == 1, !only.id.standsForSomeone else { throw failure }
            return only
        }
    }

    private static func states(_ history: ChangeHistory, of key: RecordKey) -> [[RecField]] {
        history.entries.flatMap { entry in
            entry.edits.filter { $0.key == key }.flatMap { [$0.before, $0.after].compactMap { $0 } }
        }
    }

    /// The record of a partner who is that same person, or of the person who is that partner.
    private static func twins(of subject: ForgetPlan.Subject, _ access: Access) -> [ForgetPlan.Subject] {
        let name = Folding.fold(RecRecord(subject.fields).first(.name) ?? "")
        let kind: Kind = subject.key.kind == .person ? .partner : .person
        return access.network[kind].slots.compactMap { slot in
            let record = access.network[kind].record(at: Int(slot))
            guard Folding.fold(record.first(.name) ?? "") == name else { return nil }
            guard kind == .person || record.first(.kind) == "individual" else { return nil }
            return ForgetPlan.Subject(RecordKey(kind, record.identifier(kind)), record.fields)
        }
    }

    /// Whether somebody typed the whole name.
    func isNamed(by typed: String) -> Bool {
        let folded = Folding.fold(Values.trimmed(typed))
        return !folded.isEmpty && folded == Folding.fold(name)
    }
}

// MARK: Telling

extension Forgetting {
    /// Every place that tells of the person, and what becomes of it.
    ///
    /// What is left to the user is told in the words of the shell, or on the screens with how it is done there.
    func report(inShell: Bool) -> [String] {
        let perhaps =
            inShell ? "and stays unless you say --also WORD" : "and stays; in a shell caucus forget takes --also WORD"
        let files = Set(traces.map(\.file)).count
        let head =
            "\(name) stands in \(Report.count(plan.records.count, "record"))"
            + (files == 0 ? "." : ", and in \(Report.count(files, "file")) besides.")
        return [head] + list("What goes", plan.findings.filter { !$0.isPerhaps }, line)
            + list("In other files", traces.filter { $0.fate != .stays }, line)
            + list("May mean \(name), \(perhaps)", plan.perhaps, line)
            + list("In files of your own, which stay as they are", traces.filter { $0.fate == .stays }, line)
    }

    private func list<Item>(_ title: String, _ items: [Item], _ line: (Item) -> String) -> [String] {
        items.isEmpty ? [] : ["", "\(title):"] + items.map { "  \(line($0))" }
    }

    private func line(_ trace: PersonTrace) -> String {
        let place = trace.line.map { "\(trace.file):\($0)" } ?? trace.file
        let fate =
            switch trace.fate {
            case .removed: "the file goes"
            case .rewritten: "rewritten"
            case .nameless: "rewritten, but what else this copy says of them is still there"
            case .stays: "stays"
            }
        if trace.fate == .nameless { return "\(place)  \(fate)" }
        return "\(place)  “\(Self.short(trace.words))”  \(fate)"
    }

    private func line(_ finding: ForgetPlan.Finding) -> String {
        let network = access.network
        let title = network.place(of: finding.key).map { network.title(at: $0) } ?? finding.key.id.text
        let head = "\(Self.place(of: finding, in: network, lines))  \(Self.short(title, 36))"
        switch finding.what {
        case .record: return "\(head)  the record goes; one without a name stands in its place"
        case .id: return "\(head)  the Id \(finding.value) becomes \(plan.newID(of: finding.key))"
        case .reference(let stays):
            return "\(head)  \(finding.field): \(stays ? "stays counted, as someone" : "taken out")"
        case .mention(let mention): return "\(head)  \(finding.field): \(Self.around(mention, in: finding.value))"
        }
    }

    /// The lines at which the records begin that findings are in, by slot.
    static func lines(of findings: [ForgetPlan.Finding], in network: Network) -> [Kind: [Int: Int]] {
        Dictionary(grouping: Set(findings.map(\.key)), by: \.kind).reduce(into: [:]) { lines, group in
            let table = network[group.key]
            lines[group.key] = table.document.lines(of: Set(group.value.compactMap { table.slot(of: $0.id) }))
        }
    }

    /// `contacts.rec:12`, given the lines at which records begin.
    static func place(
        of finding: ForgetPlan.Finding, in network: Network, _ lines: [Kind: [Int: Int]]
    ) -> String {
        let table = network[finding.key.kind]
        guard let slot = table.slot(of: finding.key.id) else { return finding.key.kind.fileName }
        let start = lines[finding.key.kind]?[slot] ?? 1
        var left = finding.occurrence
        for (number, line) in table.document.bytes(of: slot).split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated() where line.starts(with: Array("\(finding.field):".utf8))
        {
            if left == 0 { return "\(finding.key.kind.fileName):\(start + number)" }
            left -= 1
        }
        return "\(finding.key.kind.fileName):\(start)"
    }

    /// The words with some of what stands around them.
    private static func around(_ mention: PersonMention, in value: String) -> String {
        let bytes = Array(value.utf8)
        func text(_ range: Range<Int>) -> String {
            let text = String(decoding: bytes[range], as: UTF8.self)
            return String(text.map { $0.isNewline ? " " : $0 })
        }
        let before = text(0..<mention.range.lowerBound).suffix(24)
        let after = text(mention.range.upperBound..<bytes.count).prefix(24)
        let first = before.utf8.count < mention.range.lowerBound ? "…" : ""
        let last = after.utf8.count < bytes.count - mention.range.upperBound ? "…" : ""
        return "\(first)\(before)[\(text(mention.range))]\(after)\(last)"
    }

    private static func short(_ text: String, _ limit: Int = 60) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        return line.count > limit ? "\(line.prefix(limit - 1))…" : line
    }
}

// MARK: Doing

extension Forgetting {
    /// What was done, and what is left.
    struct Done {
        let change: Change
        let erased: Erased
        /// Texts of whoever sits here, outside the workspace.
        let own: Int
        /// What still tells of them, as lines to read.
        let remaining: [String]
    }

    /// Forgets; returns what changed, and what is left and where.
    func carryOut(_ access: inout Access) throws -> (change: Change, lines: [String]) {
        let done = try forget(&access)
        var lines = [
            "Forgotten. \(Report.count(plan.records.count, "record")) changed, "
                + "\(Report.count(plan.mentions.count, "mention")) rewritten; removed \(Self.words(done.erased, done.own))."
        ]
        if let id = plan.subjects.first?.standIn {
            lines.append("What is noted of it: \(id), without a name, in erasures.rec.")
        }
        return (done.change, lines + done.remaining + [""] + HistoryPurge(access).whatRemains)
    }

    /// Forgets, and says nothing.
    func forget(_ access: inout Access) throws -> Done {
        let change = Change(
            id: access.author.newID(), at: access.clock.now, by: access.author.me, summary: "Forgot someone",
            edits: plan.edits)
        var own = 0
        let files = OwnFiles(access)
        let forgotten = try access.store.forget(plan, change, decodingMail: MailText.decoded) {
            own = try files.forget(plan)
        }
        return Done(
            change: forgotten.saved.change, erased: forgotten.erased, own: own,
            remaining: list("Still there, for you to look at", forgotten.remaining, line))
    }

    /// What an erasure removed beside the data, in words.
    static func words(_ erased: Erased, _ own: Int) -> String {
        var parts = [
            "\(Report.count(erased.generations, "earlier state")) of files",
            "\(Report.count(erased.changes, "change")) of the journal",
            Report.count(erased.texts + own, "unsaved text"),
        ]
        if erased.copies > 0 { parts.append("\(Report.count(erased.copies, "copy", "copies")) by other programs") }
        return parts.joined(separator: ", ")
    }
}

/// The files of whoever sits here, outside the workspace: settings, and texts that could not be saved.
private struct OwnFiles {
    private let access: Access

    init(_ access: Access) { self.access = access }

    /// Takes the person out of them; returns how many texts went.
    func forget(_ plan: ForgetPlan) throws -> Int {
        var configuration = access.configuration
        let ids = Set(plan.subjects.map(\.key.id))
        var isChanged = false
        if let me = configuration.me(in: access.folder), ids.contains(me) {
            configuration.set("Me", [], in: access.folder)
            isChanged = true
        }
        let views = configuration.views(in: access.folder)
        let kept = views.filter { view in
            !view.contains { field in
                plan.signs.areFound(in: field.value) || ids.contains { field.value.contains($0.text) }
            }
        }
        if kept.count < views.count {
            configuration.setViews(kept, in: access.folder)
            isChanged = true
        }
        if isChanged { try configuration.save() }
        return try RecoveredFiles.remove { plan.signs.areFound(in: String(decoding: $0, as: UTF8.self)) }
    }
}
