import ArgumentParser
import Screens
import WorkspaceStore

/// `caucus texts`: every text of the program, to be put into another language.
struct TextsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "texts", abstract: "Print every text of the program, or check a translation of them.",
        discussion: """
            To read caucus in French, say caucus texts fr and put French into the Text fields of the file that it \
            makes. {name} stands for a value; forms for numbers are parted by |, as many as Plural says the language \
            has. Texts that are not there stay English. The language is that of LANG, or of Language: in config.rec.

            Once the file is there, caucus texts fr checks it; with --missing it prints what it lacks.
            """)

    @Argument(help: ArgumentHelp("The language whose file is made or checked.", valueName: "language"))
    var language: String?

    @Flag(help: "Print the texts that the file lacks, in English.")
    var missing = false

    func run() throws {
        guard let name = language else {
            Output.standard.write(Translation.template())
            return
        }
        let language = Language(named: name)
        guard let translation = language.translation else {
            guard language.isMissing else { throw CommandFailure(.system, language.problems.joined(separator: "; ")) }
            try PrivateFile.replace(language.path, with: Translation.template())
            Output.standard.writeLine("Made \(language.path) with every text in English; put \(name) into them.")
            return
        }
        if missing {
            Output.standard.write(Translation.template(Set(translation.missing)))
            return
        }
        Output.standard.writeLines(language.problems)
        let total = TextRegistry.english.count
        Output.standard.writeLine("\(total - translation.missing.count) of \(total) texts are in \(language.path).")
        guard language.problems.isEmpty else {
            try Output.standard.flush()
            throw ExitCode(1)
        }
    }
}
