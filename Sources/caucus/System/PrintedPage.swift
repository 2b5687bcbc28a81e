import WorkspaceStore

/// Pages written into files of their own, readable for nobody else.
enum PrintedPage {
    /// Writes a page into a file named within a folder, or anywhere by a whole path, and says where it stands. A file that
    /// is there already stays; the page goes beside it under a number.
    static func write(_ text: String, to file: String, in folder: String) throws -> String {
        let named = Environment.expandingHome(file)
        if named.utf8.first == UInt8(ascii: "/") {
            let free = try freePath(named) { try PrivateFile.bytes(at: $0) }
            try PrivateFile.replace(free, with: Array(text.utf8))
            return free
        }
        // A shared folder may bring links that lead a page out of it.
        let workspace = try Workspace(at: folder)
        let free = try freePath(named) { try workspace.file($0) }
        try workspace.writeFile(free, Array(text.utf8))
        return "\(folder)/\(free)"
    }

    private static func freePath(_ path: String, _ bytes: (String) throws -> [UInt8]?) throws -> String {
        guard try bytes(path) != nil else { return path }
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        let (stem, ending) = (path[..<(dot ?? path.endIndex)], path[(dot ?? path.endIndex)...])
        for number in 2... {
            let next = "\(stem)-\(number)\(ending)"
            if try bytes(next) == nil { return next }
        }
        preconditionFailure("the numbers do not end")
    }
}
