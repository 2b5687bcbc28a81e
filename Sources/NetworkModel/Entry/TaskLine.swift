/// A task as it is typed in one line, and what was understood of it:
///
///     draft the sign-on letter @fatima due 2 fridays before mc14 6h #text !high after position-paper
///
/// What is understood may stand in any order and anywhere; the rest, in its order, is the title. As with `LogLine`,
/// reading never fails and never guesses in silence: `pieces` say what was understood, `problems` what was not.
package struct TaskLine: Hashable, Sendable {
    /// As it was typed; all ranges are of its UTF-8 bytes.
    package let source: String
    package internal(set) var title = ""
    /// Who is to answer for it, then who is to help. Where nobody is named it is the one at the keyboard.
    package internal(set) var owners: [Mention] = []
    /// Whether `@nobody` is to answer for it yet.
    package internal(set) var isNobodys = false
    package internal(set) var due: Day?
    package internal(set) var starts: Day?
    /// How long it takes.
    package internal(set) var minutes: Int?
    package internal(set) var priority: String?
    package internal(set) var skills: [String] = []
    /// Without their `#`, each once, in order.
    package internal(set) var tags: [String] = []
    /// The tasks and checklist items that come first.
    package internal(set) var after: [NameCandidate] = []
    package internal(set) var parent: NameCandidate?
    package internal(set) var partner: NameCandidate?
    package internal(set) var event: NameCandidate?
    package internal(set) var waitingFor: String?
    package internal(set) var repeats: Recurrence?
    /// What was understood, in order of the line; pieces do not overlap.
    package internal(set) var pieces: [Piece] = []
    package internal(set) var problems: [Problem] = []

    init(source: String) { self.source = source }

    /// Whether it can be saved as it stands.
    package var isReady: Bool { !problems.contains(where: \.blocks) }

    /// Hours as they stand in the files: `6`, `0.5`.
    package var effort: String? { minutes.map { Hours.text(ofMinutes: $0) } }
}

extension TaskLine {
    /// What a line is read against.
    package struct Context: Sendable {
        /// The names of partners, people and events, and who is at the keyboard.
        package var log: LogLine.Context
        /// The titles of tasks and checklist items; only lines that `namesTasks` need it.
        package var tasks: NameIndex?
        package var network: Network
        /// What the task is about unless the line says otherwise.
        package var event: NameCandidate?
        package var partner: NameCandidate?

        package init(
            _ log: LogLine.Context, tasks: NameIndex? = nil, network: Network, event: NameCandidate? = nil,
            partner: NameCandidate? = nil
        ) {
            self.log = log
            self.tasks = tasks
            self.network = network
            self.event = event
            self.partner = partner
        }
    }

    /// A part of the line and what it was taken for.
    package struct Piece: Hashable, Sendable {
        package enum Meaning: Hashable, Sendable {
            case title, owner, due, starts, effort, priority, skill, tag, after, parent, subject, waiting, repeats
        }

        package let range: Range<Int>
        package let meaning: Meaning
    }

    /// Something that has to be settled first, and where it stands.
    package struct Problem: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case noTitle
            /// A name behind an `@`.
            case owner(LogLine.Problem.What)
            case date(HumanDate.Problem)
            /// A word behind `!` that is no priority.
            case priority(String)
            /// Nothing of these kinds is called so.
            case unknown(String, [Kind])
            case ambiguous(String, [NameCandidate])
            /// The same where the words may as well be none of a name, and stay in the title.
            case perhaps(String, [NameCandidate])
            /// What stands behind `due` is no day, and stays in the title.
            case noDay(String)
            /// A day before or after an event, and no event is named.
            case noEvent
            /// The event has no day to count from.
            case undatedEvent(String)
            /// It would wait for what waits for it.
            case circle([String])
        }

        package let range: Range<Int>
        package let what: What

        /// Whether nothing should be written before this is settled.
        package var blocks: Bool {
            switch what {
            case .perhaps, .noDay: false
            case .noTitle, .owner, .date, .priority, .unknown, .ambiguous, .noEvent, .undatedEvent, .circle: true
            }
        }
    }

    /// Whether a line may name tasks, so that `Context.tasks` is needed to read it.
    package static func namesTasks(_ source: String) -> Bool {
        let words = Word.split(source).map(\.folded)
        return words.contains("after") || words.contains("part")
    }

    /// The titles that a line may name.
    package static func taskNames(of network: Network) -> NameIndex {
        NameIndex(network, kinds: [.task, .checklistItem])
    }

    /// Reads a line; see `TaskLine` for what it may say.
    package init(_ source: String, in context: Context) {
        var reader = TaskLineReader(source, in: context)
        self = reader.read()
    }
}

extension TaskLine.Problem: CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    package var description: String {
        switch what {
        case .noTitle: "what is to be done? Say it in a few words"
        case .owner(let problem): LogLine.Problem(range: range, what: problem).description
        case .date(let problem): problem.description
        case .priority(let word):
            "no priority is called \(word); write \(Vocabulary.priorities.words.map { "!" + $0 }.joined(separator: ", "))"
        case .unknown(let text, let kinds):
            "no \(kinds.map(Self.word).joined(separator: " or ")) is called \(text); type more of the title, or its Id"
        case .ambiguous(let text, let candidates):
            "\(text) may be \(candidates.prefix(4).map(\.title).joined(separator: ", "))"
                + "\(candidates.count > 4 ? " …" : ""); type more of it"
        case .perhaps(let text, let candidates):
            "after \(text) stays in the title; it may be \(candidates.prefix(3).map(\.title).joined(separator: ", "))"
                + "\(candidates.count > 3 ? " …" : ""): type more of it, or its Id"
        case .noDay(let text): "\(text) names no day and stays in the title; write due fri, due 2w, due 12 dec"
        case .noEvent: "before or after which event? Name it: 2 fridays before mc14"
        case .undatedEvent(let title): "\(title) has no day yet to count from; give a date"
        case .circle(let titles): "that leads in a circle: \(RecordFault.round(titles))"
        }
    }

    private static func word(_ kind: Kind) -> String { kind == .checklistItem ? "item" : kind.typeName.lowercased() }
}
