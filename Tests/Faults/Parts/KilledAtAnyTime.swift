import Glibc
import TestSupport

/// R3: writers are killed at a random time, again and again, and nothing that they were told is saved may be lost.
struct KilledAtAnyTime {
    let setting: Setting

    private var kills: Int { setting.isRelease ? 10_000 : 300 }

    /// In every third round, the store writes in a process that stays open, as under the screens.
    private static let rounds = 12

    func run() throws -> Report {
        let tally = Tally(Report("R3", "killed at any time"))
        let seeds = (0..<Self.rounds).map { setting.seed &+ UInt64($0) &* 1_000_003 }
        try Lanes.run(Array(seeds.enumerated()), setting.machine.cores, { Bench("\(setting.folder)/r3-\($0)") }) {
            try round($0.offset, seed: $0.element, $1, tally)
        }
        return tally.result
    }

    private func round(_ number: Int, seed: UInt64, _ bench: Bench, _ tally: Tally) throws {
        var random = SeededGenerator(seed: seed)
        var trial = try Trial(setting, bench, manner: manner(number), seed: seed)
        let wanted = (kills + Self.rounds - 1) / Self.rounds
        var done = 0
        while done < wanted, !setting.isOver {
            // A workspace of a few days; without an end, the files would only grow.
            if done % 50 == 0 { try trial.begin() }
            let rate = [0, 64, 16, 4, 1][Int(random.next() % 5)]
            let outcome = try trial.work(rate: rate, mayFail: false) { child, _ in
                usleep(UInt32(random.next() % 120_000))
                child.kill()
            }
            done += 1
            tally.count("kills")
            tally.count("saved changes", outcome.saved)
            outcome.faults.forEach { tally.find("seed \(seed), kill \(done), \(trial.manner.rawValue): \($0)") }
        }
    }

    private func manner(_ number: Int) -> Manner {
        setting.subject.manner == .caucus && number % 3 == 2 ? .store : setting.subject.manner
    }
}
