import RecFormat

/// How far a task is.
///
/// A task without a status, or with a word of the network's own, is open.
package enum TaskStatus: String, CaseIterable, Sendable, Hashable {
    /// Somebody was asked and has not answered.
    case proposed
    case accepted, doing
    /// It stands still until somebody else has done something.
    case waiting
    case done
    /// Nobody is to do it: refused for good. A person's refusal only stands in the history; the task is open again.
    case declined
    case dropped

    package var isOpen: Bool {
        switch self {
        case .proposed, .accepted, .doing, .waiting: true
        case .done, .declined, .dropped: false
        }
    }

    /// Whether whoever is accountable has said yes to it.
    package var isAgreed: Bool {
        switch self {
        case .accepted, .doing, .waiting: true
        case .proposed, .done, .declined, .dropped: false
        }
    }

    /// The status of these bytes, without making a text of them.
    package init?(_ bytes: Span<UInt8>) {
        guard let status = Self.allCases.first(where: { bytes.isText($0.rawValue) }) else { return nil }
        self = status
    }
}
