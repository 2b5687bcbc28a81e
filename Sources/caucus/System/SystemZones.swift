import Glibc
import NetworkModel

/// The time zones that this computer knows: the files of the IANA database, as the C library reads them.
enum SystemZones {
    static let zones = Zones(local: localName, names: names) { name in
        for folder in folders {
            if let bytes = try? InputFile.bytes(of: "\(folder)/\(name)") { return bytes }
        }
        return nil
    }

    private static let usual = "/usr/share/zoneinfo"

    /// Where the files may be; NixOS and some others have them elsewhere and say where by TZDIR.
    private static var folders: [String] { [Environment["TZDIR"], usual, "/usr/lib/zoneinfo"].compactMap { $0 } }

    /// The zone that the user or the computer is set to; nil where only its rules are known and not its name.
    private static var localName: String? {
        if let set = Environment["TZ"] {
            return name(in: set.utf8.first == UInt8(ascii: ":") ? String(set.dropFirst()) : set)
        }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/etc/localtime", &buffer, buffer.count)
        if count > 0 {
            return name(in: String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        guard let bytes = try? InputFile.bytes(of: "/etc/timezone") else { return nil }
        return name(in: String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self))
    }

    /// The name in a path: what follows the folder of the zones.
    private static func name(in path: String) -> String? {
        var name = Array(path.utf8)
        let mark = Array("/zoneinfo/".utf8)
        if let start = name.indices.last(where: { name[$0...].starts(with: mark) }) {
            name.removeFirst(start + mark.count)
        }
        let text = String(decoding: name, as: UTF8.self)
        return Zones.isName(text) ? text : nil
    }

    /// The names that the database lists for people, one for each region that keeps a time of its own.
    private static func names() -> [String] {
        for folder in folders {
            guard let bytes = try? InputFile.bytes(of: "\(folder)/zone.tab") else { continue }
            let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
            let names = lines.compactMap { line -> String? in
                let columns = line.split(separator: UInt8(ascii: "\t"))
                return columns.count > 2 ? String(decoding: columns[2], as: UTF8.self) : nil
            }
            return (names + ["UTC"]).sorted()
        }
        return ["UTC"]
    }
}
