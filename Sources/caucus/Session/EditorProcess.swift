import Glibc
import Sharing

/// Runs the user's editor in the foreground.
///
/// By posix_spawn: the editor must share our process group and terminal, and start with the signals that we ignore or
/// catch set back.
enum EditorProcess {
    /// The editor's command, as the environment names it.
    static var name: String {
        Environment["VISUAL"] ?? Environment["EDITOR"] ?? fallbacks.first(where: isInPath) ?? "vi"
    }

    /// What the editor is given to open a file at a line: `+LINE FILE`, as nearly all have it, or as its own manual says.
    static func arguments(for path: String, line: Int) -> [String] {
        let program = name.utf8.prefix { $0 != UInt8(ascii: " ") }
        let start = program.lastIndex(of: UInt8(ascii: "/")).map { program.index(after: $0) } ?? program.startIndex
        switch String(Substring(program[start...])) {
        case "code", "codium", "code-insiders": return ["-g", "\(path):\(line)"]
        case "hx", "helix", "subl", "zed": return ["\(path):\(line)"]
        default: return ["+\(line)", path]
        }
    }

    private static let fallbacks = ["vi", "nano", "vim"]

    /// Runs it on these arguments and waits; returns its exit status, 128 and the signal where one ended it.
    static func run(_ arguments: [String]) throws(EditorFailure) -> Int32 {
        // The user's own string may hold arguments; what it is given never passes through the shell's hands.
        let command = ["/bin/sh", "-c", "exec \(name) \"$@\"", "caucus"] + arguments
        var process = pid_t()
        let code = Spawning.withAttributes { attributes in
            Spawning.withPointers(command) { posix_spawn(&process, "/bin/sh", nil, attributes, $0, environ) }
        }
        guard code == 0 else {
            throw EditorFailure(
                "\(name) could not be started (\(String(cString: strerror(code)))); set EDITOR to one that can")
        }
        let status = Spawning.end(of: process)
        guard status != 127 else { throw EditorFailure("there is no \(name); set EDITOR to the editor you use") }
        return status
    }

    private static func isInPath(_ program: String) -> Bool {
        let path = Environment["PATH"] ?? "/usr/bin:/bin"
        return path.utf8.split(separator: UInt8(ascii: ":")).contains { folder in
            access("\(Substring(folder))/\(program)", X_OK) == 0
        }
    }
}
