import Glibc

/// That the past was removed from a repository, and the place that all share through still has it: a sync would bring it
/// back from there.
package struct HistoryReplacement: Hashable, Sendable {
    /// What was last seen of that place and taken in here; nil where nothing ever was.
    package var seen: ObjectID?
    /// The commit that the history begins with now, where it holds what that place held.
    package var base: ObjectID?

    package init(seen: ObjectID?, base: ObjectID?) {
        self.seen = seen
        self.base = base
    }

    /// What the commit says that begins a history anew. Whoever has the old one drops it when they meet this.
    package static let message = "Begin anew; what was before is erased"

    private static let file = "caucus-replacement"

    /// What is noted in a repository; nil where nothing is to be replaced.
    package init?(in repository: String) {
        guard let text = SmallFile("\(repository)/\(Self.file)").text else { return nil }
        let words = text.split(separator: "\n").map(String.init)
        seen = words.first { $0.hasPrefix("seen ") }.flatMap { ObjectID(String($0.dropFirst(5))) }
        base = words.first { $0.hasPrefix("base ") }.flatMap { ObjectID(String($0.dropFirst(5))) }
    }

    /// Notes it in a repository.
    package func note(in repository: String) throws(SharingError) {
        let lines = [seen.map { "seen \($0.text)" }, base.map { "base \($0.text)" }].compactMap(\.self)
        try SmallFile("\(repository)/\(Self.file)").write((lines + [""]).joined(separator: "\n"))
    }

    static func remove(in repository: String) { SmallFile("\(repository)/\(file)").remove() }
}

/// A small text file beside what git keeps.
struct SmallFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// What is in it; nil where there is none.
    var text: String? {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        return String(decoding: buffer[..<max(0, read(file, &buffer, buffer.count))], as: UTF8.self)
    }

    func write(_ text: String) throws(SharingError) {
        let temporary = "\(path).tmp"
        unlink(temporary)
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        let bytes = Array(text.utf8)
        let isWritten = file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        if file >= 0 { close(file) }
        guard isWritten, rename(temporary, path) == 0 else {
            throw .failed("\(path) could not be written (\(String(cString: strerror(errno))))")
        }
    }

    func remove() { unlink(path) }
}
