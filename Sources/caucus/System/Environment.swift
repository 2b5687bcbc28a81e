import Glibc
import TextCanvas

/// What the process was started with.
enum Environment {
    /// A variable of the environment; nil where it is not set or empty.
    static subscript(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The user's home folder.
    static var home: String { Self["HOME"] ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/" }

    /// The folder of the user's own configuration of caucus (XDG Base Directory Specification).
    static var configurationFolder: String {
        // The specification: paths that are not absolute are to be ignored.
        let base = Self["XDG_CONFIG_HOME"].flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
        return "\(base ?? "\(home)/.config")/caucus"
    }

    /// The folder for what the program keeps for itself on this machine (XDG Base Directory Specification).
    static var stateFolder: String {
        let base = Self["XDG_STATE_HOME"].flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
        return "\(base ?? "\(home)/.local/state")/caucus"
    }

    /// Makes a folder for nobody else, and those above it.
    static func makeFolders(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) != 0 else { return }
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            try makeFolders(String(path[..<slash]))
        }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw CommandFailure(
                .system, "\(path) could not be made (\(String(cString: strerror(errno)))); check who may write there")
        }
    }

    /// A path as a person types it, `~` standing for the home folder.
    static func expandingHome(_ path: String) -> String {
        if path == "~" { return home }
        return path.utf8.starts(with: "~/".utf8) ? home + path.dropFirst() : path
    }

    /// The path of this program's own file; nil where the system does not tell.
    static var programPath: String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }

    static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// Where a network is made when none is named: the current folder if it is empty, as one made for it is; else
    /// `network` in the home folder, since a folder full of other things is no place for it.
    static var freshFolder: String {
        let current = currentFolder
        guard current != home, let listing = opendir(current) else { return "\(home)/network" }
        defer { closedir(listing) }
        var count = 0
        while readdir(listing) != nil { count += 1 }
        // `.` and `..` are always there.
        return count <= 2 ? current : "\(home)/network"
    }

    /// The characters that the locale lets a terminal show.
    static let glyphs: Glyphs = {
        setlocale(LC_CTYPE, "")
        let codeset = String(cString: nl_langinfo(nl_item(CODESET)))
        return codeset == "UTF-8" ? .unicode : .ascii
    }()
}
