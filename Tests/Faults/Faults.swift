import Glibc

/// The harness that makes everything go wrong under caucus: what is asked for, what is run, what is told in the end.
enum Faults {
    static let usage = """
        Usage: faults [--release] [--only R1,R2,…] [--operation WORD] [--subject NAME] [--seed N] [--folder DIR]
                      [--program FILE] [--minutes N]

        Makes system calls fail, kills processes, cuts the power of a disk and fills disks while caucus saves, and says
        what was lost. The exit status is 1 where anything was.

          --release   all that is to be done before a release; without it, what is done for each change
          --only      some parts: R1 every call fails, R2 killed at every call, R3 killed at any time, R4 power cuts,
                      R4' whether the harness finds what is wrong with wrong writers, R6 full disks, R7 many writers,
                      R8 histories of people who share from several machines, R14 somebody is forgotten
          --operation of R1, R2 and R6 those with this word in their names: log, undo, set Partner, init…; of R4 the
                      file systems with it: ext4, noauto, xfs
          --subject   caucus, store (its store in one process that stays open), renaming or truncating (wrong writers),
                      calcurse, taskwarrior
          --seed      for what is left to chance; printed at the start
          --folder    where to put the data: a disk that is not in memory; /var/tmp where none is named
          --program   the caucus to test; the one built beside this program where none is named
          --minutes   end each part after so long with what it has done until then; R6 and R7 take what they take
        """

    /// Does what the words ask for; returns the exit status.
    static func run(_ words: [String]) -> Int32 {
        do {
            if let status = try Writers.run(words) { return status }
            let options = try Options(words)
            guard !options.wantsHelp else {
                Console.say(usage)
                return 0
            }
            return try Programme(options).run() ? 0 : 1
        } catch {
            Console.complain("faults: \(error)")
            return 2
        }
    }
}

/// What was asked for on the command line.
struct Options {
    var tier = Tier.quick
    var only: Set<String>?
    var operation: String?
    var subject = "caucus"
    var seed = UInt64(time(nil))
    var folder = "/var/tmp"
    var program: String?
    var minutes: Int?
    var wantsHelp = false

    init(_ words: [String]) throws {
        var words = words[...]
        func value(_ option: String) throws -> String {
            guard let value = words.popFirst() else { throw Failure("\(option) wants a value\n\(Faults.usage)") }
            return value
        }
        while let word = words.popFirst() {
            switch word {
            case "--release": tier = .release
            case "--only": only = Set(try value(word).split(separator: ",").map { $0.uppercased() })
            case "--operation": operation = try value(word)
            case "--subject": subject = try value(word)
            case "--seed":
                guard let number = UInt64(try value(word)) else { throw Failure("--seed wants a number") }
                seed = number
            case "--minutes":
                minutes = Int(try value(word))
                guard minutes != nil else { throw Failure("--minutes wants a number") }
            case "--folder": folder = try value(word)
            case "--program": program = try value(word)
            case "--help", "-h": wantsHelp = true
            default: throw Failure("'\(word)' is not understood\n\(Faults.usage)")
            }
        }
    }
}

/// The parts in their order, and what they say in the end.
struct Programme {
    private let options: Options
    private let harness: String

    init(_ options: Options) throws {
        self.options = options
        guard let path = realpath("/proc/self/exe", nil) else { throw Failure("/proc is not there") }
        defer { free(path) }
        harness = String(cString: path)
    }

    /// Runs the parts; whether nothing was found.
    func run() throws -> Bool {
        let folder = try Folder.make(in: options.folder)
        let fastFolder = (try? Folder.make(in: "/dev/shm")) ?? "\(folder)/fast"
        mkdir(fastFolder, 0o700)
        defer {
            Folder.remove(folder)
            Folder.remove(fastFolder)
        }
        var setting = Setting(
            subject: try Subjects.subject(named: options.subject, program: options.program, harness: harness),
            tier: options.tier, machine: Machine(Bench("\(folder)/machine")), folder: folder, fastFolder: fastFolder,
            seed: options.seed, harness: harness, word: options.operation)
        Console.say("faults: \(setting.subject.name), \(options.tier.rawValue), seed \(options.seed)")
        Console.say("machine: \(setting.machine.text)")
        var reports: [Report] = []
        for (name, part) in Self.parts where options.only?.contains(name) ?? true {
            let start = ContinuousClock.now
            setting.end = options.minutes.map { start + .seconds($0 * 60) }
            var report = Report(name, "could not be brought to its end")
            do {
                report = try part(setting)
            } catch {
                report.findings.append("\(error)")
            }
            let time = (ContinuousClock.now - start).components
            if setting.isOver { report.remarks.append("ended after \(options.minutes ?? 0) minutes, with more to do") }
            report.seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
            Console.say(report.text(showing: options.tier == .quick ? 12 : 1_000))
            reports.append(report)
        }
        Console.say(Self.summary(reports))
        return reports.allSatisfy(\.findings.isEmpty)
    }

    private static let parts: [(String, @Sendable (Setting) throws -> Report)] = [
        ("R1", { try EveryCallFails(setting: $0).run() }),
        ("R2", { try KilledAtEveryCall(setting: $0).run() }),
        ("R3", { try KilledAtAnyTime(setting: $0).run() }),
        ("R4", { try PowerCuts(setting: $0).run() }),
        ("R4'", { try Sensitivity(setting: $0).run() }),
        ("R6", { try FullDisk(setting: $0).run() }),
        ("R7", { try ManyWriters(setting: $0).run() }),
        ("R8", { try SharedHistories(setting: $0).run() }),
        ("R14", { try Forgetting(setting: $0).run() }),
    ]

    private static func summary(_ reports: [Report]) -> String {
        func sum(_ what: String) -> Int { reports.reduce(0) { $0 + $1.number(of: what) } }
        let found = reports.reduce(0) { $0 + $1.findings.count }
        let skipped = reports.filter { $0.skipped != nil }.map(\.part)
        let done = "\(sum("faults")) faults injected, \(sum("kills")) kills, \(sum("power cuts")) power cuts"
        let result = found == 0 ? "nothing was lost" : "\(found) FOUND"
        return "In all: \(done); \(result)" + (skipped.isEmpty ? "" : "; skipped: \(skipped.joined(separator: ", "))")
    }
}
