import Foundation
import Testing

/// The modules in order: each imports only those before it.
private let order = [
    "RecFormat", "TextCanvas", "NetworkModel", "Insight", "Interchange", "WorkspaceStore", "Sharing", "CNcurses",
    "CursesTerminal", "Screens",
    "caucus",
]

@Suite("Modules")
struct ModuleOrderTests {
    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    private func imports(of module: String) throws -> Set<String> {
        let folder = Self.sources.appending(path: module)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var found: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let word = words.firstIndex(of: "import"), word <= 1, word + 1 < words.count else { continue }
                found.insert(String(words[word + 1]))
            }
        }
        #expect(!found.isEmpty || module == "CNcurses", "no imports were found in \(module)")
        return found
    }

    @Test("import only those below them", arguments: order)
    func layered(module: String) throws {
        let rank = try #require(order.firstIndex(of: module))
        let above = Set(order[rank...])
        #expect(try imports(of: module).intersection(above).isEmpty)
    }

    @Test("that the screens are made of know nothing of curses", arguments: ["Screens", "TextCanvas", "NetworkModel"])
    func noCurses(module: String) throws {
        #expect(try imports(of: module).isDisjoint(with: ["CNcurses", "CursesTerminal"]))
    }

    @Test("that run before the first screen leave Foundation out", arguments: order)
    func noFoundation(module: String) throws {
        #expect(try !imports(of: module).contains("Foundation"))
    }
}
