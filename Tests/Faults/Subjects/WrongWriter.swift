import Glibc

/// A writer that is wrong on purpose: a harness that finds nothing wrong with it is worth nothing.
struct WrongWriter: Subject {
    let manner: Manner
    let harness: String

    var name: String { "the \(manner.rawValue) writer" }

    static let fileName = "data.txt"
    static let places = ["One", "Two", "Three"]

    func fixture(on bench: Bench) -> Contents {
        let lines = (0..<400).map { "a line of data that was saved long ago, number \($0)" }
        let marks = Self.places.map { Mark.text($0, 0) }
        return [Self.fileName: Array((marks + lines + ["the end", ""]).joined(separator: "\n").utf8)]
    }

    func operations(all: Bool, on bench: Bench) throws -> [Operation] {
        [try Operation("set a mark", step(1), before: fixture(on: bench), of: self, on: bench)]
    }

    var next: Command { step(2) }

    private func step(_ number: Int) -> Command {
        Command([harness, "write", manner.rawValue, Command.data, Self.places[number], String(number)])
    }

    func isData(_ name: String) -> Bool { name == Self.fileName }

    /// Puts a mark at a place, in the wrong way; 0 where that was done as far as the writer knows.
    static func write(_ manner: Manner, _ folder: String, _ place: String, _ number: Int) -> Bool {
        let path = "\(folder)/\(fileName)"
        guard Folder.bytes(path).count > 0 else { return false }
        let lines = Folder.text(path).split(separator: "\n", omittingEmptySubsequences: false)
        let bytes = Array(
            lines.map { $0.hasPrefix("mark.\(place).") ? Mark.text(place, number)[...] : $0 }.joined(separator: "\n")
                .utf8)
        guard manner == .renaming else { return Folder.write(bytes, to: path) == bytes.count }
        return Folder.write(bytes, to: "\(path).new") == bytes.count && rename("\(path).new", path) == 0
    }
}
