/// R2: the process is killed at each system call on the data.
struct KilledAtEveryCall {
    let setting: Setting

    private struct Kill: Sendable {
        let operation: Operation
        let call: String
        let number: Int
        var words: String { "\(call):signal=KILL:when=\(number)" }
    }

    func run() throws -> Report {
        var report = Report("R2", "killed at every system call", skipped: setting.machine.noTracing)
        guard report.skipped == nil else { return report }
        let bench = Bench("\(setting.fastFolder)/r2")
        defer { Folder.remove(bench.path) }
        let operations = try setting.operations(on: bench)
        var kills: [Kill] = []
        for operation in operations {
            Folder.restore(operation.before, to: bench.data)
            for (call, numbers) in try bench.traced(operation.command).trace.numbers(in: bench.data) {
                kills += numbers.map { Kill(operation: operation, call: call, number: $0) }
            }
        }
        report.count("operations", operations.count)
        let tally = Tally(report)
        try setting.inLanes(kills, "r2") { try check($0, $1, tally) }
        return tally.result
    }

    private func check(_ kill: Kill, _ bench: Bench, _ tally: Tally) throws {
        let operation = kill.operation
        Folder.restore(operation.before, to: bench.data)
        let (ending, _) = try bench.traced(operation.command, kill.call, injecting: kill.words)
        func find(_ what: String) { tally.find("\(operation.name), \(kill.words): \(what)") }
        guard ending.way == .killed(signal: 9) else {
            if !ending.isSuccess { find(ending.words) }
            return tally.count("never reached")
        }
        tally.count("kills")
        let verdict = Verdict(operation, of: setting.subject, on: bench)
        // An append that was cut short is told from the records, so only the next save must find all in order.
        if !verdict.isOld, !verdict.isNew { tally.count("of them between two states") }
        try verdict.afterNext(mustBeNew: !ending.output.isEmpty).forEach(find)
    }
}
