import Synchronization

/// The time zones of the world by their names in the IANA database (`Europe/Paris`), read when they are asked for.
///
/// A value that is handed down like the clock: what a name means does not change while the program runs, and every
/// copy shares what was read.
package struct Zones: Sendable {
    private final class Source: Sendable {
        let read: @Sendable (String) -> [UInt8]?
        let names: @Sendable () -> [String]
        let cache = Mutex<[String: Zone?]>([:])
        let list = Mutex<[String]?>(nil)
        let countries: @Sendable () -> [(country: String, zone: String)]
        /// The folded names of countries, each with a zone that it keeps.
        let countryList = Mutex<[(country: String, zone: String)]?>(nil)

        init(
            _ read: @escaping @Sendable (String) -> [UInt8]?, _ names: @escaping @Sendable () -> [String],
            _ countries: @escaping @Sendable () -> [(country: String, zone: String)]
        ) {
            self.read = read
            self.names = names
            self.countries = countries
        }
    }

    private let source: Source
    /// The name of the zone that the computer itself is in, where it is known.
    package let local: String?

    /// No zone but UTC is known.
    package static let none = Zones(local: nil, names: { [] }, reading: { _ in nil })

    /// Zones out of TZif files: `reading` gives the bytes of the file of a name, nil where there is none. It is only
    /// asked for names that have the form of one. `names` lists those that can be proposed to somebody, `countries` the
    /// zones of each country by its name.
    package init(
        local: String?, names: @escaping @Sendable () -> [String],
        countries: @escaping @Sendable () -> [(country: String, zone: String)] = { [] },
        reading: @escaping @Sendable (String) -> [UInt8]?
    ) {
        source = Source(reading, names, countries)
        self.local = local
    }

    /// The zone of that name; nil where there is none, or where it cannot be read.
    package func zone(_ name: String) -> Zone? {
        guard Zones.isName(name) else { return nil }
        if name == "UTC" || name == "Etc/UTC" { return .utc }
        return source.cache.withLock { cache in
            if let known = cache[name] { return known }
            let zone = source.read(name).flatMap { Zone(tzif: $0) }
            cache[name] = .some(zone)
            return zone
        }
    }

    /// The names that can be proposed to somebody, in alphabetical order.
    package var names: [String] {
        source.list.withLock { list in
            if let list { return list }
            let names = source.names()
            list = names
            return names
        }
    }

    private var countries: [(country: String, zone: String)] {
        source.countryList.withLock { list in
            if let list { return list }
            let countries = source.countries().map { (country: Zones.folded($0.country), zone: $0.zone) }
            list = countries
            return countries
        }
    }

    /// The names that a word may mean: `paris`, `new york`, `Europe/Pari`, a country, or a
    /// city that keeps one which is called after another; a whole name stands alone.
    package func matches(_ text: String) -> [String] {
        let wanted = Zones.folded(text)
        guard !wanted.isEmpty else { return [] }
        if let exact = names.first(where: { Zones.folded($0) == wanted }) { return [exact] }
        let cities = names.filter { Zones.folded(Zones.city($0)) == wanted }
        if !cities.isEmpty { return cities }
        let inCountry = countries.filter { $0.country == wanted }.map(\.zone)
        if !inCountry.isEmpty { return inCountry }
        let capitals = keeping { $0 == wanted }
        if !capitals.isEmpty { return capitals }
        var called = names.filter { Zones.folded($0).contains(wanted) }
        guard wanted.utf8.count > 2 else { return called }
        called += keeping { $0.hasPrefix(wanted) }.filter { !called.contains($0) }
        return called + countries.filter { $0.country.contains(wanted) && !called.contains($0.zone) }.map(\.zone)
    }

    /// The zones of cities after which none is called.
    private func keeping(_ isMeant: (String) -> Bool) -> [String] {
        ZoneCities.table.filter { $0.cities.contains { isMeant(Zones.folded($0)) } }.map(\.zone)
            .filter(names.contains)
    }

    /// Whether a text has the form of a name: parts of letters, digits, `_`, `-` and `+`, joined by `/`.
    package static func isName(_ text: String) -> Bool {
        guard 1...64 ~= text.utf8.count else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            guard let first = part.first, first.isLetter else { return false }
            return part.allSatisfy { byte in
                byte.isLetter || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "_-+".utf8.contains(byte)
            }
        }
    }

    /// The city that a name ends in, as people write it: `New York`.
    package static func city(_ name: String) -> String {
        let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(name).utf8
        return String(decoding: last.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private static func folded(_ text: String) -> String {
        String(decoding: Folding.fold(text).map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

extension Zones: Hashable {
    /// Whether both are copies of one source.
    package static func == (left: Zones, right: Zones) -> Bool { left.source === right.source }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(source)) }
}

extension UInt8 {
    fileprivate var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}
