import CustomDump
import NetworkModel
import TestSupport
import Testing

/// Python's `zoneinfo` as the judge of what the files of the time zones say.
@Suite("Zones out of files")
struct ZoneFilesTests {
    /// Ordinary ones, and those that trip programs: the southern hemisphere, summer time of half an hour, one that is
    /// behind the standard time, changes beyond midnight, lost days, abolished and fixed offsets.
    private static let names = [
        "Europe/Paris", "Europe/London", "Europe/Dublin", "Europe/Kyiv", "America/New_York", "America/Sao_Paulo",
        "America/Santiago", "America/Nuuk", "America/St_Johns", "America/Mexico_City", "Africa/Casablanca",
        "Africa/Cairo", "Africa/Nairobi", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Tehran", "Asia/Gaza",
        "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati",
        "Antarctica/Troll", "Etc/GMT+5", "UTC",
    ]

    private func zone(_ name: String) throws -> Zone { try #require(Zones.system.zone(name), "\(name) is missing") }

    @Test("tell the offset of an instant as Python does", arguments: [UInt64(1), 2])
    func offsets(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var cases: [(name: String, instant: Int64)] = []
        for name in Self.names {
            for _ in 0..<150 { cases.append((name, .random(in: -2_200_000_000...4_500_000_000, using: &generator))) }
            for _ in 0..<50 { cases.append((name, .random(in: 4_000_000_000...32_000_000_000, using: &generator))) }
        }
        let judged = try Python.lines(
            """
            import sys
            from datetime import datetime, timezone, timedelta
            from zoneinfo import ZoneInfo
            for line in sys.stdin:
                name, instant = line.split()
                moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=int(instant))
                print(int(moment.astimezone(ZoneInfo(name)).utcoffset().total_seconds()))
            """, cases.map { "\($0.name) \($0.instant)" })
        let ours = try cases.map { "\(try zone($0.name).offset(at: $0.instant))" }
        expectNoDifference(
            zip(cases, ours).map { "\($0) \($1)" }, zip(cases, judged).map { "\($0) \($1)" }, "seed \(seed)")
    }

    @Test("tell what a time on the wall means as Python does, gaps and overlaps included", arguments: [UInt64(3), 4])
    func readings(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var cases: [(name: String, local: Int64)] = []
        for name in Self.names {
            let zone = try zone(name)
            for _ in 0..<60 { cases.append((name, .random(in: -30_000_000...95_000_000, using: &generator) * 60)) }
            // Around the changes themselves, where it is difficult.
            let changes = zone.transitions(from: -1_800_000_000, through: 6_000_000_000)
            for change in changes.shuffled(using: &generator).prefix(40) {
                let local = (change.instant + Int64(change.offset)) / 60 + .random(in: -150...150, using: &generator)
                cases.append((name, local * 60))
            }
        }
        let judged = try Python.lines(
            """
            import sys
            from datetime import datetime, timedelta
            from zoneinfo import ZoneInfo
            for line in sys.stdin:
                name, local = line.split()
                naive = datetime(1970, 1, 1) + timedelta(seconds=int(local))
                first, second = [
                    int(naive.replace(tzinfo=ZoneInfo(name), fold=fold).utcoffset().total_seconds()) for fold in (0, 1)]
                kind = 'exact' if first == second else 'gap' if first < second else 'overlap'
                print(kind, int(local) - first, int(local) - second)
            """, cases.map { "\($0.name) \($0.local)" })
        let ours = try cases.map { name, local in
            let day = Day(number: Int((Double(local) / 86_400).rounded(.down)))
            let time = TimeOfDay(clamping: Int(local - Int64(day.number) * 86_400) / 60)
            return Self.text(try zone(name).reading(day, time))
        }
        #expect(ours.contains { $0.hasPrefix("gap") } && ours.contains { $0.hasPrefix("overlap") })
        expectNoDifference(
            zip(cases, ours).map { "\($0) \($1)" }, zip(cases, judged).map { "\($0) \($1)" }, "seed \(seed)")
    }

    private static func text(_ reading: Zone.Reading) -> String {
        switch reading {
        case .exact(let moment): "exact \(moment.instant) \(moment.instant)"
        case .overlap(let first, let second): "overlap \(first.instant) \(second.instant)"
        // Python gives the offset before the gap first, which leads beyond it.
        case .gap(let before, let after, _): "gap \(after.instant) \(before.instant)"
        }
    }

    @Test("are none where the bytes are no zone, whatever they are", arguments: [UInt64(5), 6, 7])
    func damaged(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let whole = TemporaryFolder.bytes("/usr/share/zoneinfo/Europe/Paris")
        var read = 0
        for _ in 0..<400 {
            var bytes = Bool.random(using: &generator) ? whole : Array(whole.prefix(.random(in: 0...whole.count)))
            for _ in 0..<Int.random(in: 0...8, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let zone = Zone(tzif: bytes) else { continue }
            read += 1
            for instant in [Int64.min, -1, 0, 4_000_000_000, .max] { _ = zone.moment(at: instant).iso }
            _ = zone.reading(.first, .midnight)
            _ = zone.reading(.last, .noon)
            _ = zone.transitions(from: 4_000_000_000, through: 5_000_000_000)
        }
        #expect(read > 0, "seed \(seed)")
        #expect(Zone(tzif: []) == nil)
        #expect(Zone(tzif: Array(whole.prefix(60))) == nil)
    }

    @Test(
        "follow a rule of a string, and refuse what is none",
        arguments: [
            ("UTC0", true), ("<+0330>-3:30", true), ("CET-1CEST,M3.5.0,M10.5.0/3", true), ("EST5EDT", true),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", true), ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", true), ("A0", false),
            ("CET-1CEST,M3.6.0,M10.5.0", false), ("CET-1CEST,M3.5.0", false), ("CET", false), ("CET-999", false),
            ("XXX3EDT4,0/0,J365/23", true), ("CET-1CEST,M3.5.0,M10.5.0/3,", false), ("<+03-3", false),
        ])
    func rules(text: String, isRule: Bool) { #expect((ZoneRule(posix: text.utf8) != nil) == isRule) }

    @Test("of summer time all year round stay there")
    func endlessSummer() throws {
        let rule = ZoneRule(posix: "XXX3EDT4,0/0,J365/23".utf8)
        #expect(rule != nil)
        let zone = Zone(initial: 0, transitions: [], rule: rule)
        for year in 2026...2030 {
            for month in 1...12 {
                let day = try #require(Day(year: year, month: month, day: 1))
                #expect(zone.offset(at: Int64(day.number) * 86_400) == -4 * 3600)
                #expect(zone.reading(day, .midnight).isExact)
            }
        }
    }

    @Test("of summer times that reach into the next ones change in order")
    func overlappingSummers() {
        let zone = Zone(initial: 0, transitions: [], rule: ZoneRule(posix: "AAA2TZf,0/0,363/50".utf8))
        let instants = zone.transitions(from: 1_795_000_000, through: 1_900_000_000).map(\.instant)
        #expect(instants.count > 4)
        #expect(instants == instants.sorted())
    }

    @Test("are found by the names that people type")
    func names() {
        #expect(Zones.system.matches("paris") == ["Europe/Paris"])
        #expect(Zones.system.matches("europe") == ["Europe/Berlin", "Europe/Busingen", "Europe/Paris"])
        #expect(Zones.system.matches("cameroon") == ["Africa/Douala"])
        #expect(Zones.system.matches("camer") == ["Africa/Douala"])
        #expect(Zones.system.matches("germany") == ["Europe/Berlin", "Europe/Busingen"])
        // No zone is called after them, but people know where they are.
        #expect(Zones.system.matches("yaound") == ["Africa/Douala"])
        #expect(Zones.system.matches("Yaoundé") == ["Africa/Douala"])
        #expect(Zones.system.matches("bonn") == ["Europe/Berlin"])
        #expect(Zones.system.matches("ya") == [])
        #expect(Zones.system.matches("geneva") == [])
        #expect(Zones.system.matches("") == [])
        #expect(Zones.city("America/New_York") == "New York")
        #expect(Zones.system.zone("../../../etc/passwd") == nil)
        #expect(Zones.system.zone("Europe/Nowhere") == nil)
        #expect(Zones.none.zone("Europe/Paris") == nil)
        #expect(Zones.none.zone("UTC") == .utc)
    }
}
