/// The English words of the one-line log, folded, and the words they are stored as.
enum LogWords {
    /// The kind of contact that a word names, among those there are: `rang` is a call.
    static func kind(_ word: String, among kinds: [String]) -> String? {
        if let kind = kinds.first(where: { Folding.folded($0) == word }) { return kind }
        let meant: String
        switch word {
        case "called", "phone", "phoned", "rang", "telephone": meant = "call"
        case "met", "meet", "saw": meant = "meeting"
        case "e-mail", "mail", "emailed", "mailed", "e-mailed", "wrote": meant = "email"
        case "messaged", "text", "texted", "sms", "chat", "chatted", "msg": meant = "message"
        case "visited": meant = "visit"
        default: return nil
        }
        return kinds.contains(meant) ? meant : nil
    }

    /// The outcome at the beginning of some words; `isTalk` where it might as well begin a sentence.
    static func outcome(_ words: ArraySlice<String>) -> (outcome: String, count: Int, isTalk: Bool)? {
        let phrases: [(words: [String], outcome: String, isTalk: Bool)] = [
            (["left", "a", "message"], "left message", false), (["left", "message"], "left message", false),
            (["voicemail"], "left message", false), (["no", "reply"], "no reply", false),
            (["no", "answer"], "no reply", false), (["no", "response"], "no reply", false),
            (["reached"], "reached", true),
        ]
        let match = phrases.first { words.starts(with: $0.words) }
        return match.map { ($0.outcome, $0.words.count, $0.isTalk) }
    }

    /// The direction a word names, and whether it must stand alone to do so.
    static func direction(_ word: String) -> (direction: String, isTalk: Bool)? {
        switch word {
        case "in": ("in", true)
        case "out": ("out", true)
        case "incoming", "inbound": ("in", false)
        case "outgoing", "outbound": ("out", false)
        default: nil
        }
    }

    /// Words between two names.
    static func isSeparator(_ word: String) -> Bool {
        [",", ";", "and", "&", "+"].contains(word)
    }

    /// Words before a name, and the direction they tell.
    static func introduction(_ word: String) -> (isOne: Bool, direction: String?) {
        switch word {
        case "with", "w/": (true, nil)
        case "from": (true, "in")
        case "to": (true, "out")
        default: (false, nil)
        }
    }

    /// The day, the month or the kind of contact that a word is a slip or two away from: `yesterday` for `yesterdy`.
    static func near(_ word: String, kinds: [String]) -> String? {
        let typed = Array(word.utf8)
        let kinds = kinds.map { Folding.folded($0) }.filter { $0.utf8.count > 3 }
        let near = (days + months + kinds).compactMap { meant in
            EditDistance.between(typed, Array(meant.utf8), atMost: meant.utf8.count < 8 ? 1 : 2).map { (meant, $0) }
        }
        return near.min { $0.1 < $1.1 }?.0
    }

    private static let days = [
        "today", "tonight", "tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday",
    ]

    /// The months that are long enough to be told from a slip.
    static let months = [
        "january", "february", "march", "april", "august", "september", "october", "november", "december",
    ]
}
