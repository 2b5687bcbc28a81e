/// The parts of a session, as the field has them: the latest information, then priorities and the game plan (who does
/// what, and by which processes), then training for those who are new.
package enum SessionPart: String, CaseIterable, Hashable, Sendable {
    case information, priorities, processes, training

    /// The part that a record names; what names none is information.
    package init(_ word: String?) { self = word.flatMap { SessionPart(rawValue: $0) } ?? .information }

    package var ordinal: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension AgendaItem {
    package var sessionPart: SessionPart { SessionPart(part) }
}
