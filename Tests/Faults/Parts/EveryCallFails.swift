/// R1: each system call on the data fails once, or from some time on, with every error that disks and systems give.
struct EveryCallFails {
    let setting: Setting

    /// A call that is made to fail.
    private struct Fault: Sendable {
        let operation: Operation
        let call: String
        let error: String
        let number: Int
        /// Whether all later calls of this name fail too.
        let goesOn: Bool

        /// In strace's words. What interrupts a call ends at some time.
        var words: String {
            "\(call):error=\(error):when=\(number)\(!goesOn ? "" : error == "EINTR" ? "..\(number + 3)" : "+")"
        }
    }

    /// What changes something, or may say that nothing was changed.
    private static let calls: Set<String> = [
        "openat", "open", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link",
        "linkat",
        "unlink", "unlinkat", "mkdir", "mkdirat", "close", "flock", "ftruncate", "fchmod",
    ]
    private static let errors = ["ENOSPC", "EIO", "EACCES", "EDQUOT", "EINTR"]
    /// For a look at what makes many calls of the same kinds, or is done in the same way to every kind of record.
    private static let fewErrors = ["ENOSPC", "EINTR"]

    func run() throws -> Report {
        var report = Report("R1", "every system call fails", skipped: setting.machine.noTracing)
        guard report.skipped == nil else { return report }
        let bench = Bench("\(setting.fastFolder)/r1")
        defer { Folder.remove(bench.path) }
        let operations = try setting.operations(on: bench)
        var faults: [Fault] = []
        for operation in operations { faults += try self.faults(of: operation, bench) }
        report.count("operations", operations.count)
        let tally = Tally(report)
        try setting.inLanes(faults, "r1") { try check($0, $1, tally) }
        return tally.result
    }

    private func faults(of operation: Operation, _ bench: Bench) throws -> [Fault] {
        Folder.restore(operation.before, to: bench.data)
        let (ending, trace) = try bench.traced(operation.command)
        guard ending.isSuccess else { throw Failure("\(operation.name) fails under strace: \(ending.words)") }
        let numbers = trace.numbers(in: bench.data)
        let isBrief = setting.isRelease ? operation.isOneOfMany : numbers.values.joined().count > 150
        return numbers.filter { Self.calls.contains($0.key) }.sorted { $0.key < $1.key }.flatMap { call, numbers in
            numbers.flatMap { number in
                (isBrief ? Self.fewErrors : Self.errors).flatMap { error in
                    [false, true].filter { !$0 || call != "close" && !isBrief }.map { goesOn in
                        Fault(operation: operation, call: call, error: error, number: number, goesOn: goesOn)
                    }
                }
            }
        }
    }

    private func check(_ fault: Fault, _ bench: Bench, _ tally: Tally) throws {
        let operation = fault.operation
        Folder.restore(operation.before, to: bench.data)
        let (ending, trace) = try bench.traced(operation.command, fault.call, injecting: fault.words)
        guard !trace.injected.isEmpty else { return tally.count("never reached") }
        tally.count("faults")
        func find(_ what: String) { tally.find("\(operation.name), \(fault.words): \(what)") }
        let verdict = Verdict(operation, of: setting.subject, on: bench)
        verdict.torn.forEach(find)
        let isUnseen = fault.error == "EINTR" && trace.injected.allSatisfy { $0.concerns(bench.data) }
        if isUnseen, !ending.isSuccess { find("an interrupted call shows: \(ending.words)") }
        switch ending.way {
        case .exited(0):
            if !verdict.isNew { find("said to be saved and is not: \(ending.words)") }
            tally.count("of them unseen")
        case .exited:
            // A library that cannot be loaded, or an output that fails too, leaves nobody to say anything.
            let isOurs = trace.injected.first?.concerns(bench.data) ?? false
            let canSpeak = isOurs && !(fault.call == "write" && fault.goesOn)
            if verdict.isNew { tally.count("of them saved and said not to be") }
            if ending.errors.isEmpty, canSpeak { find("not saved, without a word") }
            if !verdict.isNew, canSpeak, !verdict.keepsTyped(ending) { find("what was typed is lost: \(ending.words)") }
        case .killed, .hung: find(ending.words)
        }
        let isClean = verdict.isOld && Folder.names(in: bench.data).allSatisfy { !$0.hasSuffix(".tmp") }
        guard setting.isRelease || !isClean else { return }
        try verdict.afterNext(mustBeNew: ending.isSuccess).forEach(find)
    }
}
