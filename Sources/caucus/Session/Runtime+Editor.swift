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
        let session = EditorSession(folder: state.folder ?? ".", workspace: store?.workspace)
        let result = session.run(request)
        terminal.resume()
        // What was typed at the editor moves the clock on.
        handle(.clock(SystemClock.now()))
        handle(.editorClosed(result))
    }

    /// Takes up what became of a text on which an editor still worked.
    mutating func read(_ edited: EditedText) {
        handle(.editorClosed(.record(EditedFiles.seen(edited))))
    }
}

/// One run of `$EDITOR`.
struct EditorSession {
    let folder: String
    let workspace: WorkspaceStore.Workspace?

    func run(_ request: EditorRequest) -> EditorResult {
        do throws(EditorFailure) {
            switch request {
            case .record(let key, let text):
                return try edit(EditedText(key, before: text, file: try newFile(for: key, text)))
            case .again(let edited):
                let isThere = access(edited.file, F_OK) == 0 && PrivateFolder.isOne(edited.file)
                return try edit(isThere ? edited : edited.moved(to: newFile(for: edited.key, edited.after ?? [])))
            case .file(let name, let line):
                let path = name.utf8.first == UInt8(ascii: "/") ? name : "\(folder)/\(name)"
                let status = try EditorProcess.run(EditorProcess.arguments(for: path, line: line))
                return status == 0 ? .file(name) : .failed("\(EditorProcess.name) ended with an error (\(status))")
            }
        } catch {
            return .failed(error.text)
        }
    }

    private func newFile(for key: RecordKey, _ text: [UInt8]) throws(EditorFailure) -> String {
        let path = "\(try PrivateFolder(beside: folder).path)/\(Self.fileName(key.id.text)).rec"
        try PrivateFolder.write(text, to: path)
        return path
    }

    private func edit(_ edited: EditedText) throws(EditorFailure) -> EditorResult {
        // Before the editor has it, so that whatever ends caucus, it is found again.
        EditedFiles.keep(edited.place, edited.text, in: workspace)
        var failure: String?
        do throws(EditorFailure) {
            let status = try EditorProcess.run([edited.file])
            failure = status == 0 ? nil : "The editor ended with an error (\(status)), so nothing was taken over."
        } catch {
            failure = error.text
        }
        if failure == nil, access(edited.file, F_OK) != 0 {
            failure = "The editor left no file, so nothing was taken over."
        }
        var result = EditedFiles.seen(edited)
        // Where nothing was written this time, what lies beside the text may still be wanted.
        if failure == nil, result.isChanged, result.after != edited.after { (result.isOpen, result.left) = (false, []) }
        return .record(result, failure: failure)
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
