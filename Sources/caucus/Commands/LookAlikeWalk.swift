import Interchange
import NetworkModel
import RecFormat
import Screens
import TextCanvas

/// Goes with a person through the names of an import that look like ones that are there.
///
/// Nothing is written meanwhile; whoever stops has imported nothing.
final class LookAlikeWalk {
    private let file: String
    private let count: Int
    private let texts: Texts
    private var number = 0
    private var isAddingRest = false

    /// The person wants to stop.
    struct Stopped: Error {}

    init(_ file: String, count: Int, _ texts: Texts) {
        self.file = file
        self.count = count
        self.texts = texts
        Output.standard.writeLine(texts(ShellText.walkCount, n: count))
        Output.standard.writeLines([
            "  =  \(texts[ShellText.walkMerge])", "  a  \(texts[ShellText.walkAdd])",
            "  e  \(texts[ShellText.walkCompare])",
            "  s  \(texts[ShellText.walkSkip])", "  A  \(texts[ShellText.walkAddAll])",
            "  q  \(texts[ShellText.walkStop])",
        ])
    }

    /// What the person decides; asks again until that is understood.
    func decide(_ question: ImportPlan.Question) throws -> ImportPlan.LookAlikes {
        guard !isAddingRest else { return .add }
        number += 1
        let twin = question.lookAlike
        Output.standard.writeLines([
            "",
            "\(min(number, count))/\(count)  \(twin.name)  ~  \(twin.other.title)  (\(LookAlikeText.words(twin.reason)); "
                + "\(file):\(twin.line))",
        ])
        while true {
            Output.standard.write("= a e s A q ▸ ")
            try Output.standard.flush()
            // Who closes the input has not decided, so nothing is imported.
            guard let answer = readLine() else { throw Stopped() }
            switch Values.trimmed(answer) {
            case "=": return .merge
            case "a": return .add
            case "s": return .skip
            case "A":
                isAddingRest = true
                return .add
            case "q": throw Stopped()
            case "e": compare(question)
            default: Output.standard.writeLine(texts[ShellText.walkAgain])
            }
        }
    }

    /// Shows both side by side, the fields that differ marked.
    private func compare(_ question: ImportPlan.Question) {
        var names: [String] = []
        for field in question.row + question.existing where !names.contains(field.name) { names.append(field.name) }
        var table = TextTablePrinter([
            PrintedColumn(title: "", priority: 0, limit: 18),
            PrintedColumn(title: texts[ShellText.walkRow], priority: 0),
            PrintedColumn(title: texts[ShellText.walkThere], priority: 0),
        ])
        for name in names where !Self.bookkeeping.contains(name) {
            func value(_ fields: [RecField]) -> String {
                fields.filter { $0.name == name }.map(\.value).joined(separator: "; ")
            }
            table.add([texts.label(of: Field(name)), value(question.row), value(question.existing)])
        }
        table.printAligned(Output.standard, width: Output.standard.width)
    }

    private static let bookkeeping = [Field.id.name, Field.created.name, Field.modified.name]
}
