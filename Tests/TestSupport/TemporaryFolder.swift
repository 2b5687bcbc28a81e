import Glibc

/// A private folder of its own for a test; gone when nothing holds it any more.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// Makes the folder, by default on the disk of the system's temporary files.
    package init(in parent: String = "/tmp") {
        var template = Array("\(parent)/caucus-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { preconditionFailure("no folder could be made in \(parent)") }
        path = String(cString: made)
    }

    deinit {
        TemporaryFolder.remove(path)
    }

    /// The path of something in the folder.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    /// The bytes of a file in the folder; empty where there is none.
    package func bytes(_ name: String) -> [UInt8] { TemporaryFolder.bytes(path(name)) }

    package func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// Writes a file as programs do that know nothing of caucus: in place.
    package func write(_ name: String, _ text: String) { TemporaryFolder.write(path(name), Array(text.utf8)) }

    package static func bytes(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    package static func write(_ path: String, _ bytes: [UInt8]) {
        guard let file = fopen(path, "w") else { preconditionFailure("\(path) cannot be written") }
        defer { fclose(file) }
        precondition(fwrite(bytes, 1, bytes.count, file) == bytes.count, "\(path) cannot be written")
    }

    private static func remove(_ path: String) {
        chmod(path, 0o700)
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                guard name != ".", name != ".." else { continue }
                if entry.pointee.d_type == UInt8(DT_DIR) {
                    remove("\(path)/\(name)")
                } else {
                    unlink("\(path)/\(name)")
                }
            }
            closedir(stream)
        }
        rmdir(path)
    }
}
