/// The latest contact with a partner or person.
package struct Latest: Hashable, Sendable {
    /// Seconds since 1970; the smallest number where there was none.
    package var instant: Int64 = .min
    /// The slot of the contact, or −1.
    package var contact: Int32 = -1

    package var isNone: Bool { contact < 0 }

    package init() {}

    package init(instant: Int64, contact: Int) {
        self.instant = instant
        self.contact = Int32(contact)
    }

    /// The later of two; of two at the same moment the one logged later.
    package mutating func take(_ other: Latest) {
        if (other.instant, other.contact) > (instant, contact) { self = other }
    }
}
