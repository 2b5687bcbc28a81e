package import NetworkModel
import RecFormat

/// A clock that stands at noon, UTC, of a day.
package func clock(_ day: String = "2026-11-21", hour: Int = 12) -> Clock {
    guard let date = Day(iso: day) else { preconditionFailure("no day: \(day)") }
    return Clock(instant: Int64(date.number) * 86_400 + Int64(hour) * 3600, zone: Zone(fixed: 0))
}

/// An author at that clock whose Ids come out the same every time.
package func author(_ day: String = "2026-11-21", me: RecordID? = nil) -> Author {
    Author(clock: clock(day), me: me, mint: IDMint(seed: 1))
}

extension Network {
    /// A network read from rec text, a text for each kind.
    package init(_ texts: [Kind: String]) {
        self.init(documents: texts.mapValues { RecDocument(Array($0.utf8)) })
    }

    /// The text of a kind's file.
    package func text(_ kind: Kind) -> String { String(decoding: self[kind].document.serialized(), as: UTF8.self) }
}
