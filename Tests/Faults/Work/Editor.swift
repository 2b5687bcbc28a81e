import CSystemCalls
import Glibc
import TestSupport

/// Another program that writes the same files and knows nothing of caucus, in the way of vim: the file is read, changed,
/// written beside itself and renamed, unless it was changed meanwhile.
///
/// Between the look whether it was changed and the renaming vim overwrites what comes; that loss would be vim's. Here the
/// files change names, which is the same to everybody else, and what was overwritten is told as this editor's doing.
enum Editor {
    /// Edits one file after the other until `stop` is there.
    static func run(_ folder: String, ledger path: String, stop: String) throws {
        let ledger = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
        guard ledger >= 0 else { throw Failure("\(path) cannot be written") }
        func say(_ line: String) { write(ledger, "\(line)\n", line.utf8.count + 1) }
        say("ready")
        var number = 0
        while !Folder.exists(stop) {
            for kind in CaucusSubject.kindNames {
                number += 1
                let place = "Editor\(kind.type)"
                let outcome = try edit("\(folder)/\(kind.file)", place, number)
                guard let overwritten = outcome else { continue }
                say("begin \(number) \(place)=\(Mark.text(place, number))\nsaved \(number)")
                for mark in overwritten { say("overwritten \(mark)") }
                usleep(10_000)
            }
        }
    }

    /// Edits a file; returns the marks that it overwrote, or nil where it was changed meanwhile.
    private static func edit(_ path: String, _ place: String, _ number: Int) throws -> [String]? {
        var before = stat()
        guard stat(path, &before) == 0 else { return nil }
        let old = Folder.bytes(path)
        guard let mark = Mark.found(in: ["": old]).marks[place]?.first else { return nil }
        var new = old
        new.replace(Array(mark.utf8), with: Array(Mark.text(place, number).utf8))
        let temporary = "\(path)~"
        Folder.write(new, to: temporary)
        defer { unlink(temporary) }
        var now = stat()
        guard stat(path, &now) == 0, now.st_ino == before.st_ino, now.st_size == before.st_size,
            now.st_mtim.tv_sec == before.st_mtim.tv_sec, now.st_mtim.tv_nsec == before.st_mtim.tv_nsec
        else { return nil }
        guard caucus_exchange(temporary, path) == 0 else { return nil }
        let displaced = Folder.bytes(temporary)
        let kept = Set(Mark.found(in: ["": old]).marks.values.joined())
        return Mark.found(in: ["": displaced]).marks.values.joined().filter { !kept.contains($0) }
    }
}
