import Glibc
import TestSupport

/// R4: the power of the disk is cut while it is written to, and what was said to be saved must be there afterwards.
struct PowerCuts {
    let setting: Setting
    /// How often, where that is not what the tier asks for.
    var cuts: Int?

    private func cuts(_ format: CuttableDisk.Format) -> Int {
        switch format {
        case .ext4, .ext4Plain: cuts ?? (setting.isRelease ? 1_000 : 30)
        case .xfs: cuts == nil && setting.isRelease ? 500 : 0
        }
    }

    func run() throws -> Report {
        let report = Report("R4", "power cuts", skipped: setting.machine.noPowerCut)
        guard report.skipped == nil else { return report }
        let tally = Tally(report)
        let formats = CuttableDisk.Format.allCases.filter {
            cuts($0) > 0 && (setting.word.map($0.rawValue.contains) ?? true)
        }
        try Lanes.run(formats, min(setting.machine.cores, formats.count), { Bench("\(setting.fastFolder)/r4-\($0)") }) {
            try cut($0, on: $1, tally)
        }
        return tally.result
    }

    private func cut(_ format: CuttableDisk.Format, on bench: Bench, _ tally: Tally) throws {
        if format == .xfs, try !bench.run(Command(["mkfs.xfs", "-V"])).isSuccess {
            return tally.remark("no XFS: xfsprogs are not installed")
        }
        let disk = try CuttableDisk(format, on: bench)
        defer { disk.remove() }
        try disk.mount()
        let desk = Bench("\(bench.path)/desk", data: "\(disk.place)/data")
        var random = SeededGenerator(seed: setting.seed ^ 4)
        var trials = try manners.map { try Trial(setting, desk, manner: $0, seed: setting.seed) }
        for number in 0..<cuts(format) where !setting.isOver {
            let index = number / 10 % trials.count
            if number % 10 == 0 {
                try trials[index].begin()
                disk.sync()
            }
            let outcome = try trials[index].work(rate: 0, mayFail: true) {
                try disk.unmount()
                try disk.mount()
            } _: { child, ledger in
                usleep(UInt32(random.next() % 200_000))
                try Folder.append(Ledger.end, to: ledger)
                try disk.cutPower()
                // Whoever gets no answer from the disk goes on until it is told.
                usleep(5_000)
                child.kill()
            }
            tally.count("power cuts")
            tally.count("saved changes", outcome.saved)
            tally.count("said to be saved while the power went", outcome.tooLate.said)
            tally.count("of them gone", outcome.tooLate.lost)
            outcome.faults.forEach { tally.find("\(format.rawValue), cut \(number), seed \(setting.seed): \($0)") }
        }
        try disk.unmount()
        try check(disk, format, bench, tally)
    }

    private func check(_ disk: CuttableDisk, _ format: CuttableDisk.Format, _ bench: Bench, _ tally: Tally) throws {
        guard format != .xfs else { return }
        let ending = try bench.run(Command(["e2fsck", "-fn", disk.image]))
        if !ending.isSuccess { tally.find("\(format.rawValue): \(ending.words)") }
    }

    /// Every second ten cuts fall on the store in a process that stays open.
    private var manners: [Manner] {
        setting.subject.manner == .caucus ? [.caucus, .store] : [setting.subject.manner]
    }
}
