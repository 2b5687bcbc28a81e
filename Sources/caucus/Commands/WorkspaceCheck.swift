import NetworkModel
import RecFormat
import Screens

/// Everything that is wrong in a workspace, with its place: what cannot be read, and what records say that cannot be.
enum WorkspaceCheck {
    static func problems(_ network: Network) -> [WorkspaceProblem] {
        let ofRecords = Dictionary(grouping: network.problems(), by: \.place.kind)
        return Kind.allCases.flatMap { kind in
            let document = network[kind].document
            let unreadable = document.diagnostics.map { diagnostic in
                WorkspaceProblem(file: kind.fileName, line: diagnostic.line, text: text(diagnostic.what))
            }
            let records = located(ofRecords[kind] ?? [], kind, network)
            return (unreadable + records).sorted { $0.line < $1.line }
        }
    }

    /// The problems of a kind's records with their lines, found in one pass over the file.
    private static func located(_ problems: [RecordProblem], _ kind: Kind, _ network: Network) -> [WorkspaceProblem] {
        guard !problems.isEmpty else { return [] }
        let document = network[kind].document
        let bySlot = Dictionary(grouping: problems, by: \.place.slot)
        var result: [WorkspaceProblem] = []
        var line: Int?
        for slot in document.slotsInFileOrder {
            // Whatever stands before the first record is counted by the document.
            let start = line ?? document.line(of: slot)
            let bytes = document.bytes(of: slot)
            for problem in bySlot[slot] ?? [] {
                let offset = self.offset(of: problem, in: bytes)
                let text = text(problem, kind, network)
                result.append(WorkspaceProblem(file: kind.fileName, line: start + offset, text: text))
            }
            line = start + bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
        }
        return result
    }

    /// The line within the record on which the field stands that the problem is about, counted from 0.
    private static func offset(of problem: RecordProblem, in bytes: [UInt8]) -> Int {
        guard case .value(let field, _) = problem.what else { return 0 }
        let beginning = Array("\(field.name):".utf8)
        var left = problem.occurrence
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.starts(with: beginning) else { continue }
            if left == 0 { return number }
            left -= 1
        }
        return 0
    }

    private static func text(_ problem: RecordProblem, _ kind: Kind, _ network: Network) -> String {
        switch problem.what {
        case .noID: "a \(kind.typeName) without an Id; give it one that no other record has"
        case .sameID(let id, let other):
            "the Id \(id) is taken by \(network.title(at: other)) in \(other.kind.fileName); give this one another Id"
        case .lacks(let field): "a \(kind.typeName) without a \(field); add one"
        case .value(let field, let problem): "\(field) \(problem)"
        case .tornTail: "the record was cut short while it was written; complete it or delete it"
        }
    }

    private static func text(_ what: RecDiagnostic.What) -> String {
        switch what {
        case .notAField: "this is no field; write Name: value, or # before it to keep it as a comment"
        case .continuationWithoutField: "a + line with no field before it; join it to a field or delete it"
        case .indentedField: "blanks before a field; take them away"
        case .conflictMarker: "git could not merge here; keep one of the versions and delete the marker lines"
        case .invalidUTF8: "bytes that are not UTF-8; write the text anew or convert the file"
        case .nul: "a NUL byte; delete it"
        case .byteOrderMark: "a byte order mark at the beginning; other rec programs refuse it: delete it"
        case .carriageReturn: "lines end in CR LF; other rec programs refuse them: convert them to LF"
        case .missingFinalNewline: "the last line has no end; add an empty line"
        case .tornContinuation: "the file ends in a backslash; complete the line or delete the backslash"
        }
    }
}
