import Glibc
package import NetworkModel
import Sharing
package import WorkspaceStore

/// A machine with a real folder and a real git, on which `caucus sync` runs as a process, or in this one.
package final class GitMachine: SharingMachine {
    private let place: TemporaryFolder
    package let folder: String
    private let hub: String
    /// The built program; nil where git is driven from this process.
    private let program: String?

    /// A machine that shares through a folder.
    package init(hub: String, program: String? = nil, in parent: String = "/tmp") {
        place = TemporaryFolder(in: parent)
        folder = place.path("net")
        self.hub = hub
        self.program = program
    }

    private var setupProgram: String { program ?? "/nowhere/caucus" }

    /// Makes the workspace and begins to share it.
    package func create(by author: inout Author) throws {
        _ = try Workspace.create(at: folder, name: "Trade Watch", author: &author)
        try Beginnings.save(open(), by: &author)
        try GitSetup.makeShared(hub)
        try GitSetup.run(folder, Remote(hub), program: setupProgram)
    }

    package func join() throws { _ = try Joining.run(Remote(hub), in: folder, program: setupProgram) }

    package func open() throws -> OpenWorkspace { try Store.open(Workspace(at: folder)) }

    package func edit(_ kind: Kind, _ change: (String) -> String) throws {
        let path = "\(folder)/\(kind.fileName)"
        TemporaryFolder.write(path, Array(change(String(decoding: TemporaryFolder.bytes(path), as: UTF8.self)).utf8))
    }

    package func sync(_ misfortune: SharingMisfortune?, by author: Author) throws -> Bool {
        if case .offline = misfortune {
            rename(hub, "\(hub).away")
        }
        defer { if case .offline = misfortune { rename("\(hub).away", hub) } }
        if case .leftovers(let number) = misfortune { leave(number) }
        if case .killed(let number) = misfortune, let program {
            try kill(program, after: number)
            return false
        }
        if let program { return try run(program) }
        return try syncHere(misfortune, by: author)
    }

    private func syncHere(_ misfortune: SharingMisfortune?, by author: Author) throws -> Bool {
        let files = FaultyFileSystem(LocalFileSystem())
        let store = try Store.open(Workspace(at: folder, on: files)).store
        if case .killed(let number) = misfortune { files.inject(.kill, at: number * 5) }
        var history = try GitHistory(folder)
        history.staleAge = 0
        var sync = Sync(store, history, by: author)
        sync.allowsDeletions = true
        do {
            let isShared = try sync.run().isShared
            guard files.wasKilled else { return isShared }
        } catch {
            guard files.wasKilled else { throw error }
        }
        files.bury()
        return false
    }

    /// Leaves behind what a git leaves that was killed, or takes away what says how to merge.
    private func leave(_ number: Int) {
        let old = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
        switch number {
        case 0: TemporaryFolder.write("\(folder)/.git/index.lock", [])
        case 1:
            let lock = "\(folder)/.git/refs/heads/main.lock"
            TemporaryFolder.write(lock, [])
            utimensat(AT_FDCWD, lock, old, 0)
        case 2: unlink("\(folder)/.git/info/attributes")
        default: TemporaryFolder.write("\(folder)/.git/index", Array("no index".utf8))
        }
    }

    private func environment(_ program: String) -> [String: String] {
        var environment = ChildProcess.plainEnvironment
        environment["HOME"] = place.path
        return environment
    }

    private func run(_ program: String) throws -> Bool {
        let outcome = try ChildProcess(
            program, ["sync", "--allow-deletions", "--workspace", folder], environment: environment(program)
        ).run()
        guard outcome.status == 0 else { throw Failed(words: outcome.output + outcome.errors) }
        return !outcome.output.contains("Others not reached")
    }

    package struct Failed: Error, CustomStringConvertible {
        let words: String
        package var description: String { words }
    }

    /// Starts a sync and kills it, and the gits that it runs, after so many milliseconds.
    private func kill(_ program: String, after milliseconds: Int) throws {
        let words = [program, "sync", "--allow-deletions", "--workspace", folder]
        let variables = environment(program).map { "\($0.key)=\($0.value)" }
        var process = pid_t()
        let code = ChildProcess.withPointers(words) { words in
            ChildProcess.withPointers(variables) { variables in
                var actions = posix_spawn_file_actions_t()
                posix_spawn_file_actions_init(&actions)
                defer { posix_spawn_file_actions_destroy(&actions) }
                for number in [1, 2] as [Int32] {
                    posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
                }
                return posix_spawn(&process, program, &actions, nil, words, variables)
            }
        }
        guard code == 0 else { throw Failed(words: "\(program) could not be started") }
        usleep(UInt32(milliseconds * 2_000))
        // The gits lead sessions of their own, so that they are found by whose children they are.
        let children = TemporaryFolder.bytes("/proc/\(process)/task/\(process)/children")
        Glibc.kill(process, SIGKILL)
        for child in String(decoding: children, as: UTF8.self).split(separator: " ").compactMap({ pid_t($0) }) {
            Glibc.kill(-child, SIGKILL)
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // A git that was not caught in time may still be about its work.
        usleep(20_000)
    }
}
