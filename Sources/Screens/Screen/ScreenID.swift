/// The screens, in the order of their tabs and of the keys 1 to 8.
package enum ScreenID: UInt8, CaseIterable, Hashable, Sendable {
    case today, partners, events, checklist, tasks, log, network, outreach

    /// The digit that opens the screen.
    package var digit: Character { Character(String(rawValue + 1)) }
}
