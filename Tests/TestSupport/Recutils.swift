import Glibc
package import RecFormat

/// GNU recutils, the independent judge of the files that caucus writes.
package enum Recutils {
    /// What `recfix --check` says of a file; empty where it accepts it.
    package static func complaints(about path: String) -> String {
        let (output, status) = run("recfix --check '\(path)' 2>&1")
        let text = String(decoding: output, as: UTF8.self)
        return status == 0 ? text : "\(text)(exit status \(status))"
    }

    /// What `recsel` prints for some options and a file.
    package static func select(_ options: String, from path: String) -> String {
        String(decoding: run("recsel \(options) '\(path)' 2>&1").output, as: UTF8.self)
    }

    /// The records of a file as `recsel` reads them, of one type or of the file's only one; nil where it refuses the file.
    package static func records(in path: String, type: String? = nil) -> [[RecField]]? {
        let (output, status) = run("recsel \(type.map { "-t '\($0)'" } ?? "") '\(path)' 2>/dev/null")
        return status == 0 ? records(printed: output) : nil
    }

    /// Reads what `recsel` prints: unlike a file, it has no joined lines, so a backslash at the end of one is just that.
    private static func records(printed output: [UInt8]) -> [[RecField]] {
        var records: [[RecField]] = []
        var isOpen = false
        for bytes in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = String(decoding: bytes, as: UTF8.self).utf8
            if line.isEmpty {
                isOpen = false
                continue
            }
            if isOpen, line.first == UInt8(ascii: "+") {
                let last = records[records.count - 1].count - 1
                records[records.count - 1][last].value += "\n\(String(Substring(line.dropFirst(2))))"
                continue
            }
            if !isOpen { records.append([]) }
            isOpen = true
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            let value = line.dropFirst(name.count + 2)
            records[records.count - 1].append(RecField(name: String(Substring(name)), value: String(Substring(value))))
        }
        return records
    }

    private static func run(_ command: String) -> (output: [UInt8], status: Int32) {
        guard let pipe = popen(command, "r") else { return (Array("\(command) could not be run".utf8), -1) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            if count == 0 { break }
            output += buffer[..<count]
        }
        return (output, pclose(pipe))
    }
}
