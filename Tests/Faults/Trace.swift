/// The system calls of a run, as `strace -f -y` wrote them down.
struct Trace {
    struct Call: Hashable {
        let name: String
        /// Which call of this name it is in its thread, counted from 1: that is what strace counts.
        let number: Int
        /// What the line says of it, without its result.
        let text: String
        var wasInjected = false

        /// Whether it names something within a folder, by a path or by a descriptor.
        func concerns(_ folder: String) -> Bool {
            text.contains("\(folder)/") || text.contains("\(folder)\"") || text.contains("\(folder)>")
        }
    }

    private(set) var calls: [Call] = []

    init(_ text: String) {
        var counts: [String: Int] = [:]
        // A call that another thread's interrupts in the text is told in two lines.
        var open: [Substring: Int] = [:]
        for line in text.split(separator: "\n") {
            let thread = line.prefix { $0.isNumber }
            let rest = line.dropFirst(thread.count).drop { $0 == " " }
            if rest.hasPrefix("<...") {
                if let index = open.removeValue(forKey: thread), rest.hasSuffix("(INJECTED)") {
                    calls[index].wasInjected = true
                }
                continue
            }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            guard !name.isEmpty, rest.dropFirst(name.count).first == "(" else { continue }
            let key = "\(thread) \(name)"
            counts[key, default: 0] += 1
            if rest.hasSuffix("<unfinished ...>") { open[thread] = calls.count }
            calls.append(
                Call(
                    name: String(name), number: counts[key, default: 0], text: String(rest.dropFirst(name.count)),
                    wasInjected: rest.contains("(INJECTED)")))
        }
    }

    /// The calls that were made to fail.
    var injected: [Call] { calls.filter(\.wasInjected) }

    /// Which calls of each name concern the folder, in ascending order; without those before which a call of the same
    /// number in another thread, such as one that loads a library, would be met as well.
    func numbers(in folder: String) -> [String: [Int]] {
        var numbers: [String: [Int]] = [:]
        var met: Set<String> = []
        for call in calls where met.insert("\(call.name) \(call.number)").inserted && call.concerns(folder) {
            numbers[call.name, default: []].append(call.number)
        }
        return numbers.mapValues { $0.sorted() }
    }
}

extension Bench {
    /// Runs a command under strace, with some calls made to fail; `faults` is in strace's words, such as
    /// `fsync:error=EIO:when=2`.
    func traced(_ command: Command, _ calls: String = "%file,%desc", injecting faults: String? = nil) throws(Failure)
        -> (
            ending: Ending, trace: Trace
        )
    {
        Folder.remove(trace)
        var words = ["strace", "-f", "-qq", "-y", "-s", "16", "-o", trace, "-e", "trace=\(calls)"]
        if let faults { words += ["-e", "inject=\(faults)"] }
        // Signals are not delivered by strace 6.1 where the kernel chooses the calls that it is told of.
        if faults?.contains("signal=") != true { words.insert("--seccomp-bpf", at: 2) }
        let ending = try run(command.in(self).behind(words))
        return (ending, Trace(Folder.text(trace)))
    }
}
