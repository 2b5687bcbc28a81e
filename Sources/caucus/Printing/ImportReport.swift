import Interchange
import NetworkModel
import RecFormat
import TextCanvas

/// What an import will do, for the person who asked for it.
struct ImportReport {
    let file: String
    let table: CSVTable
    let mapping: ColumnMapping
    let plan: ImportPlan
    /// Whether the names that look alike were gone through one by one, so that they need no list.
    var isDecided = false

    /// `188 partners and 12 people`.
    var total: String {
        let partners = Self.count(plan.newPartners.count, "partner", "partners")
        guard !plan.newPeople.isEmpty else { return partners }
        return "\(partners) and \(Self.count(plan.newPeople.count, "person", "people"))"
    }

    func print() {
        let output = Output.standard
        if let note = table.encoding.note { output.writeLine("\(file): \(note)") }
        let columns = mapping.columns.map { "\($0.header) → \($0.target?.word ?? "left out")" }
        output.writeLine("Columns: \(columns.joined(separator: ", "))")
        if !mapping.leftOut.isEmpty {
            output.writeLine(
                "  Take in a column that is left out with --map \"\(mapping.leftOut[0])=Notes\" or another field.")
        }
        output.writeLine("\(Self.count(table.rows.count - 1, "row", "rows")): \(counts.joined(separator: ", "))")
        if !isDecided { list(lookAlikes, "Look alike\(policy):") }
        list(remarks, "Kept in the notes:")
        list(oddities, "Look again, these names are not what they seem:")
        list(rejections, "Rejected:")
    }

    private var counts: [String] {
        var counts = ["\(total) new"]
        if plan.matches > 0 { counts.append("\(plan.matches) there already") }
        if plan.repeats > 0 { counts.append("\(plan.repeats) named again") }
        let gaining = plan.partners.filter { !$0.draft.isNew }.filter {
            !$0.draft.edit(at: Timestamp(instant: 0)).isEmpty
        }
        if !gaining.isEmpty { counts.append("\(gaining.count) gain something") }
        if !plan.lookAlikes.isEmpty { counts.append("\(plan.lookAlikes.count) look alike") }
        if plan.skipped > 0 { counts.append("\(plan.skipped) left out") }
        if !plan.rejections.isEmpty { counts.append("\(plan.rejections.count) rejected") }
        return counts
    }

    private var policy: String {
        plan.skipped > 0 ? ", left out" : plan.lookAlikes.isEmpty ? "" : " (--look-alikes says what is done with them)"
    }

    private var lookAlikes: [String] {
        plan.lookAlikes.map { twin in
            "\(file):\(twin.line): \(twin.name) ~ \(twin.other.title): \(LookAlikeText.words(twin.reason))"
        }
    }

    private var oddities: [String] {
        (plan.partners + plan.people).flatMap { entry in
            entry.draft.fields.filter { Field.name.names($0) || Field.email.names($0) || Field.alias.names($0) }
                .compactMap { field in
                    NameOddity(field.value).map { "\(file):\(entry.line): \(field.value): \($0)" }
                }
        }
    }

    private var remarks: [String] {
        plan.remarks.map { "\(file):\($0.line): \($0.header) '\($0.value)' \($0.problem)" }
    }

    private var rejections: [String] {
        plan.rejections.map { rejection in
            let reason =
                switch rejection.reason {
                case .noName: "names no organisation and no person"
                case .nul: "holds a NUL character"
                }
            return "\(file):\(rejection.line): \(reason)"
        }
    }

    private func list(_ lines: [String], _ heading: String) {
        guard !lines.isEmpty else { return }
        Output.standard.writeLine(heading)
        for line in lines.prefix(200) { Output.standard.writeLine("  \(line)") }
        if lines.count > 200 { Output.standard.writeLine("  … and \(lines.count - 200) more") }
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    /// Headers in one line, however many and long they are.
    private static func shown(_ headers: [String]) -> String {
        let some = headers.prefix(12).map { TextLayout.truncate($0, to: 30) }.joined(separator: ", ")
        return headers.count > 12 ? "\(some) and \(headers.count - 12) more" : some
    }

    /// Why a mapping cannot be had, and what to do.
    static func failure(_ problem: ColumnMapping.Problem, file: String) -> CommandFailure {
        switch problem {
        case .noEqualsSign(let text):
            CommandFailure(.usage, "--map '\(text)' has no =; write --map \"Header=Field\"")
        case .noSuchHeader(let header, let headers):
            CommandFailure(
                .data, "\(file): no column is called '\(header)'; there are \(shown(headers))")
        case .noSuchField(let field):
            CommandFailure(
                .data,
                "there is no field '\(field)' to map to; there are "
                    + ColumnTarget.all.map(\.word).joined(separator: ", ") + " and - for none")
        case .sameTarget(let target, let first, let second):
            CommandFailure(
                .data,
                "\(file): \(first) and \(second) both go to \(target.word); leave one out with --map \"\(second)=-\"")
        case .noName(let headers):
            CommandFailure(
                .data,
                "\(file): no column holds the names; there are \(shown(headers)); "
                    + "say which with --map \"Header=Name\"")
        }
    }
}
