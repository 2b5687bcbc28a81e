import Glibc

/// R7: several processes, readers and an editor that knows nothing of caucus write the same folder at once; all that was
/// put in is in, and no reader ever finds a file that it cannot read.
struct ManyWriters {
    let setting: Setting

    private static let writers = 8
    private var edits: Int { setting.isRelease ? 5_000 : 100 }

    func run() throws -> Report {
        let tally = Tally(Report("R7", "many writers at once"))
        let bench = Bench("\(setting.folder)/r7")
        defer { Folder.remove(bench.path) }
        Folder.restore(try setting.subject.fixture(on: bench), to: bench.data)
        let stop = "\(bench.path)/stop"
        let writers = try (1...Self.writers).map { try start(writer: $0, bench) }
        var editor: Child?
        if setting.subject is CaucusSubject {
            editor = try bench.start(
                Command([setting.harness, "edit", bench.data, "\(bench.path)/ledger-editor", stop]), as: "editor")
        }
        try Lanes.run(Array(0..<4), 4, { Bench("\(bench.path)/reader-\($0)", data: bench.data) }) { reader, desk in
            while !writers.allSatisfy(\.hasEnded) {
                let ending = try desk.run(self.reading(reader).in(desk))
                tally.count("readings")
                if !ending.isSuccess { tally.find("a reader: \(ending.words)") }
                usleep(100_000)
            }
        }
        for (number, writer) in writers.enumerated() {
            let ending = writer.wait()
            if !ending.isSuccess { tally.find("writer \(number + 1): \(ending.words)") }
        }
        Folder.write([], to: stop)
        _ = editor?.wait()
        count(bench, tally)
        return tally.result
    }

    private func start(writer: Int, _ bench: Bench) throws -> Child {
        var order = WorkloadOrder(setting.subject.manner, bench.data, ledger: "\(bench.path)/ledger-\(writer)")
        order.program = (setting.subject as? CaucusSubject)?.program ?? ""
        order.count = edits
        order.writer = writer
        order.onlyAdds = true
        return try bench.start(Command([setting.harness] + order.words), as: "writer-\(writer)")
    }

    /// What a reader runs: independent programs, and caucus.
    private func reading(_ reader: Int) -> Command {
        guard let subject = setting.subject as? CaucusSubject else { return Command(["true"]) }
        let files = CaucusSubject.kindNames.map(\.file)
        let script =
            "for f in \(files.joined(separator: " ")); do test ! -e $f || \(reader == 0 ? "recfix --check" : "recsel -c") $f || exit 1; done"
        let folder = Command.data
        if reader < 2 { return Command(["sh", "-c", "cd '\(folder)' && \(script)"]) }
        return subject.command(reader == 2 ? "today" : "list", reader == 2 ? "--json" : "contacts")
    }

    private func count(_ bench: Bench, _ tally: Tally) {
        let data = setting.subject.data(in: bench.data)
        let found = Mark.found(in: data)
        if found.torn > 0 { tally.find("\(found.torn) marks are cut short") }
        let edited = Folder.text("\(bench.path)/ledger-editor")
        let overwritten = Set(
            edited.split(separator: "\n").compactMap { line in
                line.hasPrefix("overwritten ") ? String(line.dropFirst(12)) : nil
            })
        if !overwritten.isEmpty { tally.remark("the editor itself overwrote \(overwritten.count)") }
        for writer in 1...Self.writers {
            let ledger = Ledger(Folder.text("\(bench.path)/ledger-\(writer)"))
            for step in ledger.steps {
                tally.count("edits")
                if let failure = step.failure { tally.find("writer \(writer) could not save: \(failure)") }
                for (place, mark) in step.marks where step.isSaved && !overwritten.contains(mark) {
                    let times = found.marks[place]?.count(where: { $0 == mark }) ?? 0
                    if times != 1 { tally.find("\(mark) was saved and is there \(times) times") }
                }
            }
        }
        let editor = Ledger(edited)
        tally.count("edits by the editor", editor.saved)
        var last: [String: String] = [:]
        for step in editor.steps { last.merge(step.marks) { $1 } }
        for (place, mark) in last where found.marks[place] != [mark] {
            tally.find(
                "the editor's \(mark) is lost: \(found.marks[place]?.joined(separator: ", ") ?? "nothing") there")
        }
        setting.subject.complaints(about: Set(data.keys), in: bench.data).forEach { tally.find($0) }
    }
}
