/// A time on the clock, to the minute.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1439.
    package let minutes: Int16

    package static let noon = TimeOfDay(clamping: 720)
    package static let midnight = TimeOfDay(clamping: 0)

    /// The time of that hour and minute, or nil where the clock shows none such; 24:00 is none.
    package init?(hour: Int, minute: Int) {
        guard 0..<24 ~= hour, 0..<60 ~= minute else { return nil }
        self.init(clamping: hour * 60 + minute)
    }

    /// That many minutes after midnight, or the nearest time there is.
    package init(clamping minutes: Int) {
        self.minutes = Int16(truncatingIfNeeded: min(max(minutes, 0), 1439))
    }

    /// The time written `HH:MM`.
    package init?(iso text: some StringProtocol) {
        let text = String(text)
        let bytes = text.utf8.span
        var reader = ISOReader(bytes)
        guard let read = reader.time(in: bytes), reader.isAtEnd else { return nil }
        self = read.time
    }

    package var hour: Int { Int(minutes) / 60 }
    package var minute: Int { Int(minutes) % 60 }

    /// `HH:MM`.
    package var iso: String {
        var bytes: [UInt8] = []
        appendISO(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `HH:MM`.
    package func appendISO(to bytes: inout [UInt8]) {
        appendPadded(hour, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendPadded(minute, width: 2, to: &bytes)
    }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.minutes < right.minutes
    }
}
