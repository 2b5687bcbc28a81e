import Glibc
import NetworkModel
import RecFormat

/// Something in a file of the workspace folder, beside the fields of records, that tells of a person.
package struct PersonTrace: Hashable, Sendable {
    package enum Fate: Hashable, Sendable {
        /// The words are replaced where they stand.
        case rewritten
        /// The file goes: a letter, or a page about this person.
        case removed
        /// The words are replaced, in a copy of our files by another program, but not what else it says of them.
        case nameless
        /// It is the user's own file, or cannot be changed: somebody has to look at it.
        case stays
    }

    /// The file's path in the workspace folder.
    package let file: String
    /// From 1; nil where it is the file's name that tells.
    package let line: Int?
    package let words: String
    package let fate: Fate
}

/// The files of a workspace folder as far as they are not records, looked through for what tells of a person.
struct TraceSearch: Sendable {
    let workspace: Workspace
    let signs: PersonSigns
    /// What stands in a letter, without the ways in which mail writes it.
    let decodingMail: @Sendable ([UInt8]) -> [UInt8]

    private var files: any FileSystem { workspace.files }

    /// The traces of all files; of those of records only what is no record. What is kept beside the data is left out,
    /// unless everything is asked for.
    func traces(everything: Bool) throws(StoreError) -> [PersonTrace] {
        var traces: [PersonTrace] = []
        for file in try paths(below: "") where everything || !file.utf8.starts(with: ".caucus/".utf8) {
            traces += try self.traces(in: file, everything: everything)
        }
        return traces
    }

    /// The copies of our files that other programs put beside them, as far as they tell of the person.
    func copies() throws(StoreError) -> [PersonTrace] {
        var copies: [PersonTrace] = []
        for file in try paths(below: "") where !file.utf8.contains(UInt8(ascii: "/")) && !Self.isData(file) {
            guard fate(of: file) == .rewritten, let first = try traces(in: file, everything: true).first else {
                continue
            }
            copies.append(PersonTrace(file: file, line: nil, words: first.words, fate: .nameless))
        }
        return copies
    }

    private func traces(in file: String, everything: Bool) throws(StoreError) -> [PersonTrace] {
        let fate = fate(of: file)
        var traces = signs.mentions(in: file.lastPathPart).filter { $0.sort != .perhaps }.map {
            PersonTrace(file: file, line: nil, words: $0.words, fate: fate)
        }
        guard let bytes = try bytes(of: file) else { return traces }
        if !everything, let kind = Kind.allCases.first(where: { $0.fileName == file }) {
            return traces
                + RecCommentary(bytes, kind).parts.flatMap { part in
                    self.traces(in: part.bytes, of: file, from: part.line, .rewritten)
                }
        }
        traces += self.traces(in: readable(bytes, file), of: file, from: 1, fate)
        return traces
    }

    private func traces(
        in bytes: [UInt8], of file: String, from first: Int, _ fate: PersonTrace.Fate
    ) -> [PersonTrace] {
        guard signs.mayBeFound(in: bytes) else { return [] }
        var line = first
        var offset = 0
        return signs.mentions(in: bytes).filter { $0.sort != .perhaps }.map { mention in
            line += bytes[offset..<mention.range.lowerBound].count { $0 == UInt8(ascii: "\n") }
            offset = mention.range.lowerBound
            return PersonTrace(file: file, line: line, words: mention.words, fate: fate)
        }
    }

    private func readable(_ bytes: [UInt8], _ file: String) -> [UInt8] {
        file.utf8.suffix(4).elementsEqual(".eml".utf8) ? decodingMail(bytes) : bytes
    }

    /// What is done with a file that tells of the person.
    func fate(of file: String) -> PersonTrace.Fate {
        switch file.utf8.split(separator: UInt8(ascii: "/")).first.map({ String(Substring($0)) }) {
        case "outbox"?: .removed
        case "briefs"?: signs.areFound(in: file.lastPathPart) ? .removed : .rewritten
        case "minutes"? where file.utf8.contains(UInt8(ascii: "/")): .rewritten
        case "imports"? where file.utf8.contains(UInt8(ascii: "/")): .rewritten
        // What other programs put beside our files: copies of two versions, what they had before.
        default: file.utf8.contains(UInt8(ascii: "/")) || !file.contains(".rec") ? .stays : .rewritten
        }
    }

