import NetworkModel
import TestSupport

/// R8: random histories of people who share from several machines, off line and killed; in the end all machines hold the
/// same, and no value that anybody set is lost.
///
/// Most of them go on in memory, with the merges and the writing of the product; some on real folders with a real git, and
/// some of these with the built program.
struct SharedHistories {
    let setting: Setting

    private var inMemory: Int { setting.isRelease ? 20_000 : 184 }
    private var withGit: Int { setting.isRelease ? 300 : 8 }

    func run() throws -> Report {
        let tally = Tally(Report("R8", "histories of people who share"))
        try setting.inLanes(seeds(inMemory, 0), "r8") { seed, _ in
            let hub = MemoryHub()
            try Self.play(seed, steps: 30, tally, named: "in memory") {
                MemoryMachine(hub)
            } create: {
                try $0.create(by: &$1)
            } join: {
                try $0.join()
            }
        }
        if let why = setting.machine.noGit {
            tally.remark("nothing was tried with git: \(why)")
            return tally.result
        }
        try playWithGit(nil, tally, named: "with git")
        if let program = (setting.subject as? CaucusSubject)?.program {
            try playWithGit(program, tally, named: "with git and the program")
        }
        return tally.result
    }

    private func playWithGit(_ program: String?, _ tally: Tally, named name: String) throws {
        let folder = setting.fastFolder
        try setting.inLanes(seeds(withGit, program == nil ? 1 : 2), "r8") { seed, _ in
            let place = TemporaryFolder(in: folder)
            try Self.play(seed, steps: 16, tally, named: name) {
                GitMachine(hub: place.path("hub.git"), program: program, in: folder)
            } create: {
                try $0.create(by: &$1)
            } join: {
                try $0.join()
            }
        }
    }

    private func seeds(_ count: Int, _ series: UInt64) -> [UInt64] {
        (0..<count).map { setting.seed &* 1_000_003 &+ series &* 1_000_000_007 &+ UInt64($0) }
    }

    private static func play<Played: SharingMachine>(
        _ seed: UInt64, steps: Int, _ tally: Tally, named name: String, _ machine: () throws -> Played,
        create: (Played, inout Author) throws -> Void, join: (Played) throws -> Void
    ) throws {
        var random = SeededGenerator(seed: seed)
        var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), mint: IDMint(seed: seed))
        let machines = try (0..<Int.random(in: 3...5, using: &random)).map { _ in try machine() }
        do {
            try create(machines[0], &author)
            _ = try machines[0].sync(nil, by: author)
            for machine in machines.dropFirst() { try join(machine) }
            var simulation = try SharingSimulation(machines, seed: seed, by: author)
            let findings = try simulation.run(steps: steps)
            tally.count("histories \(name)")
            tally.count("syncs", simulation.syncs)
            tally.count("kills", simulation.kills)
            tally.count("conflicts settled", simulation.settled)
            guard !findings.isEmpty else { return }
            let story = simulation.story.joined(separator: "; ")
            tally.find("\(name), seed \(seed): \(findings.joined(separator: "; ")) — \(story)")
        } catch {
            tally.find("\(name), seed \(seed): \(error)")
        }
    }
}
