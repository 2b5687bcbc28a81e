/// What somebody has agreed to: on what basis, since when, from whom, in people's own words: `agreed by mail 2026-11-02`,
/// `withdrawn by phone 2026-11-20`.
package struct Consent: Hashable, Sendable {
    package let text: String
    /// Whether it holds, and was not refused or taken back.
    package let isGiven: Bool
    /// The first day that it names; nil where it does not say since when.
    package let day: Day?

    /// Nil where nothing is written down.
    package init?(_ text: String) {
        let words = SignWord.words(of: text).map(\.text)
        guard let first = words.first else { return nil }
        self.text = text
        isGiven = !Self.refusals.contains(first) && !(first == "opted" && words.dropFirst().first == "out")
        day =
            text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" || $0 == "(" || $0 == ")" })
            .lazy.compactMap { Day(iso: String($0)) }.first
    }

    private static let refusals: Set<String> = [
        "no", "none", "not", "withdrawn", "withdrew", "revoked", "refused", "declined", "objected", "objects",
        "unsubscribed", "never",
    ]
}

extension Person {
    /// What they have agreed to; nil where nothing is written down.
    package var agreement: Consent? { consent.flatMap(Consent.init) }

    /// Whether they may be written to; of the team it goes without saying.
    package var hasConsented: Bool { isTeamMember || agreement?.isGiven == true }

    /// Whether they gave none or took it back, which is more than that nothing is written down.
    package var hasRefused: Bool { agreement != nil && !hasConsented }
}
