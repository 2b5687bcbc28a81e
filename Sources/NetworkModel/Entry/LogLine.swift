/// A contact as it is typed in one line, and what was understood of it:
///
///     call Third World Network, Amina yesterday 25m: will chair the session #mc14 > send draft fri @me
///
/// Reading never fails and never guesses in silence: each piece that was understood is in `pieces`, and what was not
/// is in `problems`. Names, day, minutes and outcome may come in any order before the colon; without a colon the
/// longest understood beginning is taken for them, and the rest is the summary.
package struct LogLine: Hashable, Sendable {
    /// As it was typed; all ranges are of its UTF-8 bytes.
    package let source: String
    /// One of the kinds of the context, or its default where none was typed.
    package var kind: String?
    package var direction: String?
    package var with: [Mention] = []
    /// Who had the contact, where another than the one at the keyboard was named.
    package var by: Mention?
    package var at: Timestamp
    package var minutes: Int?
    package var outcome: String?
    package var summary = ""
    /// Without their `#`, each once, in order.
    package var tags: [String] = []
    package var nextSteps: [NextStep] = []
    /// What was understood, in order of the line; pieces do not overlap.
    package var pieces: [Piece] = []
    package var problems: [Problem] = []

    init(source: String, kind: String?, at: Timestamp) {
        self.source = source
        self.kind = kind
        self.at = at
    }

    /// Whether it can be saved as it stands; some problems are only to be looked at.
    package var isReady: Bool { !problems.contains(where: \.blocks) }
}

extension LogLine {
    /// What a line is read against.
    package struct Context: Sendable {
        package var names: NameIndex
        package var clock: Clock
        /// The person at the keyboard, whom `@me` means.
        package var me: NameCandidate?
        /// Those whom the line is about unless it says otherwise, such as the selected partner. A person who is typed
        /// joins them; a partner who is typed takes their place, unless a comma or the like comes first.
        package var given: [NameCandidate]
        /// The kind of contact where none is typed.
        package var defaultKind: String?
        package var kinds: [String]

        package init(
            names: NameIndex, clock: Clock, me: NameCandidate? = nil, given: [NameCandidate] = [],
            defaultKind: String? = nil, kinds: [String] = Vocabulary.contactKinds.words
        ) {
            self.names = names
            self.clock = clock
            self.me = me
            self.given = given
            self.defaultKind = defaultKind
            self.kinds = kinds
        }
    }

    /// What is to be done next, from behind a `>`; it becomes a task.
    package struct NextStep: Hashable, Sendable {
        package var text: String
        package var due: Day?
        package var assignees: [Mention]
        package var tags: [String]
        package var range: Range<Int>
    }

    /// A part of the line and what it was taken for.
    package struct Piece: Hashable, Sendable {
        package enum Meaning: Hashable, Sendable {
            case kind, direction, name, by, when, minutes, outcome, summary, tag
            case step, due, assignee
        }

        package let range: Range<Int>
        package let meaning: Meaning
    }
}
