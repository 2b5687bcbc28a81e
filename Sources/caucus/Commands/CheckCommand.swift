import ArgumentParser
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus check`: every problem of the workspace.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the workspace: every problem with its file and line.",
        discussion: """
            Also told is where the folder is such that caucus cannot keep what it promises: on a network disk, without \
            locks, not writable, open to others, or in a git repository that goes elsewhere. The exit status is 1 where there is any problem. Nothing is written. \
            On the screens ! shows the same, with the lines.
            """)

    @Flag(name: .long, help: "Open $EDITOR at the first problem that stands in a file, then check again.")
    var edit = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var access = try Access(place)
        var problems = Self.problems(access)
        if edit, let first = problems.first(where: \.hasLine) {
            try open(first, in: access.folder)
            access = try Access(place)
            problems = Self.problems(access)
        }
        for problem in problems { Output.standard.writeLine("\(problem.place): \(problem.text)") }
        for note in RepositoryNotes.lines(access.folder) { Output.standard.writeLine("note: \(note)") }
        let open = access.network.openConflictCount
        if open > 0 { Output.standard.writeLine("note: \(access.texts(ShellText.toSettle, n: open))") }
        guard problems.isEmpty else {
            try Output.standard.flush()
            throw ExitCode(1)
        }
        let records = Kind.allCases.reduce(0) { $0 + access.network[$1].count }
        Output.standard.writeLine("\(records) records, no problems.")
    }

    private static func problems(_ access: Access) -> [WorkspaceProblem] {
        WorkspaceCheck.problems(access.network, on: access.clock, access.store.examine())
    }

    private func open(_ problem: WorkspaceProblem, in folder: String) throws {
        let path = "\(folder)/\(problem.file)"
        do throws(EditorFailure) {
            let status = try EditorProcess.run(EditorProcess.arguments(for: path, line: problem.line))
            if status != 0 { Output.errors.writeLine("caucus: \(EditorProcess.name) ended with an error (\(status))") }
        } catch {
            throw CommandFailure(.system, error.text)
        }
    }
}
