import WorkspaceStore

/// Pages written into files of their own, readable for nobody else.
enum PrintedPage {
    /// Writes a page into a file named within a folder, or anywhere by a whole path, and says where it stands. A file that
    /// is there already stays; the page goes beside it under a number.
    static func write(_ text: String, to file: String, in folder: String) throws -> String {
        let named = Environment.expandingHome(file)
        let path = named.utf8.first == UInt8(ascii: "/") ? named : "\(folder)/\(named)"
        let free = try freePath(path)
        try PrivateFile.replace(free, with: Array(text.utf8))
        return free
    }

    private static func freePath(_ path: String) throws -> String {
        guard try PrivateFile.bytes(at: path) != nil else { return path }
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        let (stem, ending) = (path[..<(dot ?? path.endIndex)], path[(dot ?? path.endIndex)...])
        for number in 2... {
            let next = "\(stem)-\(number)\(ending)"
            if try PrivateFile.bytes(at: next) == nil { return next }
        }
        preconditionFailure("the numbers do not end")
    }
}
