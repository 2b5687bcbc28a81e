/// What could not be read and what the check found, each with its file and line; Enter opens `$EDITOR` there.
package enum ProblemsOverlay {
    package static func overlay(_ state: State) -> ChooserOverlay {
        let problems = state.problems
        let options = problems.map { Picker.Option("\($0.file):\($0.line)", note: $0.text, words: $0.text) }
        return ChooserOverlay(
            state.texts[ProblemsText.title], options, note: state.texts[ProblemsText.note], width: 110
        ) { choice, _ in
            guard case .option(let index) = choice else { return [] }
            return [.edit(.file(problems[index].file, line: problems[index].line))]
        }
    }
}

/// Texts of the list of problems.
package enum ProblemsText: String, TextTable {
    package static let name = "problems"

    case title = "Problems"
    case note = "Everything else is open as usual. Enter opens the file at that line."
    case none = "No problem is known; :check looks through all records"
}
