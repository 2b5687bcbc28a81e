import Glibc

/// R6: the disk is full, really; then room is made and the same goes through.
struct FullDisk {
    let setting: Setting

    /// Room that is left, in steps of half a sector of old: 0 to 8 KiB.
    private static let steps = Array(stride(from: 0, through: 8_192, by: 512))

    func run() throws -> Report {
        var report = Report("R6", "the disk is full", skipped: setting.machine.noSmallDisk)
        guard report.skipped == nil else { return report }
        let bench = Bench("\(setting.fastFolder)/r6")
        defer { Folder.remove(bench.path) }
        let operations = try setting.operations(on: bench)
        report.count("operations", operations.count)
        let tally = Tally(report)
        try Lanes.run(operations, setting.machine.cores, { Bench("\(setting.fastFolder)/r6-\($0)") }) {
            try fill(for: $0, $1, tally)
        }
        if let operation = operations.first(where: { $0.next == nil }) { try elsewhere(operation, bench, tally) }
        return tally.result
    }

    private func fill(for operation: Operation, _ bench: Bench, _ tally: Tally) throws {
        let disk = "\(bench.path)/small"
        try Self.mount(disk, bench)
        defer { umount2(disk, Int32(MNT_DETACH)) }
        let desk = Bench("\(bench.path)/desk", data: "\(disk)/data")
        for left in Self.steps {
            // Memory is given by the page; what lies before the data puts the ends of the files elsewhere in theirs.
            let prefix = Array("#\(String(repeating: "x", count: left % 4096))\n\n".utf8)
            let shifted =
                setting.subject is CaucusSubject ? operation.shifted(by: prefix, of: setting.subject) : operation
            Folder.restore(shifted.before, to: desk.data)
            Self.fill(disk, leaving: left)
            let ending = try desk.run(shifted.command.in(desk))
            func find(_ what: String) { tally.find("\(operation.name), \(left) bytes left: \(what)") }
            tally.count("full disks")
            check(Verdict(shifted, of: setting.subject, on: desk), ending, tally, find)
            unlink("\(disk)/filler")
            if !ending.isSuccess {
                let again = try desk.run(shifted.command.in(desk))
                if !again.isSuccess { find("with room again it still fails: \(again.words)") }
                if !Verdict(shifted, of: setting.subject, on: desk).isNew {
                    find("with room again it does not save all")
                }
            }
            try Verdict(shifted, of: setting.subject, on: desk).afterNext(mustBeNew: true).forEach(find)
        }
    }

    private func check(_ verdict: Verdict, _ ending: Ending, _ tally: Tally, _ find: (String) -> Void) {
        verdict.torn.forEach(find)
        if ending.isSuccess {
            tally.count("of them with room enough")
            if !verdict.isNew { find("said to be saved and is not: \(ending.words)") }
            return
        }
        // What makes one file after the other, and can be done again, has made some of them.
        if !verdict.isOld, verdict.operation.next == nil { find("said not to be saved, and the data is not as it was") }
        if ending.way == .hung || ending.errors.isEmpty { find("not saved, without a word: \(ending.words)") }
        if !verdict.keepsTyped(ending) { find("what was typed is lost: \(ending.words)") }
    }

    /// Neither the folder for temporary files nor the home is needed to save.
    private func elsewhere(_ operation: Operation, _ bench: Bench, _ tally: Tally) throws {
        for place in ["/tmp", bench.home] {
            guard !operation.command.words[0].hasPrefix("\(place)/") else {
                tally.remark("\(place) was not filled: the program lies in it")
                continue
            }
            Folder.restore(operation.before, to: bench.data)
            let script = """
                mount -t tmpfs -o size=4k tmpfs '\(place)' && { cat /dev/zero > '\(place)/filler' 2> /dev/null; exec "$@"; }
                """
            let command = operation.command.in(bench).behind(["unshare", "-m", "sh", "-c", script, "sh"])
            let ending = try bench.run(command)
            tally.count("full disks elsewhere")
            let isNew = Verdict(operation, of: setting.subject, on: bench).isNew
            if !ending.isSuccess || !isNew { tally.find("\(operation.name), \(place) is full: \(ending.words)") }
        }
    }

    private static func mount(_ disk: String, _ bench: Bench) throws(Failure) {
        mkdir(disk, 0o700)
        try bench.require("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk)
    }

    /// Fills the disk but for that many bytes.
    private static func fill(_ disk: String, leaving left: Int) {
        let written = Folder.write([UInt8](repeating: 0, count: 2 << 20), to: "\(disk)/filler")
        truncate("\(disk)/filler", off_t(max(0, written - left)))
    }
}
