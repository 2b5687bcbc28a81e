import Glibc

/// A stream of changes, each of which puts marks at places of the data, told in a ledger before and after.
///
/// It runs in a process of its own, so that it can be killed, or the disk taken from under it, at any time.
struct Workload {
    /// What one step is: the marks that are there after it, and how they are written.
    struct Step {
        let marks: [String: String]
        let act: () throws -> Void
    }

    let folder: String
    let ledger: Int32
    /// Steps a second; 0 for as many as go.
    let rate: Int
    let count: Int

    /// Makes steps, one after the other, until there are enough of them or one fails.
    func run(_ step: (Int) throws -> Step) throws {
        try write("ready")
        for number in 1...max(1, count) {
            let start = ContinuousClock.now
            let step = try step(number)
            try write("begin \(number) \(Ledger.line(step.marks))")
            do {
                try step.act()
                try write("saved \(number)")
            } catch {
                try write("failed \(number) \("\(error)".split(separator: "\n").joined(separator: " / "))")
                // What comes next would build on what is not there.
                return
            }
            guard rate > 0 else { continue }
            let left = Duration.seconds(1) / rate - (ContinuousClock.now - start)
            if left > .zero { usleep(UInt32(left / .microseconds(1))) }
        }
    }

    /// One write, which is whole or not there when the process is killed.
    private func write(_ line: String) throws {
        let text = "\(line)\n"
        guard Glibc.write(ledger, text, text.utf8.count) == text.utf8.count else {
            throw Failure("the ledger cannot be written")
        }
    }
}

/// How a workload is asked for, in the words with which this program starts itself.
struct WorkloadOrder: Sendable {
    var manner: Manner
    var folder: String
    var ledger: String
    /// The built caucus, where it is put to the test.
    var program = ""
    var seed: UInt64 = 0
    /// The number of the first mark, so that no two workloads make the same.
    var first = 0
    var rate = 0
    var count = 1_000_000
    /// Which of several writers at once this is; their places differ.
    var writer = 0
    /// Whether marks are only added, each at a place of its own, as several writers at once must.
    var onlyAdds = false

    var words: [String] {
        [
            "work", manner.rawValue, folder, ledger, program, String(seed), String(first), String(rate), String(count),
            String(writer), onlyAdds ? "adds" : "changes",
        ]
    }

    init(_ manner: Manner, _ folder: String, ledger: String) {
        self.manner = manner
        self.folder = folder
        self.ledger = ledger
    }

    init?(_ words: [String]) {
        guard words.count == 11, let manner = Manner(rawValue: words[1]), let seed = UInt64(words[5]),
            let first = Int(words[6]), let rate = Int(words[7]), let count = Int(words[8]), let writer = Int(words[9])
        else { return nil }
        self.init(manner, words[2], ledger: words[3])
        program = words[4]
        self.seed = seed
        self.first = first
        self.rate = rate
        self.count = count
        self.writer = writer
        onlyAdds = words[10] == "adds"
    }

    /// Does the work.
    func run() throws {
        let file = open(ledger, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure("\(ledger) cannot be written") }
        let workload = Workload(folder: folder, ledger: file, rate: rate, count: count)
        switch manner {
        case .caucus: try CaucusSteps(self).run(workload)
        case .store: try StoreSteps(self).run(workload)
        case .calcurse, .taskwarrior: try PeerSteps(self).run(workload)
        case .renaming, .truncating:
            try workload.run { number in
                let place = WrongWriter.places[number % WrongWriter.places.count]
                return Workload.Step(marks: [place: Mark.text(place, first + number)]) {
                    guard WrongWriter.write(manner, folder, place, first + number) else { throw Failure("not written") }
                }
            }
        }
    }
}
