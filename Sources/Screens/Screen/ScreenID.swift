/// The screens: first those with tabs, in the order of the keys 1 to 8, then those that open from one of these.
package enum ScreenID: UInt8, CaseIterable, Hashable, Sendable {
    case today, partners, events, checklist, tasks, log, network, outreach
    case participants, logistics, session, calendar, workload

    /// The screens with a tab of their own.
    package static let tabs: [ScreenID] = [
        .today, .partners, .events, .checklist, .tasks, .log, .network, .outreach,
    ]

    /// The screen under whose tab it stands, and to which Esc goes back from it.
    package var tab: ScreenID {
        switch self {
        case .participants, .logistics, .calendar: .events
        case .session: .checklist
        case .workload: .tasks
        case .today, .partners, .events, .checklist, .tasks, .log, .network, .outreach: self
        }
    }

    /// The digit that opens its tab.
    package var digit: Character { Character(String(tab.rawValue + 1)) }
}
