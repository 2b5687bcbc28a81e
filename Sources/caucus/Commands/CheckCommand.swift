import ArgumentParser
import NetworkModel
import Screens
import WorkspaceStore

/// `caucus check`: every problem of the workspace.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the workspace: every problem with its file and line.",
        discussion: "The exit status is 1 where there is any problem. Nothing is written.")

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let access = try Access(place)
        let problems = WorkspaceCheck.problems(access.network, on: access.clock, access.store.examine())
        for problem in problems {
            Output.standard.writeLine("\(problem.file):\(problem.line): \(problem.text)")
        }
        guard problems.isEmpty else {
            try Output.standard.flush()
            throw ExitCode(1)
        }
        let records = Kind.allCases.reduce(0) { $0 + access.network[$1].count }
        Output.standard.writeLine("\(records) records, no problems.")
    }
}
