import Glibc
import NetworkModel

/// The time zones that this computer knows: the files of the IANA database, as the C library reads them.
enum SystemZones {
    static let zones = Zones(local: localName, names: names, countries: countries) { name in
        for folder in folders {
            // Where it cannot be read the next folder may have it; a zone in none of them is one that is not known.
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
    private static func names() -> [String] { (regions().map(\.zone) + ["UTC"]).sorted() }

    /// The zones of each country by its English name, the one that most people live in first.
    private static func countries() -> [(country: String, zone: String)] {
        let names = table("iso3166.tab").compactMap { $0.count > 1 ? ($0[0], $0[1]) : nil }
        let byCode = Dictionary(names, uniquingKeysWith: { first, _ in first })
        return regions().compactMap { region in byCode[region.code].map { ($0, region.zone) } }
    }

    private static func regions() -> [(code: String, zone: String)] {
        table("zone.tab").compactMap { $0.count > 2 ? ($0[0], $0[2]) : nil }
    }

    /// The lines of a table of the database by their columns, comments left out; none where it is not there.
    private static func table(_ name: String) -> [[String]] {
        for folder in folders {
            guard let bytes = try? InputFile.bytes(of: "\(folder)/\(name)") else { continue }
            let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
            return lines.map { line in
                line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
            }
        }
        return []
    }
}
