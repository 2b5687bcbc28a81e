import NetworkModel
import RecFormat
import Screens
import TextCanvas
import WorkspaceStore

/// Prints how records came to be what they are.
struct HistoryListing {
    private let access: Access
    private let phrases: HistoryPhrases
    private let output = Output.standard

    /// Of a change of many records only these are listed; JSON has all.
    private static let most = 5

    init(_ access: Access) {
        self.access = access
        phrases = HistoryPhrases(access.network, texts: access.texts)
    }

    func print(_ subject: HistorySubject, _ entries: [ChangeHistory.Entry], of total: Int) {
        let isOne: Bool
        if case .record = subject { isOne = true } else { isOne = false }
        if entries.isEmpty { output.writeLine(access.texts[HistoryText.none]) }
        for entry in entries { print(entry, namingRecords: !isOne) }
        if entries.count < total { output.writeLine(access.texts(ShellText.historyMore, n: total - entries.count)) }
        if case .file(let kind) = subject { printKept(kind) }
    }

    private func print(_ entry: ChangeHistory.Entry, namingRecords isNaming: Bool) {
        let number = TextLayout.pad(String(entry.number), to: 4, .trailing)
        output.writeLine("\(number)  \(moment(entry.at))  \(phrases.what(entry))  (\(phrases.who(entry)))")
        for edit in entry.edits.prefix(Self.most) { print(edit, isNamed: isNaming) }
        guard entry.edits.count > Self.most else { return }
        output.writeLine("        \(access.texts(HistoryText.more, n: entry.edits.count - Self.most))")
    }

    /// Prints what an edit did to its record.
    func print(_ edit: RecordEdit, isNamed: Bool) {
        if isNamed {
            let sign = edit.before == nil ? "+" : edit.after == nil ? "−" : "~"
            output.writeLine("      \(sign) \(edit.key.id)  \(phrases.title(of: edit))")
        }
        // What a record said when it came or went is told where it is asked for alone.
        guard !isNamed || (edit.before != nil && edit.after != nil) else { return }
        let lines = phrases.lines(edit)
        let width = lines.reduce(0) { max($0, TextLayout.width(of: $1.label)) } + 2
        for line in lines {
            output.writeLine("        \(TextLayout.pad(line.label, to: width))\(line.text)")
        }
    }

    private func printKept(_ kind: Kind) {
        let kept = access.store.generations(of: kind)
        guard let first = kept.first, let last = kept.last else { return }
        let values: KeyValuePairs = [
            "file": kind.fileName, "first": moment(Timestamp(instant: first.state.replaced)),
            "last": moment(Timestamp(instant: last.state.replaced)), "folder": ".caucus/generations/\(kind.fileName)/",
        ]
        output.writeLine(access.texts(ShellText.historyKept, n: kept.count, values))
    }

    /// A moment with its year, where the user is.
    func moment(_ moment: Timestamp) -> String {
        let local = moment.form == .full ? Clock(instant: moment.instant, zone: access.clock.zone).now : moment
        return moment.hasTime ? "\(local.day.iso) \(local.time.iso)" : local.day.iso
    }
}

// MARK: JSON

extension HistoryListing {
    /// Prints entries as an array of objects; values stand as arrays, since a field may repeat.
    func printJSON(_ entries: [ChangeHistory.Entry]) {
        output.writeLine(JSONText.array(entries.map { object($0) }))
    }

    private func object(_ entry: ChangeHistory.Entry) -> String {
        var members = ["\"Number\": \(entry.number)", "\"At\": \(JSONText.string(entry.at.iso))"]
        if let change = entry.change {
            members.append("\"Change\": \(JSONText.string(change.id.text))")
            if let by = change.by { members.append("\"By\": \(JSONText.string(by.text))") }
            members.append("\"Summary\": \(JSONText.string(change.summary))")
        } else {
            members.append("\"Outside\": \"yes\"")
        }
        let edits = entry.edits.map { "      \(object($0))" }.joined(separator: ",\n")
        members.append("\"Edits\": [\n\(edits)\n    ]")
        return "{\n" + members.map { "    \($0)" }.joined(separator: ",\n") + "\n  }"
    }

    private func object(_ edit: RecordEdit) -> String {
        let what = edit.before == nil ? "added" : edit.after == nil ? "deleted" : "changed"
        let fields = FieldDifference.list(of: edit).map { difference in
            "{\"Field\": \(JSONText.string(difference.field.name)), \"Before\": \(list(difference.removed)), "
                + "\"After\": \(list(difference.added))}"
        }
        return "{\"Id\": \(JSONText.string(edit.key.id.text)), \"Kind\": \(JSONText.string(edit.key.kind.typeName)), "
            + "\"What\": \"\(what)\", \"Fields\": [\(fields.joined(separator: ", "))]}"
    }

    private func list(_ values: [String]) -> String { "[" + values.map(JSONText.string).joined(separator: ", ") + "]" }
}
