import ArgumentParser
import Interchange
import NetworkModel

/// `caucus export todo`: tasks as a todo.txt file.
struct ExportTodoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "todo", abstract: "Write tasks as a todo.txt file.",
        discussion: """
            A line a task, as todotxt.org has it: (A) for a high priority, x for what is done, +event and +theme, @tag, \
            due: and t: for days, rec: for what repeats; id:, owner: and other keys for the rest, so that caucus import \
            todo takes up what was changed. A filter chooses tasks as caucus tasks does: caucus export todo is:open @me. \
            What is marked private is left out, but with --private.
            """)

    // Terms may begin with a hyphen, as options do.
    @Argument(parsing: .allUnrecognized, help: "Words and field:value terms that choose tasks.")
    var filter: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"), completion: .file())
    var output: String?

    @Flag(name: .customLong("private"), help: "With what says Private: yes, too.")
    var withPrivate = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let access = try Access(place)
        let export = TodoTxtExport(access.network.outgoing(withPrivate: withPrivate))
        let bytes = export.bytes(of: try ListQuery(filter, .task, access).slots())
        guard let output else { return Output.standard.write(bytes) }
        try OutputFile.write(bytes, to: output)
        let count = bytes.count { $0 == 0x0A }
        Output.standard.writeLine("Wrote \(count) \(count == 1 ? "task" : "tasks") to \(output).")
    }
}