    // MARK: Doing

    /// Rewrites and removes what tells of the person, but in records.
    func erase(writing word: String) throws(StoreError) {
        for file in try paths(below: "") where !file.utf8.starts(with: ".caucus/".utf8) {
            if let kind = Kind.allCases.first(where: { $0.fileName == file }) {
                try rewrite(file) { RecCommentary($0, kind).replacing { signs.replacing(in: $0, with: word) } }
                continue
            }
            guard try !traces(in: file, everything: true).isEmpty else { continue }
            switch fate(of: file) {
            case .stays, .nameless: continue
            case .removed: try remove(file)
            case .rewritten:
                try rewrite(file) { signs.replacing(in: $0, with: word) }
                try rename(file, word)
            }
        }
    }

    private func rewrite(_ file: String, _ rewritten: ([UInt8]) -> [UInt8]) throws(StoreError) {
        guard let bytes = try bytes(of: file) else { return }
        let new = rewritten(bytes)
        if new != bytes { try PrivateFile.replace("\(workspace.folder)/\(file)", with: new, on: files) }
    }

    private func rename(_ file: String, _ word: String) throws(StoreError) {
        let name = file.lastPathPart
        let new = signs.replacing(in: name, with: word)
        guard !new.hasSameBytes(as: name) else { return }
        let old = "\(workspace.folder)/\(file)"
        do throws(SystemError) {
            var target = "\(old.parentFolder)/\(new)"
            for number in 2... {
                guard try files.statusIfPresent(at: target) != nil else { break }
                target = "\(old.parentFolder)/\(number)-\(new)"
            }
            try files.rename(old, to: target)
        } catch {
            throw StoreError(.cannotWrite, path: old, system: error)
        }
    }

    private func remove(_ file: String) throws(StoreError) {
        do throws(SystemError) {
            try files.remove("\(workspace.folder)/\(file)")
        } catch {
            throw StoreError(.cannotWrite, path: "\(workspace.folder)/\(file)", system: error)
        }
    }

    // MARK: Reading

    private static let largest = 64 << 20

    private static func isData(_ file: String) -> Bool {
        file.utf8.starts(with: ".caucus/".utf8) || Kind.allCases.contains { $0.fileName == file }
    }

    private func bytes(of file: String) throws(StoreError) -> [UInt8]? {
        let path = "\(workspace.folder)/\(file)"
        do throws(SystemError) {
            let handle = try files.open(path, .reading)
            defer { files.close(handle) }
            let status = try files.status(of: handle)
            // Films and archives are not looked through; no text that people write is as large.
            guard status.sort == .file, status.size <= Self.largest || Self.isData(file) else { return nil }
            return try files.bytes(of: handle, count: status.size)
        } catch {
            if error.code == ENOENT { return nil }
            throw StoreError(.cannotRead, path: path, system: error)
        }
    }

    /// The files below the folder, links and git's own left out.
    private func paths(below folder: String) throws(StoreError) -> [String] {
        var paths: [String] = []
        do throws(SystemError) {
            for name in try files.names(in: "\(workspace.folder)/\(folder)").sorted() where name != ".git" {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                switch try files.statusIfPresent(at: "\(workspace.folder)/\(path)")?.sort {
                case .file?: paths.append(path)
                case .folder?: paths.append("\(path)/")
                case .link?, .other?, nil: continue
                }
            }
        } catch {
            throw StoreError(.cannotRead, path: "\(workspace.folder)/\(folder)", system: error)
        }
        var all: [String] = []
        for path in paths {
            if path.utf8.last == UInt8(ascii: "/") {
                all += try self.paths(below: String(path.dropLast()))
            } else {
                all.append(path)
            }
        }
        return all
    }
}
