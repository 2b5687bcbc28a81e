import CursesTerminal
import Glibc
import NetworkModel
import RecFormat
import Screens
import TextCanvas
import WorkspaceStore

extension Runtime {
    /// Leaves the terminal to the user's editor and takes up what it made.
    mutating func edit(_ request: EditorRequest) {
        terminal.suspend()
        let workspace = store?.workspace
        let session = EditorSession(folder: state.folder ?? ".") { place, text in
            // What cannot be kept is edited all the same.
            do throws(StoreError) { try workspace?.keepUnsaved(place, text) } catch {}
        }
        let result = session.run(request)
        terminal.resume()
        // What was typed at the editor moves the clock on.
        handle(.clock(SystemClock.now()))
        handle(.editorClosed(result))
    }
}

/// One run of `$EDITOR`.
struct EditorSession {
    let folder: String
    /// Keeps a text under a name, so that it outlives the program; an empty one is done with.
    let keep: (_ place: String, _ text: String) -> Void

    func run(_ request: EditorRequest) -> EditorResult {
        do throws(EditorFailure) {
            switch request {
            case .record(let key, let text, let base):
                return .record(key, before: base ?? text, after: try edited(text, of: key, base ?? text))
            case .file(let name, let line):
                let path = name.utf8.first == UInt8(ascii: "/") ? name : "\(folder)/\(name)"
                let status = try EditorProcess.run(EditorProcess.arguments(for: path, line: line))
                return status == 0 ? .file(name) : .failed("\(EditorProcess.name) ended with an error (\(status))")
            }
        } catch {
            return .failed(error.text)
        }
    }

    private func edited(_ text: [UInt8], of key: RecordKey, _ base: [UInt8]) throws(EditorFailure) -> [UInt8] {
        let private_ = try PrivateFolder(beside: folder)
        defer { private_.remove() }
        let path = "\(private_.path)/\(Self.fileName(key.id.text)).rec"
        try PrivateFolder.write(text, to: path)
        let edited = EditedText(key, before: base, file: path)
        keep(edited.place, edited.text)
        defer { keep(edited.place, "") }
        let status = try EditorProcess.run([path])
        let after = try PrivateFolder.bytes(of: path)
        guard status != 0 else { return after }
        let kept = after == text ? nil : private_.keep(after)
        throw EditorFailure(
            "\(EditorProcess.name) ended with an error (\(status)); nothing was changed"
                + (kept.map { ", and what was typed is in \($0)" } ?? ""))
    }

    // Ids are slugs, but whoever edits the files can write anything.
    private static func fileName(_ name: String) -> String {
        let safe = name.utf8.filter { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "-")
        }
        let text = String(decoding: safe.drop { $0 == UInt8(ascii: "-") }.prefix(60), as: UTF8.self)
        return text.isEmpty ? "record" : text
    }
}

/// Why the editor could not be used, in words for the status line.
struct EditorFailure: Error {
    let text: String
    init(_ text: String) { self.text = text }
}

/// A folder that only the user can look into, for a text on its way through the editor.
struct PrivateFolder {
    let path: String

    /// Makes it where the workspace keeps what is not entered yet, so that a restart of the machine leaves it there too.
    init(beside folder: String) throws(EditorFailure) {
        let unsaved = "\(folder)/.caucus/unsaved"
        if mkdir(unsaved, 0o700) == 0 || errno == EEXIST, let path = Self.make(in: unsaved) {
            self.path = path
            return
        }
        // Runtime folders are the user's own and in memory (XDG Base Directory Specification).
        let parent = Environment["XDG_RUNTIME_DIR"] ?? Environment.stateFolder
        do {
            try Environment.makeFolders(parent)
        } catch {
            throw EditorFailure(CommandFailure.words(error))
        }
        guard let path = Self.make(in: parent) else {
            throw EditorFailure(
                "\(parent) cannot be written (\(String(cString: strerror(errno)))); check its permissions")
        }
        self.path = path
    }

    private static func make(in parent: String) -> String? {
        var template = Array("\(parent)/caucus-edit-XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(EditorFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw EditorFailure("\(path) cannot be written (\(String(cString: strerror(errno))))") }
        defer { close(file) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                throw EditorFailure("\(path) cannot be written (\(String(cString: strerror(errno))))")
            }
            start += count
        }
    }

    static func bytes(of path: String) throws(EditorFailure) -> [UInt8] {
        do {
            return try InputFile.bytes(of: path)
        } catch {
            throw EditorFailure("the editor left no text behind; nothing was changed")
        }
    }

    /// Puts a text where it stays, and says where.
    func keep(_ bytes: [UInt8]) -> String? {
        let parent = "\(Environment.stateFolder)/recovered"
        do {
            try Environment.makeFolders(parent)
            let path = "\(parent)/\(time(nil))-\(getpid()).rec"
            try Self.write(bytes, to: path)
            return path
        } catch {
            return nil
        }
    }

    /// Takes up what an editor had written when caucus was killed: its text in the place of its file's name.
    static func recover(_ edited: EditedText) -> EditedText? {
        var result = edited
        if result.after == nil {
            do throws(EditorFailure) { result.after = try bytes(of: edited.file) } catch {}
            PrivateFolder(
                path: edited.file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(edited.file[..<$0]) } ?? ""
            )
            .remove()
        }
        return result.after == nil || result.after == result.before ? nil : result
    }

    private init(path: String) { self.path = path }

    /// Removes the folder with all that the editor left in it.
    func remove() {
        // Of what was kept somewhere nobody knows that it is a folder of ours.
        guard path.utf8.split(separator: UInt8(ascii: "/")).last?.starts(with: "caucus-edit-".utf8) == true else {
            return
        }
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { unlink("\(path)/\(name)") }
            }
            closedir(stream)
        }
        rmdir(path)
    }
}
