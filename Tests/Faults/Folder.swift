import Glibc

/// The files of a folder and of those in it, by their names relative to it.
typealias Contents = [String: [UInt8]]

/// Folders and files, read and written without the code that is put to the test.
enum Folder {
    /// Makes a folder of its own in another one.
    static func make(in parent: String) throws(Failure) -> String {
        var template = Array("\(parent)/caucus-faults-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure("no folder can be made in \(parent)") }
        return String(cString: made)
    }

    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func contents(of folder: String) -> Contents {
        var contents: Contents = [:]
        for name in names(in: folder) {
            let path = "\(folder)/\(name)"
            if isFolder(path) {
                for (inner, bytes) in self.contents(of: path) { contents["\(name)/\(inner)"] = bytes }
            } else {
                contents[name] = bytes(path)
            }
        }
        return contents
    }

    /// Makes the folder hold these files and nothing else.
    static func restore(_ contents: Contents, to folder: String) {
        remove(folder)
        mkdir(folder, 0o700)
        for (name, bytes) in contents {
            let parts = name.split(separator: "/").dropLast()
            for count in parts.indices { mkdir("\(folder)/\(parts[...count].joined(separator: "/"))", 0o700) }
            write(bytes, to: "\(folder)/\(name)")
        }
    }

    static func bytes(_ path: String) -> [UInt8] {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count <= 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    /// Writes a file in place; returns how much of it found room.
    @discardableResult
    static func write(_ bytes: [UInt8], to path: String) -> Int {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            start += count
        }
        return start
    }

    /// Adds to a file that others write to, in one write.
    static func append(_ line: String, to path: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard file >= 0 else { throw Failure("\(path) cannot be opened") }
        defer { close(file) }
        guard Glibc.write(file, line, line.utf8.count) == line.utf8.count else {
            throw Failure("\(path) cannot be written")
        }
    }

    /// Removes what the path names, a folder with all that is in it.
    static func remove(_ path: String) {
        if isFolder(path) {
            for name in names(in: path) { remove("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
