/// How the words of a consent are read.
///
/// A refusal counts wherever it stands, since it is worse to write to somebody who took it back than to leave somebody
/// out. Of what is open and what is agreed the later counts. What says neither is on what basis somebody may be written
/// to: `newsletter form 2025-03-01`, `legitimate interest`.
enum ConsentWords {
    /// What folded words come to.
    static func standing(of words: [String]) -> Consent.Standing {
        let tokens = tokens(of: words)
        var standing = Consent.Standing.given
        var isAgreed = false
        var index = 0
        while index < tokens.count {
            if let end = end(of: doubts, in: tokens, from: index) {
                (standing, index) = (.open, end)
            } else if let end = end(of: agreements, in: tokens, from: index) {
                (standing, isAgreed, index) = (.given, true, end)
            } else if end(of: refusals, in: tokens, from: index) != nil || index == 0 && noes.contains(tokens[index]) {
                return .refused
            } else {
                // `agreed when asked` is agreed, `Ana asked 2026-11-01` is not.
                if index < 3, !isAgreed, askings.contains(tokens[index]) { standing = .open }
                index += 1
            }
        }
        return standing
    }

    /// The words with a number sign for the numbers of a day, and a full stop at the end.
    private static func tokens(of words: [String]) -> [String] {
        var tokens: [String] = []
        for word in words {
            let token = word.allSatisfy(\.isNumber) ? "#" : word
            if token != "#" || tokens.last != "#" { tokens.append(token) }
        }
        return tokens + ["."]
    }

    /// Words in a row, of which each may be one of several; nil stands for up to two words of any kind, but for a day.
    private typealias Phrase = [Set<String>?]

    /// Where the first of the phrases that begins at a word ends; nil where none does.
    private static func end(of phrases: [Phrase], in tokens: [String], from start: Int) -> Int? {
        phrases.lazy.compactMap { end(of: $0[...], in: tokens, from: start) }.first
    }

    private static func end(of phrase: ArraySlice<Set<String>?>, in tokens: [String], from start: Int) -> Int? {
        guard let part = phrase.first else { return start }
        let rest = phrase.dropFirst()
        guard let part else {
            let reach = tokens[start...].prefix(2).prefix { $0 != "#" }.count
            return (0...reach).lazy.compactMap { end(of: rest, in: tokens, from: start + $0) }.first
        }
        return start < tokens.count && part.contains(tokens[start]) ? end(of: rest, in: tokens, from: start + 1) : nil
    }

    private static func phrases(_ lines: String) -> [Phrase] {
        lines.split(separator: "\n").map { line in
            line.split(separator: " ").map { $0 == "…" ? nil : Set($0.split(separator: "|").map(String.init)) }
        }
    }

    private static let askings: Set<String> = ["ask", "asks", "asked", "asking"]

    /// What refuses as the first word, and would not within a sentence: `agreed, no phone`.
    private static let noes: Set<String> = ["no", "none", "not", "never", "nope", "non", "nein", "nao"]

    private static let doubts = phrases(
        """
        maybe|perhaps|probably|possibly|pending|waiting|awaiting … yes|ok|okay|agreed|confirmed|signed
        maybe|perhaps|probably|possibly|pending|waiting|awaiting|unanswered|outstanding|expired|lapsed|missing|without
        unclear|unknown|unsure|uncertain|undecided|unconfirmed|tentative|tentatively|tbd|tba|considering|thinking
        no|not|none|t … yet
        no answer|answers|reply|replies|response|reaction|word|news
        not|t|never … ask|asked|answer|answered|reply|replied|respond|responded|react|reacted|sure|clear|decided
        not|t|never … known|know|reached|reach|heard|hear|confirmed
        to|will|must|should ask|answer|reply|decide|confirm
        to|will|must|should be asked
        ask|asks|asked|asking … if|whether … yes|ok|okay|agreed|confirmed|signed
        ask|asks|asked|asking for|to|us|her|him|them … consent|permission|agreement|confirmation|agree|confirm|sign
        still open
        open .|#|since
        """)

    private static let agreements = phrases(
        """
        yes|agreed|ok|okay|accepted|consented|confirmed|granted|gave|given|signed
        not|never|until|unless withdrawn|revoked|refused|declined|objected|cancelled|canceled|removed|stopped
        can|may … withdrawn|revoked|cancelled|canceled|unsubscribe
        no objection|objections
        not|t object
        asks|asked for|to|us
        """)

    private static let refusals = phrases(
        """
        withdraw|withdraws|withdrawn|withdrew|withdrawal|revoke|revokes|revoked|retracted|rescinded|cancelled|canceled
        refuse|refuses|refused|refusal|decline|declines|declined|reject|rejects|rejected|denied|disagrees|disagreed
        objects|objected|objection|objections|against|unsubscribe|unsubscribed|unwilling|unwanted|optout
        remove|removed|removal|delete|deleted|deletion|erase|erased|stop|stops|stopped
        take|takes|took|taken|taking|pull|pulled … back|off
        off the|our|all
        opt|opts|opted|back|backed|drop|dropped|pulled|want|wants|wanted out
        not|t|dont|doesnt|never … want|wants|wanted|wish|wishes|like|agree|agreed|consent|consented|accept|accepted
        not|t|dont|doesnt|never … allow|allowed|given|write|written|mail|mails|email|emails|contact|contacted
        not|t|dont|doesnt|never … interested|willing|ok|okay
        no .|#|by|on|since|thanks|thank|more|longer|consent|permission|interest
        no mail|mails|email|emails|letter|letters|newsletter|newsletters|contact
        say|says|said|answered|answers|replied|replies|answer|reply … no
        """)
}
