import Glibc

/// GNU recutils, the independent judge of the files that caucus writes.
package enum Recutils {
    /// What `recfix --check` says of a file; empty where it accepts it.
    package static func complaints(about path: String) -> String {
        let (output, status) = run("recfix --check '\(path)' 2>&1")
        return status == 0 ? output : output + "(exit status \(status))"
    }

    /// What `recsel` prints for some options and a file.
    package static func select(_ options: String, from path: String) -> String {
        run("recsel \(options) '\(path)' 2>&1").output
    }

    private static func run(_ command: String) -> (output: String, status: Int32) {
        guard let pipe = popen(command, "r") else { return ("\(command) could not be run", -1) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            if count == 0 { break }
            output += buffer[..<count]
        }
        return (String(decoding: output, as: UTF8.self), pclose(pipe))
    }
}
