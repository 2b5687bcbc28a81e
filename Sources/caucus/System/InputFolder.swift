import Glibc

/// Folders of files that a user names.
enum InputFolder {
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The files of a folder, and of the folders in it, whose names end so, by path in order of bytes.
    static func files(in folder: String, ending suffix: String) throws -> [String] {
        var found: [String] = []
        for name in try names(in: folder) {
            let path = "\(folder)/\(name)"
            if name.utf8.count > suffix.utf8.count, name.lowercased().hasSuffix(suffix) {
                found.append(path)
            } else if isFolder(path) {
                found += try names(in: path).filter { $0.lowercased().hasSuffix(suffix) }.map { "\(path)/\($0)" }
            }
        }
        return found
    }

    /// The names in a folder, without the hidden ones.
    private static func names(in folder: String) throws -> [String] {
        guard let stream = opendir(folder) else {
            throw CommandFailure(
                .system,
                "\(folder) could not be read (\(String(cString: strerror(errno)))); check that you may read it")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
