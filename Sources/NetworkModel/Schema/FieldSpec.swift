/// What a field of a kind holds: its type, whether it repeats, whether a record needs it.
///
/// The schema is one table of these; the file descriptors, forms, validation, filter fields, the JSON output, columns
/// and the check of the workspace all read it.
package struct FieldSpec: Sendable {
    package let field: Field
    package let type: FieldType
    package let repeats: Bool
    package let isRequired: Bool
    /// Whether records that this field names find their way back to it (a partner's contacts, an event's tasks).
    package let isTraced: Bool
    /// Which of the two came out of the other, where the field names a record.
    package let origin: Origin?

    /// What came out of something private tells of it: it is private too.
    package enum Origin: Sendable {
        /// The record that is named: a task that came out of a contact names that.
        case named
        /// The record that names: a contact names the tasks that came out of it.
        case naming
    }

    package init(
        _ field: Field, _ type: FieldType, repeats: Bool = false, required: Bool = false, traced: Bool = false,
        origin: Origin? = nil
    ) {
        self.field = field
        self.type = type
        self.repeats = repeats
        self.isRequired = required
        self.isTraced = traced
        // What cannot be without another record came out of it.
        if case .reference = type, required { self.origin = .named } else { self.origin = origin }
    }

    /// Which of several days is meant where one is typed: what is noted has happened, what is planned lies ahead.
    package var datePreference: HumanDate.Preference {
        [.at, .done, .created, .modified].contains(field) ? .past : .future
    }
}

/// The type of a field's values.
package enum FieldType: Sendable, Equatable {
    /// One line of text.
    case line
    /// Text of any number of lines.
    case text
    /// `yes`, or the field is absent.
    case flag
    /// One of a vocabulary; the words are suggestions, any other word is kept and offered too.
    case choice(Vocabulary)
    /// The Id of a record of one of these kinds.
    case reference([Kind])
    /// The Id of a record, a colon, and what that record is here: `aid-watch: coordinator; since 2024-01-15`.
    case described([Kind])
    /// A local date: `2026-12-04`.
    case day
    /// A moment with its offset, or a local date where the hour is not known.
    case moment
    /// A local date, or one relative to the record's event: `T-90d`.
    case relativeDay
    /// A span of the calendar: `6w`.
    case period
    /// A whole number in a range.
    case number(ClosedRange<Int>)
    /// Hours, with an optional fraction: `1.5`.
    case hours
    case email
    case phone
    /// How something repeats, as a rule of RFC 5545: `FREQ=WEEKLY;BYDAY=TU`.
    case recurrence
    /// The name of a time zone in the IANA database: `Europe/Paris`.
    case zone
}

/// A list of words that a field usually takes, in the order in which they make sense.
package struct Vocabulary: Sendable, Equatable {
    package let words: [String]
    package init(_ words: String...) { self.words = words }
}

extension Vocabulary {
    package static let partnerKinds = Vocabulary(
        "ngo", "community group", "research", "university", "school", "union", "government", "local government",
        "intergovernmental", "business", "media", "health", "arts", "faith", "funder", "network", "individual")
    package static let levels = Vocabulary("local", "national", "regional", "international")
    package static let stages = Vocabulary(
        "identified", "approached", "met", "joint objectives", "active", "dormant", "left")
    package static let contactKinds = Vocabulary(
        "call", "meeting", "email", "message", "visit", "event", "letter", "social")
    package static let directions = Vocabulary("in", "out")
    package static let outcomes = Vocabulary("reached", "left message", "no reply")
    package static let eventKinds = Vocabulary(
        "intergovernmental meeting", "pre-meeting", "network meeting", "public meeting", "workshop", "webinar",
        "lecture", "award", "dinner", "deadline")
    package static let eventStatuses = Vocabulary("working", "confirmed", "completed", "cancelled")
    package static let sections = Vocabulary("information", "priorities", "processes", "training", "logistics")
    package static let taskStatuses = Vocabulary(
        "proposed", "accepted", "doing", "waiting", "done", "declined", "dropped")
    package static let priorities = Vocabulary("high", "normal", "low")
    package static let sessionParts = Vocabulary("information", "priorities", "processes", "training")
    package static let sessionStatuses = Vocabulary("planned", "running", "paused", "closed")
    package static let noteKinds = Vocabulary("information", "question")
    package static let decisionKinds = Vocabulary("position", "priority", "process", "action")
    package static let decisionMethods = Vocabulary("consensus", "consent", "majority")
    package static let positionStatuses = Vocabulary("draft", "consultation", "agreed", "published")
    package static let stances = Vocabulary("with us", "leaning", "undecided", "leaning against", "against")
    package static let networkForms = Vocabulary("learning community", "project", "campaign", "alliance", "coalition")
}
