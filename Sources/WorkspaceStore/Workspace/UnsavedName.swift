import Glibc

/// The name of a file with unsaved text: its place and the process that types it, `log~1234`.
///
/// Two caucuses in one folder, as in two panes of a terminal, do not take each other's text.
struct UnsavedName: Hashable {
    let place: String
    /// Nil where an earlier caucus wrote no number.
    let process: Int32?

    init(place: String, process: Int32) {
        self.place = place
        self.process = process
    }

    /// Reads a name; nil where it is that of a file that was never whole.
    init?(_ name: String) {
        guard !name.utf8.suffix(4).elementsEqual(".tmp".utf8) else { return nil }
        let parts = name.utf8.split(separator: UInt8(ascii: "~"), maxSplits: 1)
        place = parts.first.map { Self.place(readFrom: $0) } ?? ""
        process = parts.count == 2 ? Int32(String(Substring(parts[1]))) : nil
        guard !place.isEmpty else { return nil }
    }

    var text: String { process.map { "\(fileName)~\($0)" } ?? fileName }

    /// The place with nothing in it that means something in a path, and so that it reads as the same place again.
    private var fileName: String {
        var name: [UInt8] = []
        for (index, byte) in place.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                name.append(byte)
            case UInt8(ascii: ".") where index > 0: name.append(byte)
            default: name += [UInt8(ascii: "%"), Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func place(readFrom name: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        var rest = name
        while let byte = rest.popFirst() {
            let code = String(Substring(rest.prefix(2)))
            if byte == UInt8(ascii: "%"), code.utf8.count == 2, let value = UInt8(code, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether another caucus that still runs types it.
    var isOfAnother: Bool {
        guard let process, process > 0, process != getpid(), kill(process, 0) == 0 || errno == EPERM else {
            return false
        }
        // The number may have been given to some other program since.
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/\(process)/exe", &path, path.count)
        // Of a stranger's process nothing more is known; one that has ended has no program any more.
        guard count > 0 else { return errno == EACCES }
        let name = String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self).lastPathPart
        return name.utf8.starts(with: "caucus".utf8)
    }
}
