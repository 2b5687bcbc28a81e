import ArgumentParser
import NetworkModel
import WorkspaceStore

/// `caucus merge-driver`: merges one file for git.
struct MergeDriverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-driver", abstract: "Merge a file of records for git, by record and field.",
        discussion: """
            caucus sync --setup has git call it, so that git merge in the folder of a workspace leaves no marks of its own \
            in the files. The result takes the place of OURS. Where both set the same field, ours stays in it, and theirs \
            is kept in the record until caucus sees it: caucus conflicts lists it then.

            Exit status: 0 merged; 1 could not be merged, OURS is as it was, and git marks the file as one to be looked at.
            """)

    @Argument(help: "The version that both sides began from.")
    var base: String

    @Argument(help: "Our version.")
    var ours: String

    @Argument(help: "Their version.")
    var theirs: String

    func run() throws {
        let versions = try [base, ours, theirs].map { path in try PrivateFile.bytes(at: path) ?? [] }
        let merged: [UInt8]
        do throws(MergeDriver.Failure) {
            merged = try MergeDriver.merge(
                base: versions[0], ours: versions[1], theirs: versions[2], at: SystemClock.now().now)
        } catch {
            switch error {
            case .marked(let line):
                throw CommandFailure(
                    .data, "line \(line) is one that git left where it could not merge; correct it, commit, merge again"
                )
            case .notText:
                throw CommandFailure(.data, "a version is no UTF-8 text; save it as UTF-8, commit, merge again")
            case .unknownKind: throw CommandFailure(.data, "this is no file of a workspace; merge it by hand")
            }
        }
        guard merged != versions[1] else { return }
        do throws(StoreError) {
            try PrivateFile.replace(ours, with: merged)
        } catch {
            // Of what is not 1 git thinks that it came to its end.
            throw CommandFailure(.data, "\(error)")
        }
    }
}
