import Glibc

/// A folder under a workload that comes to a sudden end, looked at afterwards.
struct Trial {
    let manner: Manner
    private let setting: Setting
    private let bench: Bench
    private var seed: UInt64
    private var first = 0
    private let fixture: Contents
    /// The mark at each place, as it was found when last looked at.
    private var marks: [String: String] = [:]
    private var known: Contents = [:]

    struct Outcome {
        var saved = 0
        /// What was said to be saved while the power went, and how much of that is not there.
        var tooLate = (said: 0, lost: 0)
        var faults: [String] = []
    }

    init(_ setting: Setting, _ bench: Bench, manner: Manner, seed: UInt64) throws {
        self.setting = setting
        self.bench = bench
        self.manner = manner
        self.seed = seed
        fixture = try setting.subject.fixture(on: Bench("\(bench.path)/fixture"))
    }

    /// Begins anew.
    mutating func begin() throws {
        Folder.restore(fixture, to: bench.data)
        known = setting.subject.data(in: bench.data)
        marks = Mark.found(in: known).marks.compactMapValues(\.last)
    }

    /// Lets a workload write; `end` brings it to its end, given the process and the path of its ledger. Then looks at what is there, before and after the next change.
    ///
    /// `mayFail` says that steps can fail, as where the disk goes; `reopening` makes the data accessible again.
    mutating func work(
        rate: Int, mayFail: Bool, reopening: () throws -> Void = {}, _ end: (Child, _ ledger: String) throws -> Void
    ) throws -> Outcome {
        let ledgerPath = "\(bench.path)/ledger"
        Folder.remove(ledgerPath)
        seed &+= 1
        var order = WorkloadOrder(manner, bench.data, ledger: ledgerPath)
        order.program = (setting.subject as? CaucusSubject)?.program ?? ""
        order.seed = seed
        order.first = first
        order.rate = rate
        let child = try bench.start(Command([setting.harness] + order.words), as: "work")
        while !Folder.text(ledgerPath).hasPrefix("ready"), !child.hasEnded { usleep(500) }
        try end(child, ledgerPath)
        let ending = child.wait()
        try reopening()
        let ledger = Ledger(Folder.text(ledgerPath))
        first += ledger.steps.count
        var outcome = Outcome(saved: ledger.saved)
        if !ledger.isReady { outcome.faults.append("it does not start: \(ending.words)") }
        if !mayFail { outcome.faults += ledger.steps.compactMap(\.failure).map { "not saved: \($0)" } }
        try look(ledger, &outcome)
        return outcome
    }

    private mutating func look(_ ledger: Ledger, _ outcome: inout Outcome) throws {
        let subject = setting.subject
        let atOnce = subject.data(in: bench.data)
        outcome.tooLate = ledger.savedTooLate(in: atOnce)
        outcome.faults += ledger.faults(of: atOnce, since: marks, isSettled: false).map { "at once: \($0)" }
        let ending = try bench.run(subject.next.in(bench), seconds: 60)
        if !ending.isSuccess { outcome.faults.append("the next save fails: \(ending.words)") }
        let data = subject.data(in: bench.data)
        let faults = ledger.faults(of: data, since: marks, isSettled: true)
        outcome.faults += faults.filter { !outcome.faults.contains("at once: \($0)") }
        let left = Folder.names(in: bench.data).filter { $0.hasSuffix(".tmp") }
        if !left.isEmpty { outcome.faults.append("left behind: \(left.joined(separator: ", "))") }
        outcome.faults += subject.complaints(about: Set(data.keys.filter { data[$0] != known[$0] }), in: bench.data)
        known = data
        marks = Mark.found(in: data).marks.compactMapValues(\.last)
    }
}
