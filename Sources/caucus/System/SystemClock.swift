import Glibc
import NetworkModel

/// Reads the computer's clock and the rules of its time zone.
enum SystemClock {
    static func now() -> Clock { Clock(instant: Int64(time(nil)), zone: zone, zones: SystemZones.zones) }

    // Read once: a program that runs while the rules of its zone are replaced goes on with the old ones.
    private static let zone = readZone(around: Int64(time(nil)))

    /// The offsets from twelve years back to six ahead, found by asking the C library, whatever rules it follows.
    ///
    /// Changes of the clocks lie more than ten days apart everywhere.
    private static func readZone(around now: Int64) -> Zone {
        tzset()
        let step: Int64 = 10 * 86_400
        let end = now + 6 * 366 * 86_400
        var instant = now - 12 * 366 * 86_400
        let initial = offset(at: instant)
        var current = initial
        var transitions: [Zone.Transition] = []
        while instant < end {
            let next = offset(at: instant + step)
            if next != current {
                transitions.append(Zone.Transition(instant: change(from: instant, to: instant + step), offset: next))
                current = next
            }
            instant += step
        }
        return Zone(initial: initial, transitions: transitions)
    }

    // The first instant of the later offset, between two that differ.
    private static func change(from early: Int64, to late: Int64) -> Int64 {
        var (low, high) = (early, late)
        let before = offset(at: early)
        while high - low > 1 {
            let middle = (low + high) / 2
            if offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }

    private static func offset(at instant: Int64) -> Int32 {
        var seconds = time_t(instant)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return Int32(parts.tm_gmtoff)
    }
}
