/// What somebody has agreed to: on what basis, since when, from whom, in people's own words: `agreed by mail 2026-11-02`,
/// `took it back by phone 2026-11-20`.
package struct Consent: Hashable, Sendable {
    /// What the words come to.
    package enum Standing: Hashable, Sendable {
        case given
        /// Asked for, or not clear: nobody has said yes or no.
        case open
        /// Not given, or taken back.
        case refused
    }

    package let text: String
    package let standing: Standing
    /// The first day that it names; nil where it does not say since when.
    package let day: Day?

    /// Nil where nothing is written down.
    package init?(_ text: String) {
        let words = SignWord.words(of: text).map(\.text)
        guard !words.isEmpty else { return nil }
        self.text = text
        let said = ConsentWords.standing(of: words)
        standing = said == .given && text.contains("?") ? .open : said
        day =
            text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" || $0 == "(" || $0 == ")" })
            .lazy.compactMap { Day(iso: String($0)) }.first
    }
}

extension Person {
    /// What they have agreed to; nil where nothing is written down.
    package var agreement: Consent? { consent.flatMap(Consent.init) }

    /// Whether they may be written to; of the team it goes without saying.
    package var hasConsented: Bool { isTeamMember || agreement?.standing == .given }

    /// Whether they gave none or took it back, which is more than that nothing is written down or nobody answered.
    package var hasRefused: Bool { !isTeamMember && agreement?.standing == .refused }
}
