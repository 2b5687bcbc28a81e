import NetworkModel
import RecFormat
import Screens
import WorkspaceStore

/// Everything that is wrong in a workspace, with its place: what cannot be read, and what records say that cannot be.
enum WorkspaceCheck {
    static func problems(_ network: Network, on clock: Clock, _ diagnostics: [Diagnostic]) -> [WorkspaceProblem] {
        let files = self.problems(of: diagnostics)
        let lost = Set(diagnostics.filter(\.losesRecords).map(\.file))
        let ofRecords = Dictionary(grouping: network.problems(on: clock), by: \.place.kind)
        let records = Kind.allCases.flatMap { kind in
            let found = Dictionary(grouping: ofRecords[kind] ?? []) { problem in lostFile(problem, lost) }
            return located(found[nil] ?? [], kind, network) + consequences(of: found, kind, network)
        }
        // What is amiss with a file may be why records are.
        return files + sorted(records)
    }

    private static func sorted(_ problems: [WorkspaceProblem]) -> [WorkspaceProblem] {
        let order = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0.fileName, $0.ordinal) })
        return problems.sorted { left, right in
            let (first, second) = (order[left.file] ?? -1, order[right.file] ?? -1)
            return first == second ? left.line < right.line : first < second
        }
    }

    /// The file that a record names something in, where that file has lost records; nil for any other problem.
    private static func lostFile(_ problem: RecordProblem, _ lost: Set<String>) -> String? {
        guard case .value(_, .missing(_, let kinds)) = problem.what else { return nil }
        return kinds.lazy.map(\.fileName).first(where: lost.contains)
    }

    /// One problem for all that records of a kind name in a file that has lost records: it is mended there.
    private static func consequences(
        of found: [String?: [RecordProblem]], _ kind: Kind, _ network: Network
    ) -> [WorkspaceProblem] {
        found.compactMap { file, problems in
            guard let file, var first = located(Array(problems.prefix(1)), kind, network).first else { return nil }
            let others = problems.count - 1
            let more = others == 1 ? "so does 1 more line" : "so do \(others) more lines"
            if others > 0 { first.text += "; \(more) of \(kind.fileName), see to \(file) first" }
            return first
        }
    }

    /// What is amiss with the files themselves, those first that lack records because of it: what the screens count is
    /// too little then.
    static func problems(of diagnostics: [Diagnostic]) -> [WorkspaceProblem] {
        let isGrave = { (diagnostic: Diagnostic) in diagnostic.losesRecords }
        return [diagnostics.filter(isGrave), diagnostics.filter { !isGrave($0) }].flatMap { sorted(list($0)) }
    }

    private static func list(_ diagnostics: [Diagnostic]) -> [WorkspaceProblem] {
        diagnostics.map { diagnostic in
            var problem = WorkspaceProblem(
                file: diagnostic.file, line: diagnostic.line ?? 1, text: diagnostic.text, isOfFile: true)
            problem.hasLine = diagnostic.line != nil
            problem.excerpt = diagnostic.excerpt
            problem.excerptStart = diagnostic.excerptStart
            problem.lineCount = max(1, diagnostic.lineCount)
            return problem
        }
    }

    /// The problems of a kind's records with their lines.
    private static func located(_ problems: [RecordProblem], _ kind: Kind, _ network: Network) -> [WorkspaceProblem] {
        guard !problems.isEmpty else { return [] }
        let document = network[kind].document
        let lines = document.lines(of: Set(problems.map(\.place.slot)))
        let twins = Dictionary(grouping: problems.compactMap(\.twin), by: \.kind).map { kind, places in
            (kind, network[kind].document.lines(of: Set(places.map(\.slot))))
        }
        let linesOfTwins = Dictionary(uniqueKeysWithValues: twins)
        return problems.map { problem in
            let start = lines[problem.place.slot] ?? 1
            let bytes = document.bytes(of: problem.place.slot)
            let offset = offset(of: problem, in: bytes)
            let twin = problem.twin.flatMap { linesOfTwins[$0.kind]?[$0.slot] }
            var found = WorkspaceProblem(
                file: kind.fileName, line: start + offset, text: text(problem, kind, network, twin: twin ?? 1))
            let first = max(0, offset - linesAround)
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst(first)
            found.excerpt = lines.prefix(2 * linesAround + 1).map { String(decoding: $0.prefix(400), as: UTF8.self) }
            if found.excerpt.last?.isEmpty == true { found.excerpt.removeLast() }
            found.excerptStart = start + first
            return found
        }
    }

    private static let linesAround = 4

    /// The line within the record on which the field stands that the problem is about, counted from 0.
    private static func offset(of problem: RecordProblem, in bytes: [UInt8]) -> Int {
        let field: Field
        switch problem.what {
        case .value(let named, _): field = named
        case .fault(let fault): field = fault.fields[0]
        case .noID, .sameID, .lacks, .tornTail: return 0
        }
        let beginning = Array("\(field.name):".utf8)
        var left = problem.occurrence
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.starts(with: beginning) else { continue }
            if left == 0 { return number }
            left -= 1
        }
        return 0
    }

    private static func isDouble(_ place: Place, _ other: Place, _ network: Network) -> Bool {
        let (fields, others) = (network.record(at: place).fields, network.record(at: other).fields)
        return place.kind == other.kind && fields.map(\.normalized) == others.map(\.normalized)
    }

    /// What is wrong and what to do; `twin` is the line of another record that has the Id.
    private static func text(_ problem: RecordProblem, _ kind: Kind, _ network: Network, twin: Int) -> String {
        switch problem.what {
        case .noID:
            "a \(kind.typeName) without an Id; it is called \(network.key(at: problem.place).id) until its first change "
                + "here writes that, or add an Id of your own"
        case .sameID(let id, let other):
            isDouble(problem.place, other, network)
                ? "the record \(id) stands at \(other.kind.fileName):\(twin) too, word for word; delete one of the two"
                : "the Id \(id) is taken by \(network.title(at: other)) at \(other.kind.fileName):\(twin); give one of "
                    + "the two another Id, or delete it"
        case .lacks(let field): "a \(kind.typeName) without a \(field); add one"
        case .value(let field, let problem): "\(field) \(problem)"
        case .fault(let fault): "\(fault)"
        case .tornTail: "the record was cut short while it was written; complete it or delete it"
        }
    }
}

extension RecordProblem {
    /// The other record that has the same Id.
    fileprivate var twin: Place? { if case .sameID(_, let other) = what { other } else { nil } }
}
