/// Looks at what a fault has left of an operation.
struct Verdict {
    let operation: Operation
    let subject: any Subject
    let bench: Bench
    private let now: Contents

    /// Looks at the data as it is now.
    init(_ operation: Operation, of subject: any Subject, on bench: Bench) {
        self.operation = operation
        self.subject = subject
        self.bench = bench
        now = Self.state(operation, subject, bench)
    }

    private static func state(_ operation: Operation, _ subject: any Subject, _ bench: Bench) -> Contents {
        subject.masked(subject.data(in: bench.data), since: operation.before.filter { subject.isData($0.key) })
    }

    private var states: Operation.States { operation.states }
    var isOld: Bool { now == states.old }
    var isNew: Bool { now == states.new }

    /// What is wrong with files that hold neither their old bytes nor their new ones.
    var torn: [String] {
        Set(now.keys).union(states.old.keys).sorted().compactMap { name in
            let bytes = now[name]
            guard bytes != states.old[name], bytes != states.new[name] else { return nil }
            let old = states.old[name]?.count ?? 0
            return
                "\(name), \(old) bytes before, is neither old nor new, but \(bytes.map { "\($0.count) bytes" } ?? "gone")"
        }
    }

    /// What is wrong after the next thing was done, which must go as it always does and leave the old or the new state
    /// as a whole, with nothing left over beside it.
    func afterNext(mustBeNew: Bool) throws(Failure) -> [String] {
        let ending = try bench.run((operation.next ?? subject.next).in(bench), seconds: 60)
        var wrong: [String] = []
        if !ending.isSuccess, operation.next == nil { wrong.append("the next save fails: \(ending.words)") }
        let then = Self.state(operation, subject, bench)
        if then != states.newThenNext, mustBeNew || then != states.oldThenNext {
            let lost = mustBeNew && then == states.oldThenNext
            wrong.append(
                lost ? "what was said to be saved is gone" : "the state is neither old nor new: \(differences(then))")
        }
        // What has nothing to save any more leaves the tidying to the next that has.
        let left = ending.isSuccess ? Folder.names(in: bench.data).filter { $0.hasSuffix(".tmp") } : []
        if !left.isEmpty { wrong.append("left behind: \(left.joined(separator: ", "))") }
        return wrong
    }

    private func differences(_ then: Contents) -> String {
        Set(then.keys).union(states.newThenNext.keys).sorted().filter { then[$0] != states.newThenNext[$0] }
            .map {
                then[$0] == states.oldThenNext[$0]
                    ? "\($0) old" : "\($0) something else (\(then[$0]?.count ?? 0) bytes)"
            }
            .joined(separator: ", ")
    }

    /// Whether all that the user typed is still there: in what the program says, or in what it keeps of it.
    func keepsTyped(_ ending: Ending) -> Bool {
        let kept = Folder.contents(of: bench.data).filter { !subject.isData($0.key) }.values
        return operation.typed.allSatisfy { typed in
            let bytes = Array(typed.utf8)
            return ending.errors.contains(typed) || kept.contains { $0.firstRange(of: bytes) != nil }
        }
    }
}
