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
        var counts = ["\(added.count) new", "\(changed.count) changed", "\(plan.count - edits.count) as they were"]
        if plan.ownItems > 0 { counts.append("\(plan.ownItems) plan items of this network left alone") }
        let place = files == 1 ? "" : " in \(files) files"
        output.writeLine(
            "\(plan.count) \(plan.count == 1 ? "event" : "events")\(place): \(counts.joined(separator: ", "))")
        list(added.map { "+ \(title($0))" } + changed.map { "~ \(title($0)): \(fields($0))" })
        list(plan.notes.map { "\($0.file):\($0.line): \($0.text)" })
    }

    private func title(_ edit: RecordEdit) -> String {
        let fields = edit.after ?? []
        func first(_ field: Field) -> String? { fields.first { field.names($0) }?.value }
        let day = first(.starts).flatMap { Timestamp(iso: $0) }.map { "\($0.day.iso)  " } ?? ""
        return day + (first(.title) ?? edit.key.id.text)
    }

    /// The fields that change, but for the stamp of the change itself.
    private func fields(_ edit: RecordEdit) -> String {
        var names: [String] = []
        for name in ((edit.after ?? []) + (edit.before ?? [])).map(\.name) where !names.contains(name) {
            let after = (edit.after ?? []).filter { $0.name == name }
            let before = (edit.before ?? []).filter { $0.name == name }
            if after != before, name != Field.modified.name { names.append(name) }
        }
        return names.joined(separator: ", ")
    }

    private func list(_ lines: [String]) {
        for line in lines.prefix(200) { Output.standard.writeLine("  \(line)") }
        if lines.count > 200 { Output.standard.writeLine("  … and \(lines.count - 200) more") }
    }
}
