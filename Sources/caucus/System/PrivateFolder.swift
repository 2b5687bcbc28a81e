import Glibc
import WorkspaceStore

/// A folder that only the user can look into, for a text on its way through the editor. It stays with all that the editor
/// leaves in it until the text is taken over or dropped.
struct PrivateFolder {
    let path: String

    private static let names = "caucus-edit-"

    /// Makes it where the workspace keeps what is not entered yet, so that a restart of the machine leaves it there too.
    init(beside folder: String) throws(EditorFailure) {
        let unsaved = "\(folder)/.caucus/unsaved"
        mkdir("\(folder)/.caucus", 0o700)
        if mkdir(unsaved, 0o700) == 0 || errno == EEXIST, let path = Self.make(in: unsaved) {
            self.path = path
            return
        }
        let parent = RecoveredFiles.folder
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

    /// The folder that holds a file; nil where that is none that an editor was given.
    init?(of file: String) {
        let parts = file.utf8.split(separator: UInt8(ascii: "/"))
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")), parts.count > 1,
            parts[parts.count - 2].starts(with: Self.names.utf8)
        else { return nil }
        path = String(file[..<slash])
    }

    /// Whether a file lies in such a folder.
    static func isOne(_ file: String) -> Bool { PrivateFolder(of: file) != nil }

    private static func make(in parent: String) -> String? {
        var template = Array("\(parent)/\(names)XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(EditorFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
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

    /// The names of what lies in it, sorted.
    var names: [String] { Self.names(in: path) }

    /// The names of what lies in a folder, sorted; none where it cannot be looked into.
    static func names(in folder: String) -> [String] {
        do throws(SystemError) {
            return try LocalFileSystem().names(in: folder).sorted()
        } catch {
            return []
        }
    }

    /// Removes the folder with all that the editor left in it.
    func remove() {
        for name in names { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
