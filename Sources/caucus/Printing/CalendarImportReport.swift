import Interchange
import NetworkModel
import RecFormat

/// What an import of calendar files will do, for the person who asked for it.
struct CalendarImportReport {
    let plan: CalendarImport
    let edits: [RecordEdit]
    let files: Int

    func print() {
        let output = Output.standard
        let added = edits.filter { $0.before == nil }
        let changed = edits.filter { $0.before != nil }
        let same = plan.count + plan.taskCount - edits.count
        var counts = ["\(added.count) new", "\(changed.count) changed", "\(same) as they were"]
        if plan.ownItems > 0 { counts.append("\(plan.ownItems) plan items of this network left alone") }
        let place = files == 1 ? "" : " in \(files) files"
        let what = Self.counted(plan.drafts.map(\.key.kind))
        output.writeLine("\(what)\(place): \(counts.joined(separator: ", "))")
        Self.list(
            added.map { "+ \(Self.title($0))" } + changed.map { "~ \(Self.title($0)): \(Self.fields($0))" })
        Self.list(Self.grouped(plan.notes.map { (place: "\($0.file):\($0.line)", text: $0.text) }))
    }

    /// Notes as lines, those that say the same once, with the number of them.
    static func grouped(_ notes: [(place: String, text: String)]) -> [String] {
        var places: [String: [String]] = [:]
        var order: [String] = []
        for note in notes {
            if places[note.text] == nil { order.append(note.text) }
            places[note.text, default: []].append(note.place)
        }
        return order.map { text in
            let all = places[text] ?? []
            let more = all.count > 1 ? " (and \(all.count - 1) more lines)" : ""
            return "\(all.first ?? ""): \(text)\(more)"
        }
    }

    /// `2 events and 1 task`; of what there is none of, events alone are told.
    static func counted(_ kinds: [Kind]) -> String {
        let (events, tasks) = (kinds.count { $0 == .event }, kinds.count { $0 == .task })
        let parts = [
            events > 0 || tasks == 0 ? "\(events) \(events == 1 ? "event" : "events")" : nil,
            tasks > 0 ? "\(tasks) \(tasks == 1 ? "task" : "tasks")" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " and ")
    }

    static func title(_ edit: RecordEdit) -> String {
        let fields = edit.after ?? []
        func first(_ field: Field) -> String? { fields.first { field.names($0) }?.value }
        let day =
            first(edit.key.kind == .task ? .due : .starts).flatMap { Timestamp(iso: $0) }.map { "\($0.day.iso)  " }
            ?? ""
        return day + (first(.title) ?? edit.key.id.text)
    }

    /// The fields that change, but for the stamp of the change itself.
    static func fields(_ edit: RecordEdit) -> String {
        var names: [String] = []
        for name in ((edit.after ?? []) + (edit.before ?? [])).map(\.name) where !names.contains(name) {
            let after = (edit.after ?? []).filter { $0.name == name }
            let before = (edit.before ?? []).filter { $0.name == name }
            if after != before, name != Field.modified.name { names.append(name) }
        }
        return names.joined(separator: ", ")
    }

    static func list(_ lines: [String]) {
        for line in lines.prefix(200) { Output.standard.writeLine("  \(line)") }
        if lines.count > 200 { Output.standard.writeLine("  … and \(lines.count - 200) more") }
    }
}
