import Glibc

/// A median of several runs, with the least and the greatest.
struct Measurement {
    let name: String
    let sorted: [Double]

    var median: Double { sorted[sorted.count / 2] }

    /// Runs something a few times, after once that does not count; milliseconds.
    init(_ name: String, runs: Int = 7, _ body: () throws -> Void) rethrows {
        try body()
        var times: [Double] = []
        for _ in 0..<runs { times.append(try Self.milliseconds(body)) }
        self.init(name, times)
    }

    /// Runs two things by turns, so that a disk that is slower for a while is so for both; each once before, which does
    /// not count.
    static func byTurns(
        _ one: String, _ other: String, runs: Int, _ first: () throws -> Void, _ second: () throws -> Void
    ) rethrows -> (Measurement, Measurement) {
        try first()
        try second()
        var times: (first: [Double], second: [Double]) = ([], [])
        for _ in 0..<runs {
            times.first.append(try milliseconds(first))
            times.second.append(try milliseconds(second))
        }
        return (Measurement(one, times.first), Measurement(other, times.second))
    }

    private init(_ name: String, _ times: [Double]) {
        self.name = name
        sorted = times.sorted()
    }

    /// How long something takes, in milliseconds.
    static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let time = try clock.measure(body)
        return Double(time.components.seconds) * 1000 + Double(time.components.attoseconds) / 1e15
    }

    /// The most memory the process has had, in megabytes.
    static var peakMegabytes: Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }
}

/// Lines of a table: a name and numbers.
enum Printed {
    static func line(_ name: String, _ cells: String...) {
        let padded = name + String(repeating: " ", count: max(1, 44 - name.count))
        print(padded + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined())
    }

    /// Three figures are as many as mean anything.
    static func number(_ value: Double) -> String {
        let places = value < 1 ? 1000.0 : value < 10 ? 100 : 10
        let whole = (value * places).rounded() / places
        return String(whole)
    }
}
